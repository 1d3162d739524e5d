/* shapes.c -- numbers of odd shapes. */
#include "shapes.h"

#include <stdlib.h>
#include <string.h>

#include "curve_peer.h"
#include "mutate.h"

static void fill(struct random_source *random, uint8_t *octets, size_t length)
{
    if (!random_fill(random, octets, length))
        abort();
}

void shape_flip(struct random_source *random, uint8_t *octets, size_t length)
{
    octets[mutate_choose(random, length)] ^= (uint8_t)(1u << mutate_choose(random, 8));
}

/* Bits that are equal from one random place to the next. */
static void fill_runs(struct random_source *random, uint8_t *octets, size_t length)
{
    bool is_set = mutate_choose(random, 2) == 1;
    for (size_t i = 0, left = 0; i < 8 * length; i++, left--) {
        if (left == 0) {
            left = 1 + mutate_choose(random, 100);
            is_set = !is_set;
        }
        if (is_set)
            octets[i / 8] |= (uint8_t)(0x80u >> i % 8);
    }
}

void shape_octets(struct random_source *random, uint8_t *octets, size_t length)
{
    size_t shape = mutate_choose(random, 8);
    memset(octets, shape == 1 || shape == 3 ? 0xff : 0, length);
    if (length == 0 || shape <= 1) /* zeros, ones */
        return;
    if (shape <= 3) { /* few bits, or nearly all */
        for (size_t bits = 1 + mutate_choose(random, 4); bits > 0; bits--)
            shape_flip(random, octets, length);
    } else if (shape == 4) {
        fill_runs(random, octets, length);
    } else {
        fill(random, octets, length);
    }
}

/* A number at one end of the range: from 1 to 16, or from n - 16 to n - 1. */
static void fill_end(struct random_source *random, const struct curve *curve,
                     uint8_t *scalar)
{
    BIGNUM *number = BN_new();
    BN_ULONG distance = 1 + mutate_choose(random, 16);
    bool is_high = mutate_choose(random, 2) == 1;
    if (number == NULL || BN_set_word(number, distance) != 1 ||
        (is_high &&
         BN_sub(number, EC_GROUP_get0_order(peer_group(curve)), number) != 1) ||
        BN_bn2binpad(number, scalar, (int)curve->length) < 0)
        abort();
    BN_free(number);
}

static bool is_in_range(const struct curve *curve, const uint8_t *scalar)
{
    BIGNUM *number = BN_bin2bn(scalar, (int)curve->length, NULL);
    if (number == NULL)
        abort();
    bool ok = !BN_is_zero(number) &&
              BN_cmp(number, EC_GROUP_get0_order(peer_group(curve))) < 0;
    BN_free(number);
    return ok;
}

void shape_scalar(struct random_source *random, const struct curve *curve,
                  uint8_t *scalar)
{
    if (mutate_choose(random, 8) == 0) {
        fill_end(random, curve, scalar);
        return;
    }
    do {
        shape_octets(random, scalar, curve->length);
        scalar[0] &= (uint8_t)(0xffu >> (8 * curve->length - curve->bits));
    } while (!is_in_range(curve, scalar));
}
