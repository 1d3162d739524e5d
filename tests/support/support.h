/* support.h -- what the unit tests share: files, hexadecimal, vector files, seeded
 * randomness. Every function fails the running test instead of returning an error. */
#ifndef CERTWRIGHT_TESTS_SUPPORT_H
#define CERTWRIGHT_TESTS_SUPPORT_H

#include <check.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "random/random.h"

/* Each folder's suites.c ends this list with NULL; run.c runs them all. */
extern Suite *(*const suites[])(void);

/* test_file returns the contents of the file at PATH, with a NUL behind them; owned by
 * the caller. A file that cannot be read fails the test, by name. */
uint8_t *test_file(const char *path, size_t *length);

/* test_vectors opens FILE of the collection python3-cryptography-vectors; a missing
 * collection fails the test and says which package has it. */
FILE *test_vectors(const char *file);

/* test_vector_path writes the path of FILE in that collection into PATH. */
void test_vector_path(const char *file, char *path, size_t path_size);

/* test_hex decodes an even number of hexadecimal digits, up to the first other
 * character, into OCTETS (at most SIZE) and returns how many there are. */
size_t test_hex(const char *text, uint8_t *octets, size_t size);

/* test_is_quick tells whether slow loops should be short (under valgrind). */
bool test_is_quick(void);

/* A source of numbers that look random and are the same in every run. */
struct seeded_random {
    struct random_source source;
    uint64_t state;
};

/* seeded_random_init starts R at SEED; pass &R->source where a random_source is wanted. */
void seeded_random_init(struct seeded_random *r, uint64_t seed);

#endif
