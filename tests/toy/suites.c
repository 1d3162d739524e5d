/* suites.c -- the one suite of the toys. */
#include "suites.h"

Suite *(*const suites[])(void) = {toy_suite, NULL};
