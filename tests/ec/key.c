/* key.c -- tests ec/key.h: scalars at the ends of their range, what the random source gives,
 * and equality. Public keys of known scalars are in rfc6979.c, points in curve.c. */
#include "ec/key.h"

#include <string.h>

#include "reference.h"
#include "suites.h"

static const struct ec_private_key zero_key;

/* n + DIFFERENCE, or DIFFERENCE itself if N is NULL. */
static void scalar_near(const struct reference *r, bool is_from_n, int difference,
                        uint8_t scalar[CURVE_LENGTH_MAX])
{
    mpz_t value;
    mpz_init_set_si(value, difference);
    if (is_from_n)
        mpz_add(value, value, r->n);
    bytes_from_mpz(scalar, r->curve->length, value);
    mpz_clear(value);
}

START_TEST(scalars)
{
    struct reference r;
    struct ec_private_key key;
    uint8_t scalar[CURVE_LENGTH_MAX];
    reference_load(&r, _i);
    for (int difference = -3; difference <= 3; difference++)
        for (int is_from_n = 0; is_from_n < 2; is_from_n++) {
            if (!is_from_n && difference < 0)
                continue;
            bool is_good = is_from_n ? difference < 0 : difference > 0;
            scalar_near(&r, is_from_n, difference, scalar);
            memset(&key, 0xa5, sizeof key);
            ck_assert_int_eq(ec_private_key_set(&key, r.curve, scalar),
                             is_good ? EC_OK : EC_SCALAR_RANGE);
            if (!is_good) {
                ck_assert_mem_eq(&key, &zero_key, sizeof key);
                continue;
            }
            ck_assert_mem_eq(key.scalar, scalar, r.curve->length);
            ck_assert(curve_has_point(r.curve, &key.public_key.point));
        }
    memset(scalar, 0xff, sizeof scalar);
    ck_assert_int_eq(ec_private_key_set(&key, r.curve, scalar), EC_SCALAR_RANGE);
    reference_clear(&r);
}
END_TEST

/* 1 has G for a public key, and n - 1 its opposite. */
START_TEST(public_keys)
{
    struct reference r;
    struct ec_private_key one, minus_one;
    struct ec_public_key read;
    uint8_t scalar[CURVE_LENGTH_MAX], encoded[CURVE_POINT_LENGTH_MAX];
    reference_load(&r, _i);
    scalar_near(&r, false, 1, scalar);
    ck_assert_int_eq(ec_private_key_set(&one, r.curve, scalar), EC_OK);
    scalar_near(&r, true, -1, scalar);
    ck_assert_int_eq(ec_private_key_set(&minus_one, r.curve, scalar), EC_OK);
    size_t length = curve_write_point(r.curve, &r.curve->generator, encoded);
    ck_assert_int_eq(ec_public_key_set(&read, r.curve, encoded, length), EC_OK);
    ck_assert(ec_public_key_equal(&read, &one.public_key));
    ck_assert(!ec_public_key_equal(&read, &minus_one.public_key));
    field_negate(r.curve->field, &read.point.y, &read.point.y);
    ck_assert(ec_public_key_equal(&read, &minus_one.public_key));
    read.curve = all_curves[(_i + 1) % CURVE_COUNT];
    ck_assert(!ec_public_key_equal(&read, &minus_one.public_key));
    encoded[length - 1] ^= 1;
    ck_assert_int_eq(ec_public_key_set(&read, r.curve, encoded, length),
                     EC_POINT_OFF_CURVE);
    ck_assert_mem_eq(&read, &zero_key.public_key, sizeof read);
    reference_clear(&r);
}
END_TEST

/* Gives what it was told to, piece after piece, and then fails. */
struct scripted_random {
    struct random_source source;
    uint8_t pieces[4][CURVE_LENGTH_MAX];
    size_t count, next;
};

static bool give_piece(struct random_source *source, uint8_t *bytes, size_t length)
{
    struct scripted_random *self = (struct scripted_random *)source;
    if (self->next == self->count)
        return false;
    memcpy(bytes, self->pieces[self->next++], length);
    return true;
}

/* 0, n and all ones are thrown away; bits above those of n are not looked at. */
START_TEST(candidates)
{
    struct reference r;
    struct ec_private_key key, want;
    struct scripted_random random = {.source = {give_piece}, .count = 4};
    reference_load(&r, _i);
    scalar_near(&r, true, 0, random.pieces[1]);
    memset(random.pieces[2], 0xff, CURVE_LENGTH_MAX);
    scalar_near(&r, true, -1, random.pieces[3]);
    ck_assert_int_eq(ec_private_key_set(&want, r.curve, random.pieces[3]), EC_OK);
    random.pieces[3][0] |= (uint8_t) ~(0xff >> (8 * r.curve->length - r.curve->bits));
    ck_assert_int_eq(ec_generate(&key, r.curve, &random.source), EC_OK);
    ck_assert_mem_eq(&key, &want, sizeof key);
    random.next = 0;
    random.count = 3;
    ck_assert_int_eq(ec_generate(&key, r.curve, &random.source), EC_NO_RANDOM);
    ck_assert_mem_eq(&key, &zero_key, sizeof key);
    reference_clear(&r);
}
END_TEST

static bool give_zeros(struct random_source *source, uint8_t *bytes, size_t length)
{
    (void)source;
    memset(bytes, 0, length);
    return true;
}

/* A source that gives nothing but zeros does not hold it up for ever. */
START_TEST(no_candidates)
{
    struct random_source zeros = {give_zeros};
    struct ec_private_key key;
    ck_assert_int_eq(ec_generate(&key, all_curves[_i], &zeros), EC_NO_RANDOM);
    ck_assert_mem_eq(&key, &zero_key, sizeof key);
}
END_TEST

START_TEST(new_keys)
{
    struct seeded_random random;
    struct ec_private_key a, b;
    seeded_random_init(&random, 1);
    ck_assert_int_eq(ec_generate(&a, all_curves[_i], &random.source), EC_OK);
    ck_assert_int_eq(ec_generate(&b, all_curves[_i], &random.source), EC_OK);
    ck_assert(!ec_public_key_equal(&a.public_key, &b.public_key));
    ck_assert_int_eq(ec_private_key_set(&b, all_curves[_i], a.scalar), EC_OK);
    ck_assert_mem_eq(&a, &b, sizeof a);
}
END_TEST

Suite *key_suite(void)
{
    Suite *suite = suite_create("key");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, scalars, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, public_keys, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, candidates, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, no_candidates, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, new_keys, 0, CURVE_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
