/* name_constraints_budget.c -- tests x509/path/name_constraints_allow.h with large lists: what is
 * counted, and what it costs. No vectors. */
#include <stdio.h>
#include <time.h>

#include "constrained.h"
#include "../fixture.h"
#include "../suites.h"
#include "x509/path/name_constraints_allow.h"

/* COUNT subtrees or, without a tag of constraints, names "nI.PARENT". */
static void write_many(struct der_writer *writer, uint8_t tag, size_t count,
                       const char *parent)
{
    der_begin(writer, tag);
    for (size_t i = 0; i < count; i++) {
        char text[64];
        snprintf(text, sizeof text, "n%zu.%s", i, parent);
        if (tag != DER_SEQUENCE)
            der_begin(writer, DER_SEQUENCE);
        der_write(writer, 0x82, bytes_of_text(text));
        if (tag != DER_SEQUENCE)
            der_end(writer);
    }
    der_end(writer);
}

static void many_init(struct names *n, uint8_t tag, size_t constraints, size_t names)
{
    memset(n, 0, sizeof *n);
    der_begin(&n->constraints, DER_SEQUENCE);
    write_many(&n->constraints, tag, constraints, "constraint.test");
    der_end(&n->constraints);
    names_read_constraints(n, "many");
    n->certificate.subject = fixture_name(&n->subject, "");
    write_many(&n->alt_names, DER_SEQUENCE, names, "name.test");
    n->certificate.extensions.subject_alt_name = fixture_finish(&n->alt_names);
}

START_TEST(every_comparison_is_counted)
{
    struct names n;
    struct error error;
    many_init(&n, 0xa1, 7, 11);
    size_t left = 100;
    ck_assert_int_eq(names_allow(&n, &left, &error), ERROR_NONE);
    ck_assert_uint_eq(left, 100 - 77);
    left = 77;
    ck_assert_int_eq(names_allow(&n, &left, &error), ERROR_NONE);
    ck_assert_uint_eq(left, 0);
    left = 76;
    ck_assert_int_eq(names_allow(&n, &left, &error), ERROR_LIMIT);
    ck_assert_uint_eq(left, 0);
    names_clear(&n);
    names_init(&n, "+email:a.test;-dns:a.test;-dns:b.test", "-",
               "dns:c.test;ip:01020304");
    left = 100;
    ck_assert_int_eq(names_allow(&n, &left, &error), ERROR_NONE);
    ck_assert_uint_eq(left, 100 - 6);
    names_clear(&n);
}
END_TEST

START_TEST(too_many_comparisons)
{
    static const uint8_t tags[] = {0xa0, 0xa1};
    for (size_t i = 0; i < 2; i++) {
        struct names n;
        struct error error;
        size_t left = NAME_COMPARISONS_MAX;
        many_init(&n, tags[i], 2048, 2048);
        clock_t start = clock();
        /* The first name is in none of the permitted subtrees. */
        ck_assert_int_eq(names_allow(&n, &left, &error),
                         tags[i] == 0xa0 ? ERROR_RULE : ERROR_LIMIT);
        ck_assert_uint_eq(left, tags[i] == 0xa0 ? NAME_COMPARISONS_MAX - 2048 : 0);
        ck_assert(test_is_quick() || (clock() - start) / CLOCKS_PER_SEC < 5);
        names_clear(&n);
    }
}
END_TEST

/* 100,000 names under two constraints fit, under three they do not. */
START_TEST(many_names)
{
    for (size_t constraints = 2; constraints <= 3; constraints++) {
        struct names n;
        struct error error;
        size_t left = NAME_COMPARISONS_MAX;
        many_init(&n, 0xa1, constraints, 100000);
        ck_assert_int_eq(names_allow(&n, &left, &error),
                         constraints == 2 ? ERROR_NONE : ERROR_LIMIT);
        ck_assert_uint_eq(left, constraints == 2 ? NAME_COMPARISONS_MAX - 200000 : 0);
        names_clear(&n);
    }
}
END_TEST

static void write_long_name(struct der_writer *writer, size_t length)
{
    static uint8_t value[500000];
    static const uint8_t type[] = {0x55, 0x04, 0x03};
    memset(value, 'a', sizeof value);
    der_begin(writer, 0xa4);
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_SET);
    der_begin(writer, DER_SEQUENCE);
    der_write(writer, DER_OID, bytes_of(type, sizeof type));
    der_write(writer, DER_UTF8_STRING, bytes_of(value, length));
    for (int i = 0; i < 4; i++)
        der_end(writer);
}

/* Long directory names pay by their length: half a megabyte against 1,000 names. */
START_TEST(long_directory_names)
{
    struct names n = {0};
    struct error error;
    size_t left = NAME_COMPARISONS_MAX;
    der_begin(&n.constraints, DER_SEQUENCE);
    der_begin(&n.constraints, 0xa1);
    der_begin(&n.constraints, DER_SEQUENCE);
    write_long_name(&n.constraints, 500000);
    for (int i = 0; i < 3; i++)
        der_end(&n.constraints);
    names_read_constraints(&n, "long");
    n.certificate.subject = fixture_name(&n.subject, "");
    der_begin(&n.alt_names, DER_SEQUENCE);
    for (int i = 0; i < 1000; i++)
        write_long_name(&n.alt_names, 400);
    der_end(&n.alt_names);
    n.certificate.extensions.subject_alt_name = fixture_finish(&n.alt_names);
    ck_assert_int_eq(names_allow(&n, &left, &error), ERROR_LIMIT);
    ck_assert_uint_eq(left, 0);
    left = 1000 * 2000;
    ck_assert_int_eq(names_allow(&n, &left, &error), ERROR_NONE);
    ck_assert_uint_eq(left, 1000 * (2000 - 1 - (500000 + 420) / 256));
    names_clear(&n);
}
END_TEST

Suite *name_constraints_budget_suite(void)
{
    Suite *suite = suite_create("name_constraints_budget");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_test(values, every_comparison_is_counted);
    tcase_add_test(values, too_many_comparisons);
    tcase_add_test(values, many_names);
    tcase_add_test(values, long_directory_names);
    suite_add_tcase(suite, values);
    return suite;
}
