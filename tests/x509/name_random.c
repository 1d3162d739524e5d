/* name_random.c -- tests the text of names (x509/name.h) with names made at random from
 * characters that mean something in text, on a terminal or to nobody. No vectors. */
#include <stdlib.h>

#include "asn1/der_string.h"
#include "asn1/oid.h"
#include "fixture.h"
#include "suites.h"
#include "x509/name.h"

#define TEXT_MAX 16384

/* What RFC 4514 escapes, what a parser may stumble over, controls, marks of direction. */
static const uint32_t hostile[] = {
    ',',    '+',    '"',    '\\',    '<',     '>',     ';',      '=',    '#',    ' ',
    '/',    'a',    'C',    '0',     '9',     'f',     '|',      '$',    '\'',   '%',
    0x00,   0x01,   0x07,   0x08,    0x09,    0x0a,    0x0d,     0x1b,   0x1f,   0x7f,
    0x80,   0x85,   0x9b,   0x9f,    0xa0,    0xad,    0xe9,     0x10d,  0x61c,  0x7ff,
    0x800,  0x200b, 0x200e, 0x200f,  0x2028,  0x2029,  0x202a,   0x202e, 0x2066, 0x2069,
    0xfeff, 0xfffd, 0xffff, 0x10000, 0x1f600, 0xe0041, 0x10ffff,
};

static uint32_t draw(struct seeded_random *random, uint32_t bound)
{
    uint8_t octets[4];
    ck_assert(random_fill(&random->source, octets, sizeof octets));
    uint32_t number = (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 |
                      (uint32_t)octets[2] << 8 | octets[3];
    return number % bound;
}

/* One value of 1 to 16 hostile characters in UTF-8. */
static void write_value(struct der_writer *writer, struct seeded_random *random)
{
    size_t count = 1 + draw(random, 16);
    der_begin(writer, DER_UTF8_STRING);
    for (size_t i = 0; i < count; i++) {
        uint8_t octets[4];
        uint32_t c = hostile[draw(random, sizeof hostile / sizeof hostile[0])];
        der_write_raw(writer, bytes_of(octets, der_string_encode(c, octets)));
    }
    der_end(writer);
}

static void write_type(struct der_writer *writer, struct seeded_random *random)
{
    static const char *const types[] = {"2.5.4.3",
                                        "2.5.4.10",
                                        "2.5.4.7",
                                        "2.5.4.41",
                                        "1.2.3.4",
                                        "2.999.1",
                                        "0.9.2342.19200300.100.1.1"};
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    ck_assert(oid_from_text(types[draw(random, 7)], octets, &length));
    der_write_oid(writer, bytes_of(octets, length));
}

static void write_random_name(struct der_writer *writer, struct seeded_random *random)
{
    der_begin(writer, DER_SEQUENCE);
    for (uint32_t rdns = draw(random, 4); rdns > 0; rdns--) {
        der_begin(writer, DER_SET);
        for (uint32_t attributes = 1 + draw(random, 3); attributes > 0; attributes--) {
            der_begin(writer, DER_SEQUENCE);
            write_type(writer, random);
            write_value(writer, random);
            der_end(writer);
        }
        der_end_set_of(writer);
    }
    der_end(writer);
}

/* A second opinion on text.c: what must not stand in text for a terminal. */
static bool may_be_shown(int32_t c)
{
    static const int32_t refused[] = {0xad,   0x61c,  0x200b, 0x200c, 0x200d, 0x200e,
                                      0x200f, 0x2028, 0x2029, 0x2060, 0xfeff};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        if (c == refused[i])
            return false;
    return c >= 0x20 && !(c >= 0x7f && c <= 0x9f) && !(c >= 0x202a && c <= 0x202e) &&
           !(c >= 0x2066 && c <= 0x2069) && !(c >= 0xe0000 && c <= 0xe007f);
}

/* TEXT is UTF-8 without anything that misleads. */
static void check_safe(const char *text)
{
    struct bytes octets = bytes_of_text(text);
    size_t position = 0;
    for (;;) {
        int32_t c = der_string_next(DER_UTF8_STRING, octets, &position);
        if (c == DER_STRING_END)
            return;
        ck_assert_msg(c >= 0 && may_be_shown(c), "U+%04X in \"%s\"", (unsigned)c, text);
    }
}

START_TEST(round_trip)
{
    struct seeded_random random;
    size_t rounds = test_is_quick() ? 300 : 10000;
    seeded_random_init(&random, 4514);
    for (size_t i = 0; i < rounds; i++) {
        static char text[TEXT_MAX];
        struct der_writer writer = {0}, again = {0};
        write_random_name(&writer, &random);
        struct bytes name = fixture_finish(&writer);
        ck_assert_uint_lt(name_to_text(name, text, sizeof text), sizeof text);
        check_safe(text);
        ck_assert_msg(bytes_equal(fixture_name(&again, text), name), "round %zu: %s", i,
                      text);
        der_writer_clear(&writer);
        der_writer_clear(&again);
    }
}
END_TEST

/* Strings of every type with any octets in them, as a tolerant reader lets pass. */
START_TEST(any_octets_are_safe)
{
    static const uint8_t tags[] = {
        DER_UTF8_STRING,      DER_NUMERIC_STRING, DER_PRINTABLE_STRING,
        DER_TELETEX_STRING,   DER_IA5_STRING,     DER_VISIBLE_STRING,
        DER_UNIVERSAL_STRING, DER_BMP_STRING,     DER_OCTET_STRING,
    };
    struct seeded_random random;
    size_t rounds = test_is_quick() ? 300 : 20000;
    seeded_random_init(&random, 5);
    for (size_t i = 0; i < rounds; i++) {
        static char text[TEXT_MAX];
        uint8_t octets[24];
        struct der_writer writer = {0};
        size_t length = draw(&random, sizeof octets);
        ck_assert(random_fill(&random.source, octets, sizeof octets));
        der_begin(&writer, DER_SEQUENCE);
        der_begin(&writer, DER_SET);
        der_begin(&writer, DER_SEQUENCE);
        der_write_oid(&writer, oid_common_name);
        der_write(&writer, tags[i % sizeof tags], bytes_of(octets, length));
        der_end(&writer);
        der_end(&writer);
        der_end(&writer);
        ck_assert_uint_lt(name_to_text(fixture_finish(&writer), text, sizeof text),
                          sizeof text);
        check_safe(text);
        der_writer_clear(&writer);
    }
}
END_TEST

/* Every character of Unicode, alone in a name: shown or escaped, and read back. */
START_TEST(every_character)
{
    uint32_t step = test_is_quick() ? 97 : 1;
    for (uint32_t c = 0; c <= 0x10ffff; c += step) {
        char text[64];
        uint8_t octets[4];
        struct der_writer writer = {0}, again = {0};
        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        if (c == 0x3000 && step == 1)
            step = 37; /* the rest by samples, the tags of language fully */
        else if (c >= 0xe0000 - 37 && c < 0xe0080)
            step = 1;
        else if (c >= 0xe0080)
            step = 37;
        der_begin(&writer, DER_SEQUENCE);
        der_begin(&writer, DER_SET);
        der_begin(&writer, DER_SEQUENCE);
        der_write_oid(&writer, oid_common_name);
        der_write(&writer, DER_UTF8_STRING,
                  bytes_of(octets, der_string_encode(c, octets)));
        der_end(&writer);
        der_end(&writer);
        der_end(&writer);
        struct bytes name = fixture_finish(&writer);
        name_to_text(name, text, sizeof text);
        check_safe(text);
        ck_assert_msg(bytes_equal(fixture_name(&again, text), name), "U+%04X",
                      (unsigned)c);
        der_writer_clear(&writer);
        der_writer_clear(&again);
    }
}
END_TEST

Suite *name_random_suite(void)
{
    Suite *suite = suite_create("name_random");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_test(values, round_trip);
    tcase_add_test(values, any_octets_are_safe);
    tcase_add_test(values, every_character);
    suite_add_tcase(suite, values);
    return suite;
}
