/* stream.h -- messages of any length, hashed as they are read. */
#ifndef CERTWRIGHT_STREAM_H
#define CERTWRIGHT_STREAM_H

#include <stdbool.h>

#include "../../sha/hash.h"

/* stream_digest writes the digest of the file at PATH, or of standard input if it is
 * NULL or "-", into DIGEST, hash->digest_length bytes. Memory does not grow with the file.
 * False, and a line on standard error, if it cannot be read. Not for two threads at
 * once. */
bool stream_digest(const char *path, const struct hash *hash,
                   uint8_t digest[HASH_DIGEST_LENGTH_MAX])
    __attribute__((warn_unused_result));

/* stream_read_small reads the file at PATH into BUFFER and sets LENGTH to how many
 * octets it has. False, and nothing said, if it is not an ordinary file of 1 to SIZE
 * octets that can be read: stream_digest tells what it is. Standard input is none. The caller
 * wipes BUFFER where it matters; on failure it holds nothing of the file. */
bool stream_read_small(const char *path, uint8_t *buffer, size_t size, size_t *length)
    __attribute__((warn_unused_result));

#endif
