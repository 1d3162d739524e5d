/* pkcs1_vectors.h -- reads the vectors that came with PKCS #1 v2.1, and others in their
 * format: "# Name:", and below it the octets in hexadecimal, over any number of lines.
 *
 * Everything else that begins with '#', "# OAEP Example 1.1" for instance, is a title. Lines
 * that are neither are prose and passed over, like octets under no name; and so every test
 * counts its vectors. */
#ifndef CERTWRIGHT_TESTS_PKCS1_VECTORS_H
#define CERTWRIGHT_TESTS_PKCS1_VECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define PKCS1_VECTORS_OCTETS_MAX 2048

struct pkcs1_vectors {
    FILE *file;
    char name[256];  /* between "# " and ':' */
    char title[256]; /* the last line that was one, without "# " */
    uint8_t octets[PKCS1_VECTORS_OCTETS_MAX];
    size_t length;
    char line[2048];   /* read last */
    bool line_is_next; /* and not yet looked at */
};

/* pkcs1_vectors_open starts reading FILE of the collection python3-cryptography-vectors. */
void pkcs1_vectors_open(struct pkcs1_vectors *vectors, const char *file);

/* pkcs1_vectors_next reads the next name and its octets. At the end of the file it closes
 * the file and returns false. */
bool pkcs1_vectors_next(struct pkcs1_vectors *vectors);

/* pkcs1_vectors_is tells whether the value just read has this NAME. */
bool pkcs1_vectors_is(const struct pkcs1_vectors *vectors, const char *name);

#endif
