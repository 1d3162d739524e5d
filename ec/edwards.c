/* edwards.c -- points of edwards25519: the addition law, and points as bytes.
 *
 * Invariants: (1) the coordinates of a point are tight; (2) T Z = X Y, and Z is not 0. Bounds
 * of sums stand beside them, as field25519.h has it. */
#include "edwards.h"

#include <string.h>

#include "verdict.h"

/* d = -121665/121666, 2d, and a square root of -1, 2^((p - 1) / 4). */
static const struct element25519 d = {
    {UINT64_C(0x34dca135978a3), UINT64_C(0x1a8283b156ebd), UINT64_C(0x5e7a26001c029),
     UINT64_C(0x739c663a03cbb), UINT64_C(0x52036cee2b6ff)}};
static const struct element25519 twice_d = {
    {UINT64_C(0x69b9426b2f159), UINT64_C(0x35050762add7a), UINT64_C(0x3cf44c0038052),
     UINT64_C(0x6738cc7407977), UINT64_C(0x2406d9dc56dff)}};
static const struct element25519 root_of_minus_one = {
    {UINT64_C(0x61b274a0ea0b0), UINT64_C(0xd5a5fc8f189d), UINT64_C(0x7ef5e9cbd0c60),
     UINT64_C(0x78595a6804c9e), UINT64_C(0x2b8324804fc1d)}};

const struct edwards_point edwards_neutral = {{{0}}, {{1}}, {{1}}, {{0}}};

/* y = 4/5, and the even x. */
const struct edwards_point edwards_base = {
    {{UINT64_C(0x62d608f25d51a), UINT64_C(0x412a4b4f6592a), UINT64_C(0x75b7171a4b31d),
      UINT64_C(0x1ff60527118fe), UINT64_C(0x216936d3cd6e5)}},
    {{UINT64_C(0x6666666666658), UINT64_C(0x4cccccccccccc), UINT64_C(0x1999999999999),
      UINT64_C(0x3333333333333), UINT64_C(0x6666666666666)}},
    {{1}},
    {{UINT64_C(0x68ab3a5b7dda3), UINT64_C(0xeea2a5eadbb), UINT64_C(0x2af8df483c27e),
      UINT64_C(0x332b375274732), UINT64_C(0x67875f0fd78b7)}}};

/* The first half of an addition, RFC 8032 section 5.1.4, with its letters: E, H and C. MINUS,
 * PLUS and PRODUCT, all loose, are Y2 - X2, Y2 + X2 and 2 d T2. A, B and C are tight; D, which
 * the caller computes, is the sum of two tight numbers, or tight. */
static inline void
sum_of_products(struct edwards_factors *sum, const struct edwards_point *a,
                const struct element25519 *minus, const struct element25519 *plus,
                const struct element25519 *product, struct element25519 *C)
{
    struct element25519 A, B;
    field25519_subtract(&A, &a->Y, &a->X); /* < 2^53.4 */
    field25519_multiply(&A, &A, minus);
    field25519_add(&B, &a->Y, &a->X); /* < 2^52.1 */
    field25519_multiply(&B, &B, plus);
    field25519_multiply(C, &a->T, product);
    field25519_subtract(&sum->E, &B, &A); /* < 2^53.4 */
    field25519_add(&sum->H, &B, &A);      /* < 2^52.1 */
}

void edwards_add_entry(struct edwards_factors *sum, const struct edwards_point *a,
                       const struct edwards_entry *b)
{
    struct element25519 C, D;
    sum_of_products(sum, a, &b->minus, &b->plus, &b->product, &C);
    field25519_add(&D, &a->Z, &a->Z);
    field25519_subtract(&sum->F, &D, &C); /* < 2^53.6 */
    field25519_add(&sum->G, &D, &C);      /* < 2^52.6 */
}

/* Of -B, y - x and y + x have changed places, and C its sign. */
void edwards_subtract_entry(struct edwards_factors *sum, const struct edwards_point *a,
                            const struct edwards_entry *b)
{
    struct element25519 C, D;
    sum_of_products(sum, a, &b->plus, &b->minus, &b->product, &C);
    field25519_add(&D, &a->Z, &a->Z);
    field25519_add(&sum->F, &D, &C);
    field25519_subtract(&sum->G, &D, &C);
}

void edwards_add(struct edwards_factors *sum, const struct edwards_point *a,
                 const struct edwards_summand *b)
{
    struct element25519 C, D;
    sum_of_products(sum, a, &b->entry.minus, &b->entry.plus, &b->entry.product, &C);
    field25519_multiply(&D, &a->Z, &b->twice_z);
    field25519_subtract(&sum->F, &D, &C);
    field25519_add(&sum->G, &D, &C);
}

void edwards_subtract(struct edwards_factors *sum, const struct edwards_point *a,
                      const struct edwards_summand *b)
{
    struct element25519 C, D;
    sum_of_products(sum, a, &b->entry.plus, &b->entry.minus, &b->entry.product, &C);
    field25519_multiply(&D, &a->Z, &b->twice_z);
    field25519_add(&sum->F, &D, &C);
    field25519_subtract(&sum->G, &D, &C);
}

void edwards_double(struct edwards_factors *sum, const struct edwards_point *a)
{
    struct element25519 A, B, C, square;
    field25519_square(&A, &a->X);
    field25519_square(&B, &a->Y);
    field25519_square(&C, &a->Z);
    field25519_add(&C, &C, &C); /* < 2^52.1 */
    field25519_add(&square, &a->X, &a->Y);
    field25519_square(&square, &square);
    field25519_add(&sum->H, &A, &B);                /* < 2^52.1 */
    field25519_subtract(&sum->E, &sum->H, &square); /* < 2^53.6 */
    field25519_subtract(&sum->G, &A, &B);           /* < 2^53.4 */
    field25519_add(&sum->F, &C, &sum->G);           /* < 2^53.9 */
}

void edwards_finish_without_T(struct edwards_point *point,
                              const struct edwards_factors *sum)
{
    field25519_multiply(&point->X, &sum->E, &sum->F);
    field25519_multiply(&point->Y, &sum->G, &sum->H);
    field25519_multiply(&point->Z, &sum->F, &sum->G);
}

void edwards_finish(struct edwards_point *point, const struct edwards_factors *sum)
{
    edwards_finish_without_T(point, sum);
    field25519_multiply(&point->T, &sum->E, &sum->H);
}

void edwards_prepare(struct edwards_summand *summand, const struct edwards_point *point)
{
    field25519_subtract(&summand->entry.minus, &point->Y, &point->X);
    field25519_add(&summand->entry.plus, &point->Y, &point->X);
    field25519_multiply(&summand->entry.product, &point->T, &twice_d);
    field25519_add(&summand->twice_z, &point->Z, &point->Z);
}

void edwards_negate(struct edwards_point *negated, const struct edwards_point *a)
{
    *negated = *a;
    field25519_negate(&negated->X, &a->X);
    field25519_negate(&negated->T, &a->T);
}

/* ROOT = (u/v)^((p + 3) / 8) = u v^3 (u v^7)^((p - 5) / 8), which is a square root of u/v, or of
 * -u/v, if there is one; u and v are loose. */
static void root_of_quotient(struct element25519 *root, const struct element25519 *u,
                             const struct element25519 *v)
{
    struct element25519 v3, power;
    field25519_square(&v3, v);
    field25519_multiply(&v3, &v3, v);
    field25519_square(&power, &v3);
    field25519_multiply(&power, &power, v);
    field25519_multiply(&power, &power, u);
    field25519_power_root(&power, &power);
    field25519_multiply(root, u, &v3);
    field25519_multiply(root, root, &power);
}

/* Whether v x^2 = u; u is tight, v is loose. */
static bool is_root(const struct element25519 *x, const struct element25519 *u,
                    const struct element25519 *v)
{
    struct element25519 difference;
    field25519_square(&difference, x);
    field25519_multiply(&difference, &difference, v);
    field25519_subtract(&difference, &difference, u);
    return field25519_is_zero(&difference) != 0;
}

/* x^2 = u/v for u = y^2 - 1 and v = d y^2 + 1, which is never 0. */
static bool recover_x(struct element25519 *x, const struct element25519 *y)
{
    struct element25519 u, v, square;
    field25519_square(&square, y);
    field25519_multiply(&v, &square, &d);
    field25519_add(&v, &v, &field25519_one);
    field25519_subtract(&u, &square, &field25519_one);
    field25519_multiply(&u, &u, &field25519_one); /* tight */
    root_of_quotient(x, &u, &v);
    if (is_root(x, &u, &v))
        return true;
    field25519_multiply(x, x, &root_of_minus_one);
    return is_root(x, &u, &v);
}

enum ec_result edwards_decode(struct edwards_point *point,
                              const uint8_t encoded[EDWARDS_LENGTH])
{
    struct edwards_point decoded = edwards_neutral;
    uint8_t y[FIELD25519_LENGTH];
    unsigned sign = encoded[EDWARDS_LENGTH - 1] >> 7;
    *point = edwards_neutral;
    field25519_from_bytes(&decoded.Y, encoded);
    field25519_to_bytes(y, &decoded.Y);
    y[EDWARDS_LENGTH - 1] = (uint8_t)(y[EDWARDS_LENGTH - 1] | sign << 7);
    if (memcmp(y, encoded, EDWARDS_LENGTH) != 0)
        return EC_POINT_RANGE;
    if (!recover_x(&decoded.X, &decoded.Y))
        return EC_POINT_OFF_CURVE;
    if (field25519_is_odd(&decoded.X) != sign) {
        if (field25519_is_zero(&decoded.X))
            return EC_POINT_OFF_CURVE;
        field25519_negate(&decoded.X, &decoded.X);
    }
    field25519_multiply(&decoded.T, &decoded.X, &decoded.Y);
    *point = decoded;
    return EC_OK;
}

void edwards_affine(uint8_t x[FIELD25519_LENGTH], uint8_t y[FIELD25519_LENGTH],
                    const struct edwards_point *point)
{
    struct element25519 inverse, coordinate;
    field25519_invert(&inverse, &point->Z);
    field25519_multiply(&coordinate, &point->X, &inverse);
    field25519_to_bytes(x, &coordinate);
    field25519_multiply(&coordinate, &point->Y, &inverse);
    field25519_to_bytes(y, &coordinate);
}

/* y^2 - (1 + x^2 + d x^2 y^2) = 0 */
bool edwards_has_affine(const uint8_t x[FIELD25519_LENGTH],
                        const uint8_t y[FIELD25519_LENGTH])
{
    struct element25519 xx, yy, right, difference;
    field25519_from_bytes(&xx, x);
    field25519_from_bytes(&yy, y);
    field25519_square(&xx, &xx);
    field25519_square(&yy, &yy);
    field25519_multiply(&right, &xx, &yy);
    field25519_multiply(&right, &right, &d);
    field25519_add(&right, &right, &field25519_one);
    field25519_add(&right, &right, &xx);           /* < 2^52.1 */
    field25519_subtract(&difference, &yy, &right); /* < 2^53.4 */
    return verdict(0 - (uint64_t)field25519_is_zero(&difference));
}

void edwards_encode_affine(uint8_t encoded[EDWARDS_LENGTH],
                           const uint8_t x[FIELD25519_LENGTH],
                           const uint8_t y[FIELD25519_LENGTH])
{
    memcpy(encoded, y, EDWARDS_LENGTH);
    encoded[EDWARDS_LENGTH - 1] =
        (uint8_t)(encoded[EDWARDS_LENGTH - 1] | (x[0] & 1) << 7);
}

void edwards_encode(uint8_t encoded[EDWARDS_LENGTH], const struct edwards_point *point)
{
    uint8_t x[FIELD25519_LENGTH], y[FIELD25519_LENGTH];
    edwards_affine(x, y, point);
    edwards_encode_affine(encoded, x, y);
}
