/* crafted.c -- signatures made backwards, with OpenSSL's numbers. With e the leftmost bits of the
 * digest, s R = e G + r Q is what verifying asks; so Q = r^-1 (s R - e G). */
#include "crafted.h"

#include <check.h>

#include "mutate.h"
#include "shapes.h"

/* What a craft computes with. */
struct workshop {
    const EC_GROUP *group;
    const BIGNUM *n;
    BN_CTX *context;
    BIGNUM *e, *r, *s, *d, *x;
    EC_POINT *point; /* R, and then Q */
};

/* e, the leftmost bits of the digest. */
static void read_digest(const struct round *round, struct workshop *shop)
{
    int bits = (int)(8 * round->hash->digest_length), order_bits = BN_num_bits(shop->n);
    ck_assert_ptr_nonnull(BN_bin2bn(round->digest, bits / 8, shop->e));
    if (bits > order_bits)
        ck_assert_int_eq(BN_rshift(shop->e, shop->e, bits - order_bits), 1);
}

static struct workshop workshop_open(const struct round *round)
{
    const EC_GROUP *group = peer_group(round->curve);
    struct workshop shop = {.group = group,
                            .n = EC_GROUP_get0_order(group),
                            .context = BN_CTX_new(),
                            .r = BN_new(),
                            .s = BN_new(),
                            .d = BN_new(),
                            .x = BN_new(),
                            .point = EC_POINT_new(group)};
    shop.e = BN_new();
    read_digest(round, &shop);
    return shop;
}

static void workshop_close(struct workshop *shop)
{
    BIGNUM *const numbers[] = {shop->e, shop->r, shop->s, shop->d, shop->x};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        BN_free(numbers[i]);
    EC_POINT_free(shop->point);
    BN_CTX_free(shop->context);
}

static void random_scalar(struct round *round, BIGNUM *number)
{
    uint8_t octets[CURVE_LENGTH_MAX];
    shape_scalar(round->random, round->curve, octets);
    ck_assert_ptr_nonnull(BN_bin2bn(octets, (int)round->curve->length, number));
}

static void write_number(const struct round *round, const BIGNUM *number,
                         uint8_t octets[CURVE_LENGTH_MAX])
{
    ck_assert_int_gt(BN_bn2binpad(number, octets, (int)round->curve->length), 0);
}

/* Sets shop->point to the first point from x on, and x to its x-coordinate. */
static void find_point(struct round *round, struct workshop *shop)
{
    int parity = (int)mutate_choose(round->random, 2);
    while (EC_POINT_set_compressed_coordinates(shop->group, shop->point, shop->x,
                                               parity, shop->context) != 1)
        ck_assert_int_eq(BN_add_word(shop->x, 1), 1);
}

size_t craft_point_near(struct round *round, uint8_t point[CURVE_POINT_LENGTH_MAX])
{
    EC_POINT *found = EC_POINT_new(peer_group(round->curve));
    struct workshop shop = {
        .group = peer_group(round->curve), .x = BN_new(), .point = found};
    ck_assert_int_eq(BN_set_word(shop.x, mutate_choose(round->random, 1000)), 1);
    find_point(round, &shop);
    size_t length = peer_write_point(round->curve, found, point);
    BN_free(shop.x);
    EC_POINT_free(found);
    return length;
}

/* Sets Q of R and r, for a random s. */
static void fit_public_key(struct round *round, struct workshop *shop,
                           struct ecdsa_signature *signature)
{
    uint8_t point[CURVE_POINT_LENGTH_MAX];
    BIGNUM *inverse = BN_new(), *u1 = BN_new(), *u2 = BN_new();
    random_scalar(round, shop->s);
    ck_assert_ptr_nonnull(BN_mod_inverse(inverse, shop->r, shop->n, shop->context));
    BN_mod_mul(u2, shop->s, inverse, shop->n, shop->context);
    BN_mod_mul(u1, shop->e, inverse, shop->n, shop->context);
    BN_mod_sub(u1, shop->n, u1, shop->n, shop->context);
    ck_assert_int_eq(
        EC_POINT_mul(shop->group, shop->point, u1, shop->point, u2, shop->context), 1);
    size_t length = peer_write_point(round->curve, shop->point, point);
    ck_assert_int_eq(
        ec_public_key_set(&round->key.public_key, round->curve, point, length), EC_OK);
    round->peer = peer_ec_key(round->curve, point, NULL);
    ck_assert_ptr_nonnull(round->peer);
    write_number(round, shop->r, signature->r);
    write_number(round, shop->s, signature->s);
    BN_free(inverse);
    BN_free(u1);
    BN_free(u2);
}

void craft_small_x(struct round *round, struct ecdsa_signature *signature)
{
    struct workshop shop = workshop_open(round);
    BN_set_word(shop.x, 1 + mutate_choose(round->random, 1000));
    find_point(round, &shop);
    BN_copy(shop.r, shop.x);
    fit_public_key(round, &shop, signature);
    workshop_close(&shop);
}

/* r = x + p - n: then r + n is x modulo p, but r is not x modulo n. */
void craft_r_wrapped(struct round *round, struct ecdsa_signature *signature)
{
    struct workshop shop = workshop_open(round);
    BN_set_word(shop.x, mutate_choose(round->random, 1000));
    find_point(round, &shop);
    BN_add(shop.r, shop.x, EC_GROUP_get0_field(shop.group));
    BN_sub(shop.r, shop.r, shop.n);
    fit_public_key(round, &shop, signature);
    workshop_close(&shop);
}

void craft_x_above_order(struct round *round, struct ecdsa_signature *signature)
{
    struct workshop shop = workshop_open(round);
    BN_copy(shop.x, shop.n);
    BN_add_word(shop.x, 1 + mutate_choose(round->random, 1000));
    find_point(round, &shop);
    ck_assert_int_lt(BN_cmp(shop.x, EC_GROUP_get0_field(shop.group)), 0);
    BN_sub(shop.r, shop.x, shop.n);
    fit_public_key(round, &shop, signature);
    workshop_close(&shop);
}

/* Sets r to that of a random nonce, which it returns in NONCE, and the key to d = e / r, or to
 * its negative. With it u1 = e / s and u2 d = r d / s are the same, or opposite. */
static void fit_private_key(struct round *round, struct workshop *shop,
                            bool is_opposite, uint8_t nonce[CURVE_LENGTH_MAX])
{
    uint8_t point[CURVE_POINT_LENGTH_MAX], scalar[CURVE_LENGTH_MAX];
    if (BN_is_zero(shop->e)) { /* of which no key comes */
        round->digest[0] = 1;
        read_digest(round, shop);
    }
    shape_scalar(round->random, round->curve, nonce);
    peer_public_point(round->curve, nonce, point);
    ck_assert_ptr_nonnull(BN_bin2bn(point + 1, (int)round->curve->length, shop->x));
    BN_nnmod(shop->r, shop->x, shop->n, shop->context);
    ck_assert_ptr_nonnull(BN_mod_inverse(shop->d, shop->r, shop->n, shop->context));
    BN_mod_mul(shop->d, shop->d, shop->e, shop->n, shop->context);
    if (is_opposite)
        BN_sub(shop->d, shop->n, shop->d);
    write_number(round, shop->d, scalar);
    ck_assert_int_eq(ec_private_key_set(&round->key, round->curve, scalar), EC_OK);
    curve_write_point(round->curve, &round->key.public_key.point, point);
    round->peer = peer_ec_key(round->curve, point, scalar);
    ck_assert_ptr_nonnull(round->peer);
}

void craft_equal_halves(struct round *round, struct ecdsa_signature *signature)
{
    uint8_t nonce[CURVE_LENGTH_MAX];
    struct workshop shop = workshop_open(round);
    fit_private_key(round, &shop, false, nonce);
    ck_assert_int_eq(ecdsa_sign_with_nonce(&round->key, round->hash, round->digest,
                                           nonce, NULL, signature),
                     EC_OK);
    workshop_close(&shop);
}

/* s = (e + rd) / k is 0: nothing is signed with this nonce, and with another s there is no R. */
void craft_infinity(struct round *round, struct ecdsa_signature *signature)
{
    uint8_t nonce[CURVE_LENGTH_MAX];
    struct workshop shop = workshop_open(round);
    fit_private_key(round, &shop, true, nonce);
    ck_assert_int_eq(ecdsa_sign_with_nonce(&round->key, round->hash, round->digest,
                                           nonce, NULL, signature),
                     EC_NO);
    random_scalar(round, shop.s);
    write_number(round, shop.r, signature->r);
    write_number(round, shop.s, signature->s);
    workshop_close(&shop);
}
