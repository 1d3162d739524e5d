/* kat_rsp.c -- reading NIST response files: which test a file is, and its records.
 *
 *     # CAVS 11.0            comments, which say what the file is
 *     [L = 32]               values that hold for all records to come
 *     Len = 8                a record: values, then a blank line
 *     Msg = d3
 *     MD = 28969cdf... */
#include "kat_rsp.h"

#include <stdio.h>
#include <string.h>

#include "../cli/report.h"
#include "kat_rsp_kinds.h"

static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r]", text[length - 1]) != NULL)
        text[--length] = '\0';
    return text;
}

/* "[P-256,SHA-1]", "[EC - SHA256]" or "[EC]": the curve, or a set of parameters that has one,
 * and the hash of all records to come; after the last, "[Curve selected: P-256]" says which
 * curve the set has. Other lines in brackets are remarks. */
static void take_section(struct rsp_state *state, char *text, size_t number)
{
    static const char curve_of_set[] = "Curve selected:";
    const char *set = rsp_text(state, "curve");
    if (strncmp(text, curve_of_set, strlen(curve_of_set)) == 0) {
        if (set != NULL)
            rsp_set(state, set, trim(text + strlen(curve_of_set)), number, false);
        return;
    }
    char *word_end = text + strcspn(text, " ,");
    char *hash = word_end + strspn(word_end, " ,-");
    if (strchr(hash, ' ') != NULL)
        return;
    *word_end = '\0';
    rsp_set(state, "curve", text, number, false);
    rsp_set(state, "hash", hash, number, false);
}

/* "name = value", perhaps in brackets. A line of another form is not a value. */
static void take_value(struct rsp_state *state, char *line, size_t number)
{
    char *equals = strchr(line, '=');
    if (equals == NULL && *line == '[')
        take_section(state, trim(line + 1), number);
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
    static const char *const context[] = {"n",   "e", "d",     "p", "q",   "Seed", "L",
                                          "mod", "i", "COUNT", "M", "MDi", "N"};
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
    char *text = (char *)input->file;
    text[input->contents.length] = '\0';
    if (memchr(text, 0, input->contents.length) != NULL) {
        report("%s: want a text file, have a NUL in it", file->path);
        return false;
    }
    struct rsp_state state = {.file = file};
    rsp_test *run = rsp_choose(&state, text);
    if (run == NULL && !is_response_file(text)) {
        report("%s: want a NIST response file, a Wycheproof file or a list of Ed25519 "
               "signatures, have something else",
               file->path);
        return false;
    }
    run_records(&state, text, run != NULL ? run : run_none);
    if (state.is_overflowing)
        report("%s: want at most %d names of values, have more", file->path,
               RSP_VALUES_MAX);
    return !state.is_overflowing;
}
