/* verify_json.c -- the report for programs. Every text is what the report for people
 * has, escaped in the same way, so that all strings are UTF-8 without control
 * characters. A failure anywhere makes IS_WHOLE false (json.h). */
#include "verify_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../asn1/calendar.h"
#include "../../x509/name.h"
#include "advice.h"
#include "../cli/certificate_text.h"
#include "../cli/json.h"
#include "../cli/report.h"

static json_t *text_or_null(const char *text)
{
    return text != NULL ? json_string(text) : json_null();
}

/* What was typed may be any octets. */
static json_t *safe_text(const char *text)
{
    char *safe = NULL;
    size_t length = 0;
    FILE *stream = text != NULL ? open_memstream(&safe, &length) : NULL;
    if (text == NULL)
        return json_null();
    if (stream == NULL)
        return NULL;
    print_safe(stream, text, strlen(text));
    json_t *value = fclose(stream) == 0 ? json_stringn(safe, length) : NULL;
    free(safe);
    return value;
}

/* A longer name is not spelled out: it would be, for each certificate of each path. */
#define LONG_NAME 4096

static json_t *name_text(struct bytes name)
{
    if (name.length > LONG_NAME)
        return json_sprintf("a name of %zu octets", name.length);
    size_t length = name_to_text(name, NULL, 0);
    char *text = malloc(length + 1);
    if (text == NULL)
        return NULL;
    name_to_text(name, text, length + 1);
    json_t *value = json_string(text);
    free(text);
    return value;
}

static json_t *time_text(int64_t seconds)
{
    char text[CALENDAR_TEXT_SIZE];
    return json_string(calendar_to_text(seconds, text));
}

static json_t *certificate_json(bool *is_whole,
                                const struct path_certificate *certificate)
{
    json_t *object = json_object();
    const struct certificate *fields = &certificate->certificate;
    char fingerprint[CERTIFICATE_FINGERPRINT_SIZE];
    json_put(is_whole, object, "subject", name_text(fields->subject));
    json_put(is_whole, object, "issuer", name_text(fields->issuer));
    json_put(is_whole, object, "serial", json_hex(fields->serial_number));
    json_put(is_whole, object, "not_before", time_text(fields->not_before));
    json_put(is_whole, object, "not_after", time_text(fields->not_after));
    json_put(is_whole, object, "sha256",
             json_string(certificate_fingerprint(fields, '\0', fingerprint)));
    return object;
}

static const char *result_name(enum check_result result)
{
    switch (result) {
    case CHECK_PASSED:
        return "passed";
    case CHECK_CANNOT_JUDGE:
        return "cannot-judge";
    default:
        return "failed";
    }
}

static json_t *finding_json(bool *is_whole, const struct finding *finding)
{
    json_t *object = json_object();
    const struct path_check_row *row = path_check_row_of(finding->check);
    json_put(is_whole, object, "check", json_string(row->name));
    json_put(is_whole, object, "result", json_string(result_name(finding->result)));
    json_put(is_whole, object, "clause", json_string(verdict_clause(finding)));
    json_put(is_whole, object, "position", json_integer((json_int_t)finding->position));
    json_put(is_whole, object, "demand", json_string(row->demand));
    if (finding->check == CHECK_REVOCATION)
        json_put(is_whole, object, "revoked", json_boolean(finding->is_revoked));
    json_put(is_whole, object, "seen", safe_text(finding->seen));
    return object;
}

static json_t *path_json(bool *is_whole, const struct path_report *report)
{
    json_t *object = json_object(), *certificates = json_array(),
           *findings = json_array();
    for (size_t i = 0; i < report->count; i++)
        json_append(is_whole, certificates,
                    certificate_json(is_whole, report->certificates[i]));
    for (size_t i = 0; i < report->finding_count; i++)
        json_append(is_whole, findings, finding_json(is_whole, &report->findings[i]));
    json_put(is_whole, object, "certificates", certificates);
    json_put(is_whole, object, "anchor",
             report->anchor != NULL ? certificate_json(is_whole, report->anchor)
                                    : json_null());
    json_put(is_whole, object, "findings", findings);
    return object;
}

static json_t *asked_json(bool *is_whole, const struct verify_question *question)
{
    json_t *object = json_object();
    json_put(is_whole, object, "time", time_text(question->inputs.time));
    json_put(is_whole, object, "purpose",
             json_string(verify_purpose_name(question->inputs.purpose)));
    json_put(is_whole, object, "name", safe_text(question->peer_text));
    return object;
}

static json_t *browser_json(bool *is_whole, const struct advice *advice)
{
    json_t *object = json_object();
    char text[ADVICE_BROWSER_SIZE];
    json_put(is_whole, object, "chrome", text_or_null(advice->chrome));
    json_put(is_whole, object, "firefox", text_or_null(advice->firefox));
    json_put(is_whole, object, "shows", json_string(advice_browser_text(advice, text)));
    return object;
}

static json_t *cost_json(bool *is_whole, const struct path_judgement *judgement)
{
    json_t *object = json_object();
    const struct {
        const char *name;
        size_t count;
    } costs[] = {
        {"signature_checks", judgement->signature_checks},
        {"steps", judgement->steps},
        {"name_comparisons", judgement->name_comparisons},
        {"crl_entries", judgement->crl_entries},
    };
    for (size_t i = 0; i < sizeof costs / sizeof costs[0]; i++)
        json_put(is_whole, object, costs[i].name,
                 json_integer((json_int_t)costs[i].count));
    return object;
}

static json_t *report_json(bool *is_whole, const struct verdict *verdict)
{
    const struct path_judgement *judgement = verdict->judgement;
    const struct advice *advice = advice_for(&verdict->question->inputs, judgement);
    const struct finding *reason =
        judgement->verdict == VERDICT_VALID ? NULL : path_reason(judgement);
    json_t *object = json_object(), *paths = json_array();
    for (size_t i = 0; i < judgement->report_count; i++)
        json_append(is_whole, paths, path_json(is_whole, &judgement->reports[i]));
    json_put(is_whole, object, "certificate", safe_text(verdict->name));
    json_put(is_whole, object, "asked", asked_json(is_whole, verdict->question));
    json_put(is_whole, object, "verdict", json_string(verdict_name(judgement)));
    json_put(is_whole, object, "reason",
             reason != NULL ? finding_json(is_whole, reason) : json_null());
    json_put(is_whole, object, "chosen_path",
             verdict_chosen(judgement) != NULL
                 ? json_integer((json_int_t)judgement->chosen)
                 : json_null());
    json_put(is_whole, object, "paths", paths);
    json_put(is_whole, object, "browser", browser_json(is_whole, advice));
    json_put(is_whole, object, "advice", json_string(advice->remedy));
    json_put(is_whole, object, "cost", cost_json(is_whole, judgement));
    return object;
}

bool verify_json(const struct verdict *verdict)
{
    bool is_whole = true;
    json_t *object = report_json(&is_whole, verdict);
    char *text = is_whole ? json_dumps(object, JSON_INDENT(2)) : NULL;
    json_decref(object);
    if (text == NULL)
        return false;
    puts(text);
    free(text);
    return true;
}
