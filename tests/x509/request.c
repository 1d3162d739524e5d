/* request.c -- tests x509/request.h: PKCS#10. Vectors: malformed requests written by hand,
 * tests/vectors/x509/request.txt; the requests of python3-cryptography-vectors, with what
 * becomes of each in tests/vectors/x509/request_files.txt. */
#include "x509/request.h"

#include <stdlib.h>

#include "asn1/oid.h"
#include "tests/support/files.h"
#include "fixture.h"
#include "notation.h"
#include "suites.h"
#include "table.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/request.txt"), 34);
}
END_TEST

/* The extensions that the tests ask for. */
static struct extensions asked(void)
{
    static const uint8_t names[] = {0x30, 0x03, 0x82, 0x01, 'a'};
    struct extensions extensions = {0};
    extensions.key_usage = KEY_USAGE_DIGITAL_SIGNATURE;
    extensions_add(&extensions, EXTENSION_KEY_USAGE, true);
    extensions.subject_alt_name = bytes_of(names, sizeof names);
    extensions_add(&extensions, EXTENSION_SUBJECT_ALT_NAME, false);
    return extensions;
}

START_TEST(round_trip)
{
    struct der_writer writer = {0};
    struct certification_request read;
    struct error error = {0};
    struct extensions extensions = asked();
    struct bytes der = fixture_write_request(&writer, &extensions);
    ck_assert_msg(request_parse(der, &read, &error), "%s", error.message);
    ck_assert(bytes_equal(read.signed_part.element, der));
    ck_assert_uint_eq(read.version, 1);
    ck_assert(bytes_equal(read.subject_public_key_info.element,
                          fixture_spki(fixture_key()).element));
    ck_assert_uint_eq(read.extensions.present, extensions.present);
    ck_assert_uint_eq(read.extensions.critical, extensions.critical);
    ck_assert_uint_eq(read.extensions.key_usage, KEY_USAGE_DIGITAL_SIGNATURE);
    ck_assert(
        bytes_equal(read.extensions.subject_alt_name, extensions.subject_alt_name));
    ck_assert_msg(request_verify(&read, &error), "%s", error.message);
    der_writer_clear(&writer);
}
END_TEST

/* What stands between the key and the signature, octet for octet. */
START_TEST(attributes)
{
    static struct notation n;
    struct der_writer writer = {0}, empty = {0};
    struct certification_request read;
    struct error error = {0};
    struct extensions extensions = asked();
    ck_assert(
        request_parse(fixture_write_request(&writer, &extensions), &read, &error));
    notation_encode(&n,
                    "a0{ 30{ 06{2a864886f70d01090e} 31{ 30{"
                    "    30{ 06{551d0f} 01{ff} 04{ 03{0780} } }"
                    "    30{ 06{551d11} 04{ 30{ 82{\"a\"} } } } } } } }",
                    NULL);
    ck_assert(bytes_equal(read.attributes, notation_bytes(&n)));

    ck_assert(request_parse(fixture_write_request(&empty, NULL), &read, &error));
    notation_encode(&n, "a0{}", NULL);
    ck_assert(bytes_equal(read.attributes, notation_bytes(&n)));
    ck_assert(read.extensions.present == 0 && read.extensions.element.length == 0);
    ck_assert(request_verify(&read, &error));
    der_writer_clear(&writer);
    der_writer_clear(&empty);
}
END_TEST

START_TEST(written_twice)
{
    struct der_writer writer = {0}, again = {0};
    struct extensions extensions = asked();
    ck_assert(bytes_equal(fixture_write_request(&writer, &extensions),
                          fixture_write_request(&again, &extensions)));
    der_writer_clear(&writer);
    der_writer_clear(&again);
}
END_TEST

/* Proof of possession: the key in the request must have signed it. */
START_TEST(another_key)
{
    struct certification_request fields = {0}, read;
    struct fixture_signer s;
    struct der_writer writer = {0}, subject = {0};
    struct error error = {0};
    fields.subject = fixture_name(&subject, "CN=example.test");
    fields.subject_public_key_info = fixture_spki(fixture_other_key());
    fixture_signer_init(&s, fixture_key());
    request_write(&writer, &fields, &s.signer, &error);
    ck_assert(request_parse(fixture_finish(&writer), &read, &error));
    ck_assert(!request_verify(&read, &error));
    ck_assert_int_eq(error.kind, ERROR_SIGNATURE);
    der_writer_clear(&writer);
    der_writer_clear(&subject);
}
END_TEST

START_TEST(length_limit)
{
    size_t length = REQUEST_LENGTH_MAX + 1;
    uint8_t *octets = calloc(1, length);
    struct certification_request read;
    struct error error = {0};
    ck_assert_ptr_nonnull(octets);
    memcpy(octets, "\x30\x83\x0f\xff\xfb", 5);
    ck_assert(!request_parse(bytes_of(octets, length - 1), &read, &error));
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    error = (struct error){0};
    ck_assert(!request_parse(bytes_of(octets, length), &read, &error));
    ck_assert(error.kind == ERROR_LIMIT && error.offset == 0);
    free(octets);
}
END_TEST

/* A request with a duplicate extensionRequest, looked at: the first one counts. */
START_TEST(tolerant_duplicate)
{
    static struct notation n;
    struct flaw_collector c;
    struct certification_request read;
    struct error error = {0};
    flaw_collector_init(&c);
    notation_encode(
        &n,
        "30{ 30{ 02{00} 30{} 30{ 30{ 06{2a0304} } 03{00} } a0{"
        "    30{ 06{2a864886f70d01090e} 31{ 30{ 30{ 06{551d0f} 04{ 03{0520} } } } } }"
        "    30{ 06{2a864886f70d01090e} 31{ 30{ 30{ 06{551d0f} 04{ 03{0780} } } } } }"
        "    } } 30{ 06{2a0304} } 03{00} }",
        NULL);
    struct der_reader reader =
        der_reader_tolerant(notation_bytes(&n), &c.flaws, &error);
    ck_assert_msg(request_read(&reader, &read), "%s", error.message);
    ck_assert_uint_eq(c.count, 1);
    ck_assert_str_eq(c.seen[0].source, "RFC 2985 5.4.2");
    ck_assert_uint_eq(read.extensions.key_usage, KEY_USAGE_KEY_ENCIPHERMENT);
}
END_TEST

/* --- files ----------------------------------------------------------------------------- */

static enum error_kind kind_or_ok(const char *name)
{
    return strcmp(name, "ok") == 0 ? ERROR_NONE : table_kind(name);
}

static void check_file(char *columns[4], const char *origin)
{
    static struct der_file file;
    struct certification_request request;
    struct error error = {0};
    char name[128], path[512];
    snprintf(name, sizeof name, "x509/requests/%s", columns[0]);
    test_vector_path(name, path, sizeof path);
    der_file_open(&file, path);
    ck_assert_uint_eq(file.count, 1);
    bool ok = request_parse(file.blocks[0].der, &request, &error);
    ck_assert_msg(error.kind == kind_or_ok(columns[1]), "%s: kind %d: %s", origin,
                  (int)error.kind, error.message);
    if (ok) {
        ck_assert(request_verify(&request, &error) == (error.kind == ERROR_NONE));
        ck_assert_msg(error.kind == kind_or_ok(columns[2]), "%s: kind %d: %s", origin,
                      (int)error.kind, error.message);
    }
    der_file_close(&file);
}

static void count_file(struct file_visitor *visitor, const struct der_file *file)
{
    (void)visitor;
    (void)file;
}

START_TEST(request_files)
{
    struct table_lines lines;
    struct file_visitor visitor = {count_file};
    char *columns[4], path[512];
    size_t count = 0;
    table_lines_open(&lines, "tests/vectors/x509/request_files.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL; count++) {
        ck_assert_uint_eq(table_columns(line, columns, 4), 4);
        check_file(columns, lines.origin);
    }
    test_vector_path("x509/requests", path, sizeof path);
    ck_assert_uint_eq(visit_folder(path, &visitor), count);
    ck_assert_uint_ge(count, 25);
}
END_TEST

Suite *request_suite(void)
{
    Suite *suite = suite_create("request");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_test(values, table);
    tcase_add_test(values, round_trip);
    tcase_add_test(values, attributes);
    tcase_add_test(values, written_twice);
    tcase_add_test(values, request_files);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, another_key);
    tcase_add_test(rejects, length_limit);
    tcase_add_test(rejects, tolerant_duplicate);
    suite_add_tcase(suite, rejects);
    return suite;
}
