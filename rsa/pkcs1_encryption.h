/* pkcs1_encryption.h -- RSAES-PKCS1-v1_5, RFC 8017 section 7.2, for reading what older
 * programs wrote.
 *
 * There is no safe way to say that a padding was wrong: whoever may ask often enough
 * decrypts any message (Bleichenbacher 1998). So decryption never says it. Instead of
 * an error it gives a message that only looks random, the same for the same key and
 * ciphertext, of random length: "implicit rejection", as in the IRTF's RSA guidance and
 * OpenSSL 3.2. An honest ciphertext never meets it. */
#ifndef CERTWRIGHT_RSA_PKCS1_ENCRYPTION_H
#define CERTWRIGHT_RSA_PKCS1_ENCRYPTION_H

#include <stddef.h>
#include <stdint.h>

#include "../random/random.h"
#include "key.h"
#include "result.h"

/* 00 02, at least eight octets of padding, 00. */
#define RSA_PKCS1_ENCRYPTION_OVERHEAD 11

/* rsa_encrypt_pkcs1 encrypts MESSAGE, of at most key->modulus_length - 11 octets, into
 * CIPHERTEXT, key->modulus_length octets. Returns RSA_OK, RSA_TOO_SHORT,
 * RSA_NO_RANDOM or RSA_NO_MEMORY. CIPHERTEXT is all zero unless RSA_OK. RFC 8017 section 7.2.1. */
enum rsa_result rsa_encrypt_pkcs1(const struct rsa_public_key *key,
                                  const uint8_t *message, size_t message_length,
                                  struct random_source *random, uint8_t *ciphertext)
    __attribute__((warn_unused_result));

/* rsa_decrypt_pkcs1 decrypts CIPHERTEXT into MESSAGE, which has room for
 * key->public_key.modulus_length octets, and sets MESSAGE_LENGTH. A wrong padding gives
 * the synthetic message and RSA_OK, in the same time. Returns RSA_BAD_CIPHERTEXT only
 * if CIPHERTEXT is not modulus_length octets or not below n, which anybody can see; or
 * what rsa_private_operation returns. RFC 8017 section 7.2.2. */
enum rsa_result rsa_decrypt_pkcs1(const struct rsa_private_key *key,
                                  const uint8_t *ciphertext, size_t ciphertext_length,
                                  struct random_source *random, uint8_t *message,
                                  size_t *message_length)
    __attribute__((warn_unused_result));

/* rsa_decode_pkcs1 finds the message in ENCODED, of ENCODED_LENGTH octets, without a
 * branch on what it finds: sets OFFSET to where the message starts or, if the padding
 * is wrong, to where SYNTHETIC_LENGTH octets before the end start, and returns all ones
 * if it is right and 0 if it is not. For rsa_decrypt_pkcs1, and for measuring. */
size_t rsa_decode_pkcs1(const uint8_t *encoded, size_t encoded_length,
                        size_t synthetic_length, size_t *offset)
    __attribute__((warn_unused_result));

/* rsa_select_pkcs1 copies the octets from OFFSET to LENGTH of ENCODED into MESSAGE if
 * GOOD is all ones, and those of SYNTHETIC if it is 0, without a branch on which. */
void rsa_select_pkcs1(size_t good, const uint8_t *encoded, const uint8_t *synthetic,
                      size_t length, size_t offset, uint8_t *message);

#endif
