/* suites.c -- the suites of cpu/. */
#include "suites.h"

Suite *(*const suites[])(void) = {kernel_suite, NULL};
