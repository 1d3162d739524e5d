/* name_constraints.c -- tests x509/name_constraints.h: reading and writing the extension, and
 * which names it lets pass. Vectors by hand: tests/vectors/x509/name_constraints.txt and
 * name_constraints_allow.txt. */
#include "x509/name_constraints.h"

#include <stdlib.h>
#include <time.h>

#include "fixture.h"
#include "suites.h"
#include "table.h"
#include "x509/general_name.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/name_constraints.txt"), 80);
}
END_TEST

/* --- constraints and names from text ------------------------------------------------------ */

static void write_directory_name(struct der_writer *writer, const char *text)
{
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(GENERAL_NAME_DIRECTORY));
    fixture_name(writer, text);
    der_end(writer);
}

/* Writes the GeneralName "TYPE:VALUE". */
static void write_general_name(struct der_writer *writer, const char *text)
{
    static const struct {
        const char *type;
        uint8_t tag;
    } types[] = {{"dns:", 0x82},   {"email:", 0x81}, {"uri:", 0x86},
                 {"other:", 0xa0}, {"x400:", 0xa3},  {"edi:", 0xa5}};
    static const uint8_t arcs[] = {0x2a, 0x03};
    uint8_t octets[64];
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        size_t length = strlen(types[i].type);
        if (strncmp(text, types[i].type, length) == 0) {
            der_write(writer, types[i].tag, bytes_of_text(text + length));
            return;
        }
    }
    if (strncmp(text, "ip:", 3) == 0) {
        size_t length = test_hex(text + 3, octets, sizeof octets);
        der_write(writer, 0x87, bytes_of(octets, length));
    } else if (strncmp(text, "dir:", 4) == 0) {
        write_directory_name(writer, text + 4);
    } else {
        ck_assert_msg(strcmp(text, "reg:") == 0, "%s", text);
        der_write(writer, 0x88, bytes_of(arcs, sizeof arcs));
    }
}

/* Writes the pieces of TEXT that begin with SIGN, as GeneralSubtrees under TAG; all of them,
 * as GeneralNames, if SIGN is NUL. Nothing if there is none. */
static void write_list(struct der_writer *writer, uint8_t tag, char sign,
                       const char *text)
{
    char copy[512], *rest = copy;
    bool is_open = false;
    ck_assert_uint_lt(strlen(text), sizeof copy);
    strcpy(copy, text);
    while (rest != NULL && strcmp(copy, "-") != 0) {
        char *piece = rest;
        rest = strchr(piece, ';');
        if (rest != NULL)
            *rest++ = '\0';
        if (sign != '\0' && *piece != sign)
            continue;
        if (!is_open)
            der_begin(writer, tag);
        is_open = true;
        if (sign != '\0')
            der_begin(writer, DER_SEQUENCE);
        write_general_name(writer, piece + (sign != '\0'));
        if (sign != '\0')
            der_end(writer);
    }
    if (is_open)
        der_end(writer);
}

/* What a certificate says, as far as name constraints look at it. */
struct names {
    struct der_writer constraints, subject, alt_names;
    struct extensions extensions;
    struct certificate certificate;
};

/* Reads what is in n->constraints, and checks that it is written as it was read. */
static void read_constraints(struct names *n, const char *origin)
{
    struct bytes der = fixture_finish(&n->constraints);
    struct error error = {0};
    struct der_writer again = {0};
    struct der_reader reader = der_reader_of(der, &error);
    ck_assert_msg(name_constraints_read(&reader, &n->extensions), "%s: %s", origin,
                  error.message);
    name_constraints_write(&again, &n->extensions);
    ck_assert_msg(bytes_equal(fixture_finish(&again), der), "%s: written", origin);
    der_writer_clear(&again);
}

static void names_init(struct names *n, const char *constraints, const char *subject,
                       const char *alt_names)
{
    memset(n, 0, sizeof *n);
    der_begin(&n->constraints, DER_SEQUENCE);
    write_list(&n->constraints, 0xa0, '+', constraints);
    write_list(&n->constraints, 0xa1, '-', constraints);
    der_end(&n->constraints);
    read_constraints(n, constraints);
    n->certificate.subject =
        fixture_name(&n->subject, strcmp(subject, "-") == 0 ? "" : subject);
    if (strcmp(alt_names, "-") != 0) {
        write_list(&n->alt_names, DER_SEQUENCE, '\0', alt_names);
        n->certificate.extensions.subject_alt_name = fixture_finish(&n->alt_names);
    }
}

static void names_clear(struct names *n)
{
    der_writer_clear(&n->constraints);
    der_writer_clear(&n->subject);
    der_writer_clear(&n->alt_names);
}

static enum error_kind allow(const struct names *n, size_t *left, struct error *error)
{
    *error = (struct error){0};
    bool ok = name_constraints_allow(&n->extensions.name_constraints, &n->certificate,
                                     left, error);
    ck_assert(ok == (error->kind == ERROR_NONE));
    for (const char *at = error->message; *at != '\0'; at++)
        ck_assert_msg(*at >= 0x20 && *at < 0x7f, "not ASCII: %s", error->message);
    ck_assert(ok || error->offset == ERROR_NO_OFFSET);
    return error->kind;
}

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
        ck_assert_msg(allow(&n, &left, &error) == want, "%s: have %d: %s", lines.origin,
                      (int)error.kind, error.message);
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
        ck_assert_int_ne(allow(&n, &left, &error), ERROR_NONE);
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
    ck_assert_int_eq(allow(&n, &left, &error), ERROR_RULE);
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
        ck_assert_int_eq(allow(&n, &left, &error), rows[i].want);
        names_clear(&n);
    }
}
END_TEST

/* --- the budget --------------------------------------------------------------------------- */

/* COUNT subtrees or, without a tag of constraints, names "nI.PARENT". */
static void write_many(struct der_writer *writer, uint8_t tag, size_t count,
                       const char *parent)
{
    der_begin(writer, tag);
    for (size_t i = 0; i < count; i++) {
        char text[64];
        snprintf(text, sizeof text, "n%zu.%s", i, parent);
        if (tag != DER_SEQUENCE)
            der_begin(writer, DER_SEQUENCE);
        der_write(writer, 0x82, bytes_of_text(text));
        if (tag != DER_SEQUENCE)
            der_end(writer);
    }
    der_end(writer);
}

static void many_init(struct names *n, uint8_t tag, size_t constraints, size_t names)
{
    memset(n, 0, sizeof *n);
    der_begin(&n->constraints, DER_SEQUENCE);
    write_many(&n->constraints, tag, constraints, "constraint.test");
    der_end(&n->constraints);
    read_constraints(n, "many");
    n->certificate.subject = fixture_name(&n->subject, "");
    write_many(&n->alt_names, DER_SEQUENCE, names, "name.test");
    n->certificate.extensions.subject_alt_name = fixture_finish(&n->alt_names);
}

START_TEST(every_comparison_is_counted)
{
    struct names n;
    struct error error;
    many_init(&n, 0xa1, 7, 11);
    size_t left = 100;
    ck_assert_int_eq(allow(&n, &left, &error), ERROR_NONE);
    ck_assert_uint_eq(left, 100 - 77);
    left = 77;
    ck_assert_int_eq(allow(&n, &left, &error), ERROR_NONE);
    ck_assert_uint_eq(left, 0);
    left = 76;
    ck_assert_int_eq(allow(&n, &left, &error), ERROR_LIMIT);
    ck_assert_uint_eq(left, 0);
    names_clear(&n);
    names_init(&n, "+email:a.test;-dns:a.test;-dns:b.test", "-",
               "dns:c.test;ip:01020304");
    left = 100;
    ck_assert_int_eq(allow(&n, &left, &error), ERROR_NONE);
    ck_assert_uint_eq(left, 100 - 6);
    names_clear(&n);
}
END_TEST

START_TEST(too_many_comparisons)
{
    static const uint8_t tags[] = {0xa0, 0xa1};
    for (size_t i = 0; i < 2; i++) {
        struct names n;
        struct error error;
        size_t left = NAME_COMPARISONS_MAX;
        many_init(&n, tags[i], 2048, 2048);
        clock_t start = clock();
        /* The first name is in none of the permitted subtrees. */
        ck_assert_int_eq(allow(&n, &left, &error),
                         tags[i] == 0xa0 ? ERROR_RULE : ERROR_LIMIT);
        ck_assert_uint_eq(left, tags[i] == 0xa0 ? NAME_COMPARISONS_MAX - 2048 : 0);
        ck_assert(test_is_quick() || (clock() - start) / CLOCKS_PER_SEC < 5);
        names_clear(&n);
    }
}
END_TEST

/* 100,000 names under two constraints fit, under three they do not. */
START_TEST(many_names)
{
    for (size_t constraints = 2; constraints <= 3; constraints++) {
        struct names n;
        struct error error;
        size_t left = NAME_COMPARISONS_MAX;
        many_init(&n, 0xa1, constraints, 100000);
        ck_assert_int_eq(allow(&n, &left, &error),
                         constraints == 2 ? ERROR_NONE : ERROR_LIMIT);
        ck_assert_uint_eq(left, constraints == 2 ? NAME_COMPARISONS_MAX - 200000 : 0);
        names_clear(&n);
    }
}
END_TEST

static void write_long_name(struct der_writer *writer, size_t length)
{
    static uint8_t value[500000];
    static const uint8_t type[] = {0x55, 0x04, 0x03};
    memset(value, 'a', sizeof value);
    der_begin(writer, 0xa4);
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_SET);
    der_begin(writer, DER_SEQUENCE);
    der_write(writer, DER_OID, bytes_of(type, sizeof type));
    der_write(writer, DER_UTF8_STRING, bytes_of(value, length));
    for (int i = 0; i < 4; i++)
        der_end(writer);
}

/* Long directory names pay by their length: half a megabyte against 1,000 names. */
START_TEST(long_directory_names)
{
    struct names n = {0};
    struct error error;
    size_t left = NAME_COMPARISONS_MAX;
    der_begin(&n.constraints, DER_SEQUENCE);
    der_begin(&n.constraints, 0xa1);
    der_begin(&n.constraints, DER_SEQUENCE);
    write_long_name(&n.constraints, 500000);
    for (int i = 0; i < 3; i++)
        der_end(&n.constraints);
    read_constraints(&n, "long");
    n.certificate.subject = fixture_name(&n.subject, "");
    der_begin(&n.alt_names, DER_SEQUENCE);
    for (int i = 0; i < 1000; i++)
        write_long_name(&n.alt_names, 400);
    der_end(&n.alt_names);
    n.certificate.extensions.subject_alt_name = fixture_finish(&n.alt_names);
    ck_assert_int_eq(allow(&n, &left, &error), ERROR_LIMIT);
    ck_assert_uint_eq(left, 0);
    left = 1000 * 2000;
    ck_assert_int_eq(allow(&n, &left, &error), ERROR_NONE);
    ck_assert_uint_eq(left, 1000 * (2000 - 1 - (500000 + 420) / 256));
    names_clear(&n);
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
    ck_assert_int_ne(allow(&n, &left, &error), ERROR_NONE);
    n.extensions.name_constraints.permitted_subtrees.length += 3;
    ck_assert_int_eq(allow(&n, &left, &error), ERROR_NONE);
    n.certificate.extensions.subject_alt_name.length -= 3;
    ck_assert_int_ne(allow(&n, &left, &error), ERROR_NONE);
    names_clear(&n);
}
END_TEST

Suite *name_constraints_suite(void)
{
    Suite *suite = suite_create("name_constraints");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_test(values, table);
    tcase_add_test(values, allow_table);
    tcase_add_test(values, messages);
    tcase_add_test(values, long_names);
    tcase_add_test(values, nul_is_counted);
    tcase_add_test(values, every_comparison_is_counted);
    tcase_add_test(values, too_many_comparisons);
    tcase_add_test(values, many_names);
    tcase_add_test(values, long_directory_names);
    tcase_add_test(values, unreadable);
    suite_add_tcase(suite, values);
    return suite;
}
