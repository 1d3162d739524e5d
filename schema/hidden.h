/* hidden.h -- which octets the walk leaves out: a list of ranges that is never made, but
 * found as the walk comes to them. */
#ifndef CERTWRIGHT_SCHEMA_HIDDEN_H
#define CERTWRIGHT_SCHEMA_HIDDEN_H

#include "schema.h"
#include "secret.h"

struct hidden {
    struct secret_search search;
    struct secret_range next; /* the first that ends behind the position; at the end of
                               * the document if there are no more */
};

/* hidden_begin returns what HIDING leaves out of DOCUMENT. */
struct hidden hidden_begin(struct bytes document, enum schema_hiding hiding);

/* hidden_advance leaves behind the ranges that end at or before POSITION, which never
 * decreases. */
void hidden_advance(struct hidden *hidden, size_t position);

/* hidden_overlaps tells whether an octet from START to END is left out, and hidden_has
 * whether all of them are, at least one. HIDDEN has been advanced to START, or before. */
bool hidden_overlaps(const struct hidden *hidden, size_t start, size_t end);
bool hidden_has(const struct hidden *hidden, size_t start, size_t end);

#endif
