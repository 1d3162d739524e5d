/* kat_rsp.c -- reading NIST response files: which test a file is, and its records.
 *
 *     # CAVS 11.0            comments, which say what the file is
 *     [L = 32]               values that hold for all records to come
 *     Len = 8                a record: values, then a blank line
 *     Msg = d3
 *     MD = 28969cdf... */
#include "kat_rsp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../rsa/pss_signature.h"
#include "../cli/report.h"
#include "kat_rsp_tests.h"

/* Comments at the head of a file are looked at up to here. */
#define HEAD_LENGTH 2048

/* Which test a file holds, by what its comments say; the first row that fits counts. */
struct rsp_kind {
    const char *mark;
    rsp_test *run;
    bool has_hash; /* whose name stands before the mark, after a quotation mark */
};

static const struct rsp_kind kinds[] = {
    {"\"SigGen PKCS#1 Ver 1.5\"", rsp_run_pkcs1, false},
    {"\"SigVer PKCS#1 Ver 1.5\"", rsp_run_pkcs1, false},
    {"\"SigGen PKCS#1 RSASSA-PSS\"", rsp_run_pss, false},
    {"\"SigVer PKCS#1 RSASSA-PSS\"", rsp_run_pss, false},
    {"\"KeyGen RSA ", rsp_run_key, false},
    {"RSA KeyGen", rsp_run_key, false},
    {" Monte\"", rsp_run_monte, true},
    {" ShortMsg\"", rsp_run_message, true},
    {" LongMsg\"", rsp_run_message, true},
    {"HMAC information", rsp_run_hmac, false},
    {"Test Cases for HMAC-", rsp_run_hmac, false},
};

#define KIND_COUNT (sizeof kinds / sizeof kinds[0])

/* Copies the comments before the first value of FILE. */
static void copy_head(const char *file, char head[HEAD_LENGTH + 1])
{
    size_t used = 0;
    while (*file == '#' || *file == '\n' || *file == '\r') {
        size_t length = strcspn(file, "\n");
        if (used + length + 1 > HEAD_LENGTH)
            break;
        memcpy(head + used, file, length);
        used += length;
        head[used++] = '\n';
        file += length + (file[length] == '\n');
    }
    head[used] = '\0';
}

/* The hash of a name that may stand in one of two forms. */
static const struct hash *hash_of_name(struct bytes name)
{
    static const struct {
        const char *form, *name;
    } forms[] = {
        {"SHA1", "SHA-1"},     {"SHA224", "SHA-224"}, {"SHA256", "SHA-256"},
        {"SHA384", "SHA-384"}, {"SHA512", "SHA-512"},
    };
    char text[32];
    if (name.length >= sizeof text)
        return NULL;
    memcpy(text, name.data, name.length);
    text[name.length] = '\0';
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (strcmp(text, forms[i].form) == 0)
            return hash_by_name(forms[i].name);
    return hash_by_name(text);
}

/* The hash before MARK: "SHA-256 ShortMsg". */
static const struct hash *hash_before(const char *head, const char *mark)
{
    const char *start = mark;
    while (start > head && start[-1] != '"' && start[-1] != '\n')
        start--;
    return hash_of_name(bytes_of((const uint8_t *)start, (size_t)(mark - start)));
}

/* The hash of a file of HMAC, unless it has several: "HMAC-SHA224", up to the line's
 * end. */
static const struct hash *hash_of_hmac(const char *head)
{
    static const char mark[] = "HMAC-";
    const char *at = strstr(head, mark);
    if (at == NULL)
        return NULL;
    at += strlen(mark);
    return hash_of_name(bytes_of((const uint8_t *)at, strcspn(at, " \t\r\n")));
}

static size_t salt_length_of_head(const char *head)
{
    static const char mark[] = "Salt len:";
    const char *at = strstr(head, mark);
    return at != NULL ? strtoul(at + strlen(mark), NULL, 10) : RSA_PSS_SALT_ANY;
}

static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r]", text[length - 1]) != NULL)
        text[--length] = '\0';
    return text;
}

/* "name = value", perhaps in brackets. A line of another form is not a value. */
static void take_value(struct rsp_state *state, char *line, size_t number)
{
    char *equals = strchr(line, '=');
    if (equals == NULL)
        return;
    *equals = '\0';
    bool is_section = *line == '[';
    const char *name = trim(line + is_section);
    rsp_set(state, name, trim(equals + 1), number, !is_section);
}

/* Whether the record at hand has nothing to answer: it only sets a key or a seed for
 * those to come. */
static bool sets_context(const struct rsp_state *state)
{
    static const char *const context[] = {"n", "e",   "d", "p",     "q", "Seed",
                                          "L", "mod", "i", "COUNT", "M", "MDi"};
    for (size_t i = 0; i < state->count; i++) {
        bool is_context = !state->values[i].is_fresh;
        for (size_t j = 0; j < sizeof context / sizeof context[0] && !is_context; j++)
            is_context = strcmp(state->values[i].name, context[j]) == 0;
        if (!is_context)
            return false;
    }
    return true;
}

/* A blank line, or the end, ends a record: runs it if it has values of its own. */
static void end_record(struct rsp_state *state, rsp_test *run)
{
    struct rsp_value *first = NULL;
    for (size_t i = 0; i < state->count; i++)
        if (state->values[i].is_fresh &&
            (first == NULL || state->values[i].line < first->line))
            first = &state->values[i];
    if (first == NULL)
        return;
    snprintf(state->file->where, sizeof state->file->where, "line %zu: %s = %.64s",
             first->line, first->name, first->text);
    size_t before = kat_counted(state->file);
    run(state);
    if (kat_counted(state->file) == before && !sets_context(state))
        kat_verdict(state->file, false, "a whole vector", "one without its answer");
    for (size_t i = 0; i < state->count; i++)
        state->values[i].is_fresh = false;
}

static void run_records(struct rsp_state *state, char *text, rsp_test *run)
{
    for (size_t number = 1; text != NULL; number++) {
        char *newline = strchr(text, '\n');
        if (newline != NULL)
            *newline = '\0';
        char *line = trim(text);
        if (*line == '\0')
            end_record(state, run);
        else if (*line != '#')
            take_value(state, line, number);
        text = newline != NULL ? newline + 1 : NULL;
    }
    end_record(state, run);
}

/* Skips the record at hand, for the reason of the file. */
static void run_none(struct rsp_state *state)
{
    if (!sets_context(state))
        kat_skip(state->file, state->reason);
}

/* Chooses what is run by the comments in HEAD. */
static rsp_test *choose(struct rsp_state *state, const char *head)
{
    const char *mark = NULL;
    size_t i = 0;
    while (i < KIND_COUNT && (mark = strstr(head, kinds[i].mark)) == NULL)
        i++;
    if (i == KIND_COUNT) {
        state->reason = "certwright does not run this kind of test";
        return run_none;
    }
    state->hash = kinds[i].has_hash ? hash_before(head, mark) : hash_of_hmac(head);
    state->salt_length = salt_length_of_head(head);
    if (!kinds[i].has_hash || state->hash != NULL)
        return kinds[i].run;
    state->reason = "certwright does not have this hash";
    return run_none;
}

/* Whether TEXT has comments, "name = value", lines in brackets and FAIL in the place of an
 * answer, and nothing else. */
static bool is_response_file(const char *text)
{
    size_t values = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        const char *start = text + strspn(text, " \t");
        bool is_blank = start >= text + length || *start == '\r';
        bool has_value = memchr(text, '=', length) != NULL;
        is_blank = is_blank || strncmp(start, "FAIL", 4) == 0;
        if (!is_blank && *start != '#' && *start != '[' && !has_value)
            return false;
        values += !is_blank && *start != '#' && has_value ? 1 : 0;
        text += length + (text[length] == '\n');
    }
    return values > 0;
}

bool kat_run_rsp(struct kat_file *file, struct input *input)
{
    char *text = (char *)input->file, head[HEAD_LENGTH + 1];
    text[input->contents.length] = '\0';
    if (memchr(text, 0, input->contents.length) != NULL) {
        report("%s: want a text file, have a NUL in it", file->path);
        return false;
    }
    copy_head(text, head);
    struct rsp_state state = {.file = file};
    rsp_test *run = choose(&state, head);
    if (run == run_none && !is_response_file(text)) {
        report("%s: want a NIST response file or a Wycheproof file, have neither",
               file->path);
        return false;
    }
    run_records(&state, text, run);
    if (state.is_overflowing)
        report("%s: want at most %d names of values, have more", file->path,
               RSP_VALUES_MAX);
    return !state.is_overflowing;
}
