/* algorithm_parameters.c -- tests keys/algorithm_parameters.h and keys/pss_parameters.h:
 * which parameters are those of an algorithm. Vectors:
 * tests/vectors/x509/algorithm_parameters.txt, by hand. */
#include "suites.h"
#include "../x509/table.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/algorithm_parameters.txt"), 63);
}
END_TEST

Suite *algorithm_parameters_suite(void)
{
    Suite *suite = suite_create("algorithm_parameters");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    suite_add_tcase(suite, values);
    return suite;
}
