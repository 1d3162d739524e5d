/* primitive.c -- m^e mod n; m^d mod n is in operation.c. */
#include "primitive.h"

#include <string.h>

#include "../bignum/montgomery.h"
#include "signer.h"

enum rsa_result rsa_public_operation(const struct rsa_public_key *key,
                                     const uint8_t *input, uint8_t *output)
{
    struct number m, s;
    memset(output, 0, key->modulus_length);
    if (!number_from_octets(&m, key->modulus.limb_count, input, key->modulus_length) ||
        !number_is_less(&m, &key->modulus))
        return RSA_OUT_OF_RANGE;
    if (!montgomery_power(&s, &m, key->public_exponent, &key->montgomery) ||
        !number_to_octets(&s, output, key->modulus_length))
        return RSA_BAD_KEY;
    return RSA_OK;
}

enum rsa_result rsa_private_operation(const struct rsa_private_key *key,
                                      struct random_source *random,
                                      const uint8_t *input, uint8_t *output)
{
    struct rsa_signer signer;
    rsa_signer_begin(&signer, key, random);
    enum rsa_result result = rsa_signer_operation(&signer, input, output);
    rsa_signer_end(&signer);
    return result;
}
