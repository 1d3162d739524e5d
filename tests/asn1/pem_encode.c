/* pem_encode.c -- tests the writing half of asn1/pem.h, and long files. The block to compare
 * with is the output of `base64 -w 64` (GNU coreutils) between two lines typed by hand. */
#include <stdlib.h>

#include "asn1/base64.h"
#include "asn1/pem.h"
#include "suites.h"

#define LENGTH_MAX 200
#define MEBIOCTET  ((size_t)1 << 20)

START_TEST(known_block)
{
    static const char want[] =
        "-----BEGIN CERTIFICATE REQUEST-----\n"
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v\n"
        "MDEyMzQ1Njc4OTo7PD0+P0BBQkM=\n"
        "-----END CERTIFICATE REQUEST-----\n";
    static const char label[] = "CERTIFICATE REQUEST";
    uint8_t octets[68];
    char text[sizeof want] = {0};
    for (unsigned i = 0; i < sizeof octets; i++)
        octets[i] = (uint8_t)i;
    ck_assert_uint_eq(pem_encoded_length(label, sizeof octets), sizeof want - 1);
    pem_encode(label, bytes_of(octets, sizeof octets), text);
    ck_assert_str_eq(text, want);
}
END_TEST

START_TEST(empty_block)
{
    static const char want[] = "-----BEGIN X-----\n-----END X-----\n";
    char text[sizeof want] = {0};
    ck_assert_uint_eq(pem_encoded_length("X", 0), sizeof want - 1);
    pem_encode("X", bytes_of(NULL, 0), text);
    ck_assert_str_eq(text, want);
}
END_TEST

/* No line is longer than 64 characters, and all but the last two are that long. */
static void check_lines(const char *text, size_t length)
{
    const char *line = memchr(text, '\n', length), *end = text + length;
    while (++line < end && *line != '-') {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        ck_assert_ptr_nonnull(next);
        ck_assert_int_le(next - line, 64);
        ck_assert(next - line == 64 || next[1] == '-');
        line = next;
    }
}

/* Encoded into a block of exactly the length foretold, found, and decoded. */
static void check_length(size_t size)
{
    uint8_t octets[LENGTH_MAX], decoded[2 * LENGTH_MAX];
    struct seeded_random random;
    seeded_random_init(&random, size);
    ck_assert(random_fill(&random.source, octets, size));
    struct bytes der = bytes_of(octets, size);
    size_t text_length = pem_encoded_length("A LABEL", der.length), position = 0,
           length;
    char *text = malloc(text_length);
    ck_assert_ptr_nonnull(text);
    memset(text, 0, text_length);
    pem_encode("A LABEL", der, text);
    ck_assert_int_eq(text[text_length - 1], '\n');
    check_lines(text, text_length);

    struct bytes file = bytes_of(text, text_length);
    struct pem_block block;
    struct error error = {0};
    ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_BLOCK);
    ck_assert(pem_label_is(&block, "A LABEL") && block.offset == 0);
    ck_assert_uint_eq(position, text_length);
    ck_assert_uint_ge(pem_decoded_size(&block), der.length);
    ck_assert(pem_decode(file, &block, decoded, &length, &error));
    ck_assert(bytes_equal(bytes_of(decoded, length), der));
    free(text);
}

START_TEST(every_length)
{
    for (size_t size = 0; size <= LENGTH_MAX; size++)
        check_length(size);
}
END_TEST

/* --- long files ------------------------------------------------------------------------- */

/* Returns HEAD, COUNT times FILL and TAIL, owned by the caller; FILE borrows from it. */
static char *long_file(const char *head, const char *fill, size_t count,
                       const char *tail, struct bytes *file)
{
    size_t size = strlen(fill), length = strlen(head) + count * size + strlen(tail);
    char *text = malloc(length + 1), *at = text;
    ck_assert_ptr_nonnull(text);
    at += snprintf(at, length + 1, "%s", head);
    for (size_t i = 0; i < count; i++, at += size)
        memcpy(at, fill, size);
    snprintf(at, strlen(tail) + 1, "%s", tail);
    *file = bytes_of(text, length);
    return text;
}

static size_t long_size(void)
{
    return test_is_quick() ? MEBIOCTET / 16 : 8 * MEBIOCTET;
}

/* All of the base 64 in one line: 8 MiB of it. */
START_TEST(long_line)
{
    size_t size = long_size(), position = 0, length;
    struct bytes file;
    char *text = long_file("-----BEGIN X-----\n", "AAAA", size / 4,
                           "\n-----END X-----\n", &file);
    struct pem_block block;
    struct error error = {0};
    ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_BLOCK);
    uint8_t *octets = malloc(pem_decoded_size(&block));
    ck_assert_ptr_nonnull(octets);
    ck_assert(pem_decode(file, &block, octets, &length, &error));
    ck_assert_uint_eq(length, size / 4 * 3);
    free(octets);
    free(text);
}
END_TEST

/* Text in which a block seems to begin again and again, and none ever does: a search that
 * began anew at each would take hours. */
START_TEST(long_junk)
{
    static const char *const junk[] = {"-----BEGIN X----",
                                       "-----BEGIN X----\n",
                                       "\n",
                                       "-",
                                       "-----END X-----\n",
                                       "x",
                                       "\r",
                                       " "};
    struct bytes file;
    char *text = long_file("", junk[_i], long_size() / strlen(junk[_i]), "", &file);
    struct pem_block block;
    struct error error = {0};
    size_t position = 0;
    ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_END);
    ck_assert_uint_eq(position, file.length);
    free(text);
}
END_TEST

START_TEST(many_blocks)
{
    size_t count = long_size() / 64, found = 0, position = 0, length;
    struct bytes file;
    char *text =
        long_file("", "-----BEGIN X-----\nZm9v\n-----END X-----\n", count, "", &file);
    struct pem_block block;
    struct error error = {0};
    uint8_t octets[16];
    while (pem_next(file, &position, &block, &error) == PEM_BLOCK) {
        if (!pem_decode(file, &block, octets, &length, &error) || length != 3)
            ck_abort_msg("block %zu: %s", found, error.message);
        found++;
    }
    ck_assert_uint_eq(found, count);
    ck_assert_int_eq(error.kind, ERROR_NONE);
    free(text);
}
END_TEST

Suite *pem_encode_suite(void)
{
    Suite *suite = suite_create("pem_encode");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, known_block);
    tcase_add_test(vectors, empty_block);
    suite_add_tcase(suite, vectors);

    TCase *round_trip = tcase_create("round_trip");
    tcase_add_test(round_trip, every_length);
    suite_add_tcase(suite, round_trip);

    TCase *large = tcase_create("long");
    tcase_set_timeout(large, 60);
    tcase_add_test(large, long_line);
    tcase_add_loop_test(large, long_junk, 0, 8);
    tcase_add_test(large, many_blocks);
    suite_add_tcase(suite, large);
    return suite;
}
