/* key_search.h -- whether there is a private key anywhere in a file, whose only copy this
 * may be. Found are
 *   - lines that begin or end a private key of any kind: "-----BEGIN ... PRIVATE KEY ...-"
 *     of PEM, PGP and SSH, in ASCII, UTF-8, UTF-16 or UTF-32, in any text;
 *   - DER as key_der.h has it, at any byte;
 *   - the same DER or PEM in base 64 that begins with it, in lines or not;
 *   - the files of OpenSSH, of PuTTY and of Microsoft (PVK).
 * Not found is what is hidden from such a look: compressed, encrypted as part of something
 * else, or written out in numbers. */
#ifndef CERTWRIGHT_KEY_SEARCH_H
#define CERTWRIGHT_KEY_SEARCH_H

#include <stdint.h>

enum key_search_result {
    KEY_SEARCH_NONE,
    KEY_SEARCH_FOUND,
    KEY_SEARCH_FAILED, /* the file cannot be read: errno says why */
};

/* key_search looks through the regular file that DESCRIPTOR has open for reading, from its
 * beginning to its end. OFFSET is set to where a key that was found begins. Memory does
 * not grow with the file. */
enum key_search_result key_search(int descriptor, uint64_t *offset)
    __attribute__((warn_unused_result));

#endif
