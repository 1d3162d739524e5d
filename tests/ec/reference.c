/* reference.c -- the chord and the tangent. */
#include "reference.h"

#include <string.h>

#include "tests/support/rsp.h"

const struct curve *const all_curves[CURVE_COUNT] = {&curve_p256, &curve_p384,
                                                     &curve_p521};

void reference_load(struct reference *r, int index)
{
    struct rsp file;
    bool is_it = false;
    r->curve = all_curves[index];
    mpz_inits(r->p, r->n, r->b, NULL);
    reference_point_init(&r->G);
    r->G.is_infinity = false;
    rsp_open_path(&file, "tests/vectors/ec/curves.txt");
    while (rsp_next(&file)) {
        mpz_t *const numbers[] = {&r->p, &r->n, &r->b, &r->G.x, &r->G.y};
        const char *const names[] = {"p", "n", "b", "Gx", "Gy"};
        if (rsp_is(&file, "curve"))
            is_it = strcmp(file.value, r->curve->name) == 0;
        for (size_t i = 0; i < 5 && is_it; i++)
            if (rsp_is(&file, names[i]))
                mpz_set_str(*numbers[i], file.value, 16);
    }
    ck_assert_msg(mpz_sgn(r->G.y) != 0, "no curve %s", r->curve->name);
}

void reference_clear(struct reference *r)
{
    mpz_clears(r->p, r->n, r->b, NULL);
    reference_point_clear(&r->G);
}

void reference_point_init(struct reference_point *point)
{
    point->is_infinity = true;
    mpz_inits(point->x, point->y, NULL);
}

void reference_point_clear(struct reference_point *point)
{
    mpz_clears(point->x, point->y, NULL);
}

void reference_point_set(struct reference_point *result,
                         const struct reference_point *point)
{
    result->is_infinity = point->is_infinity;
    mpz_set(result->x, point->x);
    mpz_set(result->y, point->y);
}

void reference_negate(const struct reference *r, struct reference_point *point)
{
    mpz_neg(point->y, point->y);
    mpz_mod(point->y, point->y, r->p);
}

/* The slope of the line through P and Q, which have different x, or of the tangent in P. */
static void find_slope(const struct reference *r, mpz_t slope,
                       const struct reference_point *p, const struct reference_point *q,
                       bool is_tangent)
{
    mpz_t below;
    mpz_init(below);
    if (is_tangent) {
        mpz_mul(slope, p->x, p->x);
        mpz_sub_ui(slope, slope, 1);
        mpz_mul_ui(slope, slope, 3);
        mpz_mul_ui(below, p->y, 2);
    } else {
        mpz_sub(slope, q->y, p->y);
        mpz_sub(below, q->x, p->x);
    }
    ck_assert(mpz_invert(below, below, r->p) != 0);
    mpz_mul(slope, slope, below);
    mpz_mod(slope, slope, r->p);
    mpz_clear(below);
}

void reference_add(const struct reference *r, struct reference_point *result,
                   const struct reference_point *p, const struct reference_point *q)
{
    if (p->is_infinity || q->is_infinity) {
        reference_point_set(result, p->is_infinity ? q : p);
        return;
    }
    bool is_same_x = mpz_cmp(p->x, q->x) == 0;
    if (is_same_x && mpz_cmp(p->y, q->y) != 0) {
        result->is_infinity = true;
        return;
    }
    mpz_t slope, x, y;
    mpz_inits(slope, x, y, NULL);
    find_slope(r, slope, p, q, is_same_x);
    mpz_mul(x, slope, slope);
    mpz_sub(x, x, p->x);
    mpz_sub(x, x, q->x);
    mpz_mod(x, x, r->p);
    mpz_sub(y, p->x, x);
    mpz_mul(y, y, slope);
    mpz_sub(y, y, p->y);
    mpz_mod(result->y, y, r->p);
    mpz_set(result->x, x);
    result->is_infinity = false;
    mpz_clears(slope, x, y, NULL);
}

void reference_multiply(const struct reference *r, struct reference_point *result,
                        const mpz_t k, const struct reference_point *point)
{
    struct reference_point sum;
    mpz_t opposite;
    mpz_init(opposite);
    reference_point_init(&sum);
    /* The shorter way: k P, or -(-k P). */
    mpz_neg(opposite, k);
    mpz_mod(opposite, opposite, r->n);
    bool is_shorter = mpz_cmp(opposite, k) < 0;
    const mpz_t *times = is_shorter ? (const mpz_t *)&opposite : (const mpz_t *)k;
    for (size_t bit = mpz_sizeinbase(*times, 2); bit-- > 0;) {
        reference_add(r, &sum, &sum, &sum);
        if (mpz_tstbit(*times, bit))
            reference_add(r, &sum, &sum, point);
    }
    if (is_shorter)
        reference_negate(r, &sum);
    reference_point_set(result, &sum);
    reference_point_clear(&sum);
    mpz_clear(opposite);
}

bool reference_lift(const struct reference *r, struct reference_point *point,
                    const mpz_t x)
{
    mpz_t y2, root;
    mpz_inits(y2, root, NULL);
    mpz_mul(y2, x, x);
    mpz_sub_ui(y2, y2, 3);
    mpz_mul(y2, y2, x);
    mpz_add(y2, y2, r->b);
    mpz_mod(y2, y2, r->p);
    bool ok = mpz_legendre(y2, r->p) == 1;
    if (ok) {
        mpz_add_ui(root, r->p, 1);
        mpz_tdiv_q_2exp(root, root, 2);
        mpz_powm(point->y, y2, root, r->p);
        mpz_set(point->x, x);
        point->is_infinity = false;
    }
    mpz_clears(y2, root, NULL);
    return ok;
}

void affine_from_reference(const struct reference *r, struct affine_point *result,
                           const struct reference_point *point)
{
    uint8_t bytes[CURVE_LENGTH_MAX];
    ck_assert(!point->is_infinity);
    bytes_from_mpz(bytes, r->curve->length, point->x);
    ck_assert(field_read(r->curve->field, &result->x, bytes));
    bytes_from_mpz(bytes, r->curve->length, point->y);
    ck_assert(field_read(r->curve->field, &result->y, bytes));
}

void assert_point(const struct reference *r, const struct jacobian_point *have,
                  const struct reference_point *want)
{
    struct affine_point affine, wanted;
    bool is_infinity = jacobian_is_infinity(r->curve, have) != 0;
    ck_assert_int_eq(is_infinity, want->is_infinity);
    if (is_infinity)
        return;
    jacobian_to_affine(r->curve, &affine, have);
    affine_from_reference(r, &wanted, want);
    ck_assert(field_is_equal(r->curve->field, &affine.x, &wanted.x));
    ck_assert(field_is_equal(r->curve->field, &affine.y, &wanted.y));
}

void mpz_from_digits(mpz_t value, const struct field *field, const struct element *a)
{
    mpz_set_ui(value, 0);
    for (unsigned i = field->digits; i-- > 0;) {
        uint64_t digit = a->digit[i];
        mpz_t part;
        mpz_init(part);
        mpz_import(part, 1, 1, sizeof digit, 0, 0, &digit);
        mpz_mul_2exp(value, value, FIELD_DIGIT_BITS);
        mpz_add(value, value, part);
        mpz_clear(part);
    }
}

void digits_from_mpz(struct element *a, const mpz_t value)
{
    mpz_t rest, digit;
    mpz_init_set(rest, value);
    mpz_init(digit);
    memset(a, 0, sizeof *a);
    for (unsigned i = 0; i < FIELD_DIGITS_MAX; i++) {
        mpz_tdiv_r_2exp(digit, rest, FIELD_DIGIT_BITS);
        mpz_tdiv_q_2exp(rest, rest, FIELD_DIGIT_BITS);
        mpz_export(&a->digit[i], NULL, 1, sizeof a->digit[i], 0, 0, digit);
    }
    ck_assert_int_eq(mpz_sgn(rest), 0);
    mpz_clears(rest, digit, NULL);
}

void mpz_from_bytes(mpz_t value, const uint8_t *bytes, size_t length)
{
    mpz_import(value, length, 1, 1, 0, 0, bytes);
}

void bytes_from_mpz(uint8_t *bytes, size_t length, const mpz_t value)
{
    size_t count = (mpz_sizeinbase(value, 2) + 7) / 8;
    if (mpz_sgn(value) == 0)
        count = 0;
    ck_assert_uint_le(count, length);
    memset(bytes, 0, length);
    mpz_export(bytes + length - count, NULL, 1, 1, 0, 0, value);
}
