/* field.c -- tests ec/field.h with each of the six moduli against GMP: the constants, which
 * follow from the numbers in tests/vectors/ec/curves.txt, and the arithmetic with elements as
 * large and as small as they may be. */
#include "ec/field.h"

#include <string.h>

#include "reference.h"
#include "suites.h"

#define FIELD_COUNT 6
#define SHAPES_MAX  48

static const struct field *field;
static mpz_t m, R, limit; /* the modulus, 2^(52 D), and 2^(b+1), above every element */
static mpz_t shapes[SHAPES_MAX];
static size_t shape_count;

static void add_shape(const mpz_t value)
{
    if (mpz_sgn(value) < 0 || mpz_cmp(value, limit) >= 0)
        return;
    ck_assert_uint_lt(shape_count, SHAPES_MAX);
    mpz_init_set(shapes[shape_count++], value);
}

/* Numbers around 0, m, 2m and the limit; digits of all ones; random ones. */
static void make_shapes(void)
{
    mpz_t value, around;
    gmp_randstate_t state;
    mpz_inits(value, around, NULL);
    gmp_randinit_default(state);
    shape_count = 0;
    for (int i = 0; i < 4; i++) {
        mpz_mul_ui(around, m, (unsigned long)i);
        if (i == 3)
            mpz_set(around, limit);
        for (int difference = -2; difference <= 2; difference++) {
            mpz_set_si(value, difference);
            mpz_add(value, value, around);
            add_shape(value);
        }
    }
    for (unsigned digits = 1; digits < field->digits; digits++) {
        mpz_set_ui(value, 0);
        mpz_setbit(value, FIELD_DIGIT_BITS * digits);
        add_shape(value);
        mpz_sub_ui(value, value, 1);
        add_shape(value);
    }
    mpz_fdiv_q_2exp(value, limit, 1);
    add_shape(value);
    while (shape_count < SHAPES_MAX - 2) {
        mpz_urandomm(value, state, limit);
        add_shape(value);
    }
    gmp_randclear(state);
    mpz_clears(value, around, NULL);
}

static void use_field(int index)
{
    struct reference r;
    reference_load(&r, index / 2);
    field = index % 2 == 0 ? r.curve->field : r.curve->order;
    mpz_inits(m, R, limit, NULL);
    mpz_set(m, index % 2 == 0 ? r.p : r.n);
    mpz_setbit(R, FIELD_DIGIT_BITS * field->digits);
    mpz_setbit(limit, field->bits + 1);
    make_shapes();
    reference_clear(&r);
}

static void forget_field(void)
{
    for (size_t i = 0; i < shape_count; i++)
        mpz_clear(shapes[i]);
    mpz_clears(m, R, limit, NULL);
}

/* What is stored in A is below the limit, digit for digit, and is WANT modulo m. */
static void assert_element(const struct element *a, const mpz_t want)
{
    mpz_t have, difference;
    mpz_inits(have, difference, NULL);
    for (unsigned i = 0; i < field->digits; i++)
        ck_assert_uint_le(a->digit[i], FIELD_DIGIT_MASK);
    mpz_from_digits(have, field, a);
    ck_assert_int_lt(mpz_cmp(have, limit), 0);
    mpz_sub(difference, have, want);
    ck_assert(mpz_divisible_p(difference, m));
    mpz_clears(have, difference, NULL);
}

START_TEST(constants)
{
    mpz_t value, want;
    use_field(_i);
    mpz_inits(value, want, NULL);
    ck_assert_uint_eq(field->bits, mpz_sizeinbase(m, 2));
    ck_assert_uint_eq(field->length, (field->bits + 7) / 8);
    ck_assert_uint_le(field->bits + 4, FIELD_DIGIT_BITS * field->digits);
    mpz_from_digits(value, field, &field->modulus);
    ck_assert_int_eq(mpz_cmp(value, m), 0);
    mpz_from_digits(value, field, &field->one);
    mpz_mod(want, R, m);
    ck_assert_int_eq(mpz_cmp(value, want), 0);
    mpz_from_digits(value, field, &field->r_squared);
    mpz_mul(want, R, R);
    mpz_mod(want, want, m);
    ck_assert_int_eq(mpz_cmp(value, want), 0);
    ck_assert_uint_eq((field->inverse * field->modulus.digit[0] + 1) & FIELD_DIGIT_MASK,
                      0);
    ck_assert_uint_le(field->inverse, FIELD_DIGIT_MASK);
    mpz_clears(value, want, NULL);
    forget_field();
}
END_TEST

/* ab/R for all pairs; where factors and result are one element, too. */
START_TEST(products)
{
    mpz_t want, inverse;
    struct element a, b, product;
    use_field(_i);
    mpz_inits(want, inverse, NULL);
    mpz_invert(inverse, R, m);
    for (size_t i = 0; i < shape_count; i++)
        for (size_t j = 0; j < shape_count; j++) {
            mpz_mul(want, shapes[i], shapes[j]);
            mpz_mul(want, want, inverse);
            digits_from_mpz(&a, shapes[i]);
            digits_from_mpz(&b, shapes[j]);
            field_multiply(field, &product, &a, &b);
            assert_element(&product, want);
            field_multiply(field, &a, &a, &b);
            ck_assert_mem_eq(&a, &product, field->digits * sizeof a.digit[0]);
            digits_from_mpz(&a, shapes[i]);
            field_multiply(field, &b, &a, &b);
            ck_assert_mem_eq(&b, &product, field->digits * sizeof a.digit[0]);
            if (i == j) {
                field_square(field, &b, &a);
                assert_element(&b, want);
                field_square(field, &a, &a);
                assert_element(&a, want);
            }
        }
    mpz_clears(want, inverse, NULL);
    forget_field();
}
END_TEST

static void check_sums(const mpz_t x, const mpz_t y)
{
    mpz_t want;
    struct element a, b, result;
    mpz_init(want);
    digits_from_mpz(&a, x);
    digits_from_mpz(&b, y);
    mpz_add(want, x, y);
    field_add(field, &result, &a, &b);
    assert_element(&result, want);
    mpz_sub(want, x, y);
    field_subtract(field, &result, &a, &b);
    assert_element(&result, want);
    for (unsigned k = 1; k <= 8; k++) {
        mpz_set(want, x);
        mpz_submul_ui(want, y, k);
        field_subtract_scaled(field, &result, &a, k, &b);
        assert_element(&result, want);
        mpz_mul_ui(want, y, k);
        field_scale(field, &result, &b, k);
        assert_element(&result, want);
    }
    field_negate(field, &result, &b);
    mpz_neg(want, y);
    assert_element(&result, want);
    field_add(field, &b, &b, &b);
    mpz_mul_ui(want, y, 2);
    assert_element(&b, want);
    field_subtract(field, &a, &a, &a);
    mpz_set_ui(want, 0);
    assert_element(&a, want);
    mpz_clear(want);
}

START_TEST(sums)
{
    use_field(_i);
    for (size_t i = 0; i < shape_count; i++)
        for (size_t j = 0; j < shape_count; j++)
            if (!test_is_quick() || (i + j) % 4 == 0)
                check_sums(shapes[i], shapes[j]);
    forget_field();
}
END_TEST

/* 0 and equality, for all forms that a number has. */
START_TEST(comparisons)
{
    mpz_t difference;
    struct element a, b;
    use_field(_i);
    mpz_init(difference);
    for (size_t i = 0; i < shape_count; i++) {
        digits_from_mpz(&a, shapes[i]);
        uint64_t is_zero = mpz_divisible_p(shapes[i], m) ? UINT64_MAX : 0;
        ck_assert_uint_eq(field_is_zero(field, &a), is_zero);
        for (size_t j = 0; j < shape_count; j++) {
            digits_from_mpz(&b, shapes[j]);
            mpz_sub(difference, shapes[i], shapes[j]);
            uint64_t is_equal = mpz_divisible_p(difference, m) ? UINT64_MAX : 0;
            ck_assert_uint_eq(field_is_equal(field, &a, &b), is_equal);
        }
    }
    mpz_clear(difference);
    forget_field();
}
END_TEST

/* R^2/a for what is stored; 0 for 0. More random ones, as each takes other steps. */
START_TEST(inverses)
{
    mpz_t want, value;
    gmp_randstate_t state;
    struct element a;
    unsigned count = test_is_quick() ? 20 : 1000;
    use_field(_i);
    mpz_inits(want, value, NULL);
    gmp_randinit_default(state);
    for (size_t i = 0; i < shape_count + count; i++) {
        if (i < shape_count)
            mpz_set(value, shapes[i]);
        else
            mpz_urandomm(value, state, limit);
        if (mpz_invert(want, value, m) == 0)
            mpz_set_ui(want, 0);
        mpz_mul(want, want, R);
        mpz_mul(want, want, R);
        digits_from_mpz(&a, value);
        field_invert(field, &a, &a);
        assert_element(&a, want);
    }
    gmp_randclear(state);
    mpz_clears(want, value, NULL);
    forget_field();
}
END_TEST

/* With the primes: a root of what is a square, and none of what is not. The orders are not
 * asked for roots, and that of P-256 is 1 modulo 4. */
START_TEST(square_roots)
{
    mpz_t number, inverse;
    struct element a, root;
    unsigned squares = 0;
    use_field(2 * _i);
    mpz_inits(number, inverse, NULL);
    mpz_invert(inverse, R, m);
    for (size_t i = 0; i < shape_count; i++) {
        digits_from_mpz(&a, shapes[i]);
        mpz_mul(number, shapes[i], inverse);
        bool is_square = mpz_legendre(number, m) >= 0;
        ck_assert_int_eq(field_square_root(field, &root, &a), is_square);
        if (is_square) {
            field_square(field, &root, &root);
            ck_assert(field_is_equal(field, &root, &a));
            squares++;
        }
    }
    ck_assert_uint_gt(squares, 10);
    ck_assert_uint_lt(squares, shape_count - 10);
    mpz_clears(number, inverse, NULL);
    forget_field();
}
END_TEST

/* Every shape as bytes: those from m on are refused, and reduced by field_read_reduced. */
START_TEST(bytes)
{
    mpz_t below, want;
    struct element a;
    uint8_t in[FIELD_LENGTH_MAX], out[FIELD_LENGTH_MAX + 1];
    use_field(_i);
    mpz_inits(below, want, NULL);
    mpz_setbit(below, field->bits);
    for (size_t i = 0; i < shape_count; i++) {
        bool is_below = mpz_cmp(shapes[i], m) < 0;
        if (mpz_sizeinbase(shapes[i], 2) > 8 * field->length)
            continue;
        bytes_from_mpz(in, field->length, shapes[i]);
        ck_assert_int_eq(field_read(field, &a, in), is_below);
        mpz_mul(want, shapes[i], R);
        if (!is_below)
            mpz_set_ui(want, 0);
        assert_element(&a, want);
        if (mpz_cmp(shapes[i], below) >= 0)
            continue;
        field_read_reduced(field, &a, in);
        out[field->length] = 0xa5;
        field_write(field, &a, out);
        mpz_mod(want, shapes[i], m);
        bytes_from_mpz(in, field->length, want);
        ck_assert_mem_eq(in, out, field->length);
        ck_assert_uint_eq(out[field->length], 0xa5);
    }
    field_write_modulus(field, out);
    bytes_from_mpz(in, field->length, m);
    ck_assert_mem_eq(in, out, field->length);
    mpz_clears(below, want, NULL);
    forget_field();
}
END_TEST

START_TEST(selection)
{
    struct element a = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}}, b;
    use_field(_i);
    b = field->modulus;
    field_select(field, &a, 0, &b);
    ck_assert_uint_eq(a.digit[0], 1);
    field_select(field, &a, UINT64_MAX, &b);
    ck_assert_mem_eq(&a, &b, field->digits * sizeof a.digit[0]);
    forget_field();
}
END_TEST

Suite *field_suite(void)
{
    Suite *suite = suite_create("field");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, constants, 0, FIELD_COUNT);
    tcase_add_loop_test(cases, products, 0, FIELD_COUNT);
    tcase_add_loop_test(cases, sums, 0, FIELD_COUNT);
    tcase_add_loop_test(cases, comparisons, 0, FIELD_COUNT);
    tcase_add_loop_test(cases, inverses, 0, FIELD_COUNT);
    tcase_add_loop_test(cases, square_roots, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, bytes, 0, FIELD_COUNT);
    tcase_add_loop_test(cases, selection, 0, FIELD_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
