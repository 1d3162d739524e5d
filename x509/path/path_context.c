/* path_context.c -- the work that is left, and findings. */
#include "path_context.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "../name.h"
#include "../../asn1/text.h"

void path_work_init(struct path_work *work)
{
    memset(work, 0, offsetof(struct path_work, keys));
}

bool path_spend(struct path_context *context, size_t octets)
{
    size_t left = PATH_STEPS_MAX - context->work->steps;
    size_t cost = 1 + octets / PATH_OCTETS_PER_STEP;
    context->work->steps += cost <= left ? cost : left;
    return cost <= left;
}

static const struct checked_signature *
remembered(const struct path_work *work, const struct signed_structure *structure,
           const struct subject_public_key_info *spki)
{
    for (size_t i = 0; i < work->signature_checks; i++)
        if (work->signatures[i].to_be_signed == structure->to_be_signed.data &&
            bytes_equal(work->signatures[i].subject_public_key_info, spki->element))
            return &work->signatures[i];
    return NULL;
}

/* The digest of STRUCTURE, if another key was tried on it. */
static struct signed_digest known_digest(const struct path_work *work,
                                         const struct signed_structure *structure)
{
    static const struct signed_digest none;
    for (size_t i = 0; i < work->signature_checks; i++)
        if (work->signatures[i].to_be_signed == structure->to_be_signed.data)
            return work->signatures[i].digest;
    return none;
}

static struct path_key *find_key(struct path_work *work,
                                 const struct subject_public_key_info *spki)
{
    for (size_t i = 0; i < work->key_count && i < PATH_KEYS_KEPT; i++)
        if (bytes_equal(work->keys[i].subject_public_key_info, spki->element))
            return &work->keys[i];
    return NULL;
}

const struct public_key *path_key_of(struct path_work *work,
                                     const struct subject_public_key_info *spki,
                                     struct error *error)
{
    struct path_key *key = find_key(work, spki);
    if (key == NULL) {
        key = &work->keys[work->key_count++ % PATH_KEYS_KEPT];
        key->subject_public_key_info = spki->element;
        error_clear(&key->error);
        if (!public_key_read(spki, &key->key, &key->error) &&
            key->error.kind == ERROR_NONE)
            key->error.kind = ERROR_RULE;
    }
    if (key->error.kind == ERROR_NONE)
        return &key->key;
    *error = key->error;
    return NULL;
}

static bool verify(struct path_work *work, const struct signed_structure *structure,
                   const struct subject_public_key_info *spki,
                   struct signed_digest *digest, struct error *error)
{
    struct signature_algorithm algorithm;
    const struct public_key *key = NULL;
    if (signature_algorithm_read(&structure->signature_algorithm, &algorithm, error))
        key = path_key_of(work, spki, error);
    if (key != NULL)
        return signed_verify_with(structure, &algorithm, key, digest, error);
    error->offset = ERROR_NO_OFFSET; /* it counted from the start of a part */
    return false;
}

static const struct checked_signature *
check_signature(struct path_work *work, const struct signed_structure *structure,
                const struct subject_public_key_info *spki)
{
    struct signed_digest digest = known_digest(work, structure);
    struct checked_signature *added = &work->signatures[work->signature_checks++];
    *added = (struct checked_signature){.to_be_signed = structure->to_be_signed.data,
                                        .subject_public_key_info = spki->element,
                                        .digest = digest};
    if (!verify(work, structure, spki, &added->digest, &added->error) &&
        added->error.kind == ERROR_NONE)
        added->error.kind = ERROR_SIGNATURE;
    work->is_out_of_memory |= added->error.kind == ERROR_MEMORY;
    return added;
}

bool path_verify(struct path_context *context, const struct signed_structure *structure,
                 const struct subject_public_key_info *spki, struct error *error)
{
    struct path_work *work = context->work;
    const struct checked_signature *known = remembered(work, structure, spki);
    if (known == NULL && work->signature_checks == PATH_SIGNATURE_CHECKS_MAX)
        return error_fail(error, ERROR_LIMIT, ERROR_NO_OFFSET, NULL,
                          "want at most %d signatures to check, have more",
                          PATH_SIGNATURE_CHECKS_MAX);
    if (known == NULL)
        known = check_signature(work, structure, spki);
    *error = known->error;
    return known->error.kind == ERROR_NONE;
}

enum check_result path_result_of(const struct error *error)
{
    switch (error->kind) {
    case ERROR_NONE:
        return CHECK_PASSED;
    case ERROR_UNSUPPORTED:
        return CHECK_CANNOT_JUDGE;
    default:
        return CHECK_FAILED;
    }
}

enum check_result path_passed_if(bool has_passed)
{
    return has_passed ? CHECK_PASSED : CHECK_FAILED;
}

/* name_to_text takes time in proportion to the whole name, of which little is shown. */
#define LONG_NAME 4096

const char *path_name_text(struct bytes name, char text[PATH_NAME_SIZE])
{
    if (name_is_empty(name))
        return "the empty name";
    if (name.length > LONG_NAME) {
        snprintf(text, PATH_NAME_SIZE, "a name of %zu octets", name.length);
        return text;
    }
    if (name_to_text(name, text, PATH_NAME_SIZE) >= PATH_NAME_SIZE)
        text_cut(text, PATH_NAME_SIZE);
    return text;
}

static struct finding *add_finding(struct path_report *report)
{
    if (report->finding_count == report->finding_capacity) {
        size_t capacity = 2 * report->finding_capacity + 8;
        struct finding *grown =
            realloc(report->findings, capacity * sizeof *report->findings);
        if (grown == NULL) {
            report->is_out_of_memory = true;
            return NULL;
        }
        report->findings = grown;
        report->finding_capacity = capacity;
    }
    return &report->findings[report->finding_count++];
}

bool path_keeps(const struct path_context *context, enum check_result result)
{
    return result != CHECK_PASSED || context->inputs->wants_passed;
}

void path_found(const struct path_context *context, struct path_report *report,
                enum path_check check, enum check_result result, size_t position,
                const char *clause, const char *format, ...)
{
    report->failed_count += result == CHECK_FAILED;
    report->cannot_judge_count += result == CHECK_CANNOT_JUDGE;
    if (!path_keeps(context, result))
        return;
    struct finding *finding = add_finding(report);
    if (finding == NULL)
        return;
    *finding = (struct finding){
        .check = check,
        .result = result,
        .position = position,
        .clause = clause != NULL ? clause : path_check_row_of(check)->clause};
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(finding->seen, FINDING_TEXT_SIZE, format, arguments) >=
        FINDING_TEXT_SIZE)
        text_cut(finding->seen, FINDING_TEXT_SIZE);
    va_end(arguments);
}

bool path_is_valid(const struct path_report *report)
{
    return report->failed_count == 0 && report->cannot_judge_count == 0 &&
           !report->is_out_of_memory && report->anchor != NULL;
}
