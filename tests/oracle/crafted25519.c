/* crafted25519.c -- odd keys and signatures modulo p = 2^255 - 19; numbers are little-endian. */
#include "crafted25519.h"

#include <check.h>
#include <string.h>

#include "ec/ed25519_steps.h"
#include "ec/edwards.h"
#include "mutate.h"

/* L = 2^252 + 27742317777372353535851937790883648493 */
static const uint8_t order[32] = {0xed, 0xd3, 0xf5, 0x5c, 0x1a,       0x63,
                                  0x12, 0x58, 0xd6, 0x9c, 0xf7,       0xa2,
                                  0xde, 0xf9, 0xde, 0x14, [31] = 0x10};

void craft_order_added(uint8_t signature[ED25519_SIGNATURE_LENGTH])
{
    unsigned carry = 0;
    for (size_t i = 0; i < sizeof order; i++) {
        carry += (unsigned)signature[32 + i] + order[i];
        signature[32 + i] = (uint8_t)carry;
        carry >>= 8;
    }
}

/* p + DIFFERENCE, which is not below -19 - 2^8 nor above 18. */
static void near_prime(int difference, uint8_t number[32])
{
    memset(number, 0xff, 32);
    number[31] = 0x7f;
    number[0] = (uint8_t)(0xed + difference);
}

static void near_zero(unsigned value, uint8_t number[32])
{
    memset(number, 0, 32);
    number[0] = (uint8_t)value;
}

/* --- Edwards ----------------------------------------------------------------------- */

/* One of the y-coordinates of order 8; the other is p minus this. */
static const uint8_t y_of_order_8[32] = {
    0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4,
    0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6,
    0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05};

static void subtract_from_prime(uint8_t number[32])
{
    uint8_t p[32];
    int borrow = 0;
    near_prime(0, p);
    for (size_t i = 0; i < 32; i++) {
        int digit = p[i] - number[i] - borrow;
        borrow = digit < 0;
        number[i] = (uint8_t)digit;
    }
}

/* A point of order 1, 2, 4 or 8: y is 1, -1, 0 or one of order 8. */
static void small_point(struct random_source *random, uint8_t encoded[32])
{
    size_t choice = mutate_choose(random, 5);
    if (choice < 2)
        near_zero((unsigned)choice, encoded);
    else if (choice == 2)
        near_prime(-1, encoded);
    else
        memcpy(encoded, y_of_order_8, 32);
    if (choice == 4)
        subtract_from_prime(encoded);
}

static void set_sign(struct random_source *random, uint8_t encoded[32])
{
    if (mutate_choose(random, 2) == 1)
        encoded[31] |= 0x80;
}

/* The same, and any sign; or a number near 0 or p, among them 0 and 1 as p and p + 1. */
static void small_encoding(struct random_source *random, uint8_t encoded[32])
{
    switch (mutate_choose(random, 8)) {
    case 0:
        near_prime((int)mutate_choose(random, 38) - 19, encoded);
        break;
    case 1:
        near_zero((unsigned)mutate_choose(random, 38), encoded);
        break;
    case 2:
    case 3:
        near_prime((int)mutate_choose(random, 2), encoded);
        break;
    default:
        small_point(random, encoded);
    }
    set_sign(random, encoded);
}

void craft_small_points(struct random_source *random, struct ed25519_craft *craft)
{
    small_encoding(random, craft->key);
    if (mutate_choose(random, 4) > 0)
        near_zero(1, craft->signature); /* the neutral point */
    else
        small_encoding(random, craft->signature);
    memset(craft->signature + 32, 0, 32);
    switch (mutate_choose(random, 16)) {
    case 0:
        memcpy(craft->signature + 32, order, 32);
        break;
    case 1:
        memcpy(craft->signature + 32, order, 32);
        craft->signature[32]--;
        break;
    case 2:
        craft->signature[32] = (uint8_t)mutate_choose(random, 256);
        break;
    default: /* S is 0, and so R + k A must be */
        break;
    }
}

/* POINT = SCALAR B + a point of small order, encoded. */
static void mix(struct random_source *random, const uint8_t scalar[32],
                uint8_t encoded[32])
{
    struct edwards_point point, other;
    struct edwards_summand summand;
    struct edwards_factors sum;
    uint8_t small[32];
    do {
        small_point(random, small);
        set_sign(random, small);
    } while (edwards_decode(&other, small) != EC_OK);
    edwards_multiply_base(&point, scalar);
    edwards_prepare(&summand, &other);
    edwards_add(&sum, &point, &summand);
    edwards_finish(&point, &sum);
    edwards_encode(encoded, &point);
}

void craft_mixed_points(struct random_source *random, const uint8_t *message,
                        size_t length, struct ed25519_craft *craft)
{
    struct ed25519_public_key key;
    uint8_t wide[SCALAR25519_WIDE_LENGTH], a[32], r[32], challenge[32];
    ck_assert(random_fill(random, wide, sizeof wide));
    scalar25519_reduce(a, wide);
    ck_assert(random_fill(random, wide, sizeof wide));
    scalar25519_reduce(r, wide);
    mix(random, a, craft->key);
    mix(random, r, craft->signature);
    ck_assert_int_eq(ed25519_public_key_set(&key, craft->key), EC_OK);
    ed25519_challenge(challenge, craft->signature, &key, message, length, NULL);
    scalar25519_multiply_add(craft->signature + 32, challenge, a, r);
}

/* --- Montgomery -------------------------------------------------------------------- */

/* The u-coordinates of order 8. */
static const uint8_t u_of_order_8[2][32] = {
    {0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3,
     0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32,
     0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00},
    {0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1,
     0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c,
     0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57}};

void craft_montgomery(struct random_source *random, uint8_t u[32])
{
    size_t choice = mutate_choose(random, 4);
    if (choice < 2)
        memcpy(u, u_of_order_8[choice], 32);
    else if (choice == 2)
        near_prime((int)mutate_choose(random, 38) - 19, u);
    else
        near_zero((unsigned)mutate_choose(random, 38), u);
    set_sign(random, u);
}
