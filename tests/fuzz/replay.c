/* replay.c -- signing by copying: certificate_write and its kin write a whole document, and
 * the signature is the one that the document had. */
#include "document.h"

#include "fuzz.h"

static struct bytes signature_to_copy;
static struct rsa_private_key length_of_signature;

enum rsa_result __wrap_signature_make(const struct signature_algorithm *algorithm,
                                      const struct rsa_private_key *key,
                                      const uint8_t *digest,
                                      struct random_source *random, uint8_t *signature);

/* The linker (--wrap) gives it to those that call signature_make. */
enum rsa_result __wrap_signature_make(const struct signature_algorithm *algorithm,
                                      const struct rsa_private_key *key,
                                      const uint8_t *digest,
                                      struct random_source *random, uint8_t *signature)
{
    (void)algorithm;
    (void)key;
    (void)digest;
    (void)random;
    if (signature_to_copy.length > 0)
        memcpy(signature, signature_to_copy.data, signature_to_copy.length);
    return RSA_OK;
}

bool replay_of(struct replay *replay, const struct signed_structure *structure)
{
    struct error error = {0};
    struct der_writer writer = {0};
    struct bytes octets;
    signature_to_copy = structure->signature;
    length_of_signature.public_key.modulus_length = structure->signature.length;
    replay->signer =
        (struct signer){&length_of_signature, &replay->algorithm, NULL, NULL};
    if (structure->signature.length > RSA_MODULUS_LENGTH_MAX ||
        !signature_algorithm_read(&structure->signature_algorithm, &replay->algorithm,
                                  &error))
        return false;
    signature_algorithm_write(&writer, &replay->algorithm);
    bool ok = der_writer_finish(&writer, &octets, &error) &&
              bytes_equal(octets, structure->signature_algorithm.element);
    der_writer_clear(&writer);
    return ok;
}
