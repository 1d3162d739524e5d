/* base64.c -- tests asn1/base64.h. Vectors: RFC 4648 section 10. What is refused: by hand
 * after sections 3.2 to 3.5 and 4. */
#include "asn1/base64.h"

#include <stdlib.h>

#include "suites.h"

#define ALPHABET "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

#define LENGTH_MAX 200

/* Decodes TEXT from a block of its own into one that is as long as the header demands. */
static bool decode(struct bytes text, uint8_t *octets, size_t *length, size_t *fault)
{
    size_t room = text.length / 4 * 3 + 3;
    char *copy = malloc(text.length + 1);
    uint8_t *out = malloc(room);
    ck_assert(copy != NULL && out != NULL);
    char *end = copy + 1 + text.length; /* so that the block ends with the text */
    if (text.length > 0)
        memcpy(end - text.length, text.data, text.length);
    bool is_decoded =
        base64_decode(bytes_of(end - text.length, text.length), out, length, fault);
    if (is_decoded) {
        ck_assert_uint_le(*length, room);
        memcpy(octets, out, *length);
    }
    free(copy);
    free(out);
    return is_decoded;
}

static const struct {
    const char *octets, *text;
} vectors[] = {{"", ""},
               {"f", "Zg=="},
               {"fo", "Zm8="},
               {"foo", "Zm9v"},
               {"foob", "Zm9vYg=="},
               {"fooba", "Zm9vYmE="},
               {"foobar", "Zm9vYmFy"}};

START_TEST(vector)
{
    struct bytes octets = bytes_of_text(vectors[_i].octets);
    struct bytes text = bytes_of_text(vectors[_i].text);
    char encoded[16] = {0};
    uint8_t decoded[16];
    size_t length = 99, fault;
    ck_assert_uint_eq(base64_encoded_length(octets.length), text.length);
    base64_encode(octets, encoded);
    ck_assert_str_eq(encoded, vectors[_i].text);
    ck_assert(decode(text, decoded, &length, &fault));
    ck_assert(bytes_equal(bytes_of(decoded, length), octets));
}
END_TEST

/* Each of the 64 characters in its place, both ways. */
START_TEST(alphabet)
{
    uint8_t octets[48];
    char encoded[65] = {0};
    size_t length, fault;
    ck_assert(decode(bytes_of_text(ALPHABET), octets, &length, &fault));
    ck_assert_uint_eq(length, sizeof octets);
    for (unsigned i = 0; i < 64; i++) {
        unsigned group = octets[i / 4 * 3] * 0x10000u + octets[i / 4 * 3 + 1] * 0x100u +
                         octets[i / 4 * 3 + 2];
        ck_assert_uint_eq(group >> 6 * (3 - i % 4) & 0x3f, i);
    }
    base64_encode(bytes_of(octets, sizeof octets), encoded);
    ck_assert_str_eq(encoded, ALPHABET);
}
END_TEST

static void check_length(size_t size)
{
    uint8_t octets[LENGTH_MAX], decoded[LENGTH_MAX];
    char text[2 * LENGTH_MAX];
    struct seeded_random random;
    seeded_random_init(&random, size);
    ck_assert(random_fill(&random.source, octets, size));
    size_t length, fault, text_length = base64_encoded_length(size);
    ck_assert_uint_eq(text_length, 4 * ((size + 2) / 3));
    memset(text, '!', sizeof text);
    base64_encode(bytes_of(octets, size), text);
    ck_assert_int_eq(text[text_length], '!'); /* and no NUL */
    ck_assert(decode(bytes_of(text, text_length), decoded, &length, &fault));
    ck_assert(bytes_equal(bytes_of(decoded, length), bytes_of(octets, size)));
}

START_TEST(every_length)
{
    for (size_t size = 0; size <= LENGTH_MAX; size++)
        check_length(size);
}
END_TEST

/* Each kind of white space at each place, once and many times; and nothing else. */
START_TEST(white_space)
{
    static const char spaces[] = " \t\n\v\f\r";
    for (size_t kind = 0; kind < sizeof spaces - 1; kind++)
        for (size_t at = 0; at <= 8; at++)
            for (size_t count = 1; count <= 5; count++) {
                char text[16] = "Zm9vYg==";
                uint8_t decoded[16];
                size_t length, fault;
                memmove(text + at + count, text + at, 8 - at);
                memset(text + at, spaces[kind], count);
                ck_assert(decode(bytes_of(text, 8 + count), decoded, &length, &fault));
                ck_assert(
                    bytes_equal(bytes_of(decoded, length), bytes_of_text("foob")));
            }
    uint8_t decoded[4];
    size_t length = 99, fault;
    ck_assert(decode(bytes_of_text(" \r\n\t"), decoded, &length, &fault));
    ck_assert_uint_eq(length, 0);
}
END_TEST

static const struct {
    const char *text;
    size_t fault;
} refused[] = {
    {"A", 1}, /* parts of a group: the fault is at the end */
    {"AA", 2},       {"AAA", 3},        {"AA=", 3},
    {"AAAAA", 5},    {"AAAA AAA\n", 9}, {"=", 0}, /* padding where no group can end */
    {"====", 0},     {"A===", 1},       {"AAAA=", 4},
    {"AAAA==", 4},   {"AAAA====", 4},   {"AAA==", 4}, /* one too many */
    {"AA===", 4},    {"AA======", 4},   {"AA=A", 3},  /* padding in the middle */
    {"A=AA", 1},     {"=AAA", 0},       {"AA==AAAA", 4},
    {"AAA=AAAA", 4}, {"AA==AA==", 4},   {"AA= A", 4},
    {"AB==", 3}, /* bits left over that are not zero */
    {"AP==", 3},     {"AI==", 3},       {"//==", 3},
    {"AAB=", 3},     {"AAD=", 3},       {"//9=", 3},
    {"AAAAAB==", 7}, {"AAAAAAB=", 7},   {"AAA-", 3}, /* the alphabet for URLs */
    {"AA_A", 2},     {"-AAA", 0},       {"AAAA_AAA", 4},
    {"AA!A", 2}, /* other characters */
    {"AA.A", 2},     {"AA,A", 2},       {"AA:A", 2},
    {"AA@A", 2},     {"AA[A", 2},       {"AA`A", 2},
    {"AA{A", 2},     {"AA\177A", 2},    {"AA\xc3\xa9", 2},
    {"AAA\xa0", 3},  {"\"AAAA\"", 0},
};

START_TEST(text_refused)
{
    uint8_t decoded[16];
    size_t length, fault = 99;
    ck_assert_msg(!decode(bytes_of_text(refused[_i].text), decoded, &length, &fault),
                  "%s", refused[_i].text);
    ck_assert_msg(fault == refused[_i].fault, "%s: %zu", refused[_i].text, fault);
}
END_TEST

/* Each octet at each place of a group: taken, passed over or refused where it stands. */
START_TEST(every_octet)
{
    for (unsigned octet = 0; octet < 256; octet++)
        for (size_t at = 0; at < 4; at++) {
            char text[] = "AAAAAAAA";
            uint8_t decoded[16];
            size_t length, fault = 99, place = 4 + at;
            text[place] = (char)octet;
            bool is_in_alphabet = octet != 0 && strchr(ALPHABET, (int)octet) != NULL;
            bool is_space = octet == ' ' || (octet >= '\t' && octet <= '\r');
            bool is_end = octet == '=' && at == 3;
            bool is_decoded = decode(bytes_of(text, 8), decoded, &length, &fault);
            ck_assert_int_eq(is_decoded, is_in_alphabet || is_end);
            if (is_space)
                ck_assert_uint_eq(fault, 8);
            else if (octet == '=' && at == 2) /* "AA=A": the fault is what follows */
                ck_assert_uint_eq(fault, place + 1);
            else if (!is_decoded)
                ck_assert_uint_eq(fault, place);
        }
}
END_TEST

/* The last character before the padding: only those with zeros in the bits left over. */
START_TEST(every_rest)
{
    for (unsigned value = 0; value < 64; value++) {
        char two[] = "AA==", three[] = "AAA=";
        uint8_t decoded[4];
        size_t length, fault;
        two[1] = three[2] = ALPHABET[value];
        ck_assert_int_eq(decode(bytes_of_text(two), decoded, &length, &fault),
                         value % 16 == 0);
        ck_assert_int_eq(decode(bytes_of_text(three), decoded, &length, &fault),
                         value % 4 == 0);
    }
}
END_TEST

/* --- against a decoder that takes one character after another ----------------------------- */

/* Where TEXT is wrong after RFC 4648 section 4, or its length if only characters are
 * missing; SIZE_MAX if nothing is. */
static size_t model(struct bytes text, uint8_t *octets, size_t *length)
{
    unsigned bits = 0, bit_count = 0, count = 0, padding = 0;
    *length = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char *place = memchr(ALPHABET, text.data[i], 64);
        if (text.data[i] == ' ' || (text.data[i] >= '\t' && text.data[i] <= '\r'))
            continue;
        if (text.data[i] == '=' ? count % 4 < 2 : place == NULL || padding > 0)
            return i;
        count++;
        if (text.data[i] == '=') {
            padding++;
            if (count % 4 == 0 && bits != 0) /* what the padding leaves over */
                return i;
            continue;
        }
        bits = (bits << 6 | (unsigned)(place - ALPHABET)) & 0xffff;
        bit_count += 6;
        if (bit_count >= 8) {
            bit_count -= 8;
            octets[(*length)++] = (uint8_t)(bits >> bit_count);
            bits &= (1u << bit_count) - 1;
        }
    }
    return count % 4 == 0 ? SIZE_MAX : text.length;
}

static uint8_t next_octet(struct seeded_random *random)
{
    uint8_t octet;
    ck_assert(random_fill(&random->source, &octet, 1));
    return octet;
}

/* Text of all that base 64 is made of, in lines of any length; faults are rare enough
 * that half of it is right. */
static size_t make_text(struct seeded_random *random, uint8_t *text, size_t room)
{
    static const char spaces[] = " \t\n\v\f\r";
    unsigned line = next_octet(random) % 80 + 1, faults = next_octet(random) % 2;
    uint8_t octets[LENGTH_MAX];
    char encoded[2 * LENGTH_MAX];
    size_t size = next_octet(random) % LENGTH_MAX, length = 0;
    ck_assert(random_fill(&random->source, octets, size));
    base64_encode(bytes_of(octets, size), encoded);
    for (size_t i = 0; i < base64_encoded_length(size); i++) {
        text[length++] = (uint8_t)encoded[i];
        if (i % line == line - 1 || next_octet(random) < 3)
            text[length++] = (uint8_t)spaces[next_octet(random) % 6];
    }
    for (; faults > 0 && length > 0; faults--)
        text[next_octet(random) % length] =
            next_octet(random) % 4 == 0 ? '=' : next_octet(random);
    length -= next_octet(random) < 20 && length > 0;
    ck_assert_uint_le(length, room);
    return length;
}

#define TEXTS 2000

START_TEST(random_text)
{
    struct seeded_random random;
    size_t right = 0;
    seeded_random_init(&random, 64);
    for (unsigned i = 0; i < TEXTS; i++) {
        uint8_t text[4 * LENGTH_MAX], wanted[4 * LENGTH_MAX], octets[4 * LENGTH_MAX];
        size_t text_length = make_text(&random, text, sizeof text);
        size_t wanted_length, length = 0, fault = 0;
        size_t wanted_fault =
            model(bytes_of(text, text_length), wanted, &wanted_length);
        bool is_right = wanted_fault == SIZE_MAX;
        ck_assert_int_eq(decode(bytes_of(text, text_length), octets, &length, &fault),
                         is_right);
        ck_assert(!is_right || bytes_equal(bytes_of(octets, length),
                                           bytes_of(wanted, wanted_length)));
        ck_assert(is_right || fault == wanted_fault);
        /* The octets take the place of the text. */
        ck_assert_int_eq(
            base64_decode(bytes_of(text, text_length), text, &length, &fault),
            is_right);
        ck_assert(!is_right ||
                  bytes_equal(bytes_of(text, length), bytes_of(wanted, wanted_length)));
        ck_assert(is_right || fault == wanted_fault);
        right += is_right;
    }
    ck_assert_uint_gt(right, TEXTS / 4);
    ck_assert_uint_lt(right, TEXTS * 3 / 4);
}
END_TEST

Suite *base64_suite(void)
{
    Suite *suite = suite_create("base64");
    TCase *known = tcase_create("vectors");
    tcase_add_loop_test(known, vector, 0, sizeof vectors / sizeof vectors[0]);
    tcase_add_test(known, alphabet);
    tcase_add_test(known, white_space);
    suite_add_tcase(suite, known);

    TCase *rejects = tcase_create("rejects");
    tcase_add_loop_test(rejects, text_refused, 0, sizeof refused / sizeof refused[0]);
    tcase_add_test(rejects, every_octet);
    tcase_add_test(rejects, every_rest);
    suite_add_tcase(suite, rejects);

    TCase *round_trip = tcase_create("round_trip");
    tcase_add_test(round_trip, every_length);
    tcase_add_test(round_trip, random_text);
    suite_add_tcase(suite, round_trip);
    return suite;
}
