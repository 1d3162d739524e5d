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
    unsigned columns;  /* of the whole line */
};

/* The octets of an object that were explained. */
struct explain_span {
    size_t start, end; /* both 0 if none were */
};

/* explain_text prints the nodes of TREE, which schema_survey has set, to STREAM, with
 * HEADING before them; if ONLY is not NULL, the first that has this path and what is in
 * it, or nothing. It sets SPAN. Memory does not grow with the document. False if it runs
 * out. Errors of STREAM are left in it. */
bool explain_text(FILE *stream, const struct schema_tree *tree, const char *only,
                  const char *heading, const struct explain_style *style,
                  struct explain_span *span) __attribute__((warn_unused_result));

#endif
