/* der_any.c -- tests asn1/der_any.h, and with it the rules of asn1/der_rules.h. Vectors:
 * tests/vectors/asn1/der_any.txt, by hand after X.690. */
#include "asn1/der_any.h"

#include <stdlib.h>
#include <string.h>

#include "mutations.h"
#include "suites.h"

START_TEST(table)
{
    ck_assert_uint_ge(run_mutations("tests/vectors/asn1/der_any.txt"), 146);
}
END_TEST

#define NESTED_MAX 40

/* COUNT SEQUENCEs around a NULL, in OCTETS. */
static struct bytes nested(unsigned count, uint8_t octets[2 * NESTED_MAX + 2])
{
    size_t at = 0;
    for (unsigned i = count; i > 0; i--) {
        octets[at++] = DER_SEQUENCE;
        octets[at++] = (uint8_t)(2 * i);
    }
    octets[at++] = DER_NULL;
    octets[at++] = 0;
    return bytes_of(octets, at);
}

/* What a reader at DEPTH takes is what can be entered from there. */
START_TEST(levels)
{
    uint8_t octets[2 * NESTED_MAX + 2];
    for (unsigned depth = 0; depth <= DER_DEPTH_MAX; depth++) {
        for (unsigned count = 0; count <= NESTED_MAX; count++) {
            struct error error = {0};
            struct bytes value = nested(count, octets);
            struct der_reader reader = der_reader_of(value, &error);
            reader.depth = depth;
            bool ok = der_check_value(&reader, FIELD, value);
            ck_assert_msg(ok == (depth + count <= DER_DEPTH_MAX), "%u + %u", depth,
                          count);
            ck_assert_int_eq(error.kind, ok ? ERROR_NONE : ERROR_LIMIT);
            if (!ok)
                ck_assert_uint_eq(error.offset, 2 * (DER_DEPTH_MAX - depth));
        }
    }
}
END_TEST

/* One level more than the reader, and all elements of it. */
START_TEST(inside)
{
    uint8_t octets[2 * NESTED_MAX + 2];
    struct bytes value = nested(2, octets);
    for (unsigned depth = DER_DEPTH_MAX - 4; depth <= DER_DEPTH_MAX; depth++) {
        struct error error = {0};
        struct der_reader reader = der_reader_of(value, &error);
        reader.depth = depth;
        ck_assert(der_check_inside(&reader, FIELD, value) ==
                  (depth + 1 + 2 <= DER_DEPTH_MAX));
    }
    struct error error = {0};
    struct bytes two = bytes_of("\x05\x00\x01\x01\xff", 5);
    struct der_reader reader = der_reader_of(two, &error);
    ck_assert(der_check_inside(&reader, FIELD, two));
    ck_assert(der_check_inside(&reader, FIELD, bytes_of(two.data, 0)));
}
END_TEST

/* What was read before is not judged again, and after an error nothing is. */
START_TEST(not_again)
{
    struct error error = {0};
    struct bytes value = bytes_of("\x30\x03\x01\x01\x7f", 5);
    struct der_reader again = der_reader_again(value, &error);
    ck_assert(der_check_value(&again, FIELD, value));
    ck_assert(der_check_one(&again, FIELD, value));
    ck_assert(der_read_value(&again, FIELD, NULL, NULL, NULL));
    ck_assert_int_eq(error.kind, ERROR_NONE);
    struct der_reader reader = der_reader_of(value, &error);
    ck_assert(!der_reader_is_again(&reader) && der_reader_is_again(&again));
    ck_assert(!der_check_value(&reader, FIELD, value));
    ck_assert_uint_eq(error.offset, 2);
    ck_assert(!der_check_value(&again, FIELD, value));
}
END_TEST

Suite *der_any_suite(void)
{
    Suite *suite = suite_create("der_any");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, inside);
    tcase_add_test(values, not_again);
    suite_add_tcase(suite, values);

    TCase *limits = tcase_create("limits");
    tcase_add_test(limits, levels);
    suite_add_tcase(suite, limits);
    return suite;
}
