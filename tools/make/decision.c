/* decision.c -- remarks and refusals. */
#include "decision.h"

void decision_remark(const struct decision *decision, struct remark remark)
{
    if (decision->hear != NULL)
        decision->hear(decision->context, &remark);
}

bool decision_blame_option(struct decision *decision, const char *option)
{
    decision->blame = BLAME_OPTION;
    decision->option = option;
    return false;
}

bool decision_refuse_request(struct decision *decision, const char *source,
                             const char *reason)
{
    decision->blame = BLAME_REQUEST;
    return error_fail(&decision->error, ERROR_RULE, ERROR_NO_OFFSET, source, "%s",
                      reason);
}
