/* signature_algorithm.c -- the table of signature algorithms. */
#include "signature_algorithm.h"

#include "../asn1/oid.h"
#include "../rsa/pkcs1_signature.h"
#include "pss_parameters.h"

/* The RSASSA-PKCS1-v1_5 rows. Another scheme gets rows of its own and a case wherever
 * this file has SIGNATURE_RSA_PSS. */
static const struct {
    const struct bytes *oid;
    const struct hash *hash;
} rows[] = {
    {&oid_sha256_with_rsa_encryption, &hash_sha256},
    {&oid_sha384_with_rsa_encryption, &hash_sha384},
    {&oid_sha512_with_rsa_encryption, &hash_sha512},
    {&oid_sha1_with_rsa_encryption, &hash_sha1},
    {&oid_sha224_with_rsa_encryption, &hash_sha224},
    {&oid_sha512_224_with_rsa_encryption, &hash_sha512_224},
    {&oid_sha512_256_with_rsa_encryption, &hash_sha512_256},
};
static const size_t row_count = sizeof rows / sizeof rows[0];

struct signature_algorithm signature_algorithm_of(enum signature_scheme scheme,
                                                  const struct hash *hash)
{
    struct signature_algorithm algorithm = {scheme, hash, hash, hash->digest_length};
    return algorithm;
}

/* Flaws in PARAMETERS were reported with the document around them. */
static bool read_pss(struct bytes parameters, struct signature_algorithm *algorithm,
                     struct error *error)
{
    struct rsa_pss_parameters pss;
    struct der_reader reader = der_reader_again(parameters, error);
    if (!pss_parameters_read(&reader, &pss) ||
        !der_finish(&reader, "RSASSA-PSS-params"))
        return false;
    *algorithm = (struct signature_algorithm){SIGNATURE_RSA_PSS, pss.hash,
                                              pss.mgf1_hash, pss.salt_length};
    return true;
}

bool signature_algorithm_read(const struct algorithm_identifier *identifier,
                              struct signature_algorithm *algorithm,
                              struct error *error)
{
    char dotted[OID_TEXT_SIZE];
    if (bytes_equal(identifier->algorithm, oid_rsassa_pss))
        return read_pss(identifier->parameters, algorithm, error);
    for (size_t i = 0; i < row_count; i++) {
        if (bytes_equal(identifier->algorithm, *rows[i].oid) &&
            algorithm_has_null(identifier)) {
            *algorithm = signature_algorithm_of(SIGNATURE_RSA_PKCS1, rows[i].hash);
            return true;
        }
    }
    return error_fail(error, ERROR_UNSUPPORTED, ERROR_NO_OFFSET, NULL,
                      "signatureAlgorithm: want one that certwright knows, have %.60s",
                      oid_to_text(identifier->algorithm, dotted));
}

static struct rsa_pss_parameters
pss_parameters_of(const struct signature_algorithm *algorithm)
{
    struct rsa_pss_parameters parameters = {algorithm->hash, algorithm->mgf1_hash,
                                            algorithm->salt_length};
    return parameters;
}

void signature_algorithm_write(struct der_writer *writer,
                               const struct signature_algorithm *algorithm)
{
    if (algorithm->scheme == SIGNATURE_RSA_PSS) {
        struct rsa_pss_parameters parameters = pss_parameters_of(algorithm);
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, oid_rsassa_pss);
        pss_parameters_write(writer, &parameters);
        der_end(writer);
        return;
    }
    for (size_t i = 0; i < row_count; i++) {
        if (algorithm->hash == rows[i].hash) {
            struct algorithm_identifier identifier = algorithm_with_null(*rows[i].oid);
            algorithm_write(writer, &identifier);
            return;
        }
    }
    der_writer_fail(writer, ERROR_UNSUPPORTED);
}

bool signature_algorithm_is_weak(const struct signature_algorithm *algorithm)
{
    return algorithm->hash->is_for_verifying_only ||
           (algorithm->scheme == SIGNATURE_RSA_PSS &&
            algorithm->mgf1_hash->is_for_verifying_only);
}

enum rsa_result signature_make_prepared(const struct signature_algorithm *algorithm,
                                        struct rsa_signer *signer,
                                        const uint8_t *digest, uint8_t *signature)
{
    struct rsa_pss_parameters parameters = pss_parameters_of(algorithm);
    if (algorithm->scheme == SIGNATURE_RSA_PSS)
        return rsa_signer_sign_pss(signer, &parameters, digest, signature);
    return rsa_signer_sign_pkcs1(signer, algorithm->hash, digest, signature);
}

enum rsa_result signature_make(const struct signature_algorithm *algorithm,
                               const struct rsa_private_key *key, const uint8_t *digest,
                               struct random_source *random, uint8_t *signature)
{
    struct rsa_signer signer;
    rsa_signer_begin(&signer, key, random);
    enum rsa_result result =
        signature_make_prepared(algorithm, &signer, digest, signature);
    rsa_signer_end(&signer);
    return result;
}

enum rsa_result signature_check(const struct signature_algorithm *algorithm,
                                const struct rsa_public_key *key, const uint8_t *digest,
                                struct bytes signature)
{
    struct rsa_pss_parameters parameters = pss_parameters_of(algorithm);
    if (algorithm->scheme == SIGNATURE_RSA_PSS)
        return rsa_verify_pss(key, &parameters, digest, signature.data,
                              signature.length);
    return rsa_verify_pkcs1(key, algorithm->hash, digest, signature.data,
                            signature.length);
}

bool signature_key_allows(const struct subject_public_key_info *spki,
                          struct signature_algorithm *algorithm, struct error *error)
{
    struct signature_algorithm allowed;
    if (!bytes_equal(spki->algorithm.algorithm, oid_rsassa_pss))
        return true;
    if (algorithm->scheme == SIGNATURE_RSA_PSS) {
        if (spki->algorithm.parameters.length == 0)
            return true;
        if (!read_pss(spki->algorithm.parameters, &allowed, error))
            return false;
        if (algorithm->salt_length == RSA_PSS_SALT_ANY)
            algorithm->salt_length = allowed.salt_length;
        if (allowed.hash == algorithm->hash &&
            allowed.mgf1_hash == algorithm->mgf1_hash &&
            allowed.salt_length <= algorithm->salt_length)
            return true;
    }
    return error_fail(
        error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 4055 3.3",
        "signatureAlgorithm: want what the RSASSA-PSS key allows, have another");
}
