/* pss_parameters.c -- RSASSA-PSS-params, and RSAES-OAEP-params, which begin alike. */
#include "pss_parameters.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "../rsa/key.h"
#include "algorithm.h"

#define PSS_SALT_LENGTH_DEFAULT 20
#define PSS_TRAILER_FIELD_BC    1

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

static bool flaw_default(const struct der_reader *reader, size_t offset,
                         const char *field)
{
    return der_flaw(reader, ERROR_ENCODING, offset, "X.690 11.5", field,
                    "want the default left out, have it encoded");
}

static bool read_hash_field(struct der_reader *reader, const struct hash **hash)
{
    struct der_reader inner;
    size_t offset = reader->position;
    return !enter_field(reader, 0, "hashAlgorithm", &inner) ||
           (read_hash(&inner, "hashAlgorithm", hash) &&
            der_finish(&inner, "hashAlgorithm") &&
            (*hash != &hash_sha1 || flaw_default(reader, offset, "hashAlgorithm")));
}

static bool read_mask_field(struct der_reader *reader, const struct hash **hash)
{
    struct der_reader inner;
    size_t offset = reader->position;
    return !enter_field(reader, 1, "maskGenAlgorithm", &inner) ||
           (read_mask_generation(&inner, hash) &&
            der_finish(&inner, "maskGenAlgorithm") &&
            (*hash != &hash_sha1 || flaw_default(reader, offset, "maskGenAlgorithm")));
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
           flaw_default(reader, offset, "saltLength");
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
    if (value != PSS_TRAILER_FIELD_BC)
        return der_fail(reader, ERROR_UNSUPPORTED, offset, "RFC 4055 3.1",
                        "trailerField", "want 1, have %lu", (unsigned long)value);
    return flaw_default(reader, offset, "trailerField");
}

/* RSASSA-PSS-params ::= SEQUENCE {
 *     hashAlgorithm     [0] HashAlgorithm DEFAULT sha1Identifier,
 *     maskGenAlgorithm  [1] MaskGenAlgorithm DEFAULT mgf1SHA1Identifier,
 *     saltLength        [2] INTEGER DEFAULT 20,
 *     trailerField      [3] INTEGER DEFAULT 1 } -- all tags EXPLICIT */
bool pss_parameters_read(struct der_reader *reader,
                         struct rsa_pss_parameters *parameters)
{
    struct der_reader inner;
    *parameters =
        (struct rsa_pss_parameters){&hash_sha1, &hash_sha1, PSS_SALT_LENGTH_DEFAULT};
    return der_enter(reader, DER_SEQUENCE, "RSASSA-PSS-params", &inner) &&
           read_hash_field(&inner, &parameters->hash) &&
           read_mask_field(&inner, &parameters->mgf1_hash) &&
           read_salt_field(&inner, &parameters->salt_length) &&
           read_trailer_field(&inner) && der_finish(&inner, "RSASSA-PSS-params");
}

bool pss_parameters_judge(struct der_reader *reader)
{
    struct rsa_pss_parameters ignored;
    return pss_parameters_read(reader, &ignored);
}

/* PSourceAlgorithm ::= AlgorithmIdentifier: id-pSpecified, its parameters an OCTET STRING,
 * which is empty by default. */
static bool read_source_field(struct der_reader *reader)
{
    struct der_reader inner, label_reader;
    struct algorithm_identifier identifier;
    struct bytes label;
    size_t offset = reader->position;
    if (!enter_field(reader, 2, "pSourceFunc", &inner))
        return true;
    if (!algorithm_read(&inner, "pSourceFunc", &identifier) ||
        !der_finish(&inner, "pSourceFunc"))
        return false;
    if (identifier.parameters.length == 0)
        return der_fail(&inner, ERROR_RULE, offset, "RFC 4055 4.1", "pSourceFunc",
                        "want a label, have none");
    label_reader = der_reader_within(&inner, identifier.parameters);
    return der_read(&label_reader, DER_OCTET_STRING, "pSourceFunc", &label) &&
           (label.length > 0 || flaw_default(reader, offset, "pSourceFunc"));
}

/* RSAES-OAEP-params ::= SEQUENCE {
 *     hashFunc     [0] AlgorithmIdentifier DEFAULT sha1Identifier,
 *     maskGenFunc  [1] AlgorithmIdentifier DEFAULT mgf1SHA1Identifier,
 *     pSourceFunc  [2] AlgorithmIdentifier DEFAULT pSpecifiedEmptyIdentifier } */
bool oaep_parameters_judge(struct der_reader *reader)
{
    struct der_reader inner;
    const struct hash *hash, *mask_hash;
    return der_enter(reader, DER_SEQUENCE, "RSAES-OAEP-params", &inner) &&
           read_hash_field(&inner, &hash) && read_mask_field(&inner, &mask_hash) &&
           read_source_field(&inner) && der_finish(&inner, "RSAES-OAEP-params");
}

static void write_hash(struct der_writer *writer, const struct hash *hash)
{
    struct algorithm_identifier identifier =
        algorithm_with_null(bytes_of(hash->oid, hash->oid_length));
    algorithm_write(writer, &identifier);
}

void pss_parameters_write(struct der_writer *writer,
                          const struct rsa_pss_parameters *parameters)
{
    der_begin(writer, DER_SEQUENCE);
    if (parameters->hash != &hash_sha1) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
        write_hash(writer, parameters->hash);
        der_end(writer);
    }
    if (parameters->mgf1_hash != &hash_sha1) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(1));
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, oid_mgf1);
        write_hash(writer, parameters->mgf1_hash);
        der_end(writer);
        der_end(writer);
    }
    if (parameters->salt_length != PSS_SALT_LENGTH_DEFAULT) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(2));
        der_write_small(writer, (uint32_t)parameters->salt_length);
        der_end(writer);
    }
    der_end(writer);
}
