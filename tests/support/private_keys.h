/* private_keys.h -- the private keys of tests/vectors/schema/private_keys.txt, and what can be
 * around a key. */
#ifndef CERTWRIGHT_TESTS_PRIVATE_KEYS_H
#define CERTWRIGHT_TESTS_PRIVATE_KEYS_H

#include "asn1/bytes.h"

#define KEY_NUMBERS_MAX  12
#define KEY_LENGTH_MAX   1024
#define KEY_WRAPPED_MAX  4096
#define KEY_WRAPPINGS    11
#define KEY_NUMBER_SHOWN 8 /* octets of a private number in a row that show it */

struct key {
    char name[64], label[32]; /* the label of PEM */
    uint8_t der[KEY_LENGTH_MAX];
    size_t length;
    uint8_t numbers[KEY_NUMBERS_MAX][KEY_LENGTH_MAX];
    size_t number_lengths[KEY_NUMBERS_MAX];
    size_t count; /* of the private numbers */
};

/* keys_read reads the keys, at most SIZE, and returns how many there are; 0 if the file
 * is not there or not as it should be. */
size_t keys_read(const char *path, struct key *keys, size_t size);

/* key_wrap writes KEY as the WRAPPING, less than KEY_WRAPPINGS, has it and returns the
 * length: bare; in a SEQUENCE, SET, OCTET STRING, BIT STRING, [0]; behind or before
 * CERTIFICATE in a SEQUENCE; in two of them. */
size_t key_wrap(const struct key *key, size_t wrapping, struct bytes certificate,
                uint8_t wrapped[KEY_WRAPPED_MAX]);

/* key_wrapping_name returns "in a SEQUENCE" and the like. */
const char *key_wrapping_name(size_t wrapping);

#endif
