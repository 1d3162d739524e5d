/* primitive.c -- m^e mod n, and m^d mod n for a key that is used once: the steps of that,
 * and what one must do around them to keep a key secret, are in operation.c. */
#include "primitive.h"

#include <string.h>
#include <unistd.h>

#include "../bignum/montgomery.h"
#include "operation.h"
#include "signer.h"

enum rsa_result rsa_public_operation(const struct rsa_public_key *key,
                                     const uint8_t *input, uint8_t *output)
{
    struct number m, s;
    memset(output, 0, key->modulus_length);
    if (!number_from_octets(&m, key->modulus.limb_count, input, key->modulus_length) ||
        !number_is_less(&m, &key->modulus))
        return RSA_OUT_OF_RANGE;
    if (key->montgomery.modulus.limb_count != m.limb_count || key->public_exponent == 0)
        return RSA_BAD_KEY;
    if (!montgomery_power(&s, &m, key->public_exponent, &key->montgomery))
        return RSA_NO_MEMORY;
    return number_to_octets(&s, output, key->modulus_length) ? RSA_OK : RSA_FAULT;
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

/* With the pair (1, 1), whose square it is: so the number that is raised is m itself. */
static void blind_with_one(struct rsa_signer *signer)
{
    size_t limb_count = signer->key->public_key.modulus.limb_count;
    memset(&signer->blinding, 0, sizeof signer->blinding);
    signer->blinding.limb_count = limb_count;
    signer->blinding.limb[0] = 1;
    signer->unblinding = signer->blinding;
    signer->blinding_uses = 1;
    signer->blinding_process = getpid();
}

enum rsa_result rsa_private_operation_observed(const struct rsa_private_key *key,
                                               const uint8_t *input, uint8_t *output,
                                               struct rsa_private_observer *observer)
{
    struct rsa_signer signer;
    struct rsa_operation op;
    rsa_signer_begin(&signer, key, NULL);
    blind_with_one(&signer);
    memset(&op, 0, sizeof op);
    enum rsa_result result = rsa_operation_run(&op, &signer, input, output);
    if (result == RSA_OK) {
        const struct rsa_private_steps steps = {.m = &op.m,
                                                .m_1 = &op.power[0],
                                                .m_2 = &op.power[1],
                                                .h = &op.h,
                                                .s = &op.s,
                                                .check = &op.check};
        observer->see(observer, &steps);
    }
    explicit_bzero(&op, sizeof op);
    rsa_signer_end(&signer);
    return result;
}
