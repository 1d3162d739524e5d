/* ecdsa_signature.c -- the rows of ECDSA's signature schemes, a row a hash (RFC 5758
 * section 3.2, and RFC 3279 section 2.2.3 for SHA-1), and a signature in DER. */
#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "curve_keys.h"
#include "ec_key.h"
#include "ec_schemes.h"

/* --- ECDSA-Sig-Value --------------------------------------------------------------- */

static bool read_number(struct der_reader *reader, const char *field,
                        const struct curve *curve, uint8_t number[CURVE_LENGTH_MAX])
{
    struct bytes magnitude;
    size_t offset = reader->position;
    if (!der_read_unsigned(reader, field, &magnitude))
        return false;
    if (magnitude.length > curve->length)
        return der_fail(reader, ERROR_RULE, offset, "FIPS 186-5 6.4.2", field,
                        "want at most %zu bytes, have %zu", curve->length,
                        magnitude.length);
    memset(number, 0, CURVE_LENGTH_MAX);
    if (magnitude.length > 0)
        memcpy(number + curve->length - magnitude.length, magnitude.data,
               magnitude.length);
    return true;
}

/* ECDSA-Sig-Value ::= SEQUENCE {
 *     r  INTEGER,
 *     s  INTEGER } */
bool ecdsa_signature_read(struct der_reader *reader, const struct curve *curve,
                          struct ecdsa_signature *signature)
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, "ECDSA-Sig-Value", &inner) &&
           read_number(&inner, "r", curve, signature->r) &&
           read_number(&inner, "s", curve, signature->s) &&
           der_finish(&inner, "ECDSA-Sig-Value");
}

bool ecdsa_signature_parse(struct bytes der, const struct curve *curve,
                           struct ecdsa_signature *signature, struct error *error)
{
    struct der_reader reader = der_reader_of(der, error);
    return ecdsa_signature_read(&reader, curve, signature) &&
           der_finish(&reader, "ECDSA-Sig-Value");
}

void ecdsa_signature_write(struct der_writer *writer, const struct curve *curve,
                           const struct ecdsa_signature *signature)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_unsigned(writer, bytes_of(signature->r, curve->length));
    der_write_unsigned(writer, bytes_of(signature->s, curve->length));
    der_end(writer);
}

/* --- identifiers without parameters ------------------------------------------------ */

bool scheme_without_parameters_read(const struct algorithm_identifier *identifier,
                                    struct signature_algorithm *algorithm,
                                    struct error *error)
{
    return identifier->parameters.length == 0 ||
           error_fail(error, ERROR_UNSUPPORTED, 0, NULL,
                      "signatureAlgorithm: want %s without parameters, have some",
                      algorithm->scheme->name);
}

void scheme_without_parameters_write(struct der_writer *writer,
                                     const struct signature_algorithm *algorithm)
{
    struct algorithm_identifier identifier = {.algorithm = *algorithm->scheme->oid};
    algorithm_write(writer, &identifier);
}

/* --- signing and verifying --------------------------------------------------------- */

static enum key_result put_signature(const struct curve *curve,
                                     const struct ecdsa_signature *numbers,
                                     uint8_t signature[SIGNATURE_LENGTH_MAX],
                                     size_t *length)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    ecdsa_signature_write(&writer, curve, numbers);
    bool ok = der_writer_finish(&writer, &der, &error);
    if (ok) {
        memcpy(signature, der.data, der.length);
        *length = der.length;
    }
    der_writer_clear(&writer);
    return ok ? KEY_OK : KEY_NO_MEMORY;
}

static enum key_result sign(const struct signature_algorithm *algorithm,
                            struct key_signer *signer, struct bytes digest,
                            uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
{
    const struct ec_private_key *key = &signer->key->ec;
    struct ecdsa_signature numbers;
    if (algorithm->hash->is_for_verifying_only)
        return KEY_WEAK_HASH;
    enum ec_result result =
        ecdsa_sign(key, algorithm->hash, digest.data,
                   signer->deterministic ? NULL : signer->random, NULL, &numbers);
    return result == EC_OK
               ? put_signature(key->public_key.curve, &numbers, signature, length)
               : ec_key_result(result);
}

/* One that is no DER is not right, as one with wrong numbers is not. */
static enum key_result verify(const struct signature_algorithm *algorithm,
                              const struct public_key *key, struct bytes digest,
                              struct bytes signature)
{
    struct ecdsa_signature numbers;
    struct error error = {0};
    if (!ecdsa_signature_parse(signature, key->ec.curve, &numbers, &error))
        return KEY_NO;
    return ec_key_result(
        ecdsa_verify(&key->ec, algorithm->hash, digest.data, &numbers, NULL));
}

/* --- the rows ---------------------------------------------------------------------- */

#define ECDSA_ROW(row, identifier, row_name, row_hash)                                 \
    const struct signature_scheme row = {                                              \
        .name = row_name,                                                              \
        .oid = &(identifier),                                                          \
        .input = SIGNATURE_OF_DIGEST,                                                  \
        .hash = &(row_hash),                                                           \
        .clause = "FIPS 186-5 6.4.2",                                                  \
        .read_parameters = scheme_without_parameters_read,                             \
        .write = scheme_without_parameters_write,                                      \
        .sign = sign,                                                                  \
        .verify = verify,                                                              \
    }

ECDSA_ROW(scheme_ecdsa_with_sha1, oid_ecdsa_with_sha1, "ecdsa-with-SHA1", hash_sha1);
ECDSA_ROW(scheme_ecdsa_with_sha224, oid_ecdsa_with_sha224, "ecdsa-with-SHA224",
          hash_sha224);
ECDSA_ROW(scheme_ecdsa_with_sha256, oid_ecdsa_with_sha256, "ecdsa-with-SHA256",
          hash_sha256);
ECDSA_ROW(scheme_ecdsa_with_sha384, oid_ecdsa_with_sha384, "ecdsa-with-SHA384",
          hash_sha384);
ECDSA_ROW(scheme_ecdsa_with_sha512, oid_ecdsa_with_sha512, "ecdsa-with-SHA512",
          hash_sha512);

const struct signature_scheme *const ecdsa_signatures[] = {
    &scheme_ecdsa_with_sha256, &scheme_ecdsa_with_sha384, &scheme_ecdsa_with_sha512,
    &scheme_ecdsa_with_sha224, &scheme_ecdsa_with_sha1,   NULL,
};
