/* serial.c -- tests x509/serial.h: serial numbers, random and typed. Written by hand after RFC
 * 5280 section 4.1.2.2. */
#include "x509/serial.h"

#include "asn1/der_values.h"
#include "fixture.h"
#include "suites.h"

#define DIGITS_20 "0123456789abcdef0123456789abcdef01234567"

static const struct {
    const char *text;
    const char *contents; /* NULL: refused */
} typed[] = {
    {"1", "01"},
    {"01", "01"},
    {"0x1", "01"},
    {"0X7f", "7f"},
    {"80", "0080"},
    {"ff", "00ff"},
    {"FF", "00ff"},
    {"100", "0100"},
    {"01:23:45", "012345"},
    {"0x01:23", "0123"},
    {"00000000000000000000000000000000000000000000000000000001", "01"},
    {DIGITS_20, DIGITS_20},
    {"7fffffffffffffffffffffffffffffffffffffff",
     "7fffffffffffffffffffffffffffffffffffffff"},
    {"8000000000000000000000000000000000000000", NULL}, /* 21 octets with the sign */
    {"ffffffffffffffffffffffffffffffffffffffff", NULL},
    {DIGITS_20 "8", "123456789abcdef0123456789abcdef012345678"},
    {DIGITS_20 "89", NULL},
    {DIGITS_20 DIGITS_20 DIGITS_20, NULL},
    {"", NULL},
    {"0", NULL},
    {"0x", NULL},
    {"0x0", NULL},
    {"00:00", NULL},
    {":", NULL},
    {":1", NULL},
    {"-1", NULL},
    {"+1", NULL},
    {"1g", NULL},
    {" 1", NULL},
    {"1 ", NULL},
    {"0x0x1", NULL},
    {"1\xc3\xa9", NULL},
};

START_TEST(from_hex)
{
    uint8_t octets[SERIAL_LENGTH_MAX], want[SERIAL_LENGTH_MAX];
    struct bytes serial;
    struct error error = {0};
    bool ok = serial_from_hex(typed[_i].text, octets, &serial, &error);
    ck_assert_msg(ok == (typed[_i].contents != NULL), "%s", typed[_i].text);
    if (ok) {
        size_t length = test_hex(typed[_i].contents, want, sizeof want);
        ck_assert_msg(bytes_equal(serial, bytes_of(want, length)), "%s",
                      typed[_i].text);
    } else {
        ck_assert_int_eq(error.kind, ERROR_RULE);
        ck_assert_str_eq(error.source, "RFC 5280 4.1.2.2");
    }
}
END_TEST

/* What comes out is what der_write_integer takes and a strict reader reads. */
static void check_integer(struct bytes serial)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes back;
    der_write_integer(&writer, serial);
    struct der_reader reader = der_reader_of(fixture_finish(&writer), &error);
    ck_assert(der_read_integer(&reader, "serialNumber", &back));
    ck_assert(bytes_equal(serial, back) && (serial.data[0] & 0x80) == 0);
    der_writer_clear(&writer);
}

START_TEST(random_numbers)
{
    struct seeded_random random;
    uint8_t octets[SERIAL_LENGTH_MAX], ones[16] = {0}, zeros[16];
    memset(zeros, 0xff, sizeof zeros);
    seeded_random_init(&random, 3);
    for (size_t i = 0; i < 2000; i++) {
        struct bytes serial;
        ck_assert(serial_random(&random.source, octets, &serial));
        ck_assert_uint_le(serial.length, 16);
        check_integer(serial);
        for (size_t j = 0; j < serial.length; j++) {
            ones[16 - serial.length + j] |= serial.data[j];
            zeros[16 - serial.length + j] &= serial.data[j];
        }
    }
    ck_assert_uint_eq(ones[0], 0x7f); /* 127 bits, each now 0 and now 1 */
    for (size_t j = 1; j < 16; j++)
        ck_assert_uint_eq(ones[j], 0xff);
    for (size_t j = 1; j < 16; j++)
        ck_assert_uint_eq(zeros[j], 0x00);
}
END_TEST

/* A source that gives a fixed run of octets, or fails. */
struct fixed_source {
    struct random_source source;
    const char *octets; /* hexadecimal; NULL: it fails */
};

static bool fill_fixed(struct random_source *source, uint8_t *octets, size_t length)
{
    struct fixed_source *fixed = (struct fixed_source *)source;
    memset(octets, 0, length);
    if (fixed->octets != NULL)
        test_hex(fixed->octets, octets, length);
    return fixed->octets != NULL;
}

static bool draw(const char *hex, uint8_t octets[SERIAL_LENGTH_MAX],
                 struct bytes *serial)
{
    struct fixed_source fixed = {{fill_fixed}, hex};
    return serial_random(&fixed.source, octets, serial);
}

START_TEST(edges_of_randomness)
{
    static const struct {
        const char *drawn, *want;
    } cases[] = {
        {"ffffffffffffffffffffffffffffffff", "7fffffffffffffffffffffffffffffff"},
        {"80ff0000000000000000000000000000", "00ff0000000000000000000000000000"},
        {"807f0000000000000000000000000000", "7f0000000000000000000000000000"},
        {"00000000000000000000000000000001", "01"},
        {"00000000000000000000000000000080", "0080"},
    };
    uint8_t octets[SERIAL_LENGTH_MAX], want[SERIAL_LENGTH_MAX];
    struct bytes serial;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = test_hex(cases[i].want, want, sizeof want);
        ck_assert(draw(cases[i].drawn, octets, &serial));
        ck_assert_msg(bytes_equal(serial, bytes_of(want, length)), "%s",
                      cases[i].drawn);
    }
    ck_assert(!draw("00000000000000000000000000000000", octets, &serial));
    ck_assert(!draw("80000000000000000000000000000000", octets, &serial));
    ck_assert(!draw(NULL, octets, &serial));
}
END_TEST

Suite *serial_suite(void)
{
    Suite *suite = suite_create("serial");
    TCase *values = tcase_create("values");
    tcase_add_loop_test(values, from_hex, 0, sizeof typed / sizeof typed[0]);
    tcase_add_test(values, random_numbers);
    tcase_add_test(values, edges_of_randomness);
    suite_add_tcase(suite, values);
    return suite;
}
