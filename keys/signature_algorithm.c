/* signature_algorithm.c -- the table of signature algorithms, and RSASSA-PSS-params. */
#include "signature_algorithm.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "../rsa/pkcs1_signature.h"

#define PSS_SALT_LENGTH_DEFAULT 20
#define PSS_TRAILER_FIELD_BC    1

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

/* HashAlgorithm ::= AlgorithmIdentifier, its parameters NULL or absent. */
static bool read_hash(struct der_reader *reader, const char *field,
                      const struct hash **hash)
{
    char dotted[OID_TEXT_SIZE];
    struct algorithm_identifier identifier;
    size_t offset = reader->position;
    if (!algorithm_read(reader, field, &identifier))
        return false;
    *hash = hash_by_oid(identifier.algorithm.data, identifier.algorithm.length);
    if (*hash == NULL || !algorithm_has_null(&identifier))
        return der_fail(reader, ERROR_UNSUPPORTED, offset, NULL, field,
                        "want a hash that certwright knows, have %.60s",
                        oid_to_text(identifier.algorithm, dotted));
    return true;
}

/* MaskGenAlgorithm ::= AlgorithmIdentifier: id-mgf1, its parameters a HashAlgorithm. */
static bool read_mask_generation(struct der_reader *reader, const struct hash **hash)
{
    struct algorithm_identifier identifier;
    size_t offset = reader->position;
    if (!algorithm_read(reader, "maskGenAlgorithm", &identifier))
        return false;
    if (!bytes_equal(identifier.algorithm, oid_mgf1) ||
        identifier.parameters.length == 0)
        return der_fail(reader, ERROR_UNSUPPORTED, offset, "RFC 4055 2.2",
                        "maskGenAlgorithm", "want id-mgf1 and its hash, have another");
    struct der_reader inner = der_reader_within(reader, identifier.parameters);
    return read_hash(&inner, "maskGenAlgorithm", hash) &&
           der_finish(&inner, "maskGenAlgorithm");
}

/* Enters the EXPLICIT tag [NUMBER], if it is next. */
static bool enter_field(struct der_reader *reader, uint8_t number, const char *field,
                        struct der_reader *inner)
{
    return der_next_is(reader, (uint8_t)DER_CONTEXT_CONSTRUCTED(number)) &&
           der_enter(reader, (uint8_t)DER_CONTEXT_CONSTRUCTED(number), field, inner);
}

/* RFC 4055 3.1 has validators take an encoded sha1Identifier, mgf1SHA1Identifier and
 * trailerField of 1 for what they are, although DER leaves a DEFAULT out. */
static bool read_hash_field(struct der_reader *reader, const struct hash **hash)
{
    struct der_reader inner;
    return !enter_field(reader, 0, "hashAlgorithm", &inner) ||
           (read_hash(&inner, "hashAlgorithm", hash) &&
            der_finish(&inner, "hashAlgorithm"));
}

static bool read_mask_field(struct der_reader *reader, const struct hash **hash)
{
    struct der_reader inner;
    return !enter_field(reader, 1, "maskGenAlgorithm", &inner) ||
           (read_mask_generation(&inner, hash) &&
            der_finish(&inner, "maskGenAlgorithm"));
}

static bool read_salt_field(struct der_reader *reader, size_t *salt_length)
{
    struct der_reader inner;
    uint32_t value;
    size_t offset = reader->position;
    if (!enter_field(reader, 2, "saltLength", &inner))
        return true;
    if (!der_read_small(&inner, "saltLength", RSA_MODULUS_LENGTH_MAX, &value) ||
        !der_finish(&inner, "saltLength"))
        return false;
    *salt_length = value;
    return value != PSS_SALT_LENGTH_DEFAULT ||
           der_flaw(reader, ERROR_ENCODING, offset, "X.690 11.5", "saltLength",
                    "want the default left out, have it encoded");
}

static bool read_trailer_field(struct der_reader *reader)
{
    struct der_reader inner;
    uint32_t value;
    size_t offset = reader->position;
    if (!enter_field(reader, 3, "trailerField", &inner))
        return true;
    if (!der_read_small(&inner, "trailerField", INT32_MAX, &value) ||
        !der_finish(&inner, "trailerField"))
        return false;
    return value == PSS_TRAILER_FIELD_BC ||
           der_fail(reader, ERROR_UNSUPPORTED, offset, "RFC 4055 3.1", "trailerField",
                    "want 1, have %lu", (unsigned long)value);
}

/* RSASSA-PSS-params ::= SEQUENCE {
 *     hashAlgorithm     [0] HashAlgorithm DEFAULT sha1Identifier,
 *     maskGenAlgorithm  [1] MaskGenAlgorithm DEFAULT mgf1SHA1Identifier,
 *     saltLength        [2] INTEGER DEFAULT 20,
 *     trailerField      [3] INTEGER DEFAULT 1 } -- all tags EXPLICIT */
static bool read_pss_parameters(struct der_reader *reader,
                                struct signature_algorithm *algorithm)
{
    struct der_reader inner;
    *algorithm = (struct signature_algorithm){SIGNATURE_RSA_PSS, &hash_sha1, &hash_sha1,
                                              PSS_SALT_LENGTH_DEFAULT};
    return der_enter(reader, DER_SEQUENCE, "RSASSA-PSS-params", &inner) &&
           read_hash_field(&inner, &algorithm->hash) &&
           read_mask_field(&inner, &algorithm->mgf1_hash) &&
           read_salt_field(&inner, &algorithm->salt_length) &&
           read_trailer_field(&inner) && der_finish(&inner, "RSASSA-PSS-params") &&
           der_finish(reader, "RSASSA-PSS-params");
}

bool signature_algorithm_read(const struct algorithm_identifier *identifier,
                              struct signature_algorithm *algorithm,
                              struct error *error)
{
    char dotted[OID_TEXT_SIZE];
    if (bytes_equal(identifier->algorithm, oid_rsassa_pss)) {
        struct der_reader reader = der_reader_of(identifier->parameters, error);
        return read_pss_parameters(&reader, algorithm);
    }
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

static void write_hash(struct der_writer *writer, const struct hash *hash)
{
    struct algorithm_identifier identifier =
        algorithm_with_null(bytes_of(hash->oid, hash->oid_length));
    algorithm_write(writer, &identifier);
}

static void write_pss_parameters(struct der_writer *writer,
                                 const struct signature_algorithm *algorithm)
{
    der_begin(writer, DER_SEQUENCE);
    if (algorithm->hash != &hash_sha1) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
        write_hash(writer, algorithm->hash);
        der_end(writer);
    }
    if (algorithm->mgf1_hash != &hash_sha1) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(1));
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, oid_mgf1);
        write_hash(writer, algorithm->mgf1_hash);
        der_end(writer);
        der_end(writer);
    }
    if (algorithm->salt_length != PSS_SALT_LENGTH_DEFAULT) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(2));
        der_write_small(writer, (uint32_t)algorithm->salt_length);
        der_end(writer);
    }
    der_end(writer);
}

void signature_algorithm_write(struct der_writer *writer,
                               const struct signature_algorithm *algorithm)
{
    if (algorithm->scheme == SIGNATURE_RSA_PSS) {
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, oid_rsassa_pss);
        write_pss_parameters(writer, algorithm);
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

static struct rsa_pss_parameters
pss_parameters_of(const struct signature_algorithm *algorithm)
{
    struct rsa_pss_parameters parameters = {algorithm->hash, algorithm->mgf1_hash,
                                            algorithm->salt_length};
    return parameters;
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
        struct der_reader reader = der_reader_of(spki->algorithm.parameters, error);
        if (spki->algorithm.parameters.length == 0)
            return true;
        if (!read_pss_parameters(&reader, &allowed))
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
