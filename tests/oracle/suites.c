/* suites.c -- the suites of the comparison with OpenSSL. */
#include "suites.h"

#include <stdlib.h>

unsigned long oracle_number(const char *name, unsigned long otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? strtoul(text, NULL, 10) : otherwise;
}

unsigned long oracle_operations(void)
{
    return oracle_number("OPERATIONS", test_is_quick() ? 20 : 200);
}

Suite *(*const suites[])(void) = {mutants_suite, curves_suite, curve25519_suite, NULL};
