/* path.c -- the way into path validation, and out of it. */
#include "path.h"

#include <stdlib.h>

#include "path_context.h"

/* Whether the leaf is the certificate that the user has accepted, and may be: as
 * browsers have it, nobody can click away a revocation. */
static bool is_accepted(const struct path_inputs *inputs,
                        const struct path_judgement *judgement)
{
    uint8_t fingerprint[PATH_FINGERPRINT_LENGTH];
    struct bytes der = inputs->certificate->certificate.signed_part.element;
    if (inputs->accepted == NULL || judgement->is_out_of_memory ||
        judgement->report_count == 0)
        return false;
    const struct path_report *report = &judgement->reports[judgement->chosen];
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].check == CHECK_REVOCATION &&
            report->findings[i].result != CHECK_PASSED)
            return false;
    hash_digest(&hash_sha256, der.data, der.length, fingerprint);
    return memcmp(fingerprint, inputs->accepted, sizeof fingerprint) == 0;
}

void path_judge(const struct path_inputs *inputs, struct path_judgement *judgement)
{
    memset(judgement, 0, sizeof *judgement);
    struct path_work *work = malloc(sizeof *work);
    if (work == NULL) {
        judgement->is_out_of_memory = true;
        return;
    }
    path_work_init(work);
    struct path_context context = {.inputs = inputs, .work = work};
    path_search(&context, judgement);
    judgement->is_out_of_memory = judgement->is_out_of_memory || work->is_out_of_memory;
    if (judgement->verdict != VERDICT_VALID && is_accepted(inputs, judgement))
        judgement->verdict = VERDICT_ACCEPTED;
    judgement->signature_checks = work->signature_checks;
    judgement->steps = work->steps;
    judgement->name_comparisons = work->name_comparisons;
    judgement->crl_entries = work->crl_entries;
    free(work);
}
