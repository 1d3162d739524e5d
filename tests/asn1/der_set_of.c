/* der_set_of.c -- tests der_end_set_of of asn1/der_writer.h: whatever the order in which the
 * elements of a SET OF are written, they end up in ascending order, X.690 section 11.6, as
 * der_enter_set_of wants it. */
#include <stdlib.h>

#include "asn1/der_reader.h"
#include "asn1/der_values.h"
#include "asn1/der_writer.h"
#include "suites.h"

#define ELEMENT_COUNT 5

/* Ascending: a prefix in contents has a smaller length, and comes first. */
static const struct bytes ascending[ELEMENT_COUNT] = {
    {(const uint8_t *)"\x02\x01\x80", 3},     {(const uint8_t *)"\x02\x02\x00\x80", 4},
    {(const uint8_t *)"\x04\x00", 2},         {(const uint8_t *)"\x04\x01\x00", 3},
    {(const uint8_t *)"\x04\x02\x00\x00", 4},
};

static void check_finished(struct der_writer *writer, struct bytes want)
{
    struct bytes encoded;
    struct error error = {0};
    ck_assert_msg(der_writer_finish(writer, &encoded, &error), "%s", error.message);
    ck_assert_uint_eq(encoded.length, want.length);
    ck_assert_mem_eq(encoded.data, want.data, want.length);
    der_writer_clear(writer);
}

/* One of the 120 orders, by its NUMBER in the factorial number system. */
static void write_in_order(struct der_writer *writer, int number)
{
    bool is_used[ELEMENT_COUNT] = {false};
    for (int left = ELEMENT_COUNT; left > 0; left--) {
        int skip = number % left, next = 0;
        number /= left;
        while (is_used[next] || skip-- > 0)
            next++;
        is_used[next] = true;
        der_write_raw(writer, ascending[next]);
    }
}

START_TEST(every_order)
{
    static const char want[] = "\x31\x10\x02\x01\x80\x02\x02\x00\x80"
                               "\x04\x00\x04\x01\x00\x04\x02\x00\x00";
    for (int number = 0; number < 120; number++) {
        struct der_writer writer = {0};
        der_begin(&writer, DER_SET);
        write_in_order(&writer, number);
        der_end_set_of(&writer);
        check_finished(&writer, bytes_of(want, sizeof want - 1));
    }
}
END_TEST

START_TEST(empty_single_and_equal)
{
    struct der_writer writer = {0};
    der_begin(&writer, DER_SET);
    der_end_set_of(&writer);
    check_finished(&writer, bytes_of("\x31\x00", 2));

    der_begin(&writer, DER_CONTEXT_CONSTRUCTED(0)); /* [0] IMPLICIT SET OF */
    der_write_null(&writer);
    der_end_set_of(&writer);
    check_finished(&writer, bytes_of("\xa0\x02\x05\x00", 4));

    der_begin(&writer, DER_SET);
    for (uint32_t i = 0; i < 4; i++)
        der_write_small(&writer, 1 - i % 2);
    der_end_set_of(&writer);
    check_finished(&writer, bytes_of("\x31\x0c\x02\x01\x00\x02\x01\x00"
                                     "\x02\x01\x01\x02\x01\x01",
                                     14));
}
END_TEST

/* What stands before the SET OF and behind it stays where it is, inside another too. */
START_TEST(nested)
{
    struct der_writer writer = {0};
    der_write_small(&writer, 9);
    der_begin(&writer, DER_SET);
    der_begin(&writer, DER_SET);
    der_write_small(&writer, 7);
    der_write_small(&writer, 3);
    der_end_set_of(&writer);
    der_begin(&writer, DER_SET);
    der_write_small(&writer, 5);
    der_end_set_of(&writer);
    der_write_small(&writer, 8);
    der_end_set_of(&writer);
    der_write_small(&writer, 0);
    check_finished(&writer, bytes_of("\x02\x01\x09"
                                     "\x31\x10\x02\x01\x08\x31\x03\x02\x01\x05"
                                     "\x31\x06\x02\x01\x03\x02\x01\x07"
                                     "\x02\x01\x00",
                                     24));
}
END_TEST

/* Elements whose lengths have one, two and three octets. */
START_TEST(long_elements)
{
    static const uint8_t contents[70000];
    static const size_t lengths[] = {70000, 127, 256, 65536, 0, 255, 128, 65535};
    struct der_writer writer = {0};
    struct bytes encoded, element;
    der_begin(&writer, DER_SET);
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
        der_write(&writer, DER_OCTET_STRING, bytes_of(contents, lengths[i]));
    der_end_set_of(&writer);
    struct error error = {0};
    ck_assert(der_writer_finish(&writer, &encoded, &error));
    struct der_reader inner, reader = der_reader_of(encoded, &error);
    ck_assert(der_enter_set_of(&reader, DER_SET, "set", &inner));
    size_t previous = 0, count = 0;
    for (; !der_at_end(&inner); count++) {
        ck_assert(der_read(&inner, DER_OCTET_STRING, "element", &element));
        ck_assert(count == 0 || element.length > previous);
        previous = element.length;
    }
    ck_assert_uint_eq(count, sizeof lengths / sizeof lengths[0]);
    der_writer_clear(&writer);
}
END_TEST

/* Writes an element of random type, length and contents. Returns the sum of its octets. */
static size_t write_random(struct der_writer *writer, struct random_source *random)
{
    uint8_t contents[50 + UINT8_MAX], dice[2];
    size_t sum = 0;
    ck_assert(random_fill(random, dice, sizeof dice));
    size_t length = dice[0] < 250 ? dice[0] % 8 : 50 + dice[1];
    ck_assert(random_fill(random, contents, length));
    der_write(writer, DER_CONTEXT(dice[0] % 3), bytes_of(contents, length));
    for (size_t i = 0; i < length; i++)
        sum += contents[i];
    return sum;
}

/* Random elements: they all come out, in an order that the strict reader accepts. */
START_TEST(random_elements)
{
    const size_t count = test_is_quick() ? 500 : 20000;
    struct seeded_random random;
    struct der_writer writer = {0};
    size_t sum = 0, found = 0;
    seeded_random_init(&random, 11);
    der_begin(&writer, DER_SET);
    for (size_t i = 0; i < count; i++)
        sum += write_random(&writer, &random.source);
    der_end_set_of(&writer);
    struct error error = {0};
    struct bytes encoded, element;
    ck_assert(der_writer_finish(&writer, &encoded, &error));
    struct der_reader inner, reader = der_reader_of(encoded, &error);
    ck_assert_msg(der_enter_set_of(&reader, DER_SET, "set", &inner), "%s",
                  error.message);
    for (; !der_at_end(&inner); found++) {
        ck_assert(der_read_any(&inner, "element", NULL, &element, NULL));
        for (size_t i = 0; i < element.length; i++)
            sum -= element.data[i];
    }
    ck_assert_uint_eq(found, count);
    ck_assert_uint_eq(sum, 0);
    der_writer_clear(&writer);
}
END_TEST

Suite *der_set_of_suite(void)
{
    Suite *suite = suite_create("der_set_of");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, every_order);
    tcase_add_test(vectors, empty_single_and_equal);
    tcase_add_test(vectors, nested);
    tcase_add_test(vectors, long_elements);
    suite_add_tcase(suite, vectors);

    TCase *round_trip = tcase_create("round_trip");
    tcase_set_timeout(round_trip, 60);
    tcase_add_test(round_trip, random_elements);
    suite_add_tcase(suite, round_trip);
    return suite;
}
