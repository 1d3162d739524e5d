/* signed_file.h -- a file as a signature takes it: its digest, or all of it. */
#ifndef CERTWRIGHT_SIGNED_FILE_H
#define CERTWRIGHT_SIGNED_FILE_H

#include "../../keys/signature.h"
#include "../cli/input.h"

/* Not to be moved: INPUT is borrowed from the rest. */
struct signed_file {
    struct bytes input; /* what signature_make and signature_check take */
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    struct input whole; /* only if there is no hash */
};

/* signed_file_open reads the file at PATH (NULL or "-": standard input). With a hash it
 * is hashed as it is read, and may have any length; a scheme without one needs the
 * whole file in memory, at most INPUT_TEXT_MAX bytes. False, and a line on standard error,
 * on failure; FILE may be closed all the same. */
bool signed_file_open(struct signed_file *file, const char *path,
                      const struct signature_algorithm *algorithm)
    __attribute__((warn_unused_result));

/* signed_file_close wipes and frees what FILE holds. */
void signed_file_close(struct signed_file *file);

#endif
