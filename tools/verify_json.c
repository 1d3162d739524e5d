/* verify_json.c -- the report for programs. Every text is what the report for people
 * has, escaped in the same way, so that all strings are UTF-8 without control
 * characters.
 *
 * jansson takes NULL where memory ran out or a text is not UTF-8, and says so when it
 * is put into something: a failure anywhere makes IS_WHOLE false, and nothing is
 * printed. */
#include "verify_json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../asn1/calendar.h"
#include "../x509/name.h"
#include "advice.h"
#include "certificate_text.h"
#include "report.h"

struct json_report {
    bool is_whole;
};

static void put(struct json_report *json, json_t *object, const char *name,
                json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        json->is_whole = false;
}

static void append(struct json_report *json, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        json->is_whole = false;
}

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

static json_t *hex_text(struct bytes octets)
{
    static const char digits[] = "0123456789abcdef";
    char *text = malloc(2 * octets.length + 1);
    if (text == NULL)
        return NULL;
    for (size_t i = 0; i < octets.length; i++) {
        text[2 * i] = digits[octets.data[i] >> 4];
        text[2 * i + 1] = digits[octets.data[i] & 15];
    }
    json_t *value = json_stringn(text, 2 * octets.length);
    free(text);
    return value;
}

static json_t *certificate_json(struct json_report *json,
                                const struct path_certificate *certificate)
{
    json_t *object = json_object();
    const struct certificate *fields = &certificate->certificate;
    char fingerprint[CERTIFICATE_FINGERPRINT_SIZE];
    put(json, object, "subject", name_text(fields->subject));
    put(json, object, "issuer", name_text(fields->issuer));
    put(json, object, "serial", hex_text(fields->serial_number));
    put(json, object, "not_before", time_text(fields->not_before));
    put(json, object, "not_after", time_text(fields->not_after));
    put(json, object, "sha256",
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

static json_t *finding_json(struct json_report *json, const struct finding *finding)
{
    json_t *object = json_object();
    const struct path_check_row *row = path_check_row_of(finding->check);
    put(json, object, "check", json_string(row->name));
    put(json, object, "result", json_string(result_name(finding->result)));
    put(json, object, "clause", json_string(verdict_clause(finding)));
    put(json, object, "position", json_integer((json_int_t)finding->position));
    put(json, object, "demand", json_string(row->demand));
    if (finding->check == CHECK_REVOCATION)
        put(json, object, "revoked", json_boolean(finding->is_revoked));
    put(json, object, "seen", safe_text(finding->seen));
    return object;
}

static json_t *path_json(struct json_report *json, const struct path_report *report)
{
    json_t *object = json_object(), *certificates = json_array(),
           *findings = json_array();
    for (size_t i = 0; i < report->count; i++)
        append(json, certificates, certificate_json(json, report->certificates[i]));
    for (size_t i = 0; i < report->finding_count; i++)
        append(json, findings, finding_json(json, &report->findings[i]));
    put(json, object, "certificates", certificates);
    put(json, object, "anchor",
        report->anchor != NULL ? certificate_json(json, report->anchor) : json_null());
    put(json, object, "findings", findings);
    return object;
}

static json_t *asked_json(struct json_report *json,
                          const struct verify_question *question)
{
    json_t *object = json_object();
    put(json, object, "time", time_text(question->inputs.time));
    put(json, object, "purpose",
        json_string(verify_purpose_name(question->inputs.purpose)));
    put(json, object, "name", safe_text(question->peer_text));
    return object;
}

static json_t *browser_json(struct json_report *json, const struct advice *advice)
{
    json_t *object = json_object();
    char text[ADVICE_BROWSER_SIZE];
    put(json, object, "chrome", text_or_null(advice->chrome));
    put(json, object, "firefox", text_or_null(advice->firefox));
    put(json, object, "shows", json_string(advice_browser_text(advice, text)));
    return object;
}

static json_t *cost_json(struct json_report *json,
                         const struct path_judgement *judgement)
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
        put(json, object, costs[i].name, json_integer((json_int_t)costs[i].count));
    return object;
}

static json_t *report_json(struct json_report *json, const struct verdict *verdict)
{
    const struct path_judgement *judgement = verdict->judgement;
    const struct advice *advice = advice_for(&verdict->question->inputs, judgement);
    const struct finding *reason =
        judgement->verdict == VERDICT_VALID ? NULL : path_reason(judgement);
    json_t *object = json_object(), *paths = json_array();
    for (size_t i = 0; i < judgement->report_count; i++)
        append(json, paths, path_json(json, &judgement->reports[i]));
    put(json, object, "certificate", safe_text(verdict->name));
    put(json, object, "asked", asked_json(json, verdict->question));
    put(json, object, "verdict", json_string(verdict_name(judgement)));
    put(json, object, "reason",
        reason != NULL ? finding_json(json, reason) : json_null());
    put(json, object, "chosen_path",
        verdict_chosen(judgement) != NULL ? json_integer((json_int_t)judgement->chosen)
                                          : json_null());
    put(json, object, "paths", paths);
    put(json, object, "browser", browser_json(json, advice));
    put(json, object, "advice", json_string(advice->remedy));
    put(json, object, "cost", cost_json(json, judgement));
    return object;
}

bool verify_json(const struct verdict *verdict)
{
    struct json_report json = {.is_whole = true};
    json_t *object = report_json(&json, verdict);
    char *text = json.is_whole ? json_dumps(object, JSON_INDENT(2)) : NULL;
    json_decref(object);
    if (text == NULL)
        return false;
    puts(text);
    free(text);
    return true;
}
