/* name_constraints.c -- tests x509/name_constraints.h, reading and writing the extension, and
 * x509/path/name_constraints_allow.h, which names it lets pass. Vectors by hand:
 * tests/vectors/x509/name_constraints.txt and name_constraints_allow.txt. The budget is in
 * path/name_constraints_budget.c. */
#include "x509/name_constraints.h"

#include "path/constrained.h"
#include "fixture.h"
#include "suites.h"
#include "table.h"
#include "x509/path/name_constraints_allow.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/name_constraints.txt"), 80);
}
END_TEST

START_TEST(allow_table)
{
    struct table_lines lines;
    size_t count = 0;
    table_lines_open(&lines, "tests/vectors/x509/name_constraints_allow.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL; count++) {
        struct names n;
        struct error error;
        char *columns[5];
        size_t left = NAME_COMPARISONS_MAX;
        ck_assert_msg(table_columns(line, columns, 5) == 5, "%s", lines.origin);
        names_init(&n, columns[0], columns[1], columns[2]);
        enum error_kind want =
            table_kind(strcmp(columns[3], "ok") == 0 ? "none" : columns[3]);
        ck_assert_msg(names_allow(&n, &left, &error) == want, "%s: have %d: %s",
                      lines.origin, (int)error.kind, error.message);
        ck_assert(want == ERROR_NONE || strcmp(error.source, "RFC 5280 4.2.1.10") == 0);
        names_clear(&n);
    }
    ck_assert_uint_eq(count, 206);
}
END_TEST

/* The messages name the name, escaped, and the constraint. */
START_TEST(messages)
{
    static const struct {
        const char *constraints, *subject, *alt_names, *want;
    } rows[] = {
        {"-dns:bar.example.com", "-", "dns:*.example.com",
         "DNS:*.example.com: want a name outside the excluded DNS:bar.example.com"},
        {"+ip:c0000200ffffff00", "-", "ip:c0000301",
         "IP Address:192.0.3.1: want a permitted name, such as in IP "
         "Address:192.0.2.0/24"},
        {"-ip:00000000000000000000000000000001ffffffffffffffff8000000000000000", "-",
         "ip:00000000000000000000000000000001",
         "IP Address:0:0:0:0:0:0:0:1: want a name outside the excluded IP "
         "Address:0:0:0:0:0:0:0:1/65"},
        {"+dir:O=B\xc3\xbcro", "CN=\xc3\xa9\\0A", "-",
         "DirName:CN=\\C3\\A9\\0A: want a permitted name, such as in "
         "DirName:O=B\\C3\\BCro"},
        {"-dns:a.test", "-", "dns:\x1b[31m",
         "DNS:\\1B[31m: want a DNS name under DNS:a.test"},
        {"-uri:a.test", "-", "uri:urn:x",
         "URI:urn:x: want a URI with a host name under URI:a.test"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct names n;
        struct error error;
        size_t left = 10;
        names_init(&n, rows[i].constraints, rows[i].subject, rows[i].alt_names);
        ck_assert_int_ne(names_allow(&n, &left, &error), ERROR_NONE);
        ck_assert_str_eq(error.message, rows[i].want);
        names_clear(&n);
    }
}
END_TEST

/* A name longer than any message is cut off. */
START_TEST(long_names)
{
    char host[600] = "uri:http://";
    struct names n;
    struct error error;
    size_t left = 10;
    memset(host + strlen(host), 'a', 450);
    names_init(&n, "-uri:a.test", "-", host);
    ck_assert_int_eq(names_allow(&n, &left, &error), ERROR_RULE);
    ck_assert_ptr_nonnull(strstr(error.message, ": want a URI"));
    names_clear(&n);
}
END_TEST

/* NUL is a character like others, and no end. */
START_TEST(nul_is_counted)
{
    static const struct {
        const char *constraint;
        uint8_t tag;
        struct bytes value;
        enum error_kind want;
    } rows[] = {
        {"+dns:good.test",
         0x82,
         {(const uint8_t *)"good.test\0.evil.test", 20},
         ERROR_ENCODING},
        {"+email:good.test",
         0x81,
         {(const uint8_t *)"a@good.test\0", 12},
         ERROR_ENCODING},
        {"+uri:good.test",
         0x86,
         {(const uint8_t *)"http://good.test\0.evil.test", 27},
         ERROR_RULE},
        {"-uri:evil.test",
         0x86,
         {(const uint8_t *)"http://\0@evil.test", 18},
         ERROR_RULE},
        {"+uri:good.test",
         0x86,
         {(const uint8_t *)"http://good.test:\0", 18},
         ERROR_RULE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct names n;
        struct error error;
        size_t left = 10;
        names_init(&n, rows[i].constraint, "-", "-");
        der_begin(&n.alt_names, DER_SEQUENCE);
        der_write(&n.alt_names, rows[i].tag, rows[i].value);
        der_end(&n.alt_names);
        n.certificate.extensions.subject_alt_name = fixture_finish(&n.alt_names);
        ck_assert_int_eq(names_allow(&n, &left, &error), rows[i].want);
        names_clear(&n);
    }
}
END_TEST

/* Lists that nobody has read, and that cannot be read, allow nothing. */
START_TEST(unreadable)
{
    struct names n;
    struct error error;
    size_t left = 10;
    names_init(&n, "+dns:a.test", "-", "dns:a.test");
    n.extensions.name_constraints.permitted_subtrees.length -= 3;
    ck_assert_int_ne(names_allow(&n, &left, &error), ERROR_NONE);
    n.extensions.name_constraints.permitted_subtrees.length += 3;
    ck_assert_int_eq(names_allow(&n, &left, &error), ERROR_NONE);
    n.certificate.extensions.subject_alt_name.length -= 3;
    ck_assert_int_ne(names_allow(&n, &left, &error), ERROR_NONE);
    names_clear(&n);
}
END_TEST

Suite *name_constraints_suite(void)
{
    Suite *suite = suite_create("name_constraints");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, allow_table);
    tcase_add_test(values, messages);
    tcase_add_test(values, long_names);
    tcase_add_test(values, nul_is_counted);
    tcase_add_test(values, unreadable);
    suite_add_tcase(suite, values);
    return suite;
}
