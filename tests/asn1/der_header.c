/* der_header.c -- tests that every function of asn1/ that reads an element refuses a broken
 * header, X.690 sections 8.1 and 10.1: each valid element of readers.c gets other identifier
 * octets and other length octets. These are errors, and so they are to a tolerant reader. */
#include "mutations.h"
#include "suites.h"

#define INPUT_MAX 256

/* The valid element of READER with the length octets LENGTH (hexadecimal), behind which the
 * real length stands once more if IS_REAL. */
static size_t replace_length(const struct named_reader *reader, const char *length,
                             bool is_real, uint8_t input[INPUT_MAX])
{
    uint8_t valid[INPUT_MAX];
    size_t valid_length = test_hex(reader->valid, valid, sizeof valid), used = 1;
    input[0] = valid[0];
    used += test_hex(length, input + used, INPUT_MAX - used);
    if (is_real)
        input[used++] = valid[1];
    memcpy(input + used, valid + 2, valid_length - 2);
    return used + valid_length - 2;
}

static const struct {
    const char *length;
    bool is_real; /* the real length stands behind it */
    enum error_kind kind;
    const char *clause;
} lengths[] = {
    {"80", false, ERROR_ENCODING, "X.690 10.1"}, /* indefinite */
    {"81", true, ERROR_ENCODING, "X.690 10.1"},  /* not minimal */
    {"8200", true, ERROR_ENCODING, "X.690 10.1"},
    {"830000", true, ERROR_ENCODING, "X.690 10.1"},
    {"84000000", true, ERROR_ENCODING, "X.690 10.1"},
    {"820080", false, ERROR_ENCODING, "X.690 10.1"},
    {"8300ffff", false, ERROR_ENCODING, "X.690 10.1"},
    {"8400ffffff", false, ERROR_ENCODING, "X.690 10.1"},
    {"7f", false, ERROR_TRUNCATED, "X.690 8.1.3"}, /* more than there is */
    {"81ff", false, ERROR_TRUNCATED, "X.690 8.1.3"},
    {"82ffff", false, ERROR_TRUNCATED, "X.690 8.1.3"},
    {"83ffffff", false, ERROR_TRUNCATED, "X.690 8.1.3"},
    {"847fffffff", false, ERROR_TRUNCATED, "X.690 8.1.3"},
    {"8480000000", false, ERROR_TRUNCATED, "X.690 8.1.3"},       /* 2^31 */
    {"84fffffffe", false, ERROR_TRUNCATED, "X.690 8.1.3"},       /* 2^32 - 2 */
    {"84ffffffff", false, ERROR_TRUNCATED, "X.690 8.1.3"},       /* 2^32 - 1 */
    {"850100000000", false, ERROR_LIMIT, "X.690 8.1.3"},         /* 2^32 */
    {"8501000000", true, ERROR_LIMIT, "X.690 8.1.3"},            /* 2^32 and a little */
    {"888000000000000000", false, ERROR_LIMIT, "X.690 8.1.3"},   /* 2^63 */
    {"88ffffffffffffffff", false, ERROR_LIMIT, "X.690 8.1.3"},   /* 2^64 - 1 */
    {"89010000000000000000", false, ERROR_LIMIT, "X.690 8.1.3"}, /* 2^64 */
    {"8900ffffffffffffffff", false, ERROR_LIMIT, "X.690 8.1.3"},
    {"fe", false, ERROR_LIMIT,
     "X.690 8.1.3"}, /* 126 length octets, which are not there */
    {"ff", false, ERROR_LIMIT, "X.690 8.1.3"},
};

#define LENGTH_COUNT (sizeof lengths / sizeof lengths[0])

START_TEST(broken_lengths)
{
    const struct named_reader *reader = &named_readers[_i];
    uint8_t input[INPUT_MAX];
    for (size_t i = 0; i < LENGTH_COUNT; i++) {
        size_t length =
            replace_length(reader, lengths[i].length, lengths[i].is_real, input);
        expect_error(reader, input, length, lengths[i].kind, 0, lengths[i].clause);
    }
}
END_TEST

/* 127 length octets, all of them there. */
START_TEST(longest_length)
{
    const struct named_reader *reader = &named_readers[_i];
    uint8_t input[INPUT_MAX];
    test_hex(reader->valid, input, sizeof input);
    input[1] = 0xff;
    memset(input + 2, 0, 126);
    input[128] = 1;
    memset(input + 129, 0, INPUT_MAX - 129);
    expect_error(reader, input, INPUT_MAX, ERROR_LIMIT, 0, "X.690 8.1.3");
}
END_TEST

/* Cut off at every octet. The functions that look for a type say so if there is nothing. */
START_TEST(cut_off)
{
    const struct named_reader *reader = &named_readers[_i];
    uint8_t input[INPUT_MAX];
    size_t length = test_hex(reader->valid, input, sizeof input);
    for (size_t cut = 1; cut < length; cut++)
        expect_error(reader, input, cut, ERROR_TRUNCATED, 0, "X.690 8.1.3");
    if (strcmp(reader->name, "default_false") == 0)
        expect_accepted(reader, input, 0);
    else
        expect_error(reader, input, 0, ERROR_TRUNCATED, 0,
                     reader->other_type == NULL ? "X.690 8.1.3" : "X.690 8.1.2");
}
END_TEST

/* Another class, and primitive instead of constructed or the other way round. */
START_TEST(other_class_or_form)
{
    static const uint8_t changes[] = {0x40, 0x80, 0xc0, 0x20, 0x60, 0xa0, 0xe0};
    const struct named_reader *reader = &named_readers[_i];
    uint8_t input[INPUT_MAX];
    size_t length = test_hex(reader->valid, input, sizeof input);
    uint8_t tag = input[0];
    for (size_t i = 0; i < sizeof changes; i++) {
        input[0] = tag ^ changes[i];
        if (reader->other_type != NULL)
            expect_error(reader, input, length, ERROR_ENCODING, 0, reader->other_type);
        else if ((changes[i] & DER_CONSTRUCTED) == 0)
            expect_accepted(reader, input, length);
    }
}
END_TEST

/* A number in another octet, 99, is some other type. */
START_TEST(high_tag_number)
{
    const struct named_reader *reader = &named_readers[_i];
    uint8_t input[INPUT_MAX];
    size_t length = 1 + test_hex(reader->valid, input + 1, sizeof input - 1);
    input[1] = 99;
    for (unsigned class = 0; class < 8; class += 2) {
        input[0] = (uint8_t)(class << 5 | 0x1f);
        if (reader->other_type != NULL)
            expect_error(reader, input, length, ERROR_ENCODING, 0, reader->other_type);
        else
            expect_accepted(reader, input, length);
    }
}
END_TEST

START_TEST(trailing_data)
{
    const struct named_reader *reader = &named_readers[_i];
    uint8_t input[INPUT_MAX];
    size_t length = test_hex(reader->valid, input, sizeof input);
    memcpy(input + length, input, length);
    for (size_t more = 1; more <= length; more++)
        expect_error(reader, input, length + more, ERROR_ENCODING, length,
                     "X.690 8.1.3");
}
END_TEST

START_TEST(valid_elements)
{
    const struct named_reader *reader = &named_readers[_i];
    uint8_t input[INPUT_MAX];
    expect_accepted(reader, input, test_hex(reader->valid, input, sizeof input));
}
END_TEST

/* Each boundary of the length of lengths, with as many octets as it says. */
START_TEST(shortest_lengths)
{
    static const struct {
        const char *header;
        size_t length;
        bool is_shortest;
    } headers[] = {
        {"047f", 127, true},           {"04817f", 127, false},
        {"048180", 128, true},         {"04820080", 128, false},
        {"0481ff", 255, true},         {"048200ff", 255, false},
        {"04820100", 256, true},       {"0483000100", 256, false},
        {"0484000003e8", 1000, false}, {"048203e8", 1000, true},
    };
    const struct named_reader *reader = reader_by_name("any", 3);
    uint8_t input[8 + 1000] = {0};
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        size_t used = test_hex(headers[i].header, input, 8);
        memset(input + used, 0, sizeof input - used);
        if (headers[i].is_shortest)
            expect_accepted(reader, input, used + headers[i].length);
        else
            expect_error(reader, input, used + headers[i].length, ERROR_ENCODING, 0,
                         "X.690 10.1");
    }
}
END_TEST

Suite *der_header_suite(void)
{
    Suite *suite = suite_create("der_header");
    int count = (int)named_reader_count;
    TCase *vectors = tcase_create("vectors");
    tcase_add_loop_test(vectors, valid_elements, 0, count);
    tcase_add_test(vectors, shortest_lengths);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_loop_test(rejects, broken_lengths, 0, count);
    tcase_add_loop_test(rejects, longest_length, 0, count);
    tcase_add_loop_test(rejects, cut_off, 0, count);
    tcase_add_loop_test(rejects, other_class_or_form, 0, count);
    tcase_add_loop_test(rejects, high_tag_number, 0, count);
    tcase_add_loop_test(rejects, trailing_data, 0, count);
    suite_add_tcase(suite, rejects);
    return suite;
}
