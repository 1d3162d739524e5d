/* keys.h -- the fixed keys of tests/vectors/x509/chain-keys. */
#ifndef CERTWRIGHT_TESTS_CHAIN_KEYS_H
#define CERTWRIGHT_TESTS_CHAIN_KEYS_H

#include "keys/key.h"

/* key_get returns the key in the file NAME.pem, read once. */
const struct private_key *key_get(const char *name);

/* key_identifier writes the key identifier of the key NAME (keys/spki.h). */
void key_identifier(const char *name, uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH]);

/* define_modulus makes three names known to notation: the modulus as the contents octets of
 * an INTEGER, with the zero before it; the same without its last octet; and without the
 * zero and the first octet behind it. */
void define_modulus(const struct rsa_public_key *key, const char *modulus,
                    const char *head, const char *tail);

/* keys_close wipes them. */
void keys_close(void);

#endif
