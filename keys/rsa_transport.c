/* rsa_transport.c -- the rows of RSA's two schemes of encryption: RSAES-OAEP and, for
 * older programs, RSAES-PKCS1-v1_5 (RFC 8017 section 7). */
#include "../asn1/oid.h"
#include "../rsa/oaep.h"
#include "../rsa/pkcs1_encryption.h"
#include "rsa_key.h"
#include "rsa_schemes.h"

static enum key_result finish(enum rsa_result result, size_t length, size_t *out)
{
    *out = result == RSA_OK ? length : 0;
    return rsa_key_result(result);
}

/* --- RSAES-OAEP ------------------------------------------------------------------- */

static struct rsa_oaep_parameters
parameters_of(const struct transport_algorithm *algorithm)
{
    struct rsa_oaep_parameters parameters = {algorithm->hash, algorithm->mgf1_hash,
                                             algorithm->label.data,
                                             algorithm->label.length};
    return parameters;
}

static bool oaep_length_max(const struct transport_algorithm *algorithm,
                            const struct public_key *key, size_t *length)
{
    return rsa_oaep_message_length_max(&key->rsa, algorithm->hash, length);
}

static enum key_result encrypt_oaep(const struct transport_algorithm *algorithm,
                                    const struct public_key *key, struct bytes message,
                                    struct random_source *random, uint8_t *ciphertext,
                                    size_t *length)
{
    struct rsa_oaep_parameters parameters = parameters_of(algorithm);
    return finish(rsa_encrypt_oaep(&key->rsa, &parameters, message.data, message.length,
                                   random, ciphertext),
                  key->rsa.modulus_length, length);
}

static enum key_result decrypt_oaep(const struct transport_algorithm *algorithm,
                                    const struct private_key *key,
                                    struct bytes ciphertext,
                                    struct random_source *random, uint8_t *message,
                                    size_t *length)
{
    struct rsa_oaep_parameters parameters = parameters_of(algorithm);
    return rsa_key_result(rsa_decrypt_oaep(&key->rsa, &parameters, ciphertext.data,
                                           ciphertext.length, random, message, length));
}

static const struct transport_scheme rsaes_oaep = {
    .name = "OAEP",
    .oid = &oid_rsaes_oaep,
    .has_parameters = true,
    .message_length_max = oaep_length_max,
    .encrypt = encrypt_oaep,
    .decrypt = decrypt_oaep,
};

/* --- RSAES-PKCS1-v1_5 ------------------------------------------------------------- */

static bool pkcs1_length_max(const struct transport_algorithm *algorithm,
                             const struct public_key *key, size_t *length)
{
    (void)algorithm;
    *length = key->rsa.modulus_length - RSA_PKCS1_ENCRYPTION_OVERHEAD;
    return true;
}

static enum key_result encrypt_pkcs1(const struct transport_algorithm *algorithm,
                                     const struct public_key *key, struct bytes message,
                                     struct random_source *random, uint8_t *ciphertext,
                                     size_t *length)
{
    (void)algorithm;
    return finish(
        rsa_encrypt_pkcs1(&key->rsa, message.data, message.length, random, ciphertext),
        key->rsa.modulus_length, length);
}

static enum key_result decrypt_pkcs1(const struct transport_algorithm *algorithm,
                                     const struct private_key *key,
                                     struct bytes ciphertext,
                                     struct random_source *random, uint8_t *message,
                                     size_t *length)
{
    (void)algorithm;
    return rsa_key_result(rsa_decrypt_pkcs1(
        &key->rsa, ciphertext.data, ciphertext.length, random, message, length));
}

static const struct transport_scheme rsaes_pkcs1 = {
    .name = "RSAES-PKCS1-v1_5",
    .oid = &oid_rsa_encryption,
    .is_old = true,
    .message_length_max = pkcs1_length_max,
    .encrypt = encrypt_pkcs1,
    .decrypt = decrypt_pkcs1,
};

const struct transport_scheme *const rsa_transports[] = {
    &rsaes_oaep,
    &rsaes_pkcs1,
    NULL,
};
