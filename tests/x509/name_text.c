/* name_text.c -- tests the text of names (x509/name.h): name_write_text and name_to_text.
 * Vectors by hand: tests/vectors/x509/name_text.txt. Names made at random are in
 * name_random.c. */
#include <stdlib.h>

#include "asn1/oid.h"
#include "fixture.h"
#include "notation.h"
#include "suites.h"
#include "table.h"
#include "x509/name.h"

#define TEXT_MAX 1024

/* Takes the quotation marks around TEXT away, and puts others in the place of '$'. */
static char *unquote(char *text)
{
    size_t length = strlen(text);
    ck_assert_msg(length >= 2 && text[0] == '"' && text[length - 1] == '"', "%s", text);
    text[length - 1] = '\0';
    for (char *at = text; *at != '\0'; at++)
        if (*at == '$')
            *at = '"';
    return text + 1;
}

static void check_text(struct bytes name, const char *want, const char *origin)
{
    char have[TEXT_MAX];
    size_t length = name_to_text(name, have, sizeof have);
    ck_assert_msg(strcmp(have, want) == 0 && length == strlen(want),
                  "%s: want %s, have %s", origin, want, have);
}

/* TEXT becomes the name of N, and the name becomes CANONICAL, which becomes the name. */
static void accept(const char *text, const struct notation *n, const char *canonical,
                   const char *origin)
{
    struct der_writer writer = {0}, again = {0};
    struct error error = {0};
    ck_assert_msg(name_write_text(&writer, text, &error), "%s: %s", origin,
                  error.message);
    ck_assert_msg(bytes_equal(fixture_finish(&writer), notation_bytes(n)),
                  "%s: another name", origin);
    check_text(notation_bytes(n), canonical, origin);
    if (strstr(text, "=#") == NULL)
        ck_assert_msg(bytes_equal(fixture_name(&again, canonical), notation_bytes(n)),
                      "%s: another name when written again", origin);
    der_writer_clear(&writer);
    der_writer_clear(&again);
}

static void reject(const char *text, enum error_kind kind, size_t offset,
                   const char *origin)
{
    struct der_writer writer = {0};
    struct error error = {0};
    ck_assert_msg(!name_write_text(&writer, text, &error), "%s: accepted", origin);
    ck_assert_msg(error.kind == kind && error.offset == offset,
                  "%s: have kind %d at %zu: %s", origin, (int)error.kind, error.offset,
                  error.message);
    const char *clause = kind == ERROR_LIMIT ? "RFC 5280 A.1" : error.source;
    ck_assert_str_eq(error.source, clause);
    ck_assert(strncmp(error.message, "subject: ", 9) == 0);
    der_writer_clear(&writer);
}

static void run_line(char *line, const char *origin)
{
    static struct notation n;
    char *columns[4];
    size_t count = table_columns(line, columns, 4);
    ck_assert_msg(count >= 3, "%s: want 3 or 4 columns", origin);
    if (strcmp(columns[0], "accept") == 0) {
        ck_assert_uint_eq(count, 4);
        notation_encode(&n, columns[2], NULL);
        accept(unquote(columns[1]), &n, unquote(columns[3]), origin);
    } else if (strcmp(columns[0], "reject") == 0) {
        ck_assert_uint_eq(count, 4);
        reject(unquote(columns[1]), table_kind(columns[2]),
               strtoul(columns[3], NULL, 10), origin);
    } else {
        ck_assert_str_eq(columns[0], "show");
        notation_encode(&n, columns[1], NULL);
        check_text(notation_bytes(&n), unquote(columns[2]), origin);
    }
}

START_TEST(table)
{
    struct table_lines lines;
    size_t count = 0;
    table_lines_open(&lines, "tests/vectors/x509/name_text.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL; count++)
        run_line(line, lines.origin);
    ck_assert_uint_eq(count, 156);
}
END_TEST

/* The longest value of each type is accepted, and one character more is not; characters are
 * counted, not octets. */
START_TEST(lengths)
{
    static const struct {
        const char *type;
        size_t length_max;
    } types[] = {{"CN", 64},
                 {"serialNumber", 64},
                 {"L", 128},
                 {"ST", 128},
                 {"O", 64},
                 {"OU", 64},
                 {"title", 64},
                 {"pseudonym", 128},
                 {"emailAddress", 255},
                 {"DC", 63},
                 {"SN", 32768},
                 {"description", 32768},
                 {"dnQualifier", 32768},
                 {"1.2.3.4", 32768}};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        char text[32900];
        struct der_writer writer = {0};
        size_t start = (size_t)sprintf(text, "%s=", types[i].type);
        memset(text + start, 'a', types[i].length_max + 1);
        text[start + types[i].length_max + 1] = '\0';
        enum error_kind kind =
            types[i].length_max == 32768 ? ERROR_ENCODING : ERROR_LIMIT;
        reject(text, kind, start, types[i].type);
        text[start + types[i].length_max] = '\0';
        fixture_name(&writer, text);
        der_writer_clear(&writer);
    }
}
END_TEST

START_TEST(characters_not_octets)
{
    char text[3 + 2 * 65 + 1] = "CN=";
    struct der_writer writer = {0};
    for (size_t i = 0; i < 65; i++)
        memcpy(text + 3 + 2 * i, "\xc4\x8d", 3);
    reject(text, ERROR_LIMIT, 3, text);
    text[3 + 2 * 64] = '\0';
    fixture_name(&writer, text);
    der_writer_clear(&writer);
}
END_TEST

/* Like snprintf: never more than SIZE octets, always a NUL, always the whole length. */
START_TEST(truncation)
{
    static const char want[] = "CN=a\\,b,O=\\\"c\\\",2.999=#0500";
    struct der_writer writer = {0};
    struct bytes name = fixture_name(&writer, want);
    ck_assert_uint_eq(name_to_text(name, NULL, 0), strlen(want));
    for (size_t size = 1; size < sizeof want + 2; size++) {
        char *text = malloc(size);
        ck_assert_ptr_nonnull(text);
        ck_assert_uint_eq(name_to_text(name, text, size), strlen(want));
        size_t length = size - 1 < strlen(want) ? size - 1 : strlen(want);
        ck_assert_uint_eq(strlen(text), length);
        ck_assert(memcmp(text, want, length) == 0);
        free(text);
    }
    der_writer_clear(&writer);
}
END_TEST

/* Every attribute type in the table of names, by its short name, comes back as itself. The
 * one that does not: "uid" (uniqueIdentifier) and "UID" (userId) differ in case alone. */
START_TEST(all_types)
{
    size_t count = 0;
    const struct oid_name *name;
    for (size_t i = 0; (name = oid_name_at(i)) != NULL; i++) {
        struct der_writer writer = {0};
        struct error error = {0};
        char text[128], have[TEXT_MAX];
        const char *dotted = name->dotted;
        if (strncmp(dotted, "2.5.4.", 6) != 0 &&
            strncmp(dotted, "0.9.2342.19200300.100.1.", 24) != 0)
            continue;
        if (strcmp(dotted, "0.9.2342.19200300.100.1.44") == 0)
            continue; /* BUG, see above */
        bool is_country = strcmp(dotted, "2.5.4.6") == 0;
        snprintf(text, sizeof text, "%s=%s", name->short_name, is_country ? "CZ" : "1");
        ck_assert_msg(name_write_text(&writer, text, &error), "%s: %s", text,
                      error.message);
        name_to_text(fixture_finish(&writer), have, sizeof have);
        ck_assert_str_eq(have, text);
        der_writer_clear(&writer);
        count++;
    }
    ck_assert_uint_ge(count, 90);
}
END_TEST

/* A writer that is left after a failure holds nothing that could be taken for a name. */
START_TEST(nothing_after_failure)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    ck_assert(!name_write_text(&writer, "CN=a,nonsense=b", &error));
    struct error first = error;
    ck_assert(!der_writer_finish(&writer, &der, &error));
    ck_assert_str_eq(error.message, first.message);
    der_writer_clear(&writer);
}
END_TEST

Suite *name_text_suite(void)
{
    Suite *suite = suite_create("name_text");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, lengths);
    tcase_add_test(values, characters_not_octets);
    tcase_add_test(values, truncation);
    tcase_add_test(values, all_types);
    tcase_add_test(values, nothing_after_failure);
    suite_add_tcase(suite, values);
    return suite;
}
