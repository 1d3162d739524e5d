/* explain_text.h -- a document laid beside its tables, as text: for each element its
 * octets on the left, and on the right its path and value, its line of ASN.1 with the
 * clause, and what it is for. */
#ifndef CERTWRIGHT_EXPLAIN_TEXT_H
#define CERTWRIGHT_EXPLAIN_TEXT_H

#include <stdio.h>

#include "../../schema/schema.h"

struct explain_style {
    bool is_coloured;
    bool is_full;      /* long contents are not abbreviated */
    bool shows_secret; /* private numbers too */
    bool is_secret;    /* all of it: see explain_secret.h */
    unsigned columns;  /* of the whole line */
};

/* explain_text prints the nodes FIRST to END, END excluded, of TREE to STREAM. False if
 * memory runs out. Errors of STREAM are left in it. */
bool explain_text(FILE *stream, const struct schema_tree *tree, size_t first,
                  size_t end, const struct explain_style *style)
    __attribute__((warn_unused_result));

#endif
