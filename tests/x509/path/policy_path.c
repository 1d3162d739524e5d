/* policy_path.c -- paths of certificates of which only the policies matter. */
#include "policy_path.h"

#include <stdio.h>
#include <stdlib.h>

#include "asn1/oid.h"
#include "../fixture.h"

/* --- reading --------------------------------------------------------------------------- */

static uint8_t read_arc(const char **at, unsigned long bound, unsigned long *arc)
{
    char *end;
    *arc = strtoul(*at, &end, 10);
    ck_assert_msg(end != *at && *arc < bound, "no policy: %s", *at);
    *at = end;
    return (uint8_t)(*arc & 0x7f);
}

/* Reads "N", "N.M" or "any" as the policy 1.2.N, 1.2.N.M or anyPolicy, and steps over it. */
static struct bytes read_policy(const char **at, uint8_t octets[4])
{
    unsigned long arc;
    size_t length = 1;
    if (strncmp(*at, "any", 3) == 0) {
        *at += 3;
        memcpy(octets, oid_any_policy.data, 4);
        return bytes_of(octets, oid_any_policy.length);
    }
    octets[0] = 0x2a;
    uint8_t low = read_arc(at, 1UL << 14, &arc);
    if (arc >= 0x80)
        octets[length++] = (uint8_t)(0x80 | arc >> 7);
    octets[length++] = low;
    if (**at == '.') {
        ++*at;
        octets[length++] = read_arc(at, 0x80, &arc);
    }
    return bytes_of(octets, length);
}

static void write_numbers(struct der_writer *writer, size_t first, size_t last)
{
    for (size_t number = first; number <= last; number++) {
        char digits[24];
        uint8_t octets[4];
        const char *at = digits;
        snprintf(digits, sizeof digits, "%zu", number);
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, read_policy(&at, octets));
        der_end(writer);
    }
}

/* CertificatePolicies: the list at AT, which is a string of its own. */
static void write_policies(struct der_writer *writer, const char *at)
{
    uint8_t octets[4];
    size_t first, last;
    der_begin(writer, DER_SEQUENCE);
    for (; *at != '\0'; at += *at == ',') {
        if (sscanf(at, "%zu-%zu", &first, &last) == 2) {
            write_numbers(writer, first, last);
            at += strcspn(at, ",");
            continue;
        }
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, read_policy(&at, octets));
        der_end(writer);
    }
    der_end(writer);
}

/* PolicyMappings, likewise. */
static void write_mappings(struct der_writer *writer, const char *at)
{
    uint8_t octets[4];
    der_begin(writer, DER_SEQUENCE);
    for (; *at != '\0'; at += *at == ',') {
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, read_policy(&at, octets));
        ck_assert_msg(*at == '>', "want '>': %s", at);
        at++;
        der_write_oid(writer, read_policy(&at, octets));
        der_end(writer);
    }
    der_end(writer);
}

static void set_element(struct policy_path *path, struct extensions *extensions,
                        enum extension_id id, const char *text)
{
    struct der_writer *writer = &path->writers[path->writer_count++];
    if (id == EXTENSION_CERTIFICATE_POLICIES) {
        write_policies(writer, text);
        extensions->certificate_policies = fixture_finish(writer);
    } else {
        write_mappings(writer, text);
        extensions->policy_mappings = fixture_finish(writer);
    }
    extensions_add(extensions, id, false);
}

static void set_number(struct extensions *extensions, char what, uint32_t number)
{
    struct policy_constraints *constraints = &extensions->policy_constraints;
    if (what == 'A') {
        extensions->inhibit_any_policy = number;
        extensions_add(extensions, EXTENSION_INHIBIT_ANY_POLICY, true);
        return;
    }
    extensions_add(extensions, EXTENSION_POLICY_CONSTRAINTS, true);
    if (what == 'R') {
        constraints->has_require_explicit_policy = true;
        constraints->require_explicit_policy = number;
    } else {
        ck_assert_int_eq(what, 'I');
        constraints->has_inhibit_policy_mapping = true;
        constraints->inhibit_policy_mapping = number;
    }
}

static void read_certificate_word(struct policy_path *path, const char *word)
{
    struct extensions *extensions = &path->certificates[path->count].extensions;
    if (strcmp(word, "-") == 0)
        return;
    if (strcmp(word, "self") == 0) {
        path->is_self_issued[path->count] = true;
        return;
    }
    ck_assert_msg(word[0] != '\0' && word[1] == '=', "no word: %s", word);
    if (word[0] == 'P')
        set_element(path, extensions, EXTENSION_CERTIFICATE_POLICIES, word + 2);
    else if (word[0] == 'M')
        set_element(path, extensions, EXTENSION_POLICY_MAPPINGS, word + 2);
    else
        set_number(extensions, word[0], (uint32_t)strtoul(word + 2, NULL, 10));
}

static void read_input_word(struct policy_path *path, const char *word)
{
    struct policy_inputs *inputs = &path->inputs;
    if (strcmp(word, "explicit") == 0)
        inputs->initial_explicit_policy = true;
    else if (strcmp(word, "nomap") == 0)
        inputs->initial_policy_mapping_inhibit = true;
    else if (strcmp(word, "noany") == 0)
        inputs->initial_any_policy_inhibit = true;
    else if (strcmp(word, "-") != 0) {
        ck_assert_msg(strncmp(word, "user=", 5) == 0, "no input: %s", word);
        for (const char *at = word + 5; *at != '\0'; at += *at == ',') {
            size_t i = inputs->policy_count++;
            ck_assert_uint_lt(i, POLICY_PATH_INPUTS_MAX);
            path->user_policies[i] = read_policy(&at, path->octets[i]);
        }
        inputs->user_initial_policy_set = path->user_policies;
    }
}

void policy_path_init(struct policy_path *path, const char *inputs,
                      const char *certificates)
{
    char *text = strdup(inputs), *rest = text;
    memset(path, 0, sizeof *path);
    for (char *word; (word = strtok_r(rest, " ", &rest)) != NULL;)
        read_input_word(path, word);
    free(text);
    text = rest = strdup(certificates);
    for (char *one; (one = strtok_r(rest, ";", &rest)) != NULL; path->count++) {
        ck_assert_uint_lt(path->count, POLICY_PATH_MAX);
        for (char *word; (word = strtok_r(one, " ", &one)) != NULL;)
            read_certificate_word(path, word);
    }
    free(text);
}

void policy_path_clear(struct policy_path *path)
{
    for (size_t i = 0; i < path->writer_count; i++)
        der_writer_clear(&path->writers[i]);
}

/* --- running --------------------------------------------------------------------------- */

/* Records the result of one step in TEXT, if it is the first to fail. */
static void record(bool is_good, const struct error *error, const char *clause,
                   const char *step, size_t number, char *text, enum error_kind *kind)
{
    ck_assert_msg(is_good == (error->kind == ERROR_NONE),
                  "%s: what is returned and the error do not agree", step);
    if (is_good)
        return;
    ck_assert_msg(error->offset == ERROR_NO_OFFSET && error->message[0] != '\0' &&
                      (error->kind == ERROR_RULE ? strcmp(error->source, clause) == 0
                                                 : error->kind == ERROR_MEMORY),
                  "%s: kind %d: %s", step, (int)error->kind, error->message);
    if (*kind != ERROR_NONE)
        return;
    *kind = error->kind;
    if (number > 0)
        snprintf(text, POLICY_PATH_RESULT_MAX, "%s %zu", step, number);
    else
        snprintf(text, POLICY_PATH_RESULT_MAX, "%s", step);
}

/* Writes "1,2" for "1.2.1,1.2.2". */
static void shorten(char *text)
{
    char *to = text;
    for (const char *at = text; *at != '\0';) {
        if (strncmp(at, "1.2.", 4) == 0)
            at += 4;
        size_t length = strcspn(at, ",");
        length += at[length] == ',';
        memmove(to, at, length);
        to += length;
        at += length;
    }
    *to = '\0';
}

static void run_steps(struct policy_state *state, const struct policy_path *path,
                      char *text, enum error_kind *kind)
{
    for (size_t i = 0; i < path->count; i++) {
        const struct certificate *certificate = &path->certificates[i];
        bool is_last = i + 1 == path->count, self = path->is_self_issued[i];
        struct error error = {0};
        bool is_good = policy_state_process(state, certificate, is_last, self, &error);
        record(is_good, &error, "RFC 5280 6.1.3 (f)", "process", i + 1, text, kind);
        error = (struct error){0};
        if (is_last) {
            is_good = policy_state_wrap_up(state, certificate, &error);
            record(is_good, &error, "RFC 5280 6.1.5 (g)", "wrap-up", 0, text, kind);
            return;
        }
        is_good = policy_state_prepare(state, certificate, self, &error);
        record(is_good, &error, "RFC 5280 6.1.4 (a)", "prepare", i + 1, text, kind);
    }
}

void policy_path_run(const struct policy_path *path, char text[POLICY_PATH_RESULT_MAX],
                     enum error_kind *kind)
{
    struct policy_state state;
    *kind = ERROR_NONE;
    if (!policy_state_begin(&state, &path->inputs, path->count)) {
        ck_assert(state.is_out_of_memory);
        *kind = ERROR_MEMORY;
        strcpy(text, "begin");
    }
    run_steps(&state, path, text, kind);
    if (*kind == ERROR_NONE) {
        size_t length = policy_state_to_text(&state, text, POLICY_PATH_RESULT_MAX);
        ck_assert_uint_eq(length, strlen(text));
        shorten(text);
    }
    policy_state_clear(&state);
    policy_state_clear(&state);
}
