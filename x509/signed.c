/* signed.c -- SIGNED{}: reading, verifying and signing. */
#include "signed.h"

#include "../asn1/der_values.h"
#include "algorithm_parameters.h"
#include "rsa_key.h"

/* SIGNED{ToBeSigned} ::= SEQUENCE {
 *     toBeSigned          ToBeSigned,
 *     signatureAlgorithm  AlgorithmIdentifier,
 *     signatureValue      BIT STRING } */
bool signed_read(struct der_reader *reader, const char *field, const char *to_be_signed,
                 struct signed_structure *structure, struct der_reader *contents)
{
    struct der_reader inner;
    return der_enter_element(reader, DER_SEQUENCE, field, &structure->element,
                             &inner) &&
           der_enter_element(&inner, DER_SEQUENCE, to_be_signed,
                             &structure->to_be_signed, contents) &&
           algorithm_read(&inner, "signatureAlgorithm",
                          &structure->signature_algorithm) &&
           signature_parameters_check(&inner, &structure->signature_algorithm) &&
           der_read_bit_octets(&inner, "signatureValue", &structure->signature) &&
           der_finish(&inner, field);
}

bool signed_verify(const struct signed_structure *structure,
                   const struct subject_public_key_info *spki, struct error *error)
{
    struct signed_digest digest = {0};
    struct signed_key key = {0};
    return signed_verify_digest(structure, spki, &digest, &key, error);
}

static const uint8_t *digest_of(const struct signed_structure *structure,
                                const struct hash *hash, struct signed_digest *digest)
{
    if (digest->hash != hash)
        hash_digest(hash, structure->to_be_signed.data, structure->to_be_signed.length,
                    digest->octets);
    digest->hash = hash;
    return digest->octets;
}

static bool make_key(const struct subject_public_key_info *spki, struct signed_key *key,
                     struct error *error)
{
    if (key->subject_public_key_info.length > 0)
        return true;
    if (!spki_rsa_key(spki, &key->key, error))
        return false;
    key->subject_public_key_info = spki->element;
    return true;
}

bool signed_verify_digest(const struct signed_structure *structure,
                          const struct subject_public_key_info *spki,
                          struct signed_digest *digest, struct signed_key *key,
                          struct error *error)
{
    struct signature_algorithm algorithm;
    if (!signature_algorithm_read(&structure->signature_algorithm, &algorithm, error) ||
        !make_key(spki, key, error) || !signature_key_allows(spki, &algorithm, error)) {
        error->offset = ERROR_NO_OFFSET; /* it counted from the start of a part */
        return false;
    }
    if (signature_check(&algorithm, &key->key,
                        digest_of(structure, algorithm.hash, digest),
                        structure->signature) == RSA_OK)
        return true;
    return error_fail(
        error, ERROR_SIGNATURE, ERROR_NO_OFFSET,
        algorithm.scheme == SIGNATURE_RSA_PSS ? "RFC 8017 8.1.2" : "RFC 8017 8.2.2",
        "signatureValue: want the signature of the key's owner, have another "
        "value");
}

size_t signed_begin(struct der_writer *writer)
{
    der_begin(writer, DER_SEQUENCE);
    return writer->length;
}

void signed_end(struct der_writer *writer, size_t start, const struct signer *signer,
                struct error *error)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], signature[RSA_MODULUS_LENGTH_MAX];
    const struct hash *hash = signer->algorithm->hash;
    struct bytes message = der_written(writer, start);
    if (message.length == 0)
        return;
    hash_digest(hash, message.data, message.length, digest);
    enum rsa_result result;
    if (signer->prepared == NULL)
        result = signature_make(signer->algorithm, signer->key, digest, signer->random,
                                signature);
    else if (signer->prepared->key != signer->key)
        result = RSA_BAD_KEY;
    else
        result = signature_make_prepared(signer->algorithm, signer->prepared, digest,
                                         signature);
    if (result != RSA_OK) {
        rsa_fail(error, result, ERROR_NO_OFFSET, "signing");
        der_writer_fail(writer, ERROR_RULE);
        return;
    }
    signature_algorithm_write(writer, signer->algorithm);
    der_write_bit_octets(writer,
                         bytes_of(signature, signer->key->public_key.modulus_length));
    der_end(writer);
}
