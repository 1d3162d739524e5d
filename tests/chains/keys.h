/* keys.h -- the fixed keys of tests/vectors/x509/chain-keys. */
#ifndef CERTWRIGHT_TESTS_CHAIN_KEYS_H
#define CERTWRIGHT_TESTS_CHAIN_KEYS_H

#include "x509/spki.h"

/* key_get returns the key in the file NAME.pem, read once. */
const struct rsa_private_key *key_get(const char *name);

/* key_identifier writes the key identifier of the key NAME (x509/spki.h). */
void key_identifier(const char *name, uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH]);

/* keys_close wipes them. */
void keys_close(void);

#endif
