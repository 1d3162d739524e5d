/* sign_batch.c -- four signatures in eight lanes: half p of signature i in lane 2i,
 * half q in lane 2i + 1. Invariants: (1) operation.c alone blinds, verifies and
 * releases, each signature by itself; what goes wrong in a lane ends there; (2) a lane
 * is chosen by position, never by a value; (3) all that is secret is in one structure,
 * and that is wiped. */
#include "sign_batch.h"

#include <string.h>

#include "../bignum/power_lanes.h"
#include "operation.h"
#include "pkcs1_signature.h"

/* Fewer than four are made as fast one by one: eight lanes take about the time of
 * three. */
#define GROUP_COUNT (POWER_LANES / 2)

struct group {
    size_t count;
    size_t item[GROUP_COUNT]; /* whose operation it is */
    struct rsa_operation operation[GROUP_COUNT];
    struct number base[POWER_LANES];
    struct number exponent[POWER_LANES];
    struct number modulus[POWER_LANES];
    struct number power[POWER_LANES];
};

/* What is signed, and where the signatures go. */
struct batch {
    struct rsa_signer *signer;
    const struct hash *hash;
    const uint8_t *digests;
    uint8_t *signatures;
    enum rsa_result *results;
};

static const uint8_t *digest_of(const struct batch *batch, size_t item)
{
    return batch->digests + item * batch->hash->digest_length;
}

static uint8_t *signature_of(const struct batch *batch, size_t item)
{
    return batch->signatures + item * batch->signer->key->public_key.modulus_length;
}

static void sign_alone(const struct batch *batch, size_t item)
{
    batch->results[item] = rsa_signer_sign_pkcs1(
        batch->signer, batch->hash, digest_of(batch, item), signature_of(batch, item));
}

/* Pads the digest of ITEM and begins its operation, which joins GROUP unless it is over
 * at once. */
static void begin(struct group *group, const struct batch *batch, size_t item)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    size_t k = batch->signer->key->public_key.modulus_length;
    memset(signature_of(batch, item), 0, k);
    enum rsa_result result =
        rsa_encode_pkcs1(batch->hash, digest_of(batch, item), EM, k);
    if (result == RSA_OK)
        result =
            rsa_operation_begin(&group->operation[group->count], batch->signer, EM);
    if (result == RSA_OK)
        group->item[group->count++] = item;
    batch->results[item] = result;
}

/* Fills the lanes. Those of an operation that did not begin repeat the first that
 * did. */
static void fill_lanes(struct group *group, const struct power_pair *primes)
{
    for (size_t lane = 0; lane < POWER_LANES; lane++) {
        size_t i = lane / 2 < group->count ? lane / 2 : 0, half = lane % 2;
        group->base[lane] = group->operation[i].base[half];
        group->exponent[lane] = group->operation[i].exponent[half];
        group->modulus[lane] = primes->modulus[half];
    }
}

static bool raise_lanes(struct group *group, const struct power_pair *primes)
{
    size_t bits = primes->modulus[0].limb_count * GMP_NUMB_BITS;
    fill_lanes(group, primes);
    bool ok = power_lanes_power(group->power, group->base, group->exponent, bits,
                                group->modulus);
    for (size_t i = 0; i < group->count; i++)
        for (size_t half = 0; half < 2; half++)
            group->operation[i].power[half] = group->power[2 * i + half];
    return ok;
}

/* Signs GROUP_COUNT items from FIRST on. */
static void sign_together(const struct batch *batch, size_t first)
{
    struct group group;
    memset(&group, 0, sizeof group);
    for (size_t i = 0; i < GROUP_COUNT; i++)
        begin(&group, batch, first + i);
    bool ok = group.count > 0 && raise_lanes(&group, &batch->signer->primes);
    for (size_t i = 0; i < group.count; i++) {
        size_t item = group.item[i];
        batch->results[item] = rsa_operation_end(&group.operation[i], batch->signer, ok,
                                                 signature_of(batch, item));
    }
    explicit_bzero(&group, sizeof group);
}

/* Whether both halves go into lanes; sizes are public. */
static bool fits_lanes(const struct power_pair *primes)
{
    size_t limb_count = primes->modulus[0].limb_count;
    return limb_count == primes->modulus[1].limb_count &&
           power_lanes_is_used(limb_count);
}

void rsa_signer_sign_pkcs1_batch(struct rsa_signer *signer, const struct hash *hash,
                                 const uint8_t *digests, size_t count,
                                 uint8_t *signatures, enum rsa_result *results)
{
    struct batch batch = {signer, hash, digests, signatures, results};
    bool in_lanes = fits_lanes(&signer->primes) && !hash->is_for_verifying_only;
    for (size_t done = 0; done < count;) {
        if (in_lanes && count - done >= GROUP_COUNT) {
            sign_together(&batch, done);
            done += GROUP_COUNT;
        } else {
            sign_alone(&batch, done++);
        }
    }
}
