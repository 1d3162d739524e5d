/* der_values.c -- tests asn1/der_values.h: the simple types. What is read: the table
 * tests/vectors/asn1/der_values.txt, by hand after X.690. What is written: encodings by hand
 * after the same sections, read again. */
#include "asn1/der_values.h"

#include <limits.h>
#include <stdlib.h>

#include "mutations.h"
#include "suites.h"

START_TEST(table)
{
    ck_assert_uint_ge(run_mutations("tests/vectors/asn1/der_values.txt"), 115);
}
END_TEST

/* Ends WRITER, checks that it has written WANT (hexadecimal) and returns a strict reader. */
static struct der_reader written(struct der_writer *writer, const char *want,
                                 struct error *error)
{
    uint8_t octets[64];
    size_t length = test_hex(want, octets, sizeof octets);
    struct bytes encoded;
    ck_assert_msg(der_writer_finish(writer, &encoded, error), "%s: %s", want,
                  error->message);
    ck_assert_uint_eq(encoded.length, length);
    ck_assert_mem_eq(encoded.data, octets, length);
    return der_reader_of(encoded, error);
}

START_TEST(booleans_and_null)
{
    struct der_writer writer = {0};
    struct error error = {0};
    bool value;
    der_write_boolean(&writer, false);
    der_write_boolean(&writer, true);
    der_write_default_false(&writer, false);
    der_write_default_false(&writer, true);
    der_write_null(&writer);
    struct der_reader reader = written(&writer, "0101000101ff0101ff0500", &error);
    ck_assert(der_read_boolean(&reader, FIELD, &value) && !value);
    ck_assert(der_read_boolean(&reader, FIELD, &value) && value);
    ck_assert(der_read_default_false(&reader, FIELD, &value) && value);
    ck_assert(der_read_default_false(&reader, FIELD, &value) && !value);
    ck_assert(der_read_null(&reader, FIELD) && der_at_end(&reader));
    der_writer_clear(&writer);
}
END_TEST

/* [1] IMPLICIT BOOLEAN DEFAULT FALSE: another tag is the next field. */
START_TEST(tagged_booleans)
{
    struct der_writer writer = {0};
    struct error error = {0};
    bool value;
    der_write_tagged_default_false(&writer, 0x81, true);
    der_write_tagged_default_false(&writer, 0x82, false);
    der_write_tagged_default_false(&writer, 0x83, true);
    struct der_reader reader = written(&writer, "8101ff8301ff", &error);
    ck_assert(der_read_tagged_default_false(&reader, 0x81, FIELD, &value) && value);
    ck_assert(der_read_tagged_default_false(&reader, 0x82, FIELD, &value) && !value);
    ck_assert(der_read_default_false(&reader, FIELD, &value) && !value);
    ck_assert(der_read_tagged_default_false(&reader, 0x83, FIELD, &value) && value);
    ck_assert(der_read_tagged_default_false(&reader, 0x83, FIELD, &value) && !value);
    ck_assert(der_at_end(&reader) && error.kind == ERROR_NONE);
    der_writer_clear(&writer);
}
END_TEST

/* An encoded FALSE, a wrong TRUE and a wrong length under the tag, as without one. */
START_TEST(tagged_boolean_rejects)
{
    static const struct {
        const char *octets, *clause;
    } wrong[] = {{"810100", "X.690 11.5"},
                 {"810101", "X.690 11.1"},
                 {"8100", "X.690 8.2.1"},
                 {"8102ffff", "X.690 8.2.1"}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        uint8_t octets[8];
        bool value;
        struct error error = {0};
        size_t length = test_hex(wrong[i].octets, octets, sizeof octets);
        struct der_reader reader = der_reader_of(bytes_of(octets, length), &error);
        ck_assert(!der_read_tagged_default_false(&reader, 0x81, FIELD, &value));
        ck_assert_str_eq(error.source, wrong[i].clause);
    }
}
END_TEST

static const struct {
    uint32_t value;
    const char *encoding;
} small_values[] = {{0, "020100"},
                    {1, "020101"},
                    {127, "02017f"},
                    {128, "02020080"},
                    {255, "020200ff"},
                    {256, "02020100"},
                    {32767, "02027fff"},
                    {32768, "0203008000"},
                    {65535, "020300ffff"},
                    {65536, "0203010000"},
                    {65537, "0203010001"},
                    {0x7fffffff, "02047fffffff"},
                    {0x80000000, "02050080000000"},
                    {0xffffffff, "020500ffffffff"}};

/* Written, read back at its own maximum, and refused one below it. */
START_TEST(small)
{
    struct der_writer writer = {0};
    struct error error = {0};
    uint32_t value = small_values[_i].value, have;
    der_write_small(&writer, value);
    struct der_reader again,
        reader = written(&writer, small_values[_i].encoding, &error);
    again = reader;
    ck_assert(der_read_small(&again, FIELD, value, &have));
    ck_assert_uint_eq(have, value);
    again = reader;
    ck_assert(der_read_small(&again, FIELD, UINT32_MAX, &have));
    ck_assert_uint_eq(have, value);
    if (value > 0) {
        ck_assert(!der_read_small(&reader, FIELD, value - 1, &have));
        ck_assert_int_eq(error.kind, ERROR_LIMIT);
        ck_assert_uint_eq(error.offset, 0);
    }
    der_writer_clear(&writer);
}
END_TEST

/* The same magnitude with leading zeros has the same encoding, and comes back without. */
START_TEST(unsigned_with_leading_zeros)
{
    for (size_t zeros = 0; zeros < 10; zeros++) {
        struct der_writer writer = {0};
        struct error error = {0};
        uint8_t octets[16] = {0};
        struct bytes magnitude;
        size_t length = test_hex(small_values[_i].encoding + 4, octets + zeros, 6);
        der_write_unsigned(&writer, bytes_of(octets, zeros + length));
        struct der_reader reader = written(&writer, small_values[_i].encoding, &error);
        ck_assert(der_read_unsigned(&reader, FIELD, &magnitude));
        ck_assert(magnitude.length == 0 || magnitude.data[0] != 0);
        size_t skipped = zeros + length - magnitude.length;
        ck_assert(bytes_equal(magnitude, bytes_of(octets + skipped, magnitude.length)));
        der_writer_clear(&writer);
    }
}
END_TEST

/* ENUMERATED and IMPLICIT tags: the contents are those of an INTEGER, and no other tag is
 * read. */
START_TEST(tagged_unsigned)
{
    static const uint8_t tags[] = {DER_ENUMERATED, 0x80, 0x81};
    for (size_t i = 0; i < sizeof tags; i++) {
        struct der_writer writer = {0};
        struct error error = {0};
        uint8_t want[8], octets[8];
        struct bytes magnitude, encoded;
        size_t length = test_hex(small_values[_i].encoding, want, sizeof want);
        size_t count = test_hex(small_values[_i].encoding + 4, octets, sizeof octets);
        want[0] = tags[i];
        der_write_tagged_unsigned(&writer, tags[i], bytes_of(octets, count));
        ck_assert(der_writer_finish(&writer, &encoded, &error));
        ck_assert(bytes_equal(encoded, bytes_of(want, length)));
        struct der_reader reader = der_reader_of(encoded, &error), other = reader;
        ck_assert(der_read_tagged_unsigned(&reader, tags[i], FIELD, &magnitude));
        ck_assert(der_at_end(&reader) && (count == 1 || magnitude.length > 0));
        ck_assert(!der_read_unsigned(&other, FIELD, &magnitude));
        ck_assert_int_eq(error.kind, ERROR_ENCODING);
        der_writer_clear(&writer);
    }
}
END_TEST

START_TEST(unsigned_zero)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes magnitude = bytes_of_text("?");
    der_write_unsigned(&writer, bytes_of(NULL, 0));
    struct der_reader reader = written(&writer, "020100", &error);
    ck_assert(der_read_unsigned(&reader, FIELD, &magnitude));
    ck_assert_uint_eq(magnitude.length, 0);
    der_writer_clear(&writer);
}
END_TEST

/* Every INTEGER of one and two octets: written if and only if it is in its shortest form. */
START_TEST(integers)
{
    for (unsigned number = 0; number < 0x10100; number++) {
        uint8_t octets[2] = {(uint8_t)(number >> 8), (uint8_t)number};
        bool is_short = number >= 0x10000; /* these stand for the 256 of one octet */
        struct bytes encoded, contents,
            value = bytes_of(octets + is_short, 2 - is_short);
        bool is_minimal = is_short || (int16_t)number > 127 || (int16_t)number < -128;
        struct der_writer writer = {0};
        struct error error = {0};
        der_write_integer(&writer, value);
        if (der_writer_finish(&writer, &encoded, &error) != is_minimal)
            ck_abort_msg("INTEGER %#x: %s", number, error.message);
        if (is_minimal) {
            struct der_reader reader = der_reader_of(encoded, &error);
            if (!der_read_integer(&reader, FIELD, &contents) ||
                !bytes_equal(contents, value) || !der_at_end(&reader))
                ck_abort_msg("INTEGER %#x: %s", number, error.message);
        }
        der_writer_clear(&writer);
    }
}
END_TEST

START_TEST(bit_strings)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes octets;
    unsigned unused_bits;
    der_write_bit_string(&writer, bytes_of(NULL, 0), 0);
    der_write_bit_string(&writer, bytes_of("\x6e\x5d\xc0", 3), 6);
    der_write_bit_octets(&writer, bytes_of("\xff", 1));
    der_begin_bit_string(&writer);
    der_write_null(&writer);
    der_end(&writer);
    struct der_reader reader =
        written(&writer, "0301000304066e5dc0030200ff0303000500", &error);
    ck_assert(der_read_bit_octets(&reader, FIELD, &octets) && octets.length == 0);
    ck_assert(der_read_bit_string(&reader, FIELD, &octets, &unused_bits));
    ck_assert(bytes_equal(octets, bytes_of("\x6e\x5d\xc0", 3)) && unused_bits == 6);
    ck_assert(der_read_bit_octets(&reader, FIELD, &octets));
    ck_assert(bytes_equal(octets, bytes_of("\xff", 1)));
    ck_assert(der_read_bit_octets(&reader, FIELD, &octets));
    struct der_reader within = der_reader_within(&reader, octets);
    ck_assert(der_read_null(&within, FIELD) && der_at_end(&within));
    der_writer_clear(&writer);
}
END_TEST

static void check_named_bits(uint32_t bits, unsigned count)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes encoded;
    uint32_t have = ~bits;
    der_write_named_bits(&writer, DER_CONTEXT(1), bits);
    ck_assert(der_writer_finish(&writer, &encoded, &error));
    ck_assert_uint_eq(encoded.length, 3 + (count + 7) / 8);
    struct der_reader reader = der_reader_of(encoded, &error);
    ck_assert_msg(der_read_named_bits(&reader, DER_CONTEXT(1), FIELD, count, &have),
                  "%#x: %s", (unsigned)bits, error.message);
    ck_assert_uint_eq(have, bits);
    if (count > 0) {
        reader = der_reader_of(encoded, &error);
        ck_assert(
            !der_read_named_bits(&reader, DER_CONTEXT(1), FIELD, count - 1, &have));
        ck_assert_int_eq(error.kind, ERROR_RULE);
    }
    der_writer_clear(&writer);
}

/* All sets of the nine bits of KeyUsage, and more up to 32; COUNT is up to the last bit. */
START_TEST(named_bits)
{
    unsigned count = 0;
    for (uint32_t bits = 0; bits < 1u << 10; bits++) {
        if (bits >> count != 0)
            count++;
        check_named_bits(bits, count);
    }
    for (unsigned i = 0; i < 32; i++) {
        check_named_bits((uint32_t)1 << i, i + 1);
        check_named_bits(UINT32_MAX >> i, 32 - i);
        check_named_bits(UINT32_MAX << i, 32);
    }
}
END_TEST

/* KeyUsage digitalSignature and keyEncipherment; keyCertSign and cRLSign; decipherOnly. */
START_TEST(named_bits_of_key_usage)
{
    struct der_writer writer = {0};
    struct error error = {0};
    der_write_named_bits(&writer, DER_BIT_STRING, 1u << 0 | 1u << 2);
    der_write_named_bits(&writer, DER_BIT_STRING, 1u << 5 | 1u << 6);
    der_write_named_bits(&writer, DER_BIT_STRING, 1u << 8);
    der_write_named_bits(&writer, DER_BIT_STRING, 0);
    written(&writer, "030205a0030201060303070080030100", &error);
    der_writer_clear(&writer);
}
END_TEST

static void check_not_written(struct der_writer *writer)
{
    struct bytes encoded;
    struct error error = {0};
    ck_assert(!der_writer_finish(writer, &encoded, &error));
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    ck_assert_str_eq(error.source, "X.690");
    der_writer_clear(writer);
}

START_TEST(values_without_encoding)
{
    struct der_writer writer = {0};
    der_write_integer(&writer, bytes_of(NULL, 0));
    check_not_written(&writer);
    der_write_integer(&writer, bytes_of("\x00\x7f", 2));
    check_not_written(&writer);
    der_write_integer(&writer, bytes_of("\xff\x80", 2));
    check_not_written(&writer);
    der_write_bit_string(&writer, bytes_of("\x00\x00", 2), 8);
    check_not_written(&writer);
    der_write_bit_string(&writer, bytes_of("\x00", 1), UINT_MAX);
    check_not_written(&writer);
    der_write_bit_string(&writer, bytes_of("\x00", 1), 256);
    check_not_written(&writer);
    der_write_bit_string(&writer, bytes_of(NULL, 0), 1);
    check_not_written(&writer);
    for (unsigned unused_bits = 1; unused_bits <= 7; unused_bits++) {
        uint8_t octets[2] = {0, (uint8_t)(1u << (unused_bits - 1))};
        der_write_bit_string(&writer, bytes_of(octets, 2), unused_bits);
        check_not_written(&writer);
    }
}
END_TEST

Suite *der_values_suite(void)
{
    Suite *suite = suite_create("der_values");
    int small_count = sizeof small_values / sizeof small_values[0];
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, table);
    tcase_add_test(vectors, booleans_and_null);
    tcase_add_test(vectors, tagged_booleans);
    tcase_add_test(vectors, tagged_boolean_rejects);
    tcase_add_loop_test(vectors, small, 0, small_count);
    tcase_add_loop_test(vectors, unsigned_with_leading_zeros, 0, small_count);
    tcase_add_loop_test(vectors, tagged_unsigned, 0, small_count);
    tcase_add_test(vectors, unsigned_zero);
    tcase_add_test(vectors, bit_strings);
    tcase_add_test(vectors, named_bits_of_key_usage);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, values_without_encoding);
    suite_add_tcase(suite, rejects);

    TCase *round_trip = tcase_create("round_trip");
    tcase_set_timeout(round_trip, 60);
    tcase_add_test(round_trip, integers);
    tcase_add_test(round_trip, named_bits);
    suite_add_tcase(suite, round_trip);
    return suite;
}
