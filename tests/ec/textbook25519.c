/* textbook25519.c -- slow and plain. */
#include "textbook25519.h"

#include <check.h>
#include <string.h>

mpz_t textbook_p, textbook_L, textbook_d;
struct textbook_point textbook_base, textbook_torsion;

static void reduce(mpz_t a)
{
    mpz_mod(a, a, textbook_p);
}

static void invert(mpz_t inverse, const mpz_t a)
{
    ck_assert(mpz_invert(inverse, a, textbook_p) != 0);
}

static void set_torsion(void)
{
    struct textbook_point point;
    textbook_point_init(&point);
    /* L times this point has the order 8, which is checked below. */
    mpz_set_ui(point.y, 3);
    ck_assert(textbook_recover(point.x, point.y, 0));
    textbook_multiply(&textbook_torsion, textbook_L, &point);
    mpz_t four;
    mpz_init_set_ui(four, 4);
    textbook_multiply(&point, four, &textbook_torsion);
    ck_assert(mpz_sgn(point.x) == 0 && mpz_cmp_ui(point.y, 1) != 0);
    mpz_clear(four);
    textbook_point_clear(&point);
}

void textbook_start(void)
{
    mpz_inits(textbook_p, textbook_L, textbook_d, NULL);
    mpz_setbit(textbook_p, 255);
    mpz_sub_ui(textbook_p, textbook_p, 19);
    mpz_set_str(textbook_L, "27742317777372353535851937790883648493", 10);
    mpz_setbit(textbook_L, 252);
    mpz_set_ui(textbook_d, 121666);
    invert(textbook_d, textbook_d);
    mpz_mul_si(textbook_d, textbook_d, -121665);
    reduce(textbook_d);
    textbook_point_init(&textbook_base);
    textbook_point_init(&textbook_torsion);
    mpz_set_ui(textbook_base.y, 5);
    invert(textbook_base.y, textbook_base.y);
    mpz_mul_ui(textbook_base.y, textbook_base.y, 4);
    reduce(textbook_base.y);
    ck_assert(textbook_recover(textbook_base.x, textbook_base.y, 0));
    set_torsion();
}

void textbook_stop(void)
{
    mpz_clears(textbook_p, textbook_L, textbook_d, NULL);
    textbook_point_clear(&textbook_base);
    textbook_point_clear(&textbook_torsion);
}

void textbook_read(mpz_t number, const uint8_t *bytes, size_t length)
{
    mpz_import(number, length, -1, 1, 0, 0, bytes);
}

void textbook_write(uint8_t bytes[32], const mpz_t number)
{
    ck_assert(mpz_sgn(number) >= 0 && mpz_sizeinbase(number, 2) <= 256);
    memset(bytes, 0, 32);
    mpz_export(bytes, NULL, -1, 1, 0, 0, number);
}

bool textbook_shape(mpz_t number, size_t length, unsigned kind)
{
    static const unsigned bits[] = {0,   51,  52,  64,  102, 128, 204, 251,
                                    252, 253, 254, 255, 256, 260, 311, 384,
                                    448, 500, 504, 505, 511, 512};
    const unsigned bit_count = sizeof bits / sizeof *bits;
    const struct {
        mpz_srcptr of;
        unsigned times;
    } around[] = {{textbook_p, 1}, {textbook_p, 2}, {textbook_L, 1}, {textbook_L, 2},
                  {textbook_L, 7}, {textbook_L, 8}, {textbook_L, 15}};
    const unsigned around_count = sizeof around / sizeof *around;
    unsigned which = kind / 3;
    if (which < around_count) {
        mpz_mul_ui(number, around[which].of, around[which].times);
    } else if (which < around_count + bit_count) {
        mpz_set_ui(number, 0);
        mpz_setbit(number, bits[which - around_count]);
    } else {
        return false;
    }
    mpz_add_ui(number, number, kind % 3);
    mpz_sub_ui(number, number, 1);
    mpz_fdiv_r_2exp(number, number, 8 * length);
    return true;
}

void textbook_point_init(struct textbook_point *point)
{
    mpz_init_set_ui(point->x, 0);
    mpz_init_set_ui(point->y, 1);
}

void textbook_point_clear(struct textbook_point *point)
{
    mpz_clears(point->x, point->y, NULL);
}

void textbook_add(struct textbook_point *sum, const struct textbook_point *a,
                  const struct textbook_point *b)
{
    mpz_t x, y, t, below;
    mpz_inits(x, y, t, below, NULL);
    mpz_mul(x, a->x, b->y);
    mpz_addmul(x, b->x, a->y);
    mpz_mul(y, a->y, b->y);
    mpz_addmul(y, a->x, b->x);
    mpz_mul(t, a->x, b->x);
    mpz_mul(t, t, a->y);
    mpz_mul(t, t, b->y);
    mpz_mul(t, t, textbook_d);
    mpz_add_ui(below, t, 1);
    invert(below, below);
    mpz_mul(sum->x, x, below);
    reduce(sum->x);
    mpz_ui_sub(below, 1, t);
    invert(below, below);
    mpz_mul(sum->y, y, below);
    reduce(sum->y);
    mpz_clears(x, y, t, below, NULL);
}

static void copy(struct textbook_point *point, const struct textbook_point *a)
{
    mpz_set(point->x, a->x);
    mpz_set(point->y, a->y);
}

void textbook_multiply(struct textbook_point *product, const mpz_t scalar,
                       const struct textbook_point *a)
{
    struct textbook_point sum;
    textbook_point_init(&sum);
    mpz_set_ui(product->x, 0);
    mpz_set_ui(product->y, 1);
    for (size_t i = mpz_sizeinbase(scalar, 2); i-- > 0;) {
        textbook_add(&sum, product, product);
        if (mpz_tstbit(scalar, i))
            textbook_add(product, &sum, a);
        else
            copy(product, &sum);
    }
    textbook_point_clear(&sum);
}

/* p is 5 modulo 8: w^((p + 3) / 8) is a root of w, or of -w, or there is none. */
static bool square_root(mpz_t root, const mpz_t w)
{
    mpz_t power, check;
    mpz_inits(power, check, NULL);
    mpz_add_ui(power, textbook_p, 3);
    mpz_fdiv_q_2exp(power, power, 3);
    mpz_powm(root, w, power, textbook_p);
    mpz_powm_ui(check, root, 2, textbook_p);
    if (mpz_cmp(check, w) != 0) {
        mpz_sub_ui(power, textbook_p, 1);
        mpz_fdiv_q_2exp(power, power, 2);
        mpz_set_ui(check, 2);
        mpz_powm(check, check, power, textbook_p);
        mpz_mul(root, root, check);
        reduce(root);
    }
    mpz_powm_ui(check, root, 2, textbook_p);
    bool is_root = mpz_cmp(check, w) == 0;
    mpz_clears(power, check, NULL);
    return is_root;
}

bool textbook_recover(mpz_t x, const mpz_t y, unsigned sign)
{
    mpz_t square, below;
    mpz_inits(square, below, NULL);
    mpz_powm_ui(square, y, 2, textbook_p);
    mpz_mul(below, square, textbook_d);
    mpz_add_ui(below, below, 1);
    invert(below, below);
    mpz_sub_ui(square, square, 1);
    mpz_mul(square, square, below);
    reduce(square);
    bool is_there = square_root(x, square);
    if (is_there && mpz_tstbit(x, 0) != (int)sign) {
        is_there = mpz_sgn(x) != 0;
        mpz_sub(x, textbook_p, x);
    }
    mpz_clears(square, below, NULL);
    return is_there;
}

void textbook_encode(uint8_t encoded[32], const struct textbook_point *point)
{
    textbook_write(encoded, point->y);
    if (mpz_odd_p(point->x))
        encoded[31] |= 0x80;
}

/* u = X/Z with Z = 0 for infinity, of 2P, and of P + Q of which the difference is BASE. */
struct fraction {
    mpz_t X, Z;
};

static void double_u(struct fraction *twice, const struct fraction *a)
{
    mpz_t sum, difference, product;
    mpz_inits(sum, difference, product, NULL);
    mpz_mul(sum, a->X, a->X); /* X^2 - Z^2 */
    mpz_submul(sum, a->Z, a->Z);
    mpz_mul(product, a->X, a->Z);
    mpz_mul(difference, a->X, a->X); /* X^2 + A X Z + Z^2 */
    mpz_addmul(difference, a->Z, a->Z);
    mpz_addmul_ui(difference, product, 486662);
    mpz_mul(twice->X, sum, sum);
    reduce(twice->X);
    mpz_mul(twice->Z, product, difference);
    mpz_mul_ui(twice->Z, twice->Z, 4);
    reduce(twice->Z);
    mpz_clears(sum, difference, product, NULL);
}

/* X = Z_base (X1 X2 - Z1 Z2)^2, Z = X_base (X1 Z2 - Z1 X2)^2 */
static void add_u(struct fraction *sum, const struct fraction *a,
                  const struct fraction *b, const mpz_t base)
{
    mpz_t X, Z;
    mpz_inits(X, Z, NULL);
    mpz_mul(X, a->X, b->X);
    mpz_submul(X, a->Z, b->Z);
    mpz_mul(Z, a->X, b->Z);
    mpz_submul(Z, a->Z, b->X);
    mpz_powm_ui(sum->X, X, 2, textbook_p);
    mpz_powm_ui(Z, Z, 2, textbook_p);
    mpz_mul(sum->Z, Z, base);
    reduce(sum->Z);
    mpz_clears(X, Z, NULL);
}

void textbook_ladder(mpz_t result, const mpz_t scalar, const mpz_t u)
{
    struct fraction k, next, sum; /* kP and (k + 1)P */
    mpz_inits(k.X, k.Z, next.X, next.Z, sum.X, sum.Z, NULL);
    mpz_set_ui(k.X, 1);
    mpz_mod(next.X, u, textbook_p);
    mpz_set_ui(next.Z, 1);
    for (size_t i = mpz_sizeinbase(scalar, 2); i-- > 0;) {
        struct fraction *low = &k, *high = &next;
        if (mpz_tstbit(scalar, i))
            low = &next, high = &k;
        add_u(&sum, &k, &next, u);
        double_u(low, low);
        mpz_swap(high->X, sum.X);
        mpz_swap(high->Z, sum.Z);
    }
    mpz_set_ui(result, 0);
    if (mpz_sgn(k.Z) != 0) {
        invert(result, k.Z);
        mpz_mul(result, result, k.X);
        reduce(result);
    }
    mpz_clears(k.X, k.Z, next.X, next.Z, sum.X, sum.Z, NULL);
}
