/* decision_report.h -- remarks and refusals (decision.h) on standard error. */
#ifndef CERTWRIGHT_DECISION_REPORT_H
#define CERTWRIGHT_DECISION_REPORT_H

#include "decision.h"

/* What a remark is about, and whether it is wanted; the context of remark_report. */
struct remark_subject {
    const char *path; /* of the request */
    bool is_quiet;    /* only of how long a certificate is valid is anything said */
};

/* remark_report keeps the line that says REMARK, by report_later; CONTEXT is a struct
 * remark_subject, or NULL where there is no request. It is to hear the remarks of a
 * decision. */
void remark_report(void *context, const struct remark *remark);

/* decision_report_refusal prints why DECISION, which a function that returned false has
 * set, refused; the request, if there was one, was read from PATH. Returns false. */
bool decision_report_refusal(const struct decision *decision, const char *path);

#endif
