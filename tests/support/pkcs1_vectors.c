/* pkcs1_vectors.c -- "# Name:" and lines of octets. */
#include "pkcs1_vectors.h"

#include <stdlib.h>
#include <string.h>

#include "support.h"

void pkcs1_vectors_open(struct pkcs1_vectors *vectors, const char *file)
{
    vectors->file = test_vectors(file);
    vectors->name[0] = vectors->title[0] = '\0';
    vectors->length = 0;
    vectors->line_is_next = false;
}

/* Makes the next line of the file vectors->line, without the spaces at its end. */
static bool peek_line(struct pkcs1_vectors *vectors)
{
    char *line = vectors->line;
    if (!vectors->line_is_next) {
        if (fgets(line, sizeof vectors->line, vectors->file) == NULL)
            return false;
        ck_assert_msg(strlen(line) + 1 < sizeof vectors->line, "line too long");
        size_t length = strlen(line);
        while (length > 0 && strchr(" \t\r\n", line[length - 1]) != NULL)
            length--;
        line[length] = '\0';
        vectors->line_is_next = true;
    }
    return true;
}

/* Takes a line that begins with '#': a name or a title. Returns whether it is a name. */
static bool take_heading(struct pkcs1_vectors *vectors)
{
    const char *text = vectors->line + 1 + strspn(vectors->line + 1, "# ");
    size_t length = strlen(text);
    bool is_name = length > 0 && text[length - 1] == ':';
    char *copy = is_name ? vectors->name : vectors->title;
    vectors->line_is_next = false;
    ck_assert_uint_lt(length, sizeof vectors->name);
    memcpy(copy, text, length + 1);
    if (is_name)
        copy[length - 1] = '\0';
    return is_name;
}

/* Appends the octets of a line; the digits of "10001" are those of 01 00 01. */
static void take_octets(struct pkcs1_vectors *vectors)
{
    const char *at = vectors->line + strspn(vectors->line, " ");
    bool is_odd = strchr(at, ' ') == NULL && strlen(at) % 2 == 1;
    vectors->line_is_next = false;
    while (*at != '\0') {
        char pair[3] = {is_odd ? '0' : at[0], is_odd ? at[0] : at[1], '\0'};
        ck_assert_msg(strspn(pair, "0123456789abcdef") == 2, "%s: \"%s\"",
                      vectors->name, vectors->line);
        ck_assert_uint_lt(vectors->length, sizeof vectors->octets);
        vectors->octets[vectors->length++] = (uint8_t)strtoul(pair, NULL, 16);
        at += is_odd ? 1 : 2;
        at += strspn(at, " ");
        is_odd = false;
    }
}

/* A line that has octets, and nothing else: every pair of digits ends in a space or a digit. */
static bool is_octets(const char *line)
{
    return line[0] != '\0' && strspn(line, "0123456789abcdef ") == strlen(line);
}

bool pkcs1_vectors_next(struct pkcs1_vectors *vectors)
{
    bool found = false;
    while (!found && peek_line(vectors)) {
        if (vectors->line[0] == '#')
            found = take_heading(vectors);
        vectors->line_is_next = false;
    }
    vectors->length = 0;
    while (found && peek_line(vectors) && is_octets(vectors->line))
        take_octets(vectors);
    if (!found) {
        ck_assert_msg(!ferror(vectors->file), "cannot read the vectors");
        fclose(vectors->file);
    }
    return found;
}

bool pkcs1_vectors_is(const struct pkcs1_vectors *vectors, const char *name)
{
    return strcmp(vectors->name, name) == 0;
}
