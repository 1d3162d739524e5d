/* verify_options.h -- what whoever has a certificate judged may choose, and the inputs
 * of path validation made of it. */
#ifndef CERTWRIGHT_VERIFY_OPTIONS_H
#define CERTWRIGHT_VERIFY_OPTIONS_H

#include <stdbool.h>

#include "../../x509/path/path.h"
#include "../cli/options.h"

struct verify_options {
    struct text_list trust, untrusted, crls;
    struct text_list hosts, addresses, emails; /* one in all */
    struct text_list policies, accepted;
    const char *purpose; /* or NULL */
    struct option_number depth_max;
    struct option_time at;
    bool requires_explicit_policy, inhibits_policy_mapping, inhibits_any_policy;
    bool wants_explanation, wants_json, is_quiet;
};

/* The rows of a command's table that fill O, a struct verify_options. */
#define VERIFY_OPTION_ROWS(o)                                                          \
    {"trust", 't', OPTION_LIST, &(o).trust},                                           \
        {"untrusted", 'u', OPTION_LIST, &(o).untrusted},                               \
        {"crl", 0, OPTION_LIST, &(o).crls}, {"at", 0, OPTION_TIME, &(o).at},           \
        {"purpose", 'p', OPTION_TEXT, &(o).purpose},                                   \
        {"max-depth", 0, OPTION_NUMBER, &(o).depth_max},                               \
        {"policy", 0, OPTION_LIST, &(o).policies},                                     \
        {"require-explicit-policy", 0, OPTION_FLAG, &(o).requires_explicit_policy},    \
        {"inhibit-policy-mapping", 0, OPTION_FLAG, &(o).inhibits_policy_mapping},      \
        {"inhibit-any-policy", 0, OPTION_FLAG, &(o).inhibits_any_policy},              \
        {"accept", 0, OPTION_LIST, &(o).accepted},                                     \
        {"explain", 0, OPTION_FLAG, &(o).wants_explanation},                           \
        {"json", 0, OPTION_FLAG, &(o).wants_json},                                     \
    {                                                                                  \
        "quiet", 'q', OPTION_FLAG, &(o).is_quiet                                       \
    }

/* Whom the certificate must name; for a command that is not told by its operand. */
#define VERIFY_PEER_ROWS(o)                                                            \
    {"host", 0, OPTION_LIST, &(o).hosts}, {"ip", 0, OPTION_LIST, &(o).addresses},      \
    {                                                                                  \
        "email", 0, OPTION_LIST, &(o).emails                                           \
    }

/* The inputs and the memory behind them. A zeroed question is empty and safe to
 * clear. */
struct verify_question {
    struct path_inputs inputs; /* without certificate, anchors, untrusted and crls */
    const char *peer_text;     /* as it was typed; NULL: nobody in particular */
    struct general_name peer;
    uint8_t peer_octets[GENERAL_NAME_TEXT_MAX];
    uint8_t accepted[PATH_FINGERPRINT_LENGTH];
    struct bytes *policies;
    uint8_t *policy_octets;
};

/* verify_question_set makes QUESTION, zeroed, of OPTIONS, whose texts it borrows.
 * False, and a line on standard error for COMMAND, if they are not to be understood or
 * contradict each other. Call verify_question_clear either way. */
bool verify_question_set(const struct verify_options *options, const char *command,
                         struct verify_question *question)
    __attribute__((warn_unused_result));

/* verify_question_clear frees what QUESTION holds. */
void verify_question_clear(struct verify_question *question);

/* verify_purpose_name returns "server", "client", "email" or "any". */
const char *verify_purpose_name(enum path_purpose purpose);

#endif
