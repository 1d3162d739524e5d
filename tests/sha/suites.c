/* suites.c -- the suites of sha/. */
#include "tests/support/support.h"

Suite *(*const suites[])(void) = {NULL};
