/* signer.c -- private operations one by one. Their steps are in operation.c. */
#include "signer.h"

#include <string.h>

#include "operation.h"

void rsa_signer_begin(struct rsa_signer *signer, const struct rsa_private_key *key,
                      struct random_source *random)
{
    memset(signer, 0, sizeof *signer);
    signer->key = key;
    signer->random = random;
    if (!rsa_private_key_has_shape(key))
        signer->prepared = RSA_FAULT;
    else if (!power_pair_prepare(&signer->primes, &key->prime1, &key->prime2))
        signer->prepared = RSA_NO_MEMORY;
}

void rsa_signer_end(struct rsa_signer *signer)
{
    explicit_bzero(signer, sizeof *signer);
}

enum rsa_result rsa_signer_operation(struct rsa_signer *signer, const uint8_t *input,
                                     uint8_t *output)
{
    struct rsa_operation op;
    memset(&op, 0, sizeof op);
    enum rsa_result result = rsa_operation_run(&op, signer, input, output);
    explicit_bzero(&op, sizeof op);
    return result;
}
