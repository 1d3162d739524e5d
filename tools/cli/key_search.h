/* key_search.h -- whether there is a private key anywhere in a file, which may be its only
 * copy. Found are
 *   - lines that begin or end a private key of any kind: "-----BEGIN ... PRIVATE KEY ...-"
 *     of PEM, PGP and SSH, in ASCII, UTF-8, UTF-16 or UTF-32, in any text;
 *   - DER as key_der.h has it, at any byte;
 *   - such DER or PEM encoded once more in base 64, where the base 64 begins with it, in
 *     lines or not;
 *   - the files of OpenSSH, of PuTTY and of Microsoft (PVK).
 * A key that is compressed, encrypted as part of something else, or written out in numbers
 * is not found. */
#ifndef CERTWRIGHT_KEY_SEARCH_H
#define CERTWRIGHT_KEY_SEARCH_H

#include <stdint.h>

enum key_search_result {
    KEY_SEARCH_NONE,
    KEY_SEARCH_FOUND,
    KEY_SEARCH_FAILED, /* the file cannot be read: errno says why */
};

/* key_search looks through the regular file that DESCRIPTOR has open for reading, from its
 * beginning to its end. If a key is found, OFFSET is set to where it begins, or where its
 * END line does. Memory does not grow with the file; not for two threads at once. */
enum key_search_result key_search(int descriptor, uint64_t *offset)
    __attribute__((warn_unused_result));

#endif
