/* decision_report.h -- remarks and refusals (decision.h) on standard error. */
#ifndef CERTWRIGHT_DECISION_REPORT_H
#define CERTWRIGHT_DECISION_REPORT_H

#include "decision.h"

/* What a remark is about, and whether it is wanted; the context of remark_report. */
struct remark_subject {
    const char *path; /* of the request */
    bool is_quiet;    /* all remarks but those on validity are passed over */
};

/* remark_report keeps a line that says REMARK, by report_later: it is for decision.hear.
 * CONTEXT is a struct remark_subject, or NULL where there is no request. */
void remark_report(void *context, const struct remark *remark);

/* decision_report_refusal prints why DECISION, which a function that returned false has
 * set, refused; the request, if there was one, was read from PATH. Returns false. */
bool decision_report_refusal(const struct decision *decision, const char *path);

#endif
