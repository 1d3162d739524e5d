/* der_limits.c -- tests the limits of asn1/der_reader.h: how deep elements may nest, and that
 * their number has none. The documents are made here. */
#include <stdlib.h>

#include "mutations.h"
#include "suites.h"

#define MANY ((size_t)100000)

/* Writes COUNT empty SEQUENCEs, each inside the one before, so that they end at END, and
 * returns where they start. */
static uint8_t *write_nest(uint8_t *end, size_t count)
{
    uint8_t *start = end;
    for (size_t i = 0; i < count; i++) {
        size_t length = (size_t)(end - start);
        unsigned octets = length < 0x80      ? 0
                          : length < 0x100   ? 1
                          : length < 0x10000 ? 2
                                             : 3;
        for (unsigned j = 0; j < octets; j++)
            *--start = (uint8_t)(length >> 8 * j);
        *--start = (uint8_t)(octets == 0 ? length : 0x80 | octets);
        *--start = DER_SEQUENCE;
    }
    return start;
}

/* Every depth up to the limit. */
START_TEST(depth_within_limit)
{
    uint8_t nest[512], *end = nest + sizeof nest;
    struct error error = {0};
    uint8_t *start = write_nest(end, (size_t)_i);
    struct bytes document = bytes_of(start, (size_t)(end - start));
    struct der_reader reader = der_reader_of(document, &error);
    size_t count = 0;
    ck_assert(walk_element(&reader, &count));
    ck_assert_uint_eq(count, (size_t)_i);
    ck_assert_int_eq(error.kind, ERROR_NONE);
}
END_TEST

/* The offset of the first element that is too deep in a nest. */
static size_t offset_too_deep(struct bytes nest)
{
    size_t offset = 0;
    for (int i = 0; i < DER_DEPTH_MAX; i++) {
        uint8_t first = nest.data[offset + 1];
        offset += first < 0x80 ? 2 : 2 + (first & 0x7f);
    }
    return offset;
}

static void check_too_deep(size_t count, bool is_tolerant)
{
    size_t size = 5 * count, walked = 0;
    uint8_t *nest = malloc(size);
    ck_assert_ptr_nonnull(nest);
    uint8_t *start = write_nest(nest + size, count);
    struct bytes document = bytes_of(start, (size_t)(nest + size - start));
    struct error error = {0};
    struct collector c;
    collector_init(&c);
    struct der_reader reader =
        der_reader_tolerant(document, is_tolerant ? &c.flaws : NULL, &error);
    ck_assert(!walk_element(&reader, &walked));
    ck_assert_uint_eq(walked, DER_DEPTH_MAX + 1);
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_uint_eq(error.offset, offset_too_deep(document));
    ck_assert_uint_eq(c.count, 0);
    free(nest);
}

START_TEST(depth_beyond_limit)
{
    ck_assert_int_eq(DER_DEPTH_MAX, 32);
    for (int is_tolerant = 0; is_tolerant <= 1; is_tolerant++) {
        check_too_deep(33, is_tolerant);
        check_too_deep(34, is_tolerant);
        check_too_deep(10000, is_tolerant);
    }
}
END_TEST

/* 10,000 indefinite lengths: the first one is refused. */
START_TEST(deep_indefinite_nest)
{
    uint8_t nest[20000];
    for (size_t i = 0; i < sizeof nest; i += 2) {
        nest[i] = DER_SEQUENCE;
        nest[i + 1] = 0x80;
    }
    expect_error(reader_by_name("walk", 4), nest, sizeof nest, ERROR_ENCODING, 0,
                 "X.690 10.1");
}
END_TEST

/* Contents read with der_reader_within count as a level. */
START_TEST(depth_through_contents)
{
    uint8_t nest[512], *end = nest + sizeof nest;
    uint8_t *start = write_nest(end, 32);
    struct error error = {0};
    struct der_reader reader =
        der_reader_of(bytes_of(start, (size_t)(end - start)), &error);
    struct der_reader inner = der_reader_within(&reader, reader.document);
    for (int i = 0; i < DER_DEPTH_MAX - 1; i++) {
        reader = inner;
        ck_assert(der_enter(&reader, DER_SEQUENCE, FIELD, &inner));
    }
    reader = inner;
    ck_assert(!der_enter(&reader, DER_SEQUENCE, FIELD, &inner));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
}
END_TEST

static void check_many(struct der_reader *inner)
{
    size_t count = 0;
    while (!der_at_end(inner) && der_read_any(inner, FIELD, NULL, NULL, NULL))
        count++;
    ck_assert_uint_eq(count, MANY);
    ck_assert(der_finish(inner, FIELD));
}

/* 10^5 elements, and once more as a SET OF, which is compared element by element. */
START_TEST(many_elements)
{
    const size_t length = 5 + 2 * MANY;
    uint8_t *list = calloc(length, 1);
    ck_assert_ptr_nonnull(list);
    ck_assert_uint_eq(test_hex("3083030d40", list, 5), 5);
    for (size_t i = 5; i < length; i += 2)
        list[i] = DER_OCTET_STRING;
    struct error error = {0};
    struct der_reader inner, reader = der_reader_of(bytes_of(list, length), &error);
    ck_assert(der_enter(&reader, DER_SEQUENCE, FIELD, &inner));
    check_many(&inner);
    list[0] = DER_SET;
    reader = der_reader_of(bytes_of(list, length), &error);
    ck_assert(der_enter_set_of(&reader, DER_SET, FIELD, &inner));
    check_many(&inner);
    free(list);
}
END_TEST

Suite *der_limits_suite(void)
{
    Suite *suite = suite_create("der_limits");
    TCase *limits = tcase_create("limits");
    tcase_add_loop_test(limits, depth_within_limit, 1, DER_DEPTH_MAX + 1);
    tcase_add_test(limits, depth_beyond_limit);
    tcase_add_test(limits, deep_indefinite_nest);
    tcase_add_test(limits, depth_through_contents);
    tcase_add_test(limits, many_elements);
    suite_add_tcase(suite, limits);
    return suite;
}
