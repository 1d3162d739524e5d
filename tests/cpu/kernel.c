/* kernel.c -- tests cpu/kernel.h: the names, and what the environment may say. The choice
 * that the program makes of it is in tests/tools/options.sh. */
#include <stdlib.h>
#include <string.h>

#include "cpu/kernel.h"
#include "suites.h"

/* What is used is supported, and named in CERTWRIGHT_KERNELS if that is set. */
START_TEST(used_is_allowed)
{
    const char *list = getenv("CERTWRIGHT_KERNELS");
    for (enum kernel kernel = 0; kernel < KERNEL_COUNT; kernel++) {
        bool is_allowed = list == NULL || strcmp(list, kernel_name(kernel)) == 0;
        ck_assert_int_eq(kernel_is_used(kernel),
                         is_allowed && kernel_is_supported(kernel));
    }
}
END_TEST

START_TEST(names_differ)
{
    for (enum kernel a = 0; a < KERNEL_COUNT; a++) {
        ck_assert_str_ne(kernel_name(a), "portable");
        ck_assert(kernel_purpose(a)[0] != '\0');
        for (enum kernel b = 0; b < a; b++)
            ck_assert_str_ne(kernel_name(a), kernel_name(b));
    }
}
END_TEST

START_TEST(unknown_names)
{
    static const struct {
        const char *list, *unknown;
    } cases[] = {
        {"portable", NULL},
        {"sha-ni", NULL},
        {"sha-ni,ifma-pair", NULL},
        {"", ""},
        {"sha", "sha"},
        {"sha-ni,", ""},
        {",portable", ""},
        {"sha-ni,x,ifma", "x"},
        {"SHA-NI", "SHA-NI"},
        {"sha-nix", "sha-nix"},
        {"sha-ni x", "sha-ni x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = 99;
        const char *unknown = kernel_unknown_name(cases[i].list, &length);
        if (cases[i].unknown == NULL) {
            ck_assert_ptr_null(unknown);
            continue;
        }
        ck_assert_ptr_nonnull(unknown);
        ck_assert_uint_eq(length, strlen(cases[i].unknown));
        ck_assert_int_eq(strncmp(unknown, cases[i].unknown, length), 0);
    }
}
END_TEST

Suite *kernel_suite(void)
{
    Suite *suite = suite_create("kernel");
    TCase *kernels = tcase_create("kernels");
    tcase_add_test(kernels, used_is_allowed);
    tcase_add_test(kernels, names_differ);
    tcase_add_test(kernels, unknown_names);
    suite_add_tcase(suite, kernels);
    return suite;
}
