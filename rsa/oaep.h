/* oaep.h -- RSAES-OAEP, RFC 8017 section 7.1: encrypting a short message, a key as a
 * rule. */
#ifndef CERTWRIGHT_RSA_OAEP_H
#define CERTWRIGHT_RSA_OAEP_H

#include <stddef.h>
#include <stdint.h>

#include "../random/random.h"
#include "../sha/hash.h"
#include "key.h"
#include "result.h"

struct rsa_oaep_parameters {
    const struct hash *hash;      /* of the label */
    const struct hash *mgf1_hash; /* of the masks; the same as a rule */
    const uint8_t *label; /* bound to the message and not sent; may be NULL if empty */
    size_t label_length;
};

/* rsa_oaep_message_length_max sets LENGTH to how many octets a message for KEY may
 * have. False if KEY is too short for any message with HASH. */
bool rsa_oaep_message_length_max(const struct rsa_public_key *key,
                                 const struct hash *hash, size_t *length)
    __attribute__((warn_unused_result));

/* rsa_encrypt_oaep encrypts MESSAGE into CIPHERTEXT, key->modulus_length octets, with a
 * seed from RANDOM. Returns RSA_OK, RSA_TOO_SHORT if the message is too long for the
 * key, RSA_NO_RANDOM or RSA_NO_MEMORY. CIPHERTEXT is all zero unless RSA_OK. RFC 8017 section
 * 7.1.1. */
enum rsa_result rsa_encrypt_oaep(const struct rsa_public_key *key,
                                 const struct rsa_oaep_parameters *parameters,
                                 const uint8_t *message, size_t message_length,
                                 struct random_source *random, uint8_t *ciphertext)
    __attribute__((warn_unused_result));

/* rsa_decrypt_oaep decrypts CIPHERTEXT into MESSAGE, which has room for
 * key->public_key.modulus_length octets, and sets MESSAGE_LENGTH. Every way in which a
 * ciphertext can be wrong is RSA_BAD_CIPHERTEXT, and takes the same time: constant time
 * in the key and in the decrypted block until it is known to be right. Other results
 * are those of rsa_private_operation. MESSAGE is all zero unless RSA_OK. RFC 8017
 * section 7.1.2. */
enum rsa_result rsa_decrypt_oaep(const struct rsa_private_key *key,
                                 const struct rsa_oaep_parameters *parameters,
                                 const uint8_t *ciphertext, size_t ciphertext_length,
                                 struct random_source *random, uint8_t *message,
                                 size_t *message_length)
    __attribute__((warn_unused_result));

/* rsa_decode_oaep is EME-OAEP decoding, step 3, without a branch on what it finds:
 * ENCODED, of ENCODED_LENGTH octets, is overwritten, and OFFSET set to where in it the
 * message starts. Returns all ones if the encoding is right and 0 if it is not; then
 * OFFSET means nothing. For rsa_decrypt_oaep, and for measuring. */
size_t rsa_decode_oaep(const struct rsa_oaep_parameters *parameters, uint8_t *encoded,
                       size_t encoded_length, size_t *offset)
    __attribute__((warn_unused_result));

#endif
