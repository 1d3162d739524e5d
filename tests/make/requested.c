/* requested.c -- tests tools/make/requested.h: what is taken from a request, dropped, and
 * refused. The names are written by hand. */
#include "tools/make/requested.h"

#include "asn1/oid.h"
#include "heard.h"
#include "suites.h"
#include "tests/x509/fixture.h"

/* Reads a request of the fixed key for NAMES, a GeneralNames element that may be empty,
 * and a critical keyUsage. */
static struct certification_request request_for(struct der_writer *writer,
                                                struct bytes names)
{
    struct extensions extensions = {.key_usage = KEY_USAGE_DIGITAL_SIGNATURE};
    struct certification_request request;
    struct error error = {0};
    extensions_add(&extensions, EXTENSION_KEY_USAGE, true);
    extensions.subject_alt_name = names;
    if (names.length > 0)
        extensions_add(&extensions, EXTENSION_SUBJECT_ALT_NAME, false);
    ck_assert_msg(
        request_parse(fixture_write_request(writer, &extensions), &request, &error),
        "%s", error.message);
    return request;
}

START_TEST(check)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct certification_request request = request_for(&writer, bytes_of(NULL, 0));
    ck_assert_msg(requested_check(&request, &error), "%s", error.message);
    writer.data[writer.length - 1] ^= 1;
    ck_assert(!requested_check(&request, &error));
    ck_assert_int_eq(error.kind, ERROR_SIGNATURE);
    ck_assert_uint_eq(error.offset, ERROR_NO_OFFSET);
    der_writer_clear(&writer);
}
END_TEST

/* DNS:A.test, RID:1.2, IP:127.0.0.1. */
static const uint8_t mixed[] = {0x30, 0x11, 0x82, 0x06, 'A',  '.', 't', 'e', 's', 't',
                                0x88, 0x01, 0x2a, 0x87, 0x04, 127, 0,   0,   1};
/* The first and the third of them, the host in lower case. */
static const uint8_t kept[] = {0x30, 0x0e, 0x82, 0x06, 'a', '.', 't', 'e',
                               's',  't',  0x87, 0x04, 127, 0,   0,   1};

START_TEST(kept_and_dropped)
{
    static const enum remark_kind dropped[] = {REMARK_NAME_DROPPED};
    struct der_writer writer = {0}, out = {0};
    struct heard heard;
    struct decision decision = heard_decision(&heard);
    struct certification_request request =
        request_for(&writer, bytes_of(mixed, sizeof mixed));
    struct bytes names;
    ck_assert(requested_names(&request, &out, &names, &decision));
    ck_assert(bytes_equal(names, bytes_of(kept, sizeof kept)));
    heard_is(&heard, dropped, 1);
    ck_assert_int_eq(heard.remarks[0].name.type, GENERAL_NAME_REGISTERED_ID);
    der_writer_clear(&out);
    der_writer_clear(&writer);
}
END_TEST

/* Nothing that can be checked: nothing is set, and the writer can be used again. */
START_TEST(no_names)
{
    static const uint8_t other[] = {0x30, 0x03, 0x88, 0x01, 0x2a};
    struct der_writer writer = {0}, out = {0};
    struct decision decision = {0};
    struct certification_request request =
        request_for(&writer, bytes_of(other, sizeof other));
    struct bytes names;
    ck_assert(requested_names(&request, &out, &names, &decision));
    ck_assert_uint_eq(names.length, 0);
    ck_assert_uint_eq(out.length, 0);
    der_writer_clear(&writer);
}
END_TEST

START_TEST(malformed_name)
{
    static const uint8_t bad[] = {0x30, 0x06, 0x82, 0x01, 'a', 0x82, 0x01, '_'};
    struct der_writer writer = {0}, out = {0};
    struct decision decision = {0};
    struct certification_request request =
        request_for(&writer, bytes_of(bad, sizeof bad));
    struct bytes names;
    ck_assert(!requested_names(&request, &out, &names, &decision));
    ck_assert_int_eq(decision.blame, BLAME_REQUESTED_NAME);
    ck_assert(bytes_equal(decision.name.value, bytes_of("_", 1)));
    ck_assert_str_eq(decision.error.source, "RFC 1123 2.1");
    der_writer_clear(&out);
    der_writer_clear(&writer);
}
END_TEST

START_TEST(drop)
{
    static const enum remark_kind dropped[] = {REMARK_EXTENSION_DROPPED};
    struct der_writer writer = {0};
    struct heard heard;
    struct decision decision = heard_decision(&heard);
    struct certification_request request =
        request_for(&writer, bytes_of(mixed, sizeof mixed));
    requested_drop(&request, &decision);
    heard_is(&heard, dropped, 1);
    ck_assert(bytes_equal(heard.remarks[0].oid, oid_key_usage));
    der_writer_clear(&writer);
}
END_TEST

Suite *requested_suite(void)
{
    Suite *suite = suite_create("requested");
    TCase *tests = tcase_create("requested");
    tcase_add_test(tests, check);
    tcase_add_test(tests, kept_and_dropped);
    tcase_add_test(tests, no_names);
    tcase_add_test(tests, malformed_name);
    tcase_add_test(tests, drop);
    suite_add_tcase(suite, tests);
    return suite;
}
