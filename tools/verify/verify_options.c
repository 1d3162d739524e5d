/* verify_options.c -- from options to the inputs of path validation, RFC 5280 section
 * 6.1.1. */
#include "verify_options.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../asn1/hex.h"
#include "../../asn1/oid.h"
#include "../../x509/path/peer_name.h"
#include "../cli/report.h"

static const char *const purposes[] = {
    [PURPOSE_ANY] = "any",
    [PURPOSE_SERVER] = "server",
    [PURPOSE_CLIENT] = "client",
    [PURPOSE_EMAIL] = "email",
};

const char *verify_purpose_name(enum path_purpose purpose)
{
    return purposes[purpose];
}

/* One option that tells whom the certificate must name. */
struct peer_row {
    const char *option;
    const struct text_list *texts;
    enum general_name_type type;
    enum path_purpose purpose; /* unless another is chosen */
};

static bool set_peer(const struct verify_options *options, const char *command,
                     struct verify_question *question)
{
    const struct peer_row rows[] = {
        {"host", &options->hosts, GENERAL_NAME_DNS, PURPOSE_SERVER},
        {"ip", &options->addresses, GENERAL_NAME_IP, PURPOSE_SERVER},
        {"email", &options->emails, GENERAL_NAME_EMAIL, PURPOSE_EMAIL},
    };
    size_t count =
        options->hosts.count + options->addresses.count + options->emails.count;
    if (count > 1) {
        report("%s: want one name of --host, --ip and --email, have %zu", command,
               count);
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        struct error error = {0};
        if (rows[i].texts->count == 0)
            continue;
        question->peer_text = rows[i].texts->items[0];
        if (!peer_name_from_text(rows[i].type, question->peer_text,
                                 question->peer_octets, &question->peer, &error)) {
            report("%s: --%s: %s: %s%s%s%s", command, rows[i].option,
                   question->peer_text, error.message, error.source != NULL ? " (" : "",
                   error.source != NULL ? error.source : "",
                   error.source != NULL ? ")" : "");
            return false;
        }
        question->inputs.peer = &question->peer;
        question->inputs.purpose = rows[i].purpose;
    }
    return true;
}

static bool set_purpose(const struct verify_options *options, const char *command,
                        struct verify_question *question)
{
    if (options->purpose == NULL)
        return true;
    for (size_t i = 0; i < sizeof purposes / sizeof purposes[0]; i++) {
        if (strcmp(options->purpose, purposes[i]) == 0) {
            question->inputs.purpose = (enum path_purpose)i;
            return true;
        }
    }
    report("%s: --purpose: want server, client, email or any, have %s", command,
           options->purpose);
    return false;
}

/* Encodes the policy that TEXT is, dotted or by name. */
static bool policy_from_text(const char *text, uint8_t octets[OID_OCTETS_MAX],
                             struct bytes *policy)
{
    const struct oid_name *known = oid_name_by_text(text, strlen(text));
    size_t length;
    if (!oid_from_text(known != NULL ? known->dotted : text, octets, &length))
        return false;
    *policy = bytes_of(octets, length);
    return true;
}

/* user-initial-policy-set. */
static bool set_policies(const struct verify_options *options, const char *command,
                         struct verify_question *question)
{
    const struct text_list *texts = &options->policies;
    struct policy_inputs *inputs = &question->inputs.policy;
    inputs->initial_explicit_policy = options->requires_explicit_policy;
    inputs->initial_policy_mapping_inhibit = options->inhibits_policy_mapping;
    inputs->initial_any_policy_inhibit = options->inhibits_any_policy;
    question->policies = calloc(texts->count + 1, sizeof *question->policies);
    question->policy_octets = calloc(texts->count + 1, OID_OCTETS_MAX);
    if (question->policies == NULL || question->policy_octets == NULL) {
        report("%s: out of memory", command);
        return false;
    }
    for (size_t i = 0; i < texts->count; i++) {
        if (!policy_from_text(texts->items[i],
                              question->policy_octets + i * OID_OCTETS_MAX,
                              &question->policies[i])) {
            report("%s: --policy: want an OBJECT IDENTIFIER such as 2.23.140.1.2.1, "
                   "have %s",
                   command, texts->items[i]);
            return false;
        }
    }
    inputs->user_initial_policy_set = question->policies;
    inputs->policy_count = texts->count;
    return true;
}

/* Digits, with colons between octets or without, as browsers and openssl show them. */
static bool fingerprint_from_text(const char *text,
                                  uint8_t fingerprint[PATH_FINGERPRINT_LENGTH])
{
    bool has_colons = strlen(text) > 2 && text[2] == ':';
    for (size_t i = 0; i < PATH_FINGERPRINT_LENGTH; i++) {
        if (i > 0 && has_colons && *text++ != ':')
            return false;
        int octet = hex_octet(text);
        if (octet < 0)
            return false;
        fingerprint[i] = (uint8_t)octet;
        text += 2;
    }
    return *text == '\0';
}

static bool set_accepted(const struct verify_options *options, const char *command,
                         struct verify_question *question)
{
    if (options->accepted.count == 0)
        return true;
    if (options->accepted.count > 1) {
        report("%s: --accept: want one certificate, have %zu", command,
               options->accepted.count);
        return false;
    }
    if (!fingerprint_from_text(options->accepted.items[0], question->accepted)) {
        report(
            "%s: --accept: want a SHA-256 fingerprint, 64 hexadecimal digits, have %s",
            command, options->accepted.items[0]);
        return false;
    }
    question->inputs.accepted = question->accepted;
    return true;
}

bool verify_question_set(const struct verify_options *options, const char *command,
                         struct verify_question *question)
{
    struct path_inputs *inputs = &question->inputs;
    if (options->wants_explanation && options->wants_json) {
        report("%s: want --explain or --json, have both", command);
        return false;
    }
    inputs->time = options->at.is_given ? options->at.seconds : (int64_t)time(NULL);
    inputs->has_depth_max = options->depth_max.is_given;
    uint64_t depth_max = options->depth_max.value;
    inputs->depth_max = depth_max < SIZE_MAX ? (size_t)depth_max : SIZE_MAX;
    inputs->wants_passed = options->wants_explanation || options->wants_json;
    return set_peer(options, command, question) &&
           set_purpose(options, command, question) &&
           set_policies(options, command, question) &&
           set_accepted(options, command, question);
}

void verify_question_clear(struct verify_question *question)
{
    free(question->policies);
    free(question->policy_octets);
    memset(question, 0, sizeof *question);
}
