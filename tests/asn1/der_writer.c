/* der_writer.c -- tests asn1/der_writer.h: lengths, nesting, the limits, and that the first
 * failure sticks. The headers are by hand after X.690 sections 8.1 and 10.1. SET OF is
 * tested in der_set_of.c. */
#include "asn1/der_writer.h"

#include <stdlib.h>

#include "suites.h"

#define MEBIOCTET ((size_t)1 << 20)

/* What WRITER has written must be WANT (hexadecimal). */
static void check_written(struct der_writer *writer, const char *want)
{
    uint8_t octets[256];
    size_t length = test_hex(want, octets, sizeof octets);
    struct bytes encoded;
    struct error error = {0};
    ck_assert_msg(der_writer_finish(writer, &encoded, &error), "%s", error.message);
    ck_assert_msg(bytes_equal(encoded, bytes_of(octets, length)), "want %s", want);
    ck_assert_int_eq(error.kind, ERROR_NONE);
    der_writer_clear(writer);
}

/* WRITER must fail with KIND, and go on failing whatever else is written. */
static void check_fails(struct der_writer *writer, enum error_kind kind)
{
    struct bytes encoded;
    for (int i = 0; i < 2; i++) {
        struct error error = {0};
        ck_assert(!der_writer_finish(writer, &encoded, &error));
        ck_assert_int_eq(error.kind, kind);
        ck_assert_uint_eq(error.offset, ERROR_NO_OFFSET);
        ck_assert_uint_gt(strlen(error.message), 0);
        size_t length = writer->length;
        der_write(writer, DER_OCTET_STRING, bytes_of_text("more"));
        der_write_raw(writer, bytes_of_text("more"));
        der_begin(writer, DER_SEQUENCE);
        der_end(writer);
        der_begin(writer, DER_SET);
        der_end_set_of(writer);
        ck_assert_uint_eq(writer->length, length);
    }
    der_writer_clear(writer);
}

START_TEST(elements)
{
    struct der_writer writer = {0};
    der_begin(&writer, DER_SEQUENCE);
    der_write(&writer, DER_INTEGER, bytes_of("\x05", 1));
    der_begin(&writer, DER_CONTEXT_CONSTRUCTED(0));
    der_end(&writer);
    der_begin(&writer, DER_OCTET_STRING);
    der_begin(&writer, DER_SEQUENCE);
    der_write_raw(&writer, bytes_of("\x05\x00", 2));
    der_end(&writer);
    der_end(&writer);
    der_end(&writer);
    der_write(&writer, DER_NULL, bytes_of(NULL, 0));
    check_written(&writer, "300b020105a000040430020500"
                           "0500");
}
END_TEST

static const struct {
    size_t length;
    const char *header;
} headers[] = {{0, "0400"},
               {1, "0401"},
               {127, "047f"},
               {128, "048180"},
               {129, "048181"},
               {255, "0481ff"},
               {256, "04820100"},
               {257, "04820101"},
               {65535, "0482ffff"},
               {65536, "0483010000"},
               {65537, "0483010001"},
               {(1 << 24) - 1, "0483ffffff"},
               {1 << 24, "048401000000"}};

#define HEADER_COUNT (sizeof headers / sizeof headers[0])

/* In one piece, and in two with der_begin and der_end. */
START_TEST(lengths)
{
    size_t length = headers[_i].length;
    uint8_t header[8], *contents = malloc(length + 1);
    size_t header_length = test_hex(headers[_i].header, header, sizeof header);
    ck_assert_ptr_nonnull(contents);
    for (size_t i = 0; i < length; i++)
        contents[i] = (uint8_t)(i * 7 + i / 251);
    for (int is_one_piece = 0; is_one_piece <= 1; is_one_piece++) {
        struct der_writer writer = {0};
        struct bytes encoded;
        if (is_one_piece) {
            der_write(&writer, DER_OCTET_STRING, bytes_of(contents, length));
        } else {
            der_begin(&writer, DER_OCTET_STRING);
            der_write_raw(&writer, bytes_of(contents, length / 3));
            der_write_raw(&writer,
                          bytes_of(contents + length / 3, length - length / 3));
            der_end(&writer);
        }
        ck_assert(der_writer_finish(&writer, &encoded, &(struct error){0}));
        ck_assert_uint_eq(encoded.length, header_length + length);
        ck_assert_mem_eq(encoded.data, header, header_length);
        ck_assert_mem_eq(encoded.data + header_length, contents, length);
        der_writer_clear(&writer);
    }
    free(contents);
}
END_TEST

/* Filling in the long length of an inner element moves the outer ones' contents along. */
START_TEST(lengths_of_a_nest)
{
    static const uint8_t contents[300];
    struct der_writer writer = {0};
    struct bytes encoded;
    for (int i = 0; i < 3; i++)
        der_begin(&writer, DER_SEQUENCE);
    der_write_raw(&writer, bytes_of(contents, 120));
    der_end(&writer); /* 30 78: 122 octets */
    der_write_raw(&writer, bytes_of(contents, 130));
    der_end(&writer); /* 30 81 fc: 255 octets */
    der_write_raw(&writer, bytes_of(contents, 1));
    der_end(&writer); /* 30 82 01 00 */
    ck_assert(der_writer_finish(&writer, &encoded, &(struct error){0}));
    ck_assert_uint_eq(encoded.length, 260);
    ck_assert_mem_eq(encoded.data, "\x30\x82\x01\x00\x30\x81\xfc\x30\x78", 9);
    der_writer_clear(&writer);
}
END_TEST

START_TEST(zeroed_writer)
{
    struct der_writer writer = {0}, zero = {0};
    der_writer_clear(&writer);
    der_writer_clear(&writer);
    ck_assert_mem_eq(&writer, &zero, sizeof zero);
    der_write_raw(&writer, bytes_of(NULL, 0));
    check_written(&writer, "");
    ck_assert_mem_eq(&writer, &zero, sizeof zero);
}
END_TEST

START_TEST(cleared_writer_can_be_used)
{
    struct der_writer writer = {0}, zero = {0};
    der_begin(&writer, DER_SEQUENCE);
    der_writer_fail(&writer, ERROR_RULE);
    der_writer_clear(&writer);
    ck_assert_mem_eq(&writer, &zero, sizeof zero);
    der_write(&writer, DER_NULL, bytes_of_text(""));
    check_written(&writer, "0500");
}
END_TEST

/* More may be written behind what was finished. */
START_TEST(finish_is_no_end)
{
    struct der_writer writer = {0};
    struct bytes encoded;
    struct error error = {0};
    der_write(&writer, DER_NULL, bytes_of_text(""));
    ck_assert(der_writer_finish(&writer, &encoded, &error));
    ck_assert_uint_eq(encoded.length, 2);
    der_write(&writer, DER_NULL, bytes_of_text(""));
    check_written(&writer, "05000500");
}
END_TEST

START_TEST(written_so_far)
{
    struct der_writer writer = {0};
    ck_assert_uint_eq(der_written(&writer, 0).length, 0);
    der_begin(&writer, DER_SEQUENCE);
    der_write(&writer, DER_NULL, bytes_of_text(""));
    size_t offset = writer.length;
    ck_assert_uint_eq(der_written(&writer, offset).length, 0);
    der_write(&writer, DER_INTEGER, bytes_of("\x05", 1));
    ck_assert(bytes_equal(der_written(&writer, offset), bytes_of("\x02\x01\x05", 3)));
    ck_assert_uint_eq(der_written(&writer, 0).length, writer.length);
    ck_assert_uint_eq(der_written(&writer, writer.length + 1).length, 0);
    der_end(&writer);
    der_writer_fail(&writer, ERROR_RULE);
    ck_assert_uint_eq(der_written(&writer, offset).length, 0);
    der_writer_clear(&writer);
}
END_TEST

/* --- failures --------------------------------------------------------------------------- */

static void begin_many(struct der_writer *writer, int count)
{
    for (int i = 0; i < count; i++)
        der_begin(writer, DER_SEQUENCE);
}

START_TEST(depth)
{
    struct der_writer writer = {0};
    struct bytes encoded;
    begin_many(&writer, DER_DEPTH_MAX);
    for (int i = 0; i < DER_DEPTH_MAX; i++)
        der_end(&writer);
    ck_assert(der_writer_finish(&writer, &encoded, &(struct error){0}));
    ck_assert_uint_eq(encoded.length, 2 * DER_DEPTH_MAX);
    der_writer_clear(&writer);

    begin_many(&writer, DER_DEPTH_MAX + 1);
    check_fails(&writer, ERROR_LIMIT);
    begin_many(&writer, 10000);
    check_fails(&writer, ERROR_LIMIT);
}
END_TEST

START_TEST(begin_without_end)
{
    struct der_writer writer = {0};
    begin_many(&writer, 1);
    check_fails(&writer, ERROR_RULE);
    begin_many(&writer, 3);
    der_end(&writer);
    check_fails(&writer, ERROR_RULE);
}
END_TEST

START_TEST(end_without_begin)
{
    struct der_writer writer = {0};
    der_end(&writer);
    check_fails(&writer, ERROR_RULE);
    der_end_set_of(&writer);
    check_fails(&writer, ERROR_RULE);
    begin_many(&writer, 2);
    for (int i = 0; i < 3; i++)
        der_end(&writer);
    check_fails(&writer, ERROR_RULE);
}
END_TEST

START_TEST(first_failure_sticks)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes encoded;
    der_writer_fail(&writer, ERROR_MEMORY);
    der_writer_fail(&writer, ERROR_LIMIT);
    der_end(&writer); /* unbalanced as well */
    check_fails(&writer, ERROR_MEMORY);
    der_writer_fail(&writer, ERROR_ENCODING);
    error_fail(&error, ERROR_RULE, 7, NULL, "something before");
    ck_assert(!der_writer_finish(&writer, &encoded, &error));
    ck_assert_int_eq(error.kind, ERROR_RULE);
    der_writer_clear(&writer);
}
END_TEST

/* Nothing of this size is allocated or looked at: the length alone is refused. */
START_TEST(too_long)
{
    static const size_t lengths_refused[] = {DER_WRITER_LENGTH_MAX + 1, (size_t)1 << 31,
                                             SIZE_MAX - 1, SIZE_MAX};
    struct der_writer writer = {0};
    der_write_raw(&writer, bytes_of("x", 1));
    der_write_raw(&writer, bytes_of("x", lengths_refused[_i]));
    ck_assert_uint_le(writer.capacity, MEBIOCTET);
    check_fails(&writer, ERROR_LIMIT);
    der_write(&writer, DER_OCTET_STRING, bytes_of("x", lengths_refused[_i]));
    ck_assert_uint_le(writer.capacity, MEBIOCTET);
    check_fails(&writer, ERROR_LIMIT);
}
END_TEST

/* The contents would fit, but not their length octets. The writer's length is set by hand:
 * nothing may be moved before it is checked. */
START_TEST(too_long_with_header)
{
    struct der_writer writer = {0};
    der_begin(&writer, DER_SEQUENCE);
    writer.length = DER_WRITER_LENGTH_MAX - 3;
    der_end(&writer);
    check_fails(&writer, ERROR_LIMIT);
}
END_TEST

/* The limit itself is reached, and passed by one octet. */
START_TEST(longest)
{
    struct der_writer writer = {0};
    struct bytes encoded;
    if (test_is_quick())
        return;
    uint8_t *contents = calloc(MEBIOCTET, 1);
    ck_assert_ptr_nonnull(contents);
    der_begin(&writer, DER_OCTET_STRING);
    while (writer.length + MEBIOCTET <= DER_WRITER_LENGTH_MAX)
        der_write_raw(&writer, bytes_of(contents, MEBIOCTET));
    der_write_raw(&writer, bytes_of(contents, MEBIOCTET - 6));
    der_end(&writer);
    ck_assert(der_writer_finish(&writer, &encoded, &(struct error){0}));
    ck_assert_uint_eq(encoded.length, DER_WRITER_LENGTH_MAX);
    ck_assert_mem_eq(encoded.data, "\x04\x84\x03\xff\xff\xfa", 6);
    der_write_raw(&writer, bytes_of(contents, 1));
    check_fails(&writer, ERROR_LIMIT);
    free(contents);
}
END_TEST

Suite *der_writer_suite(void)
{
    Suite *suite = suite_create("der_writer");
    TCase *vectors = tcase_create("vectors");
    tcase_set_timeout(vectors, 60);
    tcase_add_test(vectors, elements);
    tcase_add_loop_test(vectors, lengths, 0, HEADER_COUNT);
    tcase_add_test(vectors, lengths_of_a_nest);
    tcase_add_test(vectors, zeroed_writer);
    tcase_add_test(vectors, cleared_writer_can_be_used);
    tcase_add_test(vectors, finish_is_no_end);
    tcase_add_test(vectors, written_so_far);
    suite_add_tcase(suite, vectors);

    TCase *failures = tcase_create("failures");
    tcase_set_timeout(failures, 60);
    tcase_add_test(failures, depth);
    tcase_add_test(failures, begin_without_end);
    tcase_add_test(failures, end_without_begin);
    tcase_add_test(failures, first_failure_sticks);
    tcase_add_loop_test(failures, too_long, 0, 4);
    tcase_add_test(failures, too_long_with_header);
    tcase_add_test(failures, longest);
    suite_add_tcase(suite, failures);
    return suite;
}
