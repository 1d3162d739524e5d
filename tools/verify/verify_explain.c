/* verify_explain.c -- the report for people. A check has two lines: what the clause
 * demands, and what was seen. They are numbered through, so that one can be pointed
 * at. */
#include "verify_explain.h"

#include <stdio.h>
#include <string.h>

#include "../../asn1/calendar.h"
#include "advice.h"
#include "../cli/certificate_text.h"
#include "../cli/report.h"

static void print_text(const char *text)
{
    print_safe(stdout, text, strlen(text));
}

static void print_label(const struct path_certificate *certificate)
{
    char label[CERTIFICATE_LABEL_SIZE];
    fputs(certificate_label(&certificate->certificate, label), stdout);
}

/* What was asked, so that the report can be read without the command. */
static void print_question(const struct verdict *verdict)
{
    const struct verify_question *question = verdict->question;
    const struct trust_store *store = verdict->store;
    char time[CALENDAR_TEXT_SIZE];
    printf("Certificate:  ");
    print_text(strcmp(verdict->name, "-") == 0 ? "standard input" : verdict->name);
    printf("\nAsked for:    purpose %s", verify_purpose_name(question->inputs.purpose));
    if (question->peer_text != NULL) {
        printf(", name ");
        print_text(question->peer_text);
    }
    printf(", at %s\nTrust store:  ", calendar_to_text(question->inputs.time, time));
    print_text(store->place);
    if (store->place_count > 1)
        printf(" and %zu more", store->place_count - 1);
    printf(", %zu anchor%s%s\n", store->pile.pool.count,
           store->pile.pool.count == 1 ? "" : "s",
           store->is_system ? " (the system's)" : "");
}

static bool has_separate_anchor(const struct path_report *report)
{
    return report->anchor != NULL &&
           (report->count == 0 ||
            report->anchor != report->certificates[report->count - 1]);
}

static void print_chain(const struct path_report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        printf("  %s", i == 0 ? "leaf       " : "signed by  ");
        print_label(report->certificates[i]);
        putchar('\n');
    }
    if (has_separate_anchor(report)) {
        printf("  anchor     ");
        print_label(report->anchor);
        putchar('\n');
    } else {
        printf("  %s\n", report->anchor != NULL ? "which is a trust anchor"
                                                : "where no trust anchor was found");
    }
}

static const char *result_name(enum check_result result)
{
    switch (result) {
    case CHECK_PASSED:
        return "pass";
    case CHECK_CANNOT_JUDGE:
        return "cannot judge";
    default:
        return "FAIL";
    }
}

static void print_finding(const struct finding *finding, size_t number)
{
    const struct path_check_row *row = path_check_row_of(finding->check);
    printf("%5zu. %-4s  %s: %s\n", number, result_name(finding->result), row->name,
           row->demand);
    printf("             %s (%s)\n", finding->seen, verdict_clause(finding));
}

static void print_place(const struct path_report *report, size_t position)
{
    bool is_anchor = position >= report->count && report->anchor != NULL;
    printf("\n  %s ", is_anchor ? "Anchor" : position == 0 ? "Leaf" : "Intermediate");
    const struct path_certificate *certificate = path_at(report, position);
    if (certificate != NULL)
        print_label(certificate);
    putchar('\n');
}

static void print_findings(const struct path_report *report, size_t *number)
{
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (i == 0 || finding->position != report->findings[i - 1].position)
            print_place(report, finding->position);
        print_finding(finding, ++*number);
    }
    if (report->is_out_of_memory)
        printf("  Memory ran out: checks are missing.\n");
}

/* How many checks failed on the path that the verdict comes from, and the first of
 * them in rank. */
static void print_failures(const struct verdict *verdict)
{
    const struct path_report *report = verdict_chosen(verdict->judgement);
    char reason[VERDICT_REASON_SIZE];
    if (report == NULL)
        return;
    printf(" %zu failed", report->failed_count);
    if (report->cannot_judge_count > 0)
        printf(", %zu cannot be judged", report->cannot_judge_count);
    printf("; the most specific reason:\n    %s", verdict_reason(verdict, reason));
}

static void print_verdict(const struct verdict *verdict)
{
    const struct path_judgement *judgement = verdict->judgement;
    printf("\nVerdict: ");
    if (judgement->report_count > 1)
        printf("(path %zu) ", judgement->chosen + 1);
    switch (judgement->verdict) {
    case VERDICT_VALID:
        printf("valid.\n");
        return;
    case VERDICT_ACCEPTED:
        printf("accepted by hand, by its fingerprint. Not valid:");
        break;
    case VERDICT_CANNOT_JUDGE:
        printf("cannot judge. Of the checks");
        break;
    default:
        printf("not valid. Of the checks");
        break;
    }
    print_failures(verdict);
    putchar('\n');
}

void verify_explain(const struct verdict *verdict)
{
    const struct path_judgement *judgement = verdict->judgement;
    const struct advice *advice = advice_for(&verdict->question->inputs, judgement);
    char browser[ADVICE_BROWSER_SIZE];
    size_t number = 0;
    print_question(verdict);
    for (size_t i = 0; i < judgement->report_count; i++) {
        printf("\nPath %zu of %zu, leaf to anchor:\n", i + 1, judgement->report_count);
        print_chain(&judgement->reports[i]);
        print_findings(&judgement->reports[i], &number);
    }
    print_verdict(verdict);
    printf("A browser would show: %s.\nWhat to do: %s.\n",
           advice_browser_text(advice, browser), advice->remedy);
    printf("Cost: signature checks %zu, steps %zu, name comparisons %zu, CRL entries "
           "%zu.\n",
           judgement->signature_checks, judgement->steps, judgement->name_comparisons,
           judgement->crl_entries);
}
