/* suites.c -- the suites of sha/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    hash_suite,     hash_vectors_suite,  message_suite,     hmac_suite,
    observer_suite, sha256_blocks_suite, sha256_many_suite, NULL};
