/* verify_batch.c -- signatures in lanes.
 * Invariants: (1) an item goes into a lane only if rsa_verify_pkcs1 would compute its
 * power, and moduli of its size go in lanes; every other one is given to that function
 * itself; (2) a result is set once, and RSA_OK only after the whole block has been
 * compared. */
#include "verify_batch.h"

#include <string.h>

#include "../bignum/power_lanes.h"
#include "pkcs1_signature.h"

/* Items are looked at so many at a time: in one of these windows those of one size are
 * found without sorting. */
#define WINDOW 64

/* Eight powers in lanes cost as much as five do alone, with the kernel of public
 * powers: 16 us and 3.4 us each at 2048 bits. */
#define WORTH_LANES 6

/* Items of one size, one in each lane. */
struct group {
    size_t count;
    size_t item[POWER_LANES];
    size_t modulus_count; /* of different keys */
    const struct rsa_public_key *key[POWER_LANES];
    struct power_lanes_modulus prepared[POWER_LANES]; /* key[i]'s */
    const struct power_lanes_modulus *modulus[POWER_LANES];
    struct number base[POWER_LANES];
    struct number power[POWER_LANES];
};

static enum rsa_result verify_alone(const struct rsa_signed_digest *item)
{
    return rsa_verify_pkcs1(item->key, item->hash, item->digest, item->signature,
                            item->signature_length);
}

static bool same_size(const struct rsa_public_key *a, const struct rsa_public_key *b)
{
    return a->modulus.limb_count == b->modulus.limb_count &&
           a->public_exponent == b->public_exponent;
}

/* Sets BASE to the signature of ITEM, if a power of it has to be computed, and in
 * lanes. */
static bool read_signature(const struct rsa_signed_digest *item, struct number *base)
{
    const struct rsa_public_key *key = item->key;
    return power_lanes_is_used(key->modulus.limb_count) &&
           item->signature_length == key->modulus_length &&
           number_from_octets(base, key->modulus.limb_count, item->signature,
                              item->signature_length) &&
           number_is_less(base, &key->modulus);
}

/* The modulus of KEY, prepared once for all lanes that have it. NULL if it is none. */
static const struct power_lanes_modulus *modulus_of(struct group *group,
                                                    const struct rsa_public_key *key)
{
    for (size_t i = 0; i < group->modulus_count; i++)
        if (group->key[i] == key)
            return &group->prepared[i];
    struct power_lanes_modulus *modulus = &group->prepared[group->modulus_count];
    if (!power_lanes_prepare(modulus, &key->modulus))
        return NULL;
    group->key[group->modulus_count++] = key;
    return modulus;
}

/* Puts ITEM, which is at INDEX, into the next lane. */
static bool add(struct group *group, const struct rsa_signed_digest *item, size_t index)
{
    if (!read_signature(item, &group->base[group->count]))
        return false;
    group->item[group->count++] = index;
    return true;
}

/* Whether POWER is the padded block that DIGEST demands. */
static enum rsa_result compare(const struct rsa_signed_digest *item,
                               const struct number *power)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    struct number expected;
    size_t k = item->key->modulus_length;
    enum rsa_result result = rsa_encode_pkcs1(item->hash, item->digest, EM, k);
    if (result != RSA_OK)
        return result;
    return number_from_octets(&expected, power->limb_count, EM, k) &&
                   number_equal(&expected, power)
               ? RSA_OK
               : RSA_BAD_SIGNATURE;
}

/* Lanes that are left over repeat the first. */
static bool raise_lanes(struct group *group, const struct rsa_signed_digest *items)
{
    const struct rsa_public_key *first = items[group->item[0]].key;
    group->modulus_count = 0;
    for (size_t i = 0; i < POWER_LANES; i++) {
        bool is_used = i < group->count;
        if (!is_used)
            group->base[i] = group->base[0];
        group->modulus[i] =
            is_used ? modulus_of(group, items[group->item[i]].key) : group->modulus[0];
        if (group->modulus[i] == NULL)
            return false;
    }
    return power_lanes_public(group->power, group->base, first->public_exponent,
                              group->modulus);
}

static void verify_group(struct group *group, const struct rsa_signed_digest *items,
                         enum rsa_result *results)
{
    bool ok = group->count >= WORTH_LANES && raise_lanes(group, items);
    for (size_t i = 0; i < group->count; i++) {
        size_t item = group->item[i];
        results[item] =
            ok ? compare(&items[item], &group->power[i]) : verify_alone(&items[item]);
    }
}

/* At most WINDOW items. Those that are of the size of the first one that waits are done
 * next. */
static void verify_window(struct group *group, const struct rsa_signed_digest *items,
                          size_t count, enum rsa_result *results)
{
    bool waits[WINDOW];
    memset(waits, true, sizeof waits);
    for (size_t first = 0; first < count; first++) {
        group->count = 0;
        for (size_t i = first; i < count && group->count < POWER_LANES; i++) {
            if (!waits[i] || !same_size(items[i].key, items[first].key))
                continue;
            waits[i] = false;
            if (!add(group, &items[i], i))
                results[i] = verify_alone(&items[i]);
        }
        if (group->count > 0)
            verify_group(group, items, results);
    }
}

void rsa_verify_pkcs1_batch(const struct rsa_signed_digest *items, size_t count,
                            enum rsa_result *results)
{
    struct group group;
    while (count > 0) {
        size_t window = count < WINDOW ? count : WINDOW;
        verify_window(&group, items, window, results);
        items += window;
        results += window;
        count -= window;
    }
}
