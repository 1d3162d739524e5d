/* general_name.c -- tests x509/general_name.h: reading, writing, making and showing general
 * names. Vectors by hand: tests/vectors/x509/general_name.txt and general_name_text.txt. */
#include "x509/general_name.h"

#include <stdlib.h>

#include "fixture.h"
#include "notation.h"
#include "suites.h"
#include "table.h"

#define TEXT_MAX 2200

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/general_name.txt"), 67);
}
END_TEST

static char *unquote(char *text)
{
    size_t length = strlen(text);
    ck_assert_msg(length >= 2 && text[0] == '"' && text[length - 1] == '"', "%s", text);
    text[length - 1] = '\0';
    return text + 1;
}

static bool make(const char *what, const char *text, uint8_t *octets,
                 struct general_name *name, struct error *error)
{
    if (strcmp(what, "host") == 0)
        return general_name_from_host(text, octets, name, error);
    if (strcmp(what, "email") == 0)
        return general_name_from_email(text, octets, name, error);
    ck_assert_str_eq(what, "uri");
    return general_name_from_uri(text, octets, name, error);
}

static void check_shown(const struct general_name *name, const char *want,
                        const char *origin)
{
    char have[TEXT_MAX];
    size_t length = general_name_to_text(name, have, sizeof have);
    ck_assert_msg(strcmp(have, want) == 0 && length == strlen(want),
                  "%s: want %s, have %s", origin, want, have);
    for (const char *at = have; *at != '\0'; at++)
        ck_assert_msg(*at >= 0x20 && *at < 0x7f, "%s: not ASCII", origin);
}

static void accept(const char *what, const char *text, const struct notation *n,
                   const char *shown, const char *origin)
{
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    struct general_name name;
    struct error error = {0};
    struct der_writer writer = {0};
    ck_assert_msg(make(what, text, octets, &name, &error), "%s: %s", origin,
                  error.message);
    general_name_write(&writer, &name);
    ck_assert_msg(bytes_equal(fixture_finish(&writer), notation_bytes(n)),
                  "%s: another name", origin);
    struct der_reader reader = der_reader_of(notation_bytes(n), &error);
    ck_assert_msg(general_name_read(&reader, false, &name), "%s: %s", origin,
                  error.message);
    check_shown(&name, shown, origin);
    der_writer_clear(&writer);
}

static void refuse(const char *what, const char *text, const char *clause,
                   const char *origin)
{
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    struct general_name name;
    struct error error = {0};
    ck_assert_msg(!make(what, text, octets, &name, &error), "%s: accepted", origin);
    ck_assert_int_eq(error.kind, ERROR_RULE);
    ck_assert_msg(error.source != NULL && strcmp(error.source, clause) == 0,
                  "%s: have %s", origin, error.source);
    ck_assert_uint_eq(error.offset, ERROR_NO_OFFSET);
}

static void show(const struct notation *n, const char *want, const char *origin)
{
    struct flaw_collector c;
    struct error error = {0};
    struct general_name name;
    flaw_collector_init(&c);
    struct der_reader reader = der_reader_tolerant(notation_bytes(n), &c.flaws, &error);
    ck_assert_msg(general_name_read(&reader, false, &name), "%s: %s", origin,
                  error.message);
    check_shown(&name, want, origin);
}

static void run_line(char *line, const char *origin)
{
    static struct notation n;
    char *columns[4];
    size_t count = table_columns(line, columns, 4);
    ck_assert_msg(count >= 3, "%s: want 3 or 4 columns", origin);
    if (strncmp(columns[0], "refuse ", 7) == 0) {
        refuse(columns[0] + 7, unquote(columns[1]), columns[2], origin);
    } else if (strcmp(columns[0], "show") == 0) {
        notation_encode(&n, columns[1], NULL);
        show(&n, unquote(columns[2]), origin);
    } else {
        ck_assert_uint_eq(count, 4);
        notation_encode(&n, columns[2], NULL);
        accept(columns[0], unquote(columns[1]), &n, unquote(columns[3]), origin);
    }
}

START_TEST(text_table)
{
    struct table_lines lines;
    size_t count = 0;
    table_lines_open(&lines, "tests/vectors/x509/general_name_text.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL; count++)
        run_line(line, lines.origin);
    ck_assert_uint_eq(count, 120);
}
END_TEST

/* 253 octets are a name, 254 are not; one trailing dot does not count. */
START_TEST(dns_lengths)
{
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    char text[260];
    struct general_name name;
    for (size_t length = 250; length <= 257; length++) {
        for (int has_dot = 0; has_dot <= 1; has_dot++) {
            struct error error = {0};
            for (size_t i = 0; i < length; i++)
                text[i] = i % 50 == 49 ? '.' : 'a';
            text[length - 1] = 'z';
            strcpy(text + length, has_dot == 1 ? "." : "");
            bool ok = general_name_from_host(text, octets, &name, &error);
            ck_assert_msg(ok == (length <= 253), "%zu octets", length);
            ck_assert(!ok || name.value.length == length);
            ck_assert(ok || strcmp(error.source, "RFC 1035 2.3.4") == 0);
        }
    }
}
END_TEST

START_TEST(long_texts)
{
    static char text[GENERAL_NAME_TEXT_MAX + 2];
    uint8_t *octets = malloc(GENERAL_NAME_TEXT_MAX);
    struct general_name name;
    ck_assert_ptr_nonnull(octets);
    memset(text, 'a', GENERAL_NAME_TEXT_MAX + 1);
    struct error error = {0};
    ck_assert(!general_name_from_host(text, octets, &name, &error));
    text[1] = '@';
    error = (struct error){0};
    ck_assert(!general_name_from_email(text, octets, &name, &error));
    text[1] = ':';
    error = (struct error){0};
    ck_assert(!general_name_from_uri(text, octets, &name, &error));
    text[GENERAL_NAME_TEXT_MAX] = '\0';
    error = (struct error){0};
    ck_assert(general_name_from_uri(text, octets, &name, &error));
    ck_assert_uint_eq(name.value.length, GENERAL_NAME_TEXT_MAX);
    free(octets);
}
END_TEST

/* What is stored is the DER that was there: lengths count, NUL does not end a name. */
START_TEST(nul_is_counted)
{
    static struct notation n;
    struct general_name name;
    struct error error = {0};
    notation_encode(&n, "82{ \"good.test\" 00 \".evil.test\" }", NULL);
    struct der_reader reader = der_reader_of(notation_bytes(&n), &error);
    ck_assert(general_name_read(&reader, false, &name));
    ck_assert_uint_eq(name.value.length, 20);
    ck_assert(!bytes_equal(name.value, bytes_of_text("good.test")));
}
END_TEST

START_TEST(walk_names)
{
    static struct notation n;
    static const enum general_name_type types[] = {
        GENERAL_NAME_DNS, GENERAL_NAME_IP, GENERAL_NAME_DIRECTORY, GENERAL_NAME_OTHER};
    struct general_names_walk walk;
    struct general_name name;
    size_t count = 0;
    notation_encode(&n, "30{ 82{\"a\"} 87{ 01020304 } a4{ 30{} } a0{} }", NULL);
    general_names_walk_begin(&walk, notation_bytes(&n));
    for (; general_names_walk_next(&walk, &name); count++)
        ck_assert_int_eq(name.type, types[count]);
    ck_assert_uint_eq(count, 4);
    general_names_walk_begin(&walk, bytes_of(NULL, 0));
    ck_assert(!general_names_walk_next(&walk, &name));
    notation_encode(&n, "a1{ 82{\"a\"} }", NULL);
    general_names_walk_begin(&walk, notation_bytes(&n));
    ck_assert(general_names_walk_next(&walk, &name) &&
              !general_names_walk_next(&walk, &name));
}
END_TEST

START_TEST(truncation)
{
    static const char want[] = "DNS:a\\00b\\2Cc";
    const struct general_name name = {GENERAL_NAME_DNS, bytes_of("a\0b,c", 5)};
    ck_assert_uint_eq(general_name_to_text(&name, NULL, 0), strlen(want));
    for (size_t size = 1; size < sizeof want + 2; size++) {
        char *text = malloc(size);
        ck_assert_ptr_nonnull(text);
        ck_assert_uint_eq(general_name_to_text(&name, text, size), strlen(want));
        size_t length = size - 1 < strlen(want) ? size - 1 : strlen(want);
        ck_assert(strlen(text) == length && memcmp(text, want, length) == 0);
        free(text);
    }
}
END_TEST

Suite *general_name_suite(void)
{
    Suite *suite = suite_create("general_name");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, text_table);
    tcase_add_test(values, dns_lengths);
    tcase_add_test(values, long_texts);
    tcase_add_test(values, nul_is_counted);
    tcase_add_test(values, walk_names);
    tcase_add_test(values, truncation);
    suite_add_tcase(suite, values);
    return suite;
}
