/* trace_compare.h -- the block that a signature turns back into, printed beside the one
 * that should be there. */
#ifndef CERTWRIGHT_TRACE_COMPARE_H
#define CERTWRIGHT_TRACE_COMPARE_H

#include "trace_fault.h"
#include "trace_text.h"

/* trace_compare_pkcs1 explains the block EM and compares it with the expected one. */
void trace_compare_pkcs1(struct trace_style *style,
                         const struct trace_evidence *evidence);

/* trace_compare_pss takes the block EM apart and compares the hash in it with the one
 * of the digest and the salt that is in it. */
void trace_compare_pss(struct trace_style *style,
                       const struct trace_evidence *evidence);

#endif
