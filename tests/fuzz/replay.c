/* replay.c -- signing by copying: certificate_write and its kin write a whole document, and
 * the signature is the one that the document had. */
#include "document.h"

#include "fuzz.h"

static struct bytes signature_to_copy;

enum key_result __wrap_signature_make(const struct signature_algorithm *algorithm,
                                      struct key_signer *signer, struct bytes input,
                                      uint8_t signature[SIGNATURE_LENGTH_MAX],
                                      size_t *length);

/* The linker (--wrap) gives it to those that call signature_make. */
enum key_result __wrap_signature_make(const struct signature_algorithm *algorithm,
                                      struct key_signer *signer, struct bytes input,
                                      uint8_t signature[SIGNATURE_LENGTH_MAX],
                                      size_t *length)
{
    (void)signer;
    fuzz_require(algorithm->hash == NULL ||
                     input.length == algorithm->hash->digest_length,
                 "signature_make: no digest");
    *length = signature_to_copy.length;
    if (signature_to_copy.length > 0)
        memcpy(signature, signature_to_copy.data, signature_to_copy.length);
    return KEY_OK;
}

bool replay_of(struct replay *replay, const struct signed_structure *structure)
{
    struct error error = {0};
    struct der_writer writer = {0};
    struct bytes octets;
    signature_to_copy = structure->signature;
    replay->key = (struct key_signer){0};
    replay->signer = (struct signer){&replay->key, &replay->algorithm};
    if (structure->signature.length > SIGNATURE_LENGTH_MAX ||
        !signature_algorithm_read(&structure->signature_algorithm, &replay->algorithm,
                                  &error))
        return false;
    signature_algorithm_write(&writer, &replay->algorithm);
    bool ok = der_writer_finish(&writer, &octets, &error) &&
              bytes_equal(octets, structure->signature_algorithm.element);
    der_writer_clear(&writer);
    return ok;
}
