/* trace_encoding.h -- a digest on its way into a block as long as the key:
 * EMSA-PKCS1-v1_5 and EMSA-PSS, RFC 8017 section 9, step by step. */
#ifndef CERTWRIGHT_TRACE_ENCODING_H
#define CERTWRIGHT_TRACE_ENCODING_H

#include "../../rsa/key.h"
#include "../../keys/signature.h"
#include "trace_text.h"

/* trace_algorithm_name returns "RSASSA-PKCS1-v1_5" or "RSASSA-PSS". */
const char *trace_algorithm_name(const struct signature_algorithm *algorithm);

/* trace_algorithm_source returns the section on signing by ALGORITHM. */
const char *trace_algorithm_source(const struct signature_algorithm *algorithm);

/* trace_encode_pkcs1 prints DigestInfo and the block, and writes the block into EM,
 * modulus_length octets. False, and a line on standard error, if the key is too
 * short. */
bool trace_encode_pkcs1(struct trace_style *style, const struct hash *hash,
                        const uint8_t *digest, uint8_t *EM, size_t modulus_length)
    __attribute__((warn_unused_result));

/* trace_encode_pss draws a salt, prints M', H, DB, the mask and the block, and writes
 * the block into EM, modulus_length octets. False, and a line on standard error, on
 * failure. */
bool trace_encode_pss(struct trace_style *style,
                      const struct signature_algorithm *algorithm,
                      const uint8_t *digest, const struct rsa_public_key *key,
                      uint8_t *EM) __attribute__((warn_unused_result));

#endif
