/* definitions.c -- definitions of the notation. */
#include "definitions.h"

#include "tests/support/support.h"

char *trim(char *text)
{
    text += strspn(text, " ");
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\r'))
        length--;
    text[length] = '\0';
    return text;
}

char *find_unquoted(char *text, char c)
{
    bool is_quoted = false;
    for (; *text != '\0'; text++) {
        if (*text == '"')
            is_quoted = !is_quoted;
        else if (*text == c && !is_quoted)
            return text;
    }
    return NULL;
}

void definitions_add(struct definitions *d, char *name, char *text)
{
    ck_assert(d->count < DEFINITIONS_MAX);
    struct definition *definition = &d->all[d->count++];
    name = trim(name);
    ck_assert_msg(strlen(name) < sizeof definition->name, "%s: long name", name);
    strcpy(definition->name, name);
    definition->text = trim(text);
}

void definitions_add_all(struct definitions *d, char *text, const char *origin)
{
    for (char *at = text; at != NULL;) {
        char *next = find_unquoted(at, ';');
        if (next != NULL)
            *next++ = '\0';
        char *equals = find_unquoted(at, '=');
        ck_assert_msg(equals != NULL, "%s: want NAME = NOTATION", origin);
        *equals = '\0';
        definitions_add(d, at, equals + 1);
        at = next;
    }
}

void definitions_load(struct definitions *d, const char *path, char **contents)
{
    size_t length;
    *contents = (char *)test_file(path, &length);
    for (char *line = *contents, *end; *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        ck_assert_msg(end != NULL, "%s: want a line end at the end", path);
        *end = '\0';
        char *sign = strstr(line, ":=");
        if (line[0] == '#' || line[0] == '\0')
            continue;
        ck_assert_msg(sign != NULL, "%s: want NAME := NOTATION, have %s", path, line);
        *sign = '\0';
        definitions_add(d, line, sign + 2);
    }
}
