/* verify_batch.h -- many RSASSA-PKCS1-v1_5 signatures verified together, RFC 8017
 * section 8.2.2, as a file of certificates or a list of messages has them.
 *
 * Where the processor raises eight numbers at once (power_lanes.h), signatures whose
 * keys are of one size go through it eight at a time; the keys may be different ones.
 * What is left over is verified one by one. */
#ifndef CERTWRIGHT_RSA_VERIFY_BATCH_H
#define CERTWRIGHT_RSA_VERIFY_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "../sha/hash.h"
#include "key.h"
#include "result.h"

/* What rsa_verify_pkcs1 is asked for one signature; all of it is borrowed. */
struct rsa_signed_digest {
    const struct rsa_public_key *key;
    const struct hash *hash;
    const uint8_t *digest; /* hash->digest_length octets */
    const uint8_t *signature;
    size_t signature_length;
};

/* rsa_verify_pkcs1_batch sets each of the COUNT RESULTS to what rsa_verify_pkcs1
 * returns for that one of ITEMS. Everything is public, and shows in the time. */
void rsa_verify_pkcs1_batch(const struct rsa_signed_digest *items, size_t count,
                            enum rsa_result *results);

#endif
