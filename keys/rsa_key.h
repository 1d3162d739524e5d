/* rsa_key.h -- RSA keys in DER: RSAPublicKey and RSAPrivateKey, RFC 8017 appendix
 * A.1. */
#ifndef CERTWRIGHT_RSA_KEY_DER_H
#define CERTWRIGHT_RSA_KEY_DER_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "../rsa/key.h"
#include "key.h"
#include "result.h"

/* rsa_key_result returns what RESULT is for a key of any kind. */
enum key_result rsa_key_result(enum rsa_result result);

/* public_key_rsa returns the RSA key in KEY, or NULL if it has another type or none: for what
 * is about RSA itself. private_key_rsa does the same. */
const struct rsa_public_key *public_key_rsa(const struct public_key *key);
const struct rsa_private_key *private_key_rsa(const struct private_key *key);

/* rsa_fail records RESULT, which is not RSA_OK, in ERROR at OFFSET and returns false.
 * WHAT begins the message: a field, or what was being done. */
bool rsa_fail(struct error *error, enum rsa_result result, size_t offset,
              const char *what);

/* rsa_public_key_read reads an RSAPublicKey and makes KEY of it, checked by
 * rsa_public_key_set. FIELD begins messages. */
bool rsa_public_key_read(struct der_reader *reader, const char *field,
                         struct rsa_public_key *key)
    __attribute__((warn_unused_result));

/* rsa_public_key_write writes KEY as an RSAPublicKey. */
void rsa_public_key_write(struct der_writer *writer, const struct rsa_public_key *key);

/* rsa_private_key_read reads an RSAPrivateKey of two primes and makes KEY of it,
 * checked by rsa_private_key_set. The caller wipes KEY with rsa_private_key_wipe. */
bool rsa_private_key_read(struct der_reader *reader, const char *field,
                          struct rsa_private_key *key)
    __attribute__((warn_unused_result));

/* rsa_private_key_write writes KEY as an RSAPrivateKey with all CRT fields. */
void rsa_private_key_write(struct der_writer *writer,
                           const struct rsa_private_key *key);

#endif
