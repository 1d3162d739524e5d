/* ec_type.c -- the rows of the key types with points of P-256, P-384 and P-521: RFC 5480.
 * One identifier, id-ecPublicKey, has all three; the parameters name the curve, and so tell
 * the rows apart. */
#include <stdio.h>

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "../ec/ecdh.h"
#include "ec_key.h"
#include "ec_schemes.h"
#include "key_type.h"

/* --- the public key ---------------------------------------------------------------- */

static bool read_public(struct der_reader *reader,
                        const struct algorithm_identifier *algorithm,
                        struct public_key *key)
{
    (void)algorithm; /* its parameters are those of the row */
    return ec_point_read(reader, key->type->curve, "subjectPublicKey", &key->ec);
}

static void write_algorithm(struct der_writer *writer, const struct public_key *key)
{
    struct algorithm_identifier algorithm = {.algorithm = *key->type->oid,
                                             .parameters = *key->type->parameters};
    algorithm_write(writer, &algorithm);
}

static void write_public(struct der_writer *writer, const struct public_key *key)
{
    uint8_t point[CURVE_POINT_LENGTH_MAX];
    size_t length = curve_write_point(key->ec.curve, &key->ec.point, point);
    der_write_raw(writer, bytes_of(point, length));
}

static bool equal(const struct public_key *a, const struct public_key *b)
{
    return ec_public_key_equal(&a->ec, &b->ec);
}

/* NIST SP 800-57 part 1, table 2: half the bits of the order, and 256 from 512 on. */
static void strength(const struct public_key *key, struct key_strength *strength)
{
    unsigned bits = key->type->curve->bits;
    strength->security_bits = bits >= 512 ? 256 : bits / 2;
    snprintf(strength->label, sizeof strength->label, "%s", key->type->label);
    snprintf(strength->text, sizeof strength->text, "EC on the curve %s",
             key->type->label);
}

/* All three curves are those of certificates of today. */
static bool check_to_certify(const struct public_key *key, struct error *error)
{
    (void)key;
    (void)error;
    return true;
}

/* --- the private key --------------------------------------------------------------- */

static bool read_private(struct der_reader *reader,
                         const struct algorithm_identifier *algorithm,
                         struct private_key *key)
{
    (void)algorithm; /* its parameters are those of the row */
    return ec_private_key_read(reader, key->type->curve, &key->ec);
}

static void write_private(struct der_writer *writer, const struct private_key *key)
{
    ec_private_key_write(writer, &key->ec, bytes_of(NULL, 0));
}

static void derive_public(const struct private_key *key, struct public_key *public_key)
{
    public_key->ec = key->ec.public_key;
}

static enum key_result generate(const struct key_generation *generation,
                                struct random_source *random, struct private_key *key)
{
    (void)generation; /* nothing to choose, and nothing to wait for */
    return ec_key_result(ec_generate(&key->ec, key->type->curve, random));
}

/* PKCS#8 has an AlgorithmIdentifier after the version, SEC 1 the private key. */
static bool is_likely_sec1(struct der_reader *reader)
{
    return der_next_is(reader, DER_INTEGER) &&
           der_read_any(reader, "", NULL, NULL, NULL) &&
           der_next_is(reader, DER_OCTET_STRING);
}

/* Which type it is, the parameters in it say. */
static bool read_sec1(struct der_reader *reader, struct private_key *key)
{
    if (!ec_private_key_read(reader, NULL, &key->ec))
        return false;
    const struct curve *curve = key->ec.public_key.curve;
    key->type = curve == &curve_p256   ? &key_type_p256
                : curve == &curve_p384 ? &key_type_p384
                                       : &key_type_p521;
    return true;
}

static void write_sec1(struct der_writer *writer, const struct private_key *key)
{
    ec_private_key_write(writer, &key->ec, *key->type->parameters);
}

/* --- Diffie-Hellman ---------------------------------------------------------------- */

static enum key_result derive(const struct private_key *key,
                              const struct public_key *peer,
                              uint8_t secret[AGREEMENT_LENGTH_MAX], size_t *length)
{
    _Static_assert(AGREEMENT_LENGTH_MAX >= CURVE_LENGTH_MAX, "room for a coordinate");
    enum ec_result result = ecdh_derive(&key->ec, &peer->ec, secret);
    *length = result == EC_OK ? key->type->curve->length : 0;
    return ec_key_result(result);
}

static const struct agreement_scheme ecdh = {"ECDH", derive};
static const struct agreement_scheme *const agreements[] = {&ecdh, NULL};

/* --- the rows ---------------------------------------------------------------------- */

/* The one that is as strong as the curve (SP 800-57 part 1, section 5.6.1.2). */
static const struct hash *own_hash(const struct public_key *key)
{
    unsigned bits = key->type->curve->bits;
    return bits <= 256 ? &hash_sha256 : bits <= 384 ? &hash_sha384 : &hash_sha512;
}

static const struct traditional_form sec1 = {
    .name = "sec1",
    .structure = "ECPrivateKey",
    .pem_label = "EC PRIVATE KEY",
    .is_likely = is_likely_sec1,
    .read = read_sec1,
    .write = write_sec1,
};

#define EC_ROW(row, row_name, row_label, row_curve, row_parameters, row_refused_by)    \
    const struct key_type row = {                                                      \
        .name = row_name,                                                              \
        .label = row_label,                                                            \
        .oid = &oid_ec_public_key,                                                     \
        .parameters = &(row_parameters),                                               \
        .curve = &(row_curve),                                                         \
        .clause = "RFC 5480 2.1.1",                                                    \
        .out_of_range = "a " row_label " key is not for this",                         \
        .uses = KEY_SIGNS,                                                             \
        .refused_by = row_refused_by,                                                  \
        .traditional = &sec1,                                                          \
        .read_public = read_public,                                                    \
        .write_algorithm = write_algorithm,                                            \
        .write_public = write_public,                                                  \
        .equal = equal,                                                                \
        .strength = strength,                                                          \
        .check_to_certify = check_to_certify,                                          \
        .read_private = read_private,                                                  \
        .write_private = write_private,                                                \
        .derive_public = derive_public,                                                \
        .generate = generate,                                                          \
        .signatures = ecdsa_signatures,                                                \
        .default_hash = own_hash,                                                      \
        .agreements = agreements,                                                      \
    }

EC_ROW(key_type_p256, "p256", "P-256", curve_p256, ec_parameters_p256, NULL);
EC_ROW(key_type_p384, "p384", "P-384", curve_p384, ec_parameters_p384, NULL);
EC_ROW(key_type_p521, "p521", "P-521", curve_p521, ec_parameters_p521, "Chrome");
