/* verify_explain.h -- the whole of a judgement as text: every check of every
 * certificate on every path, the verdict, and what it means. */
#ifndef CERTWRIGHT_VERIFY_EXPLAIN_H
#define CERTWRIGHT_VERIFY_EXPLAIN_H

#include "verdict.h"

/* verify_explain prints the report of VERDICT on standard output. */
void verify_explain(const struct verdict *verdict);

#endif
