/* rsp.c -- "name = value". */
#include "rsp.h"

#include <stdlib.h>
#include <string.h>

#include "support.h"

void rsp_open(struct rsp *r, FILE *file)
{
    r->file = file;
    r->name = r->value = "";
}

void rsp_open_path(struct rsp *r, const char *path)
{
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "cannot open %s from the root of the repository", path);
    rsp_open(r, file);
}

/* Returns TEXT without the octets of SURPLUS at both ends. */
static char *trim(char *text, const char *surplus)
{
    text += strspn(text, surplus);
    size_t length = strlen(text);
    while (length > 0 && strchr(surplus, text[length - 1]) != NULL)
        length--;
    text[length] = '\0';
    return text;
}

bool rsp_next(struct rsp *r)
{
    while (fgets(r->line, sizeof r->line, r->file) != NULL) {
        ck_assert_msg(strlen(r->line) + 1 < sizeof r->line, "line too long");
        char *line = trim(r->line, " \t\r\n[]");
        char *equals = strchr(line, '=');
        if (line[0] == '#' || equals == NULL)
            continue;
        *equals = '\0';
        r->name = trim(line, " ");
        r->value = trim(equals + 1, " ");
        return true;
    }
    ck_assert_msg(!ferror(r->file), "cannot read the vectors");
    fclose(r->file);
    return false;
}

bool rsp_is(const struct rsp *r, const char *name)
{
    return strcmp(r->name, name) == 0;
}

/* test_hex would do, but an assertion for each digit of a megabyte takes a second. */
size_t rsp_hex(const struct rsp *r, uint8_t *octets, size_t size)
{
    size_t digits = strlen(r->value), length = digits / 2;
    ck_assert_msg(strspn(r->value, "0123456789abcdefABCDEF") == digits &&
                      digits % 2 == 0,
                  "%s = %s: want pairs of hexadecimal digits", r->name, r->value);
    ck_assert_msg(length <= size, "%s: longer than %zu octets", r->name, size);
    for (size_t i = 0; i < length; i++) {
        char pair[3] = {r->value[2 * i], r->value[2 * i + 1], '\0'};
        octets[i] = (uint8_t)strtoul(pair, NULL, 16);
    }
    return length;
}

size_t rsp_decimal(const struct rsp *r)
{
    char *end;
    unsigned long value = strtoul(r->value, &end, 10);
    ck_assert_msg(end != r->value && *end == '\0', "%s = %s: want a number", r->name,
                  r->value);
    return value;
}
