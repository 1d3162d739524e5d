/* suites.c -- the one suite of random/. */
#include "suites.h"

Suite *(*const suites[])(void) = {random_suite, NULL};
