/* run.c -- runs the suites of one folder. */
#include <stdlib.h>

#include "bignum/allocator.h"
#include "support.h"

int main(void)
{
    allocator_install();
    SRunner *runner = srunner_create(NULL);
    for (size_t i = 0; suites[i] != NULL; i++)
        srunner_add_suite(runner, suites[i]());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
