/* trace_compare.h -- the block that a signature turns back into, printed beside the one
 * that should be there. */
#ifndef CERTWRIGHT_TRACE_COMPARE_H
#define CERTWRIGHT_TRACE_COMPARE_H

#include "trace_fault.h"
#include "trace_text.h"

/* trace_compare prints A and B, LENGTH octets each, row by row under their names, with
 * a mark at rows that differ, and the first octet that does. */
void trace_compare(const char *a_name, const uint8_t *a, const char *b_name,
                   const uint8_t *b, size_t length);

/* trace_compare_pkcs1 explains the block EM and compares it with the expected one. */
void trace_compare_pkcs1(struct trace_style *style,
                         const struct trace_evidence *evidence);

/* trace_compare_pss takes the block EM apart and compares the hash in it with the one
 * of the digest and the salt that is in it. */
void trace_compare_pss(struct trace_style *style,
                       const struct trace_evidence *evidence);

#endif
