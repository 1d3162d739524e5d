/* key_agreement.h -- a secret that two owners of keys have in common and nobody else:
 * the table of key-agreement schemes. RSA and Ed25519 have none. */
#ifndef CERTWRIGHT_KEYS_KEY_AGREEMENT_H
#define CERTWRIGHT_KEYS_KEY_AGREEMENT_H

#include "key.h"
#include "result.h"

/* Bytes of the longest shared secret: an x-coordinate of P-521. */
#define AGREEMENT_LENGTH_MAX 66

struct agreement_scheme {
    const char *name;
    enum key_result (*derive)(const struct private_key *key,
                              const struct public_key *peer,
                              uint8_t secret[AGREEMENT_LENGTH_MAX], size_t *length);
};

/* agreement_derive sets SECRET to what KEY has in common with PEER, a key of the same
 * type, by the first scheme of that type, and LENGTH to its bytes, 0 unless KEY_OK.
 * KEY_OUT_OF_RANGE: the types differ, or have no such scheme. The caller wipes
 * SECRET. */
enum key_result agreement_derive(const struct private_key *key,
                                 const struct public_key *peer,
                                 uint8_t secret[AGREEMENT_LENGTH_MAX], size_t *length)
    __attribute__((warn_unused_result));

#endif
