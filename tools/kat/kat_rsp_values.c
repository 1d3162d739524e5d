/* kat_rsp_values.c -- the values of a record, and those that hold for all records. */
#include "kat_rsp_values.h"

#include <stdlib.h>
#include <string.h>

#include "kat_hex.h"

static struct rsp_value *find(const struct rsp_state *state, const char *name)
{
    for (size_t i = 0; i < state->count; i++)
        if (strcmp(state->values[i].name, name) == 0)
            return (struct rsp_value *)&state->values[i];
    return NULL;
}

const char *rsp_text(const struct rsp_state *state, const char *name)
{
    const struct rsp_value *value = find(state, name);
    return value != NULL ? value->text : NULL;
}

bool rsp_fresh(const struct rsp_state *state, const char *name)
{
    const struct rsp_value *value = find(state, name);
    return value != NULL && value->is_fresh;
}

/* The value called NAME, to be set, or NULL if there is no room for another name. */
static struct rsp_value *find_or_add(struct rsp_state *state, const char *name)
{
    struct rsp_value *value = find(state, name);
    if (value == NULL && state->count < RSP_VALUES_MAX)
        value = &state->values[state->count++];
    return value;
}

void rsp_set(struct rsp_state *state, const char *name, char *text, size_t line,
             bool is_fresh)
{
    struct rsp_value *value = find_or_add(state, name);
    if (value != NULL)
        *value = (struct rsp_value){name, text, line, is_fresh};
    else
        state->is_overflowing = true;
}

void rsp_remember(struct rsp_state *state, const char *name, const char *from)
{
    const struct rsp_value *source = find(state, from);
    struct rsp_value *value = find_or_add(state, name);
    if (value != NULL && source != NULL)
        *value = (struct rsp_value){name, source->text, source->line, false};
}

unsigned long rsp_number(const struct rsp_state *state, const char *name)
{
    const char *text = rsp_text(state, name);
    return text != NULL ? strtoul(text, NULL, 10) : 0;
}

bool rsp_octets(const struct rsp_state *state, const char *name, uint8_t **octets,
                size_t *length)
{
    const char *text = rsp_text(state, name);
    return text != NULL && kat_hex_new(text, octets, length);
}
