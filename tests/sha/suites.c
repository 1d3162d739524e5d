/* suites.c -- the suites of sha/. */
#include "suites.h"

Suite *(*const suites[])(void) = {sha256_suite, hash_suite, NULL};
