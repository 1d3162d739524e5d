/* sign_batch.h -- many RSASSA-PKCS1-v1_5 signatures by one key, RFC 8017 section 8.2.1,
 * as an authority makes them that issues more than one certificate at a time.
 *
 * Where the processor raises eight numbers at once (power_lanes.h) and p and q are of
 * one size, four signatures go through it together: two halves each. The others are
 * made one by one. */
#ifndef CERTWRIGHT_RSA_SIGN_BATCH_H
#define CERTWRIGHT_RSA_SIGN_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "../sha/hash.h"
#include "result.h"
#include "signer.h"

/* rsa_signer_sign_pkcs1_batch signs COUNT DIGESTS, hash->digest_length octets each, one
 * after the other. It writes the SIGNATURES, modulus_length octets each, in the same
 * order, and sets each of RESULTS to what rsa_signer_sign_pkcs1 would return. A
 * signature is all zero unless its result is RSA_OK, and a fault in one does not touch
 * the others; one in the key or the blinding spoils all that have been begun with it.
 * SIGNATURES must not overlap DIGESTS. Constant time in the key. Wants half a megabyte
 * of stack, of which it leaves nothing secret. */
void rsa_signer_sign_pkcs1_batch(struct rsa_signer *signer, const struct hash *hash,
                                 const uint8_t *digests, size_t count,
                                 uint8_t *signatures, enum rsa_result *results);

#endif
