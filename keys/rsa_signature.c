/* rsa_signature.c -- the rows of RSA's signature schemes: RSASSA-PKCS1-v1_5, a row a
 * hash (RFC 8017 appendix A.2.4), and RSASSA-PSS, whose parameters name the hash (RFC
 * 4055 section 3.1). */
#include "../asn1/oid.h"
#include "../rsa/pkcs1_signature.h"
#include "algorithm.h"
#include "key_type.h"
#include "pss_parameters.h"
#include "rsa_key.h"
#include "rsa_schemes.h"

/* --- RSASSA-PKCS1-v1_5 ------------------------------------------------------------ */

static bool read_null(const struct algorithm_identifier *identifier,
                      struct signature_algorithm *algorithm, struct error *error)
{
    char dotted[OID_TEXT_SIZE];
    (void)algorithm;
    return algorithm_has_null(identifier) ||
           error_fail(error, ERROR_UNSUPPORTED, ERROR_NO_OFFSET, NULL,
                      "signatureAlgorithm: want one that certwright knows, have %.60s",
                      oid_to_text(identifier->algorithm, dotted));
}

static void write_null(struct der_writer *writer,
                       const struct signature_algorithm *algorithm)
{
    struct algorithm_identifier identifier =
        algorithm_with_null(*algorithm->scheme->oid);
    algorithm_write(writer, &identifier);
}

static enum key_result finish_signature(enum rsa_result result,
                                        const struct key_signer *signer, size_t *length)
{
    *length = result == RSA_OK ? signer->key->rsa.public_key.modulus_length : 0;
    return rsa_key_result(result);
}

static enum key_result sign_pkcs1(const struct signature_algorithm *algorithm,
                                  struct key_signer *signer, struct bytes digest,
                                  uint8_t *signature, size_t *length)
{
    return finish_signature(
        rsa_signer_sign_pkcs1(&signer->rsa, algorithm->hash, digest.data, signature),
        signer, length);
}

static enum key_result verify_pkcs1(const struct signature_algorithm *algorithm,
                                    const struct public_key *key, struct bytes digest,
                                    struct bytes signature)
{
    return rsa_key_result(rsa_verify_pkcs1(&key->rsa, algorithm->hash, digest.data,
                                           signature.data, signature.length));
}

#define PKCS1_ROW(row, identifier, row_name, row_hash)                                 \
    const struct signature_scheme row = {                                              \
        .name = row_name,                                                              \
        .oid = &(identifier),                                                          \
        .input = SIGNATURE_OF_DIGEST,                                                  \
        .hash = &(row_hash),                                                           \
        .clause = "RFC 8017 8.2.2",                                                    \
        .read_parameters = read_null,                                                  \
        .write = write_null,                                                           \
        .sign = sign_pkcs1,                                                            \
        .verify = verify_pkcs1,                                                        \
    }

PKCS1_ROW(scheme_sha256_with_rsa, oid_sha256_with_rsa_encryption,
          "sha256WithRSAEncryption", hash_sha256);
PKCS1_ROW(scheme_sha384_with_rsa, oid_sha384_with_rsa_encryption,
          "sha384WithRSAEncryption", hash_sha384);
PKCS1_ROW(scheme_sha512_with_rsa, oid_sha512_with_rsa_encryption,
          "sha512WithRSAEncryption", hash_sha512);
PKCS1_ROW(scheme_sha1_with_rsa, oid_sha1_with_rsa_encryption, "sha1WithRSAEncryption",
          hash_sha1);
PKCS1_ROW(scheme_sha224_with_rsa, oid_sha224_with_rsa_encryption,
          "sha224WithRSAEncryption", hash_sha224);
PKCS1_ROW(scheme_sha512_224_with_rsa, oid_sha512_224_with_rsa_encryption,
          "sha512-224WithRSAEncryption", hash_sha512_224);
PKCS1_ROW(scheme_sha512_256_with_rsa, oid_sha512_256_with_rsa_encryption,
          "sha512-256WithRSAEncryption", hash_sha512_256);

/* --- RSASSA-PSS ------------------------------------------------------------------- */

static struct rsa_pss_parameters
parameters_of(const struct signature_algorithm *algorithm)
{
    struct rsa_pss_parameters parameters = {algorithm->hash, algorithm->mgf1_hash,
                                            algorithm->salt_length};
    return parameters;
}

static bool read_pss(const struct algorithm_identifier *identifier,
                     struct signature_algorithm *algorithm, struct error *error)
{
    struct rsa_pss_parameters parameters;
    /* Flaws were reported with the document around them. */
    struct der_reader reader = der_reader_again(identifier->parameters, error);
    if (!pss_parameters_read(&reader, &parameters) ||
        !der_finish(&reader, "RSASSA-PSS-params"))
        return false;
    algorithm->hash = parameters.hash;
    algorithm->mgf1_hash = parameters.mgf1_hash;
    algorithm->salt_length = parameters.salt_length;
    return true;
}

static void write_pss(struct der_writer *writer,
                      const struct signature_algorithm *algorithm)
{
    struct rsa_pss_parameters parameters = parameters_of(algorithm);
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, oid_rsassa_pss);
    pss_parameters_write(writer, &parameters);
    der_end(writer);
}

static enum key_result sign_pss(const struct signature_algorithm *algorithm,
                                struct key_signer *signer, struct bytes digest,
                                uint8_t *signature, size_t *length)
{
    struct rsa_pss_parameters parameters = parameters_of(algorithm);
    return finish_signature(
        rsa_signer_sign_pss(&signer->rsa, &parameters, digest.data, signature), signer,
        length);
}

static enum key_result verify_pss(const struct signature_algorithm *algorithm,
                                  const struct public_key *key, struct bytes digest,
                                  struct bytes signature)
{
    struct rsa_pss_parameters parameters = parameters_of(algorithm);
    return rsa_key_result(rsa_verify_pss(&key->rsa, &parameters, digest.data,
                                         signature.data, signature.length));
}

const struct signature_scheme scheme_rsassa_pss = {
    .name = "id-RSASSA-PSS",
    .oid = &oid_rsassa_pss,
    .input = SIGNATURE_OF_DIGEST_PARAMETERS,
    .is_pss = true,
    .clause = "RFC 8017 8.1.2",
    .read_parameters = read_pss,
    .write = write_pss,
    .sign = sign_pss,
    .verify = verify_pss,
};

bool rsa_pss_key_allows(const struct public_key *key,
                        struct signature_algorithm *algorithm, struct error *error)
{
    const struct rsa_pss_parameters *least = &key->pss;
    if (algorithm->scheme == &scheme_rsassa_pss) {
        if (least->hash == NULL)
            return true;
        if (algorithm->salt_length == RSA_PSS_SALT_ANY)
            algorithm->salt_length = least->salt_length;
        if (least->hash == algorithm->hash &&
            least->mgf1_hash == algorithm->mgf1_hash &&
            least->salt_length <= algorithm->salt_length)
            return true;
    }
    return error_fail(
        error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 4055 3.3",
        "signatureAlgorithm: want what the RSASSA-PSS key allows, have another");
}

/* --- the lists -------------------------------------------------------------------- */

const struct signature_scheme *const rsa_signatures[] = {
    &scheme_sha256_with_rsa,     &scheme_sha384_with_rsa, &scheme_sha512_with_rsa,
    &scheme_sha1_with_rsa,       &scheme_sha224_with_rsa, &scheme_sha512_224_with_rsa,
    &scheme_sha512_256_with_rsa, &scheme_rsassa_pss,      NULL,
};

const struct signature_scheme *const rsa_pss_signatures[] = {&scheme_rsassa_pss, NULL};
