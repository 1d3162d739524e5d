/* private_key.c -- PrivateKeyInfo, RFC 5958 section 2. */
#include "private_key.h"

#include "../asn1/der_values.h"
#include "algorithm.h"
#include "algorithm_parameters.h"
#include "attribute_values.h"
#include "key_type.h"

/* An EncryptedPrivateKeyInfo is SEQUENCE { AlgorithmIdentifier, OCTET STRING }: it has
 * no version. */
static bool is_encrypted(struct der_reader inner)
{
    return der_next_is(&inner, DER_SEQUENCE) &&
           der_read_any(&inner, "", NULL, NULL, NULL) &&
           der_next_is(&inner, DER_OCTET_STRING);
}

/* The type whose older form DER has, or NULL; and whether it is encrypted. What is malformed
 * is left to the reader of PKCS#8, which says what is wrong. */
static const struct key_type *traditional_type(struct bytes der, bool *encrypted)
{
    struct error ignored = {0};
    struct der_reader reader = der_reader_of(der, &ignored), inner;
    *encrypted = false;
    if (!der_enter(&reader, DER_SEQUENCE, "", &inner))
        return NULL;
    *encrypted = is_encrypted(inner);
    for (size_t i = 0; key_types[i] != NULL; i++) {
        struct error error = {0};
        struct der_reader again = inner;
        again.error = &error;
        if (key_types[i]->traditional != NULL &&
            key_types[i]->traditional->is_likely(&again))
            return key_types[i];
    }
    return NULL;
}

static bool find_type(const struct der_reader *reader,
                      const struct algorithm_identifier *algorithm,
                      const struct key_type **type)
{
    *type = key_type_of(algorithm);
    return key_parameters_check(reader, algorithm) &&
           (*type != NULL ||
            key_type_fail(algorithm, "privateKeyAlgorithm",
                          der_offset(reader, algorithm->element), reader->error));
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

/* What may follow privateKey: attributes, which are not used, and in version 1 the public
 * key, whose OCTETS stay empty if there is none. */
static bool read_optional_fields(struct der_reader *reader, uint32_t version,
                                 struct bytes *octets)
{
    unsigned unused_bits;
    *octets = bytes_of(NULL, 0);
    if (!skip_attributes(reader))
        return false;
    size_t offset = reader->position;
    if (version == 1 && der_next_is(reader, DER_CONTEXT(1)) &&
        (!der_read_tagged_bits(reader, DER_CONTEXT(1), "publicKey", octets,
                               &unused_bits) ||
         (unused_bits != 0 &&
          !der_fail(reader, ERROR_RULE, offset, "RFC 5958 2", "publicKey",
                    "want whole bytes, have %u bits of the last unused", unused_bits))))
        return false;
    return der_finish(reader, "PrivateKeyInfo");
}

/* The public key must be the one that belongs to KEY, or whoever reads one half and whoever
 * reads the other have two keys. OCTETS were read from READER. */
static bool check_public_key(const struct der_reader *reader, struct bytes octets,
                             const struct algorithm_identifier *algorithm,
                             const struct private_key *key)
{
    struct public_key own, given = {.type = key->type};
    if (octets.data == NULL)
        return true;
    struct der_reader inner = der_reader_within(reader, octets);
    if (!key->type->read_public(&inner, algorithm, &given) ||
        !der_finish(&inner, "publicKey"))
        return false;
    private_key_public(key, &own);
    return public_key_equal(&own, &given) ||
           der_fail(reader, ERROR_RULE, der_offset(reader, octets), "RFC 5958 2",
                    "publicKey", "want that of the private key, have another");
}

/* OneAsymmetricKey ::= SEQUENCE {
 *     version              INTEGER { v1(0), v2(1) },
 *     privateKeyAlgorithm  AlgorithmIdentifier,
 *     privateKey           OCTET STRING,
 *     attributes      [0]  Attributes OPTIONAL,
 *     publicKey       [1]  BIT STRING OPTIONAL }  -- v2 only */
static bool read_private_key_info(struct der_reader *reader, struct private_key *key)
{
    struct der_reader inner, wrapped;
    struct algorithm_identifier algorithm;
    struct bytes octets, public_key;
    uint32_t version;
    if (!der_enter(reader, DER_SEQUENCE, "PrivateKeyInfo", &inner) ||
        !der_read_small(&inner, "version", 1, &version) ||
        !algorithm_read(&inner, "privateKeyAlgorithm", &algorithm) ||
        !find_type(&inner, &algorithm, &key->type) ||
        !der_read(&inner, DER_OCTET_STRING, "privateKey", &octets) ||
        !read_optional_fields(&inner, version, &public_key))
        return false;
    wrapped = der_reader_within(&inner, octets);
    return key->type->read_private(&wrapped, &algorithm, key) &&
           der_finish(&wrapped, "privateKey") &&
           check_public_key(&inner, public_key, &algorithm, key);
}

bool private_key_parse(struct bytes der, struct private_key *key, struct error *error)
{
    struct der_reader reader = der_reader_of(der, error);
    bool encrypted, ok;
    memset(key, 0, sizeof *key);
    key->type = traditional_type(der, &encrypted);
    if (encrypted)
        return error_fail(
            error, ERROR_UNSUPPORTED, 0, "RFC 5958 3",
            "private key: want one that is not encrypted, have an encrypted one");
    ok = key->type != NULL ? key->type->traditional->read(&reader, key)
                           : read_private_key_info(&reader, key);
    if (ok && der_finish(&reader, "private key"))
        return true;
    private_key_wipe(key);
    return false;
}

void private_key_write(struct der_writer *writer, const struct private_key *key)
{
    struct public_key public_key;
    private_key_public(key, &public_key);
    der_begin(writer, DER_SEQUENCE);
    der_write_small(writer, 0);
    key->type->write_algorithm(writer, &public_key);
    der_begin(writer, DER_OCTET_STRING);
    key->type->write_private(writer, key);
    der_end(writer);
    der_end(writer);
}

void private_key_write_traditional(struct der_writer *writer,
                                   const struct private_key *key)
{
    key->type->traditional->write(writer, key);
}
