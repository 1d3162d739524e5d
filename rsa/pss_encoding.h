/* pss_encoding.h -- EMSA-PSS, RFC 8017 section 9.1: the block that RSASSA-PSS signs is
 * made, taken apart and checked here. EM, DB, H, M', PS, emBits and emLen are the
 * standard's names: EM = maskedDB || H || bc, DB = PS || 01 || salt, H = Hash(M').
 *
 * emBits is one less than the bits of the modulus; so if that is a multiple of 8, EM is
 * an octet shorter than the modulus, and an octet 00 stands before it. */
#ifndef CERTWRIGHT_RSA_PSS_ENCODING_H
#define CERTWRIGHT_RSA_PSS_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../sha/hash.h"
#include "key.h"
#include "result.h"

/* For verifying: take whatever length the salt has. */
#define RSA_PSS_SALT_ANY SIZE_MAX

struct rsa_pss_parameters {
    const struct hash *hash;      /* of the message, and inside the encoding */
    const struct hash *mgf1_hash; /* of the mask; the same as a rule */
    size_t salt_length;           /* octets; the digest's length as a rule */
};

/* The last octet of every block. */
#define RSA_PSS_TRAILER 0xbc

/* rsa_encode_pss is EMSA-PSS-ENCODE: it writes the encoding of DIGEST with SALT, of
 * parameters->salt_length octets, into ENCODED: (encoded_bits + 7) / 8 octets, of which
 * the unused upper bits of the first are zero. Returns RSA_OK, or RSA_TOO_SHORT if there
 * is no room. RFC 8017 section 9.1.1. */
enum rsa_result rsa_encode_pss(const struct rsa_pss_parameters *parameters,
                               const uint8_t *digest, const uint8_t *salt,
                               uint8_t *encoded, size_t encoded_bits)
    __attribute__((warn_unused_result));

/* A block taken apart, right or wrong. It borrows from the octets that were opened, and
 * SALT points into the structure itself, which therefore must not be copied. */
struct rsa_pss_block {
    size_t excess; /* octets before EM, 0 or 1 */
    bool excess_is_zero;
    const uint8_t *EM;
    size_t emLen;
    unsigned unused_bits; /* upper bits of the first octet of EM, which must be zero */
    bool unused_bits_are_zero;
    size_t DB_length;                   /* and that of maskedDB, with which EM begins */
    uint8_t DB[RSA_MODULUS_LENGTH_MAX]; /* without its mask and the unused bits */
    const uint8_t *H;
    size_t H_length;
    uint8_t trailer;  /* the last octet; it must be RSA_PSS_TRAILER */
    size_t PS_length; /* zeros at the start of DB */
    bool has_salt;    /* 01 and a salt follow them */
    const uint8_t *salt;
    size_t salt_length; /* 0 unless HAS_SALT */
};

/* rsa_pss_open takes OCTETS apart, the (modulus_bits + 7) / 8 octets that a signature
 * was turned back into: steps 3 to 9 of RFC 8017 section 9.1.2, none of which it
 * judges. False, and BLOCK zero, if the modulus is too short for a digest by
 * parameters->hash. */
bool rsa_pss_open(struct rsa_pss_block *block,
                  const struct rsa_pss_parameters *parameters, const uint8_t *octets,
                  size_t modulus_bits) __attribute__((warn_unused_result));

/* rsa_pss_is_well_formed tells whether BLOCK is as EMSA-PSS makes them, whatever the
 * digest in it: bc at the end, zeros where they must be, and 01 before a salt of
 * SALT_LENGTH octets, which may be RSA_PSS_SALT_ANY. Section 9.1.2, steps 4, 6 and
 * 10. */
bool rsa_pss_is_well_formed(const struct rsa_pss_block *block, size_t salt_length);

/* The longest M'. */
#define RSA_PSS_MESSAGE_LENGTH_MAX (8 + HASH_DIGEST_LENGTH_MAX + RSA_MODULUS_LENGTH_MAX)

/* rsa_pss_message writes M' = eight octets 00 || DIGEST || SALT into MESSAGE and returns
 * its length. SALT_LENGTH is at most RSA_MODULUS_LENGTH_MAX. Step 5 of section 9.1.1, 12
 * of 9.1.2. */
size_t rsa_pss_message(const struct hash *hash, const uint8_t *digest,
                       const uint8_t *salt, size_t salt_length,
                       uint8_t message[RSA_PSS_MESSAGE_LENGTH_MAX]);

/* rsa_pss_hash writes H = Hash(M'), hash->digest_length octets. */
void rsa_pss_hash(const struct hash *hash, const uint8_t *digest, const uint8_t *salt,
                  size_t salt_length, uint8_t *H);

/* rsa_check_pss is EMSA-PSS-VERIFY: it tells whether OCTETS, as rsa_pss_open takes
 * them, are an encoding of DIGEST. RFC 8017 section 9.1.2. */
bool rsa_check_pss(const struct rsa_pss_parameters *parameters, const uint8_t *digest,
                   const uint8_t *octets, size_t modulus_bits)
    __attribute__((warn_unused_result));

#endif
