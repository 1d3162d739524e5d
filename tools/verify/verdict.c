/* verdict.c -- a judgement in one line. */
#include "verdict.h"

#include <stdio.h>
#include <string.h>

#include "../cli/certificate_text.h"
#include "../cli/report.h"

const char *verdict_name(const struct path_judgement *judgement)
{
    switch (judgement->verdict) {
    case VERDICT_VALID:
        return "valid";
    case VERDICT_ACCEPTED:
        return "accepted-by-hand";
    case VERDICT_CANNOT_JUDGE:
        return "cannot-judge";
    default:
        return "not-valid";
    }
}

int verdict_status(const struct path_judgement *judgement)
{
    if (judgement->is_out_of_memory)
        return STATUS_UNANSWERED;
    switch (judgement->verdict) {
    case VERDICT_VALID:
    case VERDICT_ACCEPTED:
        return STATUS_YES;
    case VERDICT_CANNOT_JUDGE:
        return STATUS_UNANSWERED;
    default:
        return STATUS_NO;
    }
}

const struct path_report *verdict_chosen(const struct path_judgement *judgement)
{
    return judgement->chosen < judgement->report_count
               ? &judgement->reports[judgement->chosen]
               : NULL;
}

const char *verdict_clause(const struct finding *finding)
{
    return finding->clause != NULL ? finding->clause
                                   : path_check_row_of(finding->check)->clause;
}

const char *verdict_reason(const struct verdict *verdict,
                           char text[VERDICT_REASON_SIZE])
{
    const struct finding *reason = path_reason(verdict->judgement);
    const struct path_report *report = verdict_chosen(verdict->judgement);
    char label[CERTIFICATE_LABEL_SIZE];
    text[0] = '\0';
    if (reason == NULL || report == NULL)
        return text;
    const struct path_check_row *row = path_check_row_of(reason->check);
    bool is_leaf = reason->position == 0;
    if (!is_leaf)
        certificate_label(&path_at(report, reason->position)->certificate, label);
    snprintf(text, VERDICT_REASON_SIZE, "%s%s%s: want that %s, have %s (%s)",
             is_leaf ? "" : label, is_leaf ? "" : ": ", row->name, row->demand,
             reason->seen, verdict_clause(reason));
    return text;
}

static const char *shown_name(const struct verdict *verdict)
{
    return strcmp(verdict->name, "-") == 0 ? "standard input" : verdict->name;
}

static void print_name(const struct verdict *verdict)
{
    const char *name = shown_name(verdict);
    print_safe(stdout, name, strlen(name));
}

void verdict_print(const struct verdict *verdict, bool is_quiet)
{
    const struct path_report *report = verdict_chosen(verdict->judgement);
    char label[CERTIFICATE_LABEL_SIZE], reason[VERDICT_REASON_SIZE];
    if (is_quiet || verdict_status(verdict->judgement) != STATUS_YES)
        return;
    print_name(verdict);
    if (verdict->judgement->verdict == VERDICT_ACCEPTED)
        printf(": accepted by hand, though not valid: %s\n",
               verdict_reason(verdict, reason));
    else if (report == NULL || report->anchor == NULL)
        printf(": valid\n");
    else if (path_certificate_equal(report->anchor, report->certificates[0]))
        printf(": valid (itself a trust anchor)\n");
    else
        printf(": valid (trust anchor %s)\n",
               certificate_label(&report->anchor->certificate, label));
}

void verdict_report(const struct verdict *verdict)
{
    char reason[VERDICT_REASON_SIZE];
    const char *name = shown_name(verdict);
    if (verdict->judgement->is_out_of_memory)
        report("%.1024s: out of memory", name);
    else if (verdict->judgement->verdict == VERDICT_CANNOT_JUDGE)
        report("%.1024s: cannot judge: %s", name, verdict_reason(verdict, reason));
    else if (verdict_status(verdict->judgement) != STATUS_YES)
        report("%.1024s: %s", name, verdict_reason(verdict, reason));
}
