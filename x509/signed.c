/* signed.c -- SIGNED{}: reading, verifying and signing. */
#include "signed.h"

#include "../asn1/der_values.h"
#include "../keys/algorithm_parameters.h"

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

/* What ALGORITHM makes a signature over: a digest of MESSAGE, or MESSAGE itself. */
static struct bytes input_of(struct bytes message,
                             const struct signature_algorithm *algorithm,
                             struct signed_digest *digest)
{
    if (algorithm->hash == NULL)
        return message;
    if (digest->hash != algorithm->hash)
        hash_digest(algorithm->hash, message.data, message.length, digest->octets);
    digest->hash = algorithm->hash;
    return bytes_of(digest->octets, algorithm->hash->digest_length);
}

bool signed_verify_with(const struct signed_structure *structure,
                        const struct signature_algorithm *algorithm,
                        const struct public_key *key, struct signed_digest *digest,
                        struct error *error)
{
    struct signature_algorithm completed = *algorithm;
    if (!signature_allowed(key, &completed, error))
        return false;
    struct bytes input = input_of(structure->to_be_signed, &completed, digest);
    enum key_result result =
        signature_check(&completed, key, input, structure->signature);
    if (result == KEY_OK)
        return true;
    if (result == KEY_NO_MEMORY)
        return error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL,
                          "signatureValue: %s", key_result_text(key->type, result));
    return error_fail(
        error, ERROR_SIGNATURE, ERROR_NO_OFFSET, algorithm->scheme->clause,
        "signatureValue: want the signature of the key's owner, have another "
        "value");
}

bool signed_verify(const struct signed_structure *structure,
                   const struct subject_public_key_info *spki, struct error *error)
{
    struct signed_digest digest = {0};
    struct signature_algorithm algorithm;
    struct public_key key;
    if (signature_algorithm_read(&structure->signature_algorithm, &algorithm, error) &&
        public_key_read(spki, &key, error))
        return signed_verify_with(structure, &algorithm, &key, &digest, error);
    error->offset = ERROR_NO_OFFSET; /* it counted from the start of a part */
    return false;
}

size_t signed_begin(struct der_writer *writer)
{
    der_begin(writer, DER_SEQUENCE);
    return writer->length;
}

static enum error_kind kind_of(enum key_result result)
{
    switch (result) {
    case KEY_NO_MEMORY:
        return ERROR_MEMORY;
    case KEY_NO_RANDOM:
    case KEY_FAULT:
        return ERROR_INPUT_OUTPUT;
    default:
        return ERROR_RULE;
    }
}

void signed_end(struct der_writer *writer, size_t start, const struct signer *signer,
                struct error *error)
{
    uint8_t signature[SIGNATURE_LENGTH_MAX];
    size_t length;
    struct signed_digest digest = {0};
    struct bytes message = der_written(writer, start);
    if (message.length == 0)
        return;
    enum key_result result = signature_make(
        signer->algorithm, signer->key, input_of(message, signer->algorithm, &digest),
        signature, &length);
    if (result != KEY_OK) {
        error_fail(error, kind_of(result), ERROR_NO_OFFSET, NULL, "signing: %s",
                   key_result_text(signer->key->key->type, result));
        der_writer_fail(writer, ERROR_RULE);
        return;
    }
    signature_algorithm_write(writer, signer->algorithm);
    der_write_bit_octets(writer, bytes_of(signature, length));
    der_end(writer);
}
