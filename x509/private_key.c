/* private_key.c -- PrivateKeyInfo, RFC 5958 section 2. */
#include "private_key.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "algorithm_parameters.h"
#include "attribute_values.h"
#include "rsa_key.h"

enum private_key_form {
    FORM_PKCS8,
    FORM_PKCS1,
    FORM_ENCRYPTED,
};

/* PKCS#8 has an AlgorithmIdentifier behind the version, PKCS#1 a modulus; an
 * EncryptedPrivateKeyInfo has no version. What is malformed is left to the reader of
 * PKCS#8, which says how. */
static enum private_key_form look_at_form(struct bytes der)
{
    struct error ignored = {0};
    struct der_reader reader = der_reader_of(der, &ignored), inner;
    if (!der_enter(&reader, DER_SEQUENCE, "", &inner))
        return FORM_PKCS8;
    bool starts_with_algorithm = der_next_is(&inner, DER_SEQUENCE);
    if (!der_read_any(&inner, "", NULL, NULL, NULL))
        return FORM_PKCS8;
    if (starts_with_algorithm)
        return der_next_is(&inner, DER_OCTET_STRING) ? FORM_ENCRYPTED : FORM_PKCS8;
    return der_next_is(&inner, DER_INTEGER) ? FORM_PKCS1 : FORM_PKCS8;
}

static bool check_algorithm(const struct der_reader *reader,
                            const struct algorithm_identifier *algorithm)
{
    char dotted[OID_TEXT_SIZE];
    if (!bytes_equal(algorithm->algorithm, oid_rsa_encryption))
        return der_fail(reader, ERROR_UNSUPPORTED,
                        der_offset(reader, algorithm->element), NULL,
                        "privateKeyAlgorithm", "want RSA, have algorithm %s",
                        oid_to_text(algorithm->algorithm, dotted));
    return key_parameters_check(reader, algorithm);
}

/* Attributes ::= SET OF Attribute -- under the IMPLICIT tag [0] */
static bool skip_attributes(struct der_reader *reader)
{
    struct der_reader attributes, values;
    struct bytes type;
    if (!der_next_is(reader, DER_CONTEXT_CONSTRUCTED(0)))
        return true;
    if (!der_enter_set_of(reader, DER_CONTEXT_CONSTRUCTED(0), "attributes",
                          &attributes))
        return false;
    while (!der_at_end(&attributes))
        if (!attribute_values_enter(&attributes, &type, &values) ||
            !attribute_values_skip(&values))
            return false;
    return der_finish(&attributes, "attributes");
}

/* What may follow privateKey: attributes, and in version 1 the public key. Neither is
 * used. */
static bool skip_optional_fields(struct der_reader *reader, uint32_t version)
{
    struct bytes public_key;
    unsigned unused_bits;
    if (!skip_attributes(reader))
        return false;
    if (version == 1 && der_next_is(reader, DER_CONTEXT(1)) &&
        !der_read_tagged_bits(reader, DER_CONTEXT(1), "publicKey", &public_key,
                              &unused_bits))
        return false;
    return der_finish(reader, "PrivateKeyInfo");
}

/* OneAsymmetricKey ::= SEQUENCE {
 *     version              INTEGER { v1(0), v2(1) },
 *     privateKeyAlgorithm  AlgorithmIdentifier,
 *     privateKey           OCTET STRING,
 *     attributes      [0]  Attributes OPTIONAL,
 *     publicKey       [1]  BIT STRING OPTIONAL }  -- v2 only */
static bool read_private_key_info(struct der_reader *reader,
                                  struct rsa_private_key *key)
{
    struct der_reader inner, wrapped;
    struct algorithm_identifier algorithm;
    struct bytes octets;
    uint32_t version;
    if (!der_enter(reader, DER_SEQUENCE, "PrivateKeyInfo", &inner) ||
        !der_read_small(&inner, "version", 1, &version) ||
        !algorithm_read(&inner, "privateKeyAlgorithm", &algorithm) ||
        !check_algorithm(&inner, &algorithm) ||
        !der_read(&inner, DER_OCTET_STRING, "privateKey", &octets) ||
        !skip_optional_fields(&inner, version))
        return false;
    wrapped = der_reader_within(&inner, octets);
    return rsa_private_key_read(&wrapped, "RSAPrivateKey", key) &&
           der_finish(&wrapped, "RSAPrivateKey");
}

bool private_key_parse(struct bytes der, struct rsa_private_key *key,
                       struct error *error)
{
    struct der_reader reader = der_reader_of(der, error);
    bool ok = false;
    memset(key, 0, sizeof *key);
    switch (look_at_form(der)) {
    case FORM_PKCS8:
        ok = read_private_key_info(&reader, key);
        break;
    case FORM_PKCS1:
        ok = rsa_private_key_read(&reader, "RSAPrivateKey", key);
        break;
    case FORM_ENCRYPTED:
        return error_fail(
            error, ERROR_UNSUPPORTED, 0, "RFC 5958 3",
            "private key: want one that is not encrypted, have an encrypted "
            "one");
    }
    if (ok && der_finish(&reader, "private key"))
        return true;
    rsa_private_key_wipe(key);
    return false;
}

void private_key_write(struct der_writer *writer, const struct rsa_private_key *key)
{
    struct algorithm_identifier algorithm = algorithm_with_null(oid_rsa_encryption);
    der_begin(writer, DER_SEQUENCE);
    der_write_small(writer, 0);
    algorithm_write(writer, &algorithm);
    der_begin(writer, DER_OCTET_STRING);
    rsa_private_key_write(writer, key);
    der_end(writer);
    der_end(writer);
}
