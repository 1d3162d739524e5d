/* oid.c -- tests asn1/oid.h: octets, dotted text, and what is not an OBJECT IDENTIFIER. What
 * is read: the table tests/vectors/asn1/oid.txt, by hand after X.690 section 8.19. What is
 * written: pairs by hand after the same section; 2.999 is the arc for examples (X.660). */
#include "asn1/oid.h"

#include <stdlib.h>

#include "mutations.h"
#include "suites.h"

#define ARCS_32                                                                        \
    "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20.21.22.23.24.25.26.27.28"

START_TEST(table)
{
    ck_assert_uint_ge(run_mutations("tests/vectors/asn1/oid.txt"), 30);
}
END_TEST

static const struct {
    const char *text;
    const char *octets;
} pairs[] = {
    {"0.0", "00"},
    {"0.39", "27"},
    {"1.0", "28"},
    {"1.39", "4f"},
    {"2.0", "50"},
    {"2.40", "78"},
    {"2.47", "7f"},
    {"2.48", "8100"},
    {"2.100.3", "813403"},
    {"2.999", "8837"},
    {"2.999.0.127.128", "8837007f8100"},
    {"1.2.16383.16384", "2aff7f818000"},
    {"1.2.840.113549.1.1.11", "2a864886f70d01010b"},
    {"1.2.4294967295", "2a8fffffff7f"},
    {"1.2.4294967296", "2a9080808000"},
    {"1.2.9223372036854775807", "2affffffffffffffff7f"},
    {"2.9223372036854775727", "ffffffffffffffff7f"},
    {ARCS_32 ".29.30.31.32", "2a030405060708090a0b0c0d0e0f10"
                             "1112131415161718191a1b1c1d1e1f20"},
};

START_TEST(from_text_and_back)
{
    uint8_t want[OID_OCTETS_MAX], have[OID_OCTETS_MAX];
    char text[OID_TEXT_SIZE];
    size_t length = test_hex(pairs[_i].octets, want, sizeof want), have_length = 0;
    ck_assert_msg(oid_from_text(pairs[_i].text, have, &have_length), "%s",
                  pairs[_i].text);
    ck_assert_uint_eq(have_length, length);
    ck_assert_mem_eq(have, want, length);
    ck_assert_ptr_eq(oid_to_text(bytes_of(have, have_length), text), text);
    ck_assert_str_eq(text, pairs[_i].text);
}
END_TEST

static const char *const refused[] = {
    "",
    "1",
    "2",
    ".",
    "1.",
    ".1",
    "1.2.",
    ".1.2",
    "1..2",
    "1.2..3",
    "3.1",
    "9.9",
    "0.40",
    "1.40",
    "1.9223372036854775807",
    "01.2",
    "1.02",
    "1.2.00",
    "1.2.03",
    "1.2.-3",
    "1.2.+3",
    "-1.2",
    "1.2.3a",
    "a.2.3",
    "1.b.3",
    "1.2.0x10",
    "1.2 .3",
    " 1.2.3",
    "1.2.3 ",
    "1.2.3\n",
    "1,2,3",
    "1.2,3",
    "commonName",
    "1.2.9223372036854775808",
    "1.2.18446744073709551616",
    "1.2.18446744073709551621",
    "1.2.99999999999999999999999999999999",
    "2.9223372036854775728",
    "2.9223372036854775807",
    "9223372036854775807.1",
    ARCS_32 ".29.30.31.32.33",
    ARCS_32 ".29.30.31.32.",
    ARCS_32 ".29.30.31.32x",
};

START_TEST(text_refused)
{
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    ck_assert_msg(!oid_from_text(refused[_i], octets, &length), "\"%s\"", refused[_i]);
}
END_TEST

/* Octets that der_read_oid refuses have no text and no name. */
START_TEST(no_text)
{
    static const char *const octets[] = {
        "", "80", "8055", "81", "550480", "558003", "5504ff", "2affffffffffffffffff7f"};
    uint8_t oid[16];
    char text[OID_TEXT_SIZE];
    for (size_t i = 0; i < sizeof octets / sizeof octets[0]; i++) {
        struct bytes run = bytes_of(oid, test_hex(octets[i], oid, sizeof oid));
        ck_assert_str_eq(oid_to_text(run, text), "?");
        ck_assert_ptr_null(oid_name_of(run));
    }
    ck_assert_str_eq(oid_to_text(bytes_of(NULL, 0), text), "?");
}
END_TEST

/* The longest octets and the longest text fit where the header says. */
START_TEST(longest)
{
    static const char largest[] = ".9223372036854775807";
    char text[OID_TEXT_SIZE] = "2.9223372036854775727", back[OID_TEXT_SIZE];
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    for (int i = 2; i < OID_ARCS_MAX; i++)
        strcat(text, largest);
    ck_assert(oid_from_text(text, octets, &length));
    ck_assert_uint_eq(length, 9 * (OID_ARCS_MAX - 1));
    ck_assert_uint_le(length, OID_OCTETS_MAX);
    ck_assert_str_eq(oid_to_text(bytes_of(octets, length), back), text);
}
END_TEST

/* An arc of 64 KiB, which a printer of large numbers would take long for. */
START_TEST(huge_arc)
{
    const size_t length = 5 + 65536;
    uint8_t *input = malloc(length);
    ck_assert_ptr_nonnull(input);
    memset(input, 0xff, length);
    input[length - 1] = 0x7f;
    ck_assert_uint_eq(test_hex("06830100002a", input, 6), 6);
    struct error error = {0};
    struct bytes oid;
    char text[OID_TEXT_SIZE];
    struct der_reader reader = der_reader_of(bytes_of(input, length), &error);
    ck_assert(!der_read_oid(&reader, FIELD, &oid));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(oid_to_text(bytes_of(input + 5, length - 5), text), "?");
    free(input);
}
END_TEST

/* Random arcs of every size. */
START_TEST(random_identifiers)
{
    struct seeded_random random;
    seeded_random_init(&random, 5);
    for (int i = 0; i < (test_is_quick() ? 200 : 5000); i++) {
        char text[OID_TEXT_SIZE], back[OID_TEXT_SIZE];
        uint8_t octets[OID_OCTETS_MAX], dice[2];
        size_t length;
        ck_assert(random_fill(&random.source, dice, sizeof dice));
        int used = snprintf(text, sizeof text, "%d.%d", dice[0] % 3, dice[1] % 40);
        for (int arcs = 2 + dice[0] % (OID_ARCS_MAX - 1); arcs > 2; arcs--) {
            uint64_t arc;
            uint8_t shift;
            ck_assert(random_fill(&random.source, (uint8_t *)&arc, sizeof arc));
            ck_assert(random_fill(&random.source, &shift, 1));
            used += snprintf(text + used, sizeof text - (size_t)used, ".%llu",
                             (unsigned long long)(arc >> (1 + shift % 63)));
        }
        ck_assert_msg(oid_from_text(text, octets, &length), "%s", text);
        ck_assert_str_eq(oid_to_text(bytes_of(octets, length), back), text);
    }
}
END_TEST

START_TEST(written)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes encoded;
    der_write_oid(&writer, oid_common_name);
    ck_assert(der_writer_finish(&writer, &encoded, &error));
    ck_assert(bytes_equal(encoded, bytes_of("\x06\x03\x55\x04\x03", 5)));
    der_writer_clear(&writer);
    der_write_oid(&writer, bytes_of(NULL, 0));
    ck_assert(!der_writer_finish(&writer, &encoded, &error));
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    der_writer_clear(&writer);
}
END_TEST

/* Identifiers of up to twelve octets with 80 or 81 at each place among arcs of one octet:
 * with 80 no arc may start; with 81 one may, but not end. Ten octets may be an arc that is
 * too large. */
START_TEST(every_place)
{
    for (uint8_t length = 1; length <= 12; length++)
        for (size_t at = 0; at < length; at++)
            for (unsigned octet = 0x80; octet <= 0x81; octet++) {
                uint8_t der[16] = {DER_OID, length};
                struct error error = {0};
                struct bytes oid;
                memset(der + 2, 1, length);
                der[2 + at] = (uint8_t)octet;
                struct der_reader reader =
                    der_reader_of(bytes_of(der, 2 + length), &error);
                bool is_valid = octet == 0x81 && at + 1 < length;
                ck_assert_msg(der_read_oid(&reader, "oid", &oid) == is_valid,
                              "length %u: %02X at %zu", length, octet, at);
            }
    for (uint8_t length = 8; length <= 11; length++) {
        uint8_t der[16] = {DER_OID, length};
        struct error error = {0};
        struct bytes oid;
        memset(der + 2, 0xff, length);
        der[1 + length] = 0x7f;
        struct der_reader reader = der_reader_of(bytes_of(der, 2 + length), &error);
        ck_assert(der_read_oid(&reader, "oid", &oid) == (length <= 9));
        ck_assert_int_eq(error.kind, length <= 9 ? ERROR_NONE : ERROR_LIMIT);
    }
}
END_TEST

Suite *oid_suite(void)
{
    Suite *suite = suite_create("oid");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, table);
    tcase_add_loop_test(vectors, from_text_and_back, 0, sizeof pairs / sizeof pairs[0]);
    tcase_add_test(vectors, longest);
    tcase_add_test(vectors, written);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_loop_test(rejects, text_refused, 0, sizeof refused / sizeof refused[0]);
    tcase_add_test(rejects, no_text);
    tcase_add_test(rejects, huge_arc);
    suite_add_tcase(suite, rejects);

    TCase *round_trip = tcase_create("round_trip");
    tcase_set_timeout(round_trip, 60);
    tcase_add_test(round_trip, random_identifiers);
    suite_add_tcase(suite, round_trip);
    TCase *every_place_case = tcase_create("every_place");
    tcase_set_timeout(every_place_case, 60);
    tcase_add_test(every_place_case, every_place);
    suite_add_tcase(suite, every_place_case);
    return suite;
}
