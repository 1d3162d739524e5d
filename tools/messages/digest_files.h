/* digest_files.h -- the digests of many files, in the order in which they are named. With
 * SHA-256 small files are read first and hashed together, because many messages at once
 * are hashed faster (sha/sha256_many.h); others are hashed as they are read. */
#ifndef CERTWRIGHT_DIGEST_FILES_H
#define CERTWRIGHT_DIGEST_FILES_H

#include "../../sha/hash.h"

/* So many files are held at most, and so many octets of them. A file is small up to a
 * sixteenth of that. */
#define DIGEST_FILES_MAX  64
#define DIGEST_OCTETS_MAX 262144
#define DIGEST_SMALL_MAX  (DIGEST_OCTETS_MAX / 16)

/* A file that was named, and what the caller wants to know of it later. */
struct digest_file {
    const char *path; /* NULL or "-" for standard input */
    const char *mark;
};

/* Whoever wants digests puts this structure first in a larger one, with HASH and
 * DIGESTED set and all else zero. There is one buffer, so only one such structure is in
 * use at a time. */
struct digest_files {
    const struct hash *hash;
    /* Called for each file in turn with its DIGEST, hash->digest_length bytes that are lent
     * for this call; NULL if the file could not be read, and then a line was written to
     * standard error. */
    void (*digested)(struct digest_files *files, const struct digest_file *file,
                     const uint8_t *digest);
    size_t count, used; /* files and octets held */
    struct digest_file held[DIGEST_FILES_MAX];
    size_t lengths[DIGEST_FILES_MAX];
};

/* digest_files_add takes the next file, and hands out its digest or those before it, now
 * or later; both strings stay the caller's and must live until digest_files_finish. */
void digest_files_add(struct digest_files *files, const char *path, const char *mark);

/* digest_files_finish hands out what has not been handed out yet. */
void digest_files_finish(struct digest_files *files);

#endif
