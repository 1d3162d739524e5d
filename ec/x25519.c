/* x25519.c -- X25519, RFC 7748 section 5: the ladder of Montgomery ("Speeding the Pollard and
 * elliptic curve methods of factorization", 1987) on y^2 = x^3 + 486662 x^2 + x, with
 * x-coordinates alone, which that RFC calls u.
 *
 * Invariants: (1) x2/z2 and x3/z3 are the u-coordinates of kP and (k + 1)P, k being the bits
 * taken so far; z = 0 is the point at infinity; (2) all four are tight. */
#include "x25519.h"

#include <string.h>

#include "edwards.h"
#include "field25519.h"
#include "scalar25519.h"
#include "stack.h"
#include "verdict.h"

/* (486662 - 2) / 4 */
#define A24 121665

struct ladder {
    struct element25519 x1; /* of P, which is the difference of the two */
    struct element25519 x2, z2, x3, z3;
    uint64_t swapped; /* a mask: the two are in each other's place */
};

static void ladder_start(struct ladder *l, const uint8_t u[X25519_LENGTH])
{
    field25519_from_bytes(&l->x1, u);
    l->x2 = field25519_one;
    l->z2 = field25519_zero;
    l->x3 = l->x1;
    l->z3 = field25519_one;
    l->swapped = 0;
}

static void ladder_exchange(struct ladder *l, uint64_t mask)
{
    field25519_swap(&l->x2, &l->x3, l->swapped ^ mask);
    field25519_swap(&l->z2, &l->z3, l->swapped ^ mask);
    l->swapped = mask;
}

/* 2(kP) and kP + (k + 1)P, with the letters of RFC 7748; bounds of the sums stand beside them. */
static void ladder_step(struct ladder *l)
{
    struct element25519 A, B, AA, BB, C, D, E, DA, CB;
    field25519_add(&A, &l->x2, &l->z2);      /* 2^52.1 */
    field25519_subtract(&B, &l->x2, &l->z2); /* 2^53.4 */
    field25519_add(&C, &l->x3, &l->z3);
    field25519_subtract(&D, &l->x3, &l->z3);
    field25519_square(&AA, &A);
    field25519_square(&BB, &B);
    field25519_multiply(&DA, &D, &A);
    field25519_multiply(&CB, &C, &B);
    field25519_subtract(&E, &AA, &BB); /* 2^53.4 */
    field25519_add(&l->x3, &DA, &CB);
    field25519_square(&l->x3, &l->x3);
    field25519_subtract(&l->z3, &DA, &CB);
    field25519_square(&l->z3, &l->z3);
    field25519_multiply(&l->z3, &l->z3, &l->x1);
    field25519_multiply(&l->x2, &AA, &BB);
    field25519_multiply_small(&l->z2, &E, A24);
    field25519_add(&l->z2, &l->z2, &AA); /* 2^52.1 */
    field25519_multiply(&l->z2, &l->z2, &E);
}

static SEPARATE_FRAME void multiply(uint8_t result[X25519_LENGTH],
                                    const uint8_t scalar[X25519_LENGTH],
                                    const uint8_t u[X25519_LENGTH])
{
    struct ladder l;
    uint8_t clamped[SCALAR25519_LENGTH];
    scalar25519_clamp(clamped, scalar);
    ladder_start(&l, u);
    for (unsigned i = 255; i-- > 0;) {
        ladder_exchange(&l,
                        mask_from_top_bit((uint64_t)clamped[i / 8] << (63 - i % 8)));
        ladder_step(&l);
    }
    ladder_exchange(&l, 0);
    field25519_invert(&l.z2, &l.z2); /* 0 of infinity, as the RFC wants it */
    field25519_multiply(&l.x2, &l.x2, &l.z2);
    field25519_to_bytes(result, &l.x2);
}

/* The public key is kP for the point P with u = 9, which the Edwards curve has, too: there it is
 * the base point B, and u = (1 + y) / (1 - y) leads from one curve to the other (RFC 7748
 * section 4.1). So it is made with the table of multiples of B, in a third of the time that the
 * ladder takes. kB is not (0, 1), which has no u: L does not divide k, for k is a multiple of 8
 * from 2^254 to 2^255, and the first multiple of both 8 and L, 8 L, is above 2^255. */
static SEPARATE_FRAME void set_public_key(struct x25519_private_key *key)
{
    struct edwards_point point;
    struct element25519 sum, difference;
    uint8_t clamped[SCALAR25519_LENGTH];
    scalar25519_clamp(clamped, key->scalar);
    edwards_multiply_base(&point, clamped);
    field25519_add(&sum, &point.Z, &point.Y);
    field25519_subtract(&difference, &point.Z, &point.Y); /* < 2^53.4 */
    field25519_invert(&difference, &difference);
    field25519_multiply(&sum, &sum, &difference);
    field25519_to_bytes(key->public_key.u, &sum);
}

void x25519_private_key_set(struct x25519_private_key *key,
                            const uint8_t scalar[X25519_LENGTH])
{
    memmove(key->scalar, scalar, sizeof key->scalar);
    set_public_key(key);
    stack_wipe();
}

enum ec_result x25519_generate(struct x25519_private_key *key,
                               struct random_source *random)
{
    memset(key, 0, sizeof *key);
    if (!random_fill(random, key->scalar, sizeof key->scalar))
        return EC_NO_RANDOM;
    x25519_private_key_set(key, key->scalar);
    return EC_OK;
}

enum ec_result x25519_derive(const struct x25519_private_key *key,
                             const struct x25519_public_key *peer,
                             uint8_t secret[X25519_LENGTH])
{
    uint8_t any = 0;
    multiply(secret, key->scalar, peer->u);
    stack_wipe();
    for (unsigned i = 0; i < X25519_LENGTH; i++)
        any |= secret[i];
    return verdict(mask_is_zero(any)) ? EC_SHARED_ZERO : EC_OK;
}
