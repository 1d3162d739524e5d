/* der_string.c -- tests asn1/der_string.h. What is read: the table
 * tests/vectors/asn1/der_string.txt, by hand after X.680 section 41 and RFC 3629. Alphabets
 * by hand after X.680 tables 9 and 10; well-formed UTF-8 after The Unicode Standard, table
 * 3-7, which lists octets where the code computes characters. */
#include "asn1/der_string.h"

#include "mutations.h"
#include "suites.h"

#define CODE_POINT_COUNT 0x110000

START_TEST(table)
{
    ck_assert_uint_ge(run_mutations("tests/vectors/asn1/der_string.txt"), 75);
}
END_TEST

static bool is_surrogate(uint32_t character)
{
    return character >= 0xd800 && character <= 0xdfff;
}

START_TEST(types)
{
    for (unsigned tag = 0; tag < 256; tag++) {
        bool is_string = tag == 0x0c || (tag >= 0x12 && tag <= 0x14) || tag == 0x16 ||
                         tag == 0x1a || tag == 0x1c || tag == 0x1e;
        ck_assert_int_eq(der_tag_is_string((uint8_t)tag), is_string);
    }
}
END_TEST

/* The types with one octet a character, and the octets that they may hold. */
static const struct {
    uint8_t tag;
    uint8_t first, last; /* all from here to there, if LIST is NULL */
    const char *list;
} alphabets[] = {
    {DER_NUMERIC_STRING, 0, 0, "0123456789 "},
    {DER_PRINTABLE_STRING, 0, 0,
     "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?"},
    {DER_TELETEX_STRING, 0x00, 0xff, NULL},
    {DER_IA5_STRING, 0x00, 0x7f, NULL},
    {DER_VISIBLE_STRING, 0x20, 0x7e, NULL},
};

START_TEST(every_octet)
{
    for (unsigned i = 0; i < 256; i++) {
        uint8_t octet = (uint8_t)i, tag = alphabets[_i].tag;
        const char *list = alphabets[_i].list;
        bool is_allowed =
            list != NULL ? octet != 0 && strchr(list, octet) != NULL
                         : octet >= alphabets[_i].first && octet <= alphabets[_i].last;
        struct bytes contents = bytes_of(&octet, 1);
        size_t position = 0;
        int32_t character = der_string_next(tag, contents, &position);
        ck_assert_int_eq(character, is_allowed ? (int32_t)i : DER_STRING_INVALID);
        ck_assert_uint_eq(position, 1);
        ck_assert_int_eq(der_string_next(tag, contents, &position), DER_STRING_END);
        ck_assert_uint_eq(position, 1);
        ck_assert_int_eq(der_string_is_valid(tag, contents), is_allowed);
    }
}
END_TEST

/* Every code point as UTF-8, BMPString and UniversalString. */
static bool is_read_back(uint8_t tag, const uint8_t *octets, size_t length,
                         uint32_t character)
{
    size_t position = 0;
    struct bytes contents = bytes_of(octets, length);
    int32_t have = der_string_next(tag, contents, &position);
    if (is_surrogate(character))
        return have == DER_STRING_INVALID && position == 1 &&
               !der_string_is_valid(tag, contents);
    return have == (int32_t)character && position == length &&
           der_string_next(tag, contents, &position) == DER_STRING_END &&
           der_string_is_valid(tag, contents);
}

START_TEST(every_code_point)
{
    uint32_t step = test_is_quick() ? 61 : 1;
    for (uint32_t c = 0; c < CODE_POINT_COUNT; c += step) {
        uint8_t utf8[4],
            wide[4] = {0, (uint8_t)(c >> 16), (uint8_t)(c >> 8), (uint8_t)c};
        size_t length = der_string_encode(c, utf8);
        size_t want = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        if (length != want || !is_read_back(DER_UTF8_STRING, utf8, length, c) ||
            !is_read_back(DER_UNIVERSAL_STRING, wide, 4, c) ||
            (c < 0x10000 && !is_read_back(DER_BMP_STRING, wide + 2, 2, c)))
            ck_abort_msg("U+%04X", (unsigned)c);
    }
}
END_TEST

/* RFC 3629 section 7, and the ends of each length. */
START_TEST(encode)
{
    static const struct {
        uint32_t character;
        const char *octets;
    } rows[] = {{0x0000, "00"},        {0x0041, "41"},        {0x007f, "7f"},
                {0x0080, "c280"},      {0x0391, "ce91"},      {0x07ff, "dfbf"},
                {0x0800, "e0a080"},    {0x2262, "e289a2"},    {0xd55c, "ed959c"},
                {0xfeff, "efbbbf"},    {0xffff, "efbfbf"},    {0x10000, "f0908080"},
                {0x233b4, "f0a38eb4"}, {0x10ffff, "f48fbfbf"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint8_t want[4], have[4];
        size_t length = test_hex(rows[i].octets, want, sizeof want);
        ck_assert_uint_eq(der_string_encode(rows[i].character, have), length);
        ck_assert_mem_eq(have, want, length);
    }
}
END_TEST

/* --- UTF-8 that is not -------------------------------------------------------------------- */

/* The Unicode Standard, table 3-7: octets from the first to the second of each pair. */
static const uint8_t well_formed[][8] = {
    {0x00, 0x7f},
    {0xc2, 0xdf, 0x80, 0xbf},
    {0xe0, 0xe0, 0xa0, 0xbf, 0x80, 0xbf},
    {0xe1, 0xec, 0x80, 0xbf, 0x80, 0xbf},
    {0xed, 0xed, 0x80, 0x9f, 0x80, 0xbf},
    {0xee, 0xef, 0x80, 0xbf, 0x80, 0xbf},
    {0xf0, 0xf0, 0x90, 0xbf, 0x80, 0xbf, 0x80, 0xbf},
    {0xf1, 0xf3, 0x80, 0xbf, 0x80, 0xbf, 0x80, 0xbf},
    {0xf4, 0xf4, 0x80, 0x8f, 0x80, 0xbf, 0x80, 0xbf},
};

/* How many octets the character at AT has according to the table, or 0. */
static size_t well_formed_length(const uint8_t *at, size_t left)
{
    for (size_t row = 0; row < sizeof well_formed / sizeof well_formed[0]; row++) {
        const uint8_t *ranges = well_formed[row];
        size_t length = row == 0 ? 1 : row == 1 ? 2 : row < 6 ? 3 : 4, i = 0;
        while (i < length && i < left && at[i] >= ranges[2 * i] &&
               at[i] <= ranges[2 * i + 1])
            i++;
        if (i == length)
            return length;
    }
    return 0;
}

/* Reads CONTENTS to its end, in step with the table. */
static bool agrees_with_table(struct bytes contents)
{
    size_t position = 0;
    bool is_valid = true;
    while (position < contents.length) {
        size_t start = position;
        size_t want =
            well_formed_length(contents.data + start, contents.length - start);
        int32_t character = der_string_next(DER_UTF8_STRING, contents, &position);
        if ((want == 0) != (character == DER_STRING_INVALID) ||
            position - start != (want == 0 ? 1 : want))
            return false;
        is_valid = is_valid && want > 0;
    }
    return der_string_is_valid(DER_UTF8_STRING, contents) == is_valid;
}

/* One to four octets, each from the edges of all ranges in the table. */
START_TEST(octets_around_the_edges)
{
    static const uint8_t edges[] = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f,
                                    0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0,
                                    0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1,
                                    0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xff};
    const unsigned count = sizeof edges;
    unsigned step = test_is_quick() ? 7 : 1;
    for (unsigned number = 0; number < count * count * count * count; number += step) {
        uint8_t octets[4] = {edges[number % count], edges[number / count % count],
                             edges[number / count / count % count],
                             edges[number / count / count / count]};
        for (size_t length = 1; length <= 4; length++)
            if (!agrees_with_table(bytes_of(octets + 4 - length, length)))
                ck_abort_msg("%02x %02x %02x %02x, the last %zu", octets[0], octets[1],
                             octets[2], octets[3], length);
    }
}
END_TEST

/* All of one and two octets, and of three whose last one is from each quarter. */
START_TEST(every_two_octets)
{
    static const uint8_t last[] = {0x00, 0x80, 0xbf, 0xc2};
    for (uint32_t number = 0; number < 1u << 18; number++) {
        uint8_t octets[3] = {(uint8_t)(number >> 10), (uint8_t)(number >> 2),
                             last[number % 4]};
        if (!agrees_with_table(bytes_of(octets, 2)) ||
            !agrees_with_table(bytes_of(octets, 3)))
            ck_abort_msg("%02x %02x %02x", octets[0], octets[1], octets[2]);
    }
}
END_TEST

/* Characters of two and four octets that are cut off are invalid octet by octet. */
START_TEST(whole_characters_only)
{
    static const uint8_t octets[8] = {0, 0, 0, 0x41, 0, 0, 0, 0x42};
    for (size_t length = 0; length <= sizeof octets; length++) {
        struct bytes contents = bytes_of(octets, length);
        ck_assert_int_eq(der_string_is_valid(DER_BMP_STRING, contents),
                         length % 2 == 0);
        ck_assert_int_eq(der_string_is_valid(DER_UNIVERSAL_STRING, contents),
                         length % 4 == 0);
        size_t position = length / 4 * 4;
        while (position < length)
            ck_assert_int_eq(der_string_next(DER_UNIVERSAL_STRING, contents, &position),
                             DER_STRING_INVALID);
        ck_assert_int_eq(der_string_next(DER_UNIVERSAL_STRING, contents, &position),
                         DER_STRING_END);
    }
}
END_TEST

/* Each octet at each place of strings that are looked at several octets at a time: the whole
 * is valid if the octet alone is. */
START_TEST(every_place)
{
    static const uint8_t tags[] = {DER_UTF8_STRING,      DER_NUMERIC_STRING,
                                   DER_PRINTABLE_STRING, DER_IA5_STRING,
                                   DER_VISIBLE_STRING,   DER_TELETEX_STRING};
    for (size_t t = 0; t < sizeof tags; t++)
        for (size_t length = 1; length <= 26; length++)
            for (size_t at = 0; at < length; at++)
                for (unsigned octet = 0; octet < 256; octet++) {
                    uint8_t text[26], one = (uint8_t)octet;
                    size_t position = 0;
                    memset(text, '1', sizeof text);
                    text[at] = one;
                    bool is_valid = der_string_next(tags[t], bytes_of(&one, 1),
                                                    &position) != DER_STRING_INVALID;
                    if (der_string_is_valid(tags[t], bytes_of(text, length)) !=
                        is_valid)
                        ck_abort_msg("tag %02X, length %zu: %02X at %zu", tags[t],
                                     length, octet, at);
                }
}
END_TEST

Suite *der_string_suite(void)
{
    Suite *suite = suite_create("der_string");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, table);
    tcase_add_test(vectors, types);
    tcase_add_loop_test(vectors, every_octet, 0,
                        sizeof alphabets / sizeof alphabets[0]);
    tcase_add_test(vectors, encode);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_test(rejects, octets_around_the_edges);
    tcase_add_test(rejects, every_two_octets);
    tcase_add_test(rejects, whole_characters_only);
    suite_add_tcase(suite, rejects);

    TCase *round_trip = tcase_create("round_trip");
    tcase_set_timeout(round_trip, 60);
    tcase_add_test(round_trip, every_code_point);
    suite_add_tcase(suite, round_trip);
    TCase *every_place_case = tcase_create("every_place");
    tcase_set_timeout(every_place_case, 60);
    tcase_add_test(every_place_case, every_place);
    suite_add_tcase(suite, every_place_case);
    return suite;
}
