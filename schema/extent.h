/* extent.h -- how much lies inside an element, which must be known before any of it is
 * walked over: how many children there are and, of the indefinite form, where they
 * end. */
#ifndef CERTWRIGHT_SCHEMA_EXTENT_H
#define CERTWRIGHT_SCHEMA_EXTENT_H

#include "hidden.h"

struct extent {
    size_t end;           /* behind the children and the octets that end them */
    uint32_t child_count; /* these octets count as one, as do octets that are no
                           * element or are left out */
    bool is_cut_off;      /* of the indefinite form, and nothing ends it */
};

/* extent_of looks over what is in an element of DOCUMENT: its contents are from START to
 * END or, if it IS_INDEFINITE, end before that; DEPTH elements are around a child.
 * HIDDEN is what is left out, advanced to START. Its time is in proportion to the number
 * of children, but elements of the indefinite form are looked into: all extents of a
 * document together take at most SCHEMA_DEPTH_MAX times its length. */
struct extent extent_of(struct bytes document, size_t start, size_t end, size_t depth,
                        bool is_indefinite, const struct hidden *hidden);

#endif
