/* pem.c -- tests asn1/pem.h: blocks found in text of every kind, and what is refused, by hand
 * after RFC 7468 sections 2 and 3. What is written is tested in pem_encode.c. */
#include "asn1/pem.h"

#include <stdlib.h>

#include "suites.h"

#define BEGIN "-----BEGIN "
#define END   "-----END "
#define CLOSE "-----"
#define BLOCK BEGIN "X" CLOSE "\nZm9v\n" END "X" CLOSE "\n" /* holds "foo" */
#define FOO   "foo"

/* --- what is found ---------------------------------------------------------------------- */

/* A text with one block labelled X that holds "foo", at OFFSET. */
static const struct {
    const char *text;
    size_t offset;
} found[] = {
    {BLOCK, 0},
    {BEGIN "X" CLOSE "\r\nZm9v\r\n" END "X" CLOSE "\r\n", 0},
    {BEGIN "X" CLOSE "\rZm9v\r" END "X" CLOSE "\r", 0},
    {BEGIN "X" CLOSE "\r\nZm9v\n" END "X" CLOSE "\r", 0},
    {BEGIN "X" CLOSE "\nZm9v\n" END "X" CLOSE, 0}, /* no line end at the end */
    {BEGIN "X" CLOSE "  \nZm9v \t\n" END "X" CLOSE " \t\n", 0}, /* spaces behind */
    {BEGIN "X" CLOSE "\t\r\nZm9v\r\n" END "X" CLOSE " ", 0},
    {BEGIN "X" CLOSE "\n\nZm\n\n9v\n\n" END "X" CLOSE "\n", 0}, /* empty lines */
    {BEGIN "X" CLOSE "\n Z m 9 v\n" END "X" CLOSE "\n", 0},
    {"\n\n" BLOCK, 2},
    {"text\n" BLOCK "text", 5},
    {"text\r" BLOCK, 5},
    {"text\r\n" BLOCK, 6},
    {"subject=/CN=x\nissuer=/CN=x\n" BLOCK "more\n", 27},
    {"\xef\xbb\xbf\n" BLOCK, 4},
    {"x " BEGIN "X" CLOSE "\n" BLOCK, 20}, /* not at the start of its line: text */
    {" " BEGIN "X" CLOSE "\n" BLOCK, 19},
    {"----BEGIN X-----\n" BLOCK, 17}, /* not a mark: text */
    {"-----BEGIN X----\n" BLOCK, 17},
    {"-----BEGIN X-----x\n" BLOCK, 19},
    {"-----begin X-----\n" BLOCK, 18},
    {"-----BEGINX-----\n" BLOCK, 17},
    {END "X" CLOSE "\n" BLOCK, 16}, /* an END that ends nothing: text */
    {"-----\n" BLOCK, 6},
    {BLOCK " " END "X" CLOSE "\n", 0},
    {BEGIN "X" CLOSE "\nZm9v\n" END "X" CLOSE "\n" END "Y" CLOSE "\n", 0},
};

START_TEST(block_is_found)
{
    struct bytes file = bytes_of_text(found[_i].text);
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, length;
    uint8_t octets[64];
    ck_assert_msg(pem_next(file, &position, &block, &error) == PEM_BLOCK, "%s: %s",
                  found[_i].text, error.message);
    ck_assert_uint_eq(block.offset, found[_i].offset);
    ck_assert(pem_label_is(&block, "X"));
    ck_assert_uint_le(pem_decoded_size(&block), sizeof octets);
    ck_assert_msg(pem_decode(file, &block, octets, &length, &error), "%s: %s",
                  found[_i].text, error.message);
    ck_assert(bytes_equal(bytes_of(octets, length), bytes_of_text(FOO)));
    ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_END);
    ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_END);
    ck_assert_uint_eq(position, file.length);
    ck_assert_int_eq(error.kind, ERROR_NONE);
}
END_TEST

static const char *const without_block[] = {
    "",
    "\n",
    "text",
    "-----",
    BEGIN,
    BEGIN "X",
    BEGIN "X----\n",
    END "X" CLOSE "\n",
    "x" BLOCK /* its END line is text as well */,
};

START_TEST(no_block)
{
    struct bytes file = bytes_of_text(without_block[_i]);
    struct pem_block block;
    struct error error = {0};
    size_t position = 0;
    ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_END);
    ck_assert_uint_eq(position, file.length);
    ck_assert_int_eq(error.kind, ERROR_NONE);
}
END_TEST

START_TEST(several_blocks)
{
    static const char text[] =
        "first\n" BEGIN "A B" CLOSE "\nZg==\n" END "A B" CLOSE
        "\nsecond\r\n" BEGIN CLOSE "\r\n" END CLOSE "\r\n" BLOCK "behind\n";
    static const char *const labels[] = {"A B", "", "X"}, *const contents[] = {"f", "",
                                                                               FOO};
    struct bytes file = bytes_of(text, sizeof text - 1);
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, length;
    uint8_t octets[16];
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_BLOCK);
        ck_assert_mem_eq(text + block.offset, BEGIN, strlen(BEGIN));
        for (int other = 0; other < 3; other++)
            ck_assert_int_eq(pem_label_is(&block, labels[other]), other == i);
        ck_assert(pem_decode(file, &block, octets, &length, &error));
        ck_assert(bytes_equal(bytes_of(octets, length), bytes_of_text(contents[i])));
    }
    ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_END);
}
END_TEST

START_TEST(labels_are_compared_whole)
{
    struct pem_block block = {.label = bytes_of("CERT\0ICATE", 10)};
    ck_assert(!pem_label_is(&block, "CERT"));
    block.label = bytes_of_text("CERTIFICATE");
    ck_assert(pem_label_is(&block, "CERTIFICATE"));
    ck_assert(!pem_label_is(&block, "CERTIFICATE REQUEST"));
    ck_assert(!pem_label_is(&block, "CERT") && !pem_label_is(&block, ""));
    ck_assert(!pem_label_is(&block, "certificate"));
}
END_TEST

/* --- what is refused -------------------------------------------------------------------- */

/* By pem_next, unless it is the body that pem_decode refuses. */
static const struct {
    const char *text;
    bool is_found;
    enum error_kind kind;
    size_t offset;
    const char *source;
} refused[] = {
    /* No END line: the error is at the BEGIN line. */
    {BEGIN "X" CLOSE, false, ERROR_TRUNCATED, 0, "RFC 7468 3"},
    {"text\n" BEGIN "X" CLOSE "\nZm9v\n", false, ERROR_TRUNCATED, 5, "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n ----END X-----\n", false, ERROR_TRUNCATED, 0,
     "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v" END "X" CLOSE "\n", false, ERROR_TRUNCATED, 0,
     "RFC 7468 3"},
    {BEGIN "X" CLOSE "\n " END "X" CLOSE "\n", false, ERROR_TRUNCATED, 0, "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n-----END", false, ERROR_TRUNCATED, 0, "RFC 7468 3"},
    /* A block in a block. */
    {BEGIN "X" CLOSE "\nZm9v\n" BLOCK, false, ERROR_TRUNCATED, 0, "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n" BEGIN "broken\n" END "X" CLOSE, false, ERROR_TRUNCATED,
     0, "RFC 7468 3"},
    /* An END line with another label, or broken: the error is there. */
    {BEGIN "X" CLOSE "\nZm9v\n" END "Y" CLOSE "\n", false, ERROR_ENCODING, 23,
     "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n" END "XX" CLOSE "\n", false, ERROR_ENCODING, 23,
     "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n" END "x" CLOSE "\n", false, ERROR_ENCODING, 23,
     "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n" END " X" CLOSE "\n", false, ERROR_ENCODING, 23,
     "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n" END CLOSE "\n", false, ERROR_ENCODING, 23,
     "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n" END "X----\n", false, ERROR_ENCODING, 23, "RFC 7468 3"},
    {BEGIN "X" CLOSE "\nZm9v\n" END "X" CLOSE "x\n", false, ERROR_ENCODING, 23,
     "RFC 7468 3"},
    /* Headers of RFC 1421. */
    {BEGIN "X" CLOSE "\nProc-Type: 4,ENCRYPTED\nDEK-Info: x\n\nZm9v\n" END "X" CLOSE
           "\n",
     true, ERROR_UNSUPPORTED, 18, "RFC 7468 2"},
    {"\n" BEGIN "X" CLOSE "\nComment: x\nZm9v\n" END "X" CLOSE "\n", true,
     ERROR_UNSUPPORTED, 19, "RFC 7468 2"},
    /* Not base 64. */
    {BEGIN "X" CLOSE "\nZm9v!\n" END "X" CLOSE "\n", true, ERROR_ENCODING, 22,
     "RFC 4648 4"},
    {"text\n" BEGIN "X" CLOSE "\nZm-v\n" END "X" CLOSE "\n", true, ERROR_ENCODING, 25,
     "RFC 4648 4"},
    {BEGIN "X" CLOSE "\nZm9\n" END "X" CLOSE "\n", true, ERROR_ENCODING, 22,
     "RFC 4648 4"},
    {BEGIN "X" CLOSE "\nZg=\n" END "X" CLOSE "\n", true, ERROR_ENCODING, 22,
     "RFC 4648 4"},
    {BEGIN "X" CLOSE "\nZg===\n" END "X" CLOSE "\n", true, ERROR_ENCODING, 22,
     "RFC 4648 4"},
    {BEGIN "X" CLOSE "\nZh==\n" END "X" CLOSE "\n", true, ERROR_ENCODING, 21,
     "RFC 4648 4"},
    {BEGIN "X" CLOSE "\nZg==\nZg==\n" END "X" CLOSE "\n", true, ERROR_ENCODING, 23,
     "RFC 4648 4"},
    {BEGIN "X" CLOSE "\n-----\n" END "X" CLOSE "\n", true, ERROR_ENCODING, 18,
     "RFC 4648 4"},
};

static void check_refused(struct bytes file, bool is_found, enum error_kind kind,
                          size_t offset, const char *source)
{
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, length;
    enum pem_result result = pem_next(file, &position, &block, &error);
    ck_assert_int_eq(result, is_found ? PEM_BLOCK : PEM_ERROR);
    if (is_found) {
        uint8_t *octets = malloc(pem_decoded_size(&block));
        ck_assert_ptr_nonnull(octets);
        ck_assert(!pem_decode(file, &block, octets, &length, &error));
        free(octets);
    }
    ck_assert_msg(error.kind == kind && error.offset == offset, "kind %d at %zu: %s",
                  (int)error.kind, error.offset, error.message);
    ck_assert_str_eq(error.source, source);
}

START_TEST(text_refused)
{
    check_refused(bytes_of_text(refused[_i].text), refused[_i].is_found,
                  refused[_i].kind, refused[_i].offset, refused[_i].source);
}
END_TEST

/* A NUL is a character like others: not base 64, and part of a label. */
START_TEST(nul_inside)
{
    static const char body[] = BEGIN "X" CLOSE "\nZm\0v\n" END "X" CLOSE "\n";
    static const char label[] = BEGIN "X\0" CLOSE "\nZm9v\n" END "X" CLOSE "\n";
    static const char behind[] = "\0\n" BLOCK;
    struct pem_block block;
    struct error error = {0};
    size_t position = 0;
    check_refused(bytes_of(body, sizeof body - 1), true, ERROR_ENCODING, 20,
                  "RFC 4648 4");
    check_refused(bytes_of(label, sizeof label - 1), false, ERROR_ENCODING, 24,
                  "RFC 7468 3");
    struct bytes file = bytes_of(behind, sizeof behind - 1);
    ck_assert_int_eq(pem_next(file, &position, &block, &error), PEM_BLOCK);
    ck_assert_uint_eq(block.offset, 2);
}
END_TEST

/* Cut off at every octet: a block is found only when nothing but line ends is missing. */
START_TEST(every_truncation)
{
    static const char text[] = "text\n" BLOCK;
    for (size_t length = 0; length < sizeof text; length++) {
        char *copy = malloc(length + 1);
        ck_assert_ptr_nonnull(copy);
        memcpy(copy + 1, text, length);
        struct pem_block block;
        struct error error = {0};
        size_t position = 0;
        enum pem_result want = length < 5 + 17            ? PEM_END
                               : length < sizeof text - 2 ? PEM_ERROR
                                                          : PEM_BLOCK;
        enum pem_result have =
            pem_next(bytes_of(copy + 1, length), &position, &block, &error);
        ck_assert_msg(have == want, "%zu octets: %d", length, (int)have);
        ck_assert_uint_le(position, length);
        free(copy);
    }
}
END_TEST

Suite *pem_suite(void)
{
    Suite *suite = suite_create("pem");
    TCase *vectors = tcase_create("vectors");
    tcase_add_loop_test(vectors, block_is_found, 0, sizeof found / sizeof found[0]);
    tcase_add_loop_test(vectors, no_block, 0,
                        sizeof without_block / sizeof without_block[0]);
    tcase_add_test(vectors, several_blocks);
    tcase_add_test(vectors, labels_are_compared_whole);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_loop_test(rejects, text_refused, 0, sizeof refused / sizeof refused[0]);
    tcase_add_test(rejects, nul_inside);
    tcase_add_test(rejects, every_truncation);
    suite_add_tcase(suite, rejects);
    return suite;
}
