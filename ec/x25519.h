/* x25519.h -- X25519, RFC 7748 section 5: the secret that two keys have in common, on the
 * Montgomery form of the curve modulo 2^255 - 19. It signs nothing. */
#ifndef CERTWRIGHT_EC_X25519_H
#define CERTWRIGHT_EC_X25519_H

#include <stdint.h>

#include "../random/random.h"
#include "result.h"

#define X25519_LENGTH 32

/* Any 32 bytes are a public key: RFC 7748 masks the top bit and reduces the rest. */
struct x25519_public_key {
    uint8_t u[X25519_LENGTH];
};

/* Any 32 bytes are a private key: some of their bits are cleared and set as they are used.
 * Plain memory: wiped by overwriting it. */
struct x25519_private_key {
    struct x25519_public_key public_key;
    uint8_t scalar[X25519_LENGTH];
};

/* x25519_private_key_set makes KEY of SCALAR and computes its public key. Constant
 * time. */
void x25519_private_key_set(struct x25519_private_key *key,
                            const uint8_t scalar[X25519_LENGTH]);

/* x25519_generate makes a new KEY; EC_NO_RANDOM leaves it zero. */
enum ec_result x25519_generate(struct x25519_private_key *key,
                               struct random_source *random)
    __attribute__((warn_unused_result));

/* x25519_derive sets SECRET to what KEY and PEER have in common. The result is
 * EC_SHARED_ZERO, and SECRET zero, if that is 0, as for a peer of small order (RFC 7748
 * section 6.1). The caller wipes SECRET. Constant time in both, but for that verdict. */
enum ec_result x25519_derive(const struct x25519_private_key *key,
                             const struct x25519_public_key *peer,
                             uint8_t secret[X25519_LENGTH])
    __attribute__((warn_unused_result));

#endif
