/* path_report.c -- what was found, looked at afterwards. */
#include <stdlib.h>

#include "path.h"

/* The rows of the table of checks stand in the order of what they tell. Below that the
 * certificate nearest to the anchor comes first, as findings do. */
static bool tells_more(const struct finding *a, const struct finding *b)
{
    if (a->result != b->result)
        return a->result == CHECK_FAILED;
    return a->check < b->check;
}

const struct finding *path_reason(const struct path_judgement *judgement)
{
    const struct finding *reason = NULL;
    if (judgement->report_count == 0)
        return NULL;
    const struct path_report *report = &judgement->reports[judgement->chosen];
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->result != CHECK_PASSED &&
            (reason == NULL || tells_more(finding, reason)))
            reason = finding;
    }
    return reason;
}

const struct path_certificate *path_at(const struct path_report *report,
                                       size_t position)
{
    return position < report->count ? report->certificates[position] : report->anchor;
}

void path_judgement_clear(struct path_judgement *judgement)
{
    for (size_t i = 0; i < judgement->report_count; i++)
        free(judgement->reports[i].findings);
    free(judgement->reports);
    memset(judgement, 0, sizeof *judgement);
}
