/* field_moduli.c -- the six moduli: the primes p and the orders n of P-256, P-384 and P-521
 * (SP 800-186 section 3.2.1), and the arithmetic for each.
 *
 *     P-256   p = 2^256 - 2^224 + 2^192 + 2^96 - 1
 *     P-384   p = 2^384 - 2^128 - 2^96 + 2^32 - 1
 *     P-521   p = 2^521 - 1
 *
 * Digits have 52 bits, the least significant first. tests/ec/field.c computes all of them
 * again from the numbers in the standard. */
#include "field_product.h"
#include "field_sum.h"

/* --- sums, for a number of digits D --------------------------------------------------- */

#define SUMS(D)                                                                        \
    static void add_##D(const struct field *field, struct element *result,             \
                        const struct element *a, const struct element *b)              \
    {                                                                                  \
        add_body(field, result, a, b, D);                                              \
    }                                                                                  \
    static void subtract_##D(const struct field *field, struct element *result,        \
                             const struct element *a, unsigned k,                      \
                             const struct element *b)                                  \
    {                                                                                  \
        subtract_body(field, result, a, k, b, D);                                      \
    }                                                                                  \
    static void scale_##D(const struct field *field, struct element *result,           \
                          const struct element *a, unsigned k)                         \
    {                                                                                  \
        scale_body(field, result, a, k, D);                                            \
    }

SUMS(5)
SUMS(8)
SUMS(11)

/* --- products for the primes, whose digits the compiler knows ------------------------- */

static const struct modulus_shape shape_p256 = {
    .plus_one = {0, 0x100000000000, 0, 0x1000000000, 0xffffffff0000},
    .inverse = 0x1,
};

static const struct modulus_shape shape_p384 = {
    .plus_one = {0x100000000, -0x100000000000, -0x1000000, 0, 0, 0, 0, 0x100000},
    .inverse = 0x100000001,
};

static const struct modulus_shape shape_p521 = {
    .plus_one = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x2},
    .inverse = 0x1,
};

#define PRODUCTS_OF_PRIME(NAME, D)                                                     \
    static void multiply_##NAME(const struct field *field, struct element *result,     \
                                const struct element *a, const struct element *b)      \
    {                                                                                  \
        (void)field;                                                                   \
        product_body(result, a, b, D, &shape_##NAME);                                  \
    }                                                                                  \
    static void square_##NAME(const struct field *field, struct element *result,       \
                              const struct element *a)                                 \
    {                                                                                  \
        (void)field;                                                                   \
        square_body(result, a, D, &shape_##NAME);                                      \
    }

PRODUCTS_OF_PRIME(p256, 5)
PRODUCTS_OF_PRIME(p384, 8)
PRODUCTS_OF_PRIME(p521, 11)

/* --- products for the orders, whose digits are like any ------------------------------- */

static inline __attribute__((always_inline)) void
shape_of(const struct field *field, struct modulus_shape *shape, unsigned D)
{
    shape->inverse = field->inverse;
#pragma GCC unroll 11
    for (unsigned i = 0; i < D; i++)
        shape->plus_one[i] = (int64_t)field->modulus.digit[i] + (i == 0);
}

#define PRODUCTS(D)                                                                    \
    static void multiply_##D(const struct field *field, struct element *result,        \
                             const struct element *a, const struct element *b)         \
    {                                                                                  \
        struct modulus_shape shape;                                                    \
        shape_of(field, &shape, D);                                                    \
        product_body(result, a, b, D, &shape);                                         \
    }                                                                                  \
    static void square_##D(const struct field *field, struct element *result,          \
                           const struct element *a)                                    \
    {                                                                                  \
        struct modulus_shape shape;                                                    \
        shape_of(field, &shape, D);                                                    \
        square_body(result, a, D, &shape);                                             \
    }

PRODUCTS(5)
PRODUCTS(8)
PRODUCTS(11)

/* --- the moduli ----------------------------------------------------------------------- */

const struct field field_p256 = {
    .bits = 256,
    .digits = 5,
    .length = 32,
    .modulus = {{0xfffffffffffff, 0xfffffffffff, 0, 0x1000000000, 0xffffffff0000}},
    .one = {{0x10, 0xf000000000000, 0xfffffffffffff, 0xffeffffffffff, 0xfffff}},
    .r_squared = {{0x300, 0xffffffff00000, 0xffffefffffffb, 0xfdfffffffffff,
                   0x4ffffff}},
    .inverse = 0x1,
    .multiply = multiply_p256,
    .square = square_p256,
    .add = add_5,
    .subtract = subtract_5,
    .scale = scale_5,
};

const struct field order_p256 = {
    .bits = 256,
    .digits = 5,
    .length = 32,
    .modulus = {{0x9cac2fc632551, 0xada7179e84f3b, 0xfffffffbce6fa, 0xfffffffff,
                 0xffffffff0000}},
    .one = {{0x353d039cdaaf0, 0x258e8617b0c46, 0x4319055, 0xfff0000000000, 0xfffff}},
    .r_squared = {{0x5cc0dea6dc3ba, 0x192a067d8a084, 0xbec59615571bb, 0x1fc245b2392b6,
                   0xe12d9559d956}},
    .inverse = 0x1c8aaee00bc4f,
    .multiply = multiply_5,
    .square = square_5,
    .add = add_5,
    .subtract = subtract_5,
    .scale = scale_5,
};

const struct field field_p384 = {
    .bits = 384,
    .digits = 8,
    .length = 48,
    .modulus = {{0xffffffff, 0xff00000000000, 0xffffffeffffff, 0xfffffffffffff,
                 0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff, 0xfffff}},
    .one = {{0x100000000, 0xffffffffff000, 0xffffff, 0x10, 0, 0, 0, 0}},
    .r_squared = {{0, 0xfe00000001000, 0xffffff, 0x20, 0xfffffffe0000, 0x20000000,
                   0x100, 0}},
    .inverse = 0x100000001,
    .multiply = multiply_p384,
    .square = square_p384,
    .add = add_8,
    .subtract = subtract_8,
    .scale = scale_8,
};

const struct field order_p384 = {
    .bits = 384,
    .digits = 8,
    .length = 48,
    .modulus = {{0xc196accc52973, 0xb248b0a77aece, 0x4372ddf581a0d, 0xffffc7634d81f,
                 0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff, 0xfffff}},
    .one = {{0xad68d00000000, 0x851313e695333, 0x7e5f24db74f58, 0xb27e0bc8d220a, 0x389c,
             0, 0, 0}},
    .r_squared = {{0x34124f50ddb2d, 0xc974971bd0d8d, 0x2118942bfd3cc, 0x9f43be8072178,
                   0x5bf030606de60, 0xd49174aab1cc, 0xb7a28266895d4, 0x3fb05}},
    .inverse = 0x46089e88fdc45,
    .multiply = multiply_8,
    .square = square_8,
    .add = add_8,
    .subtract = subtract_8,
    .scale = scale_8,
};

const struct field field_p521 = {
    .bits = 521,
    .digits = 11,
    .length = 66,
    .modulus = {{0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff,
                 0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff,
                 0xfffffffffffff, 0xfffffffffffff, 0x1}},
    .one = {{0x8000000000000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    .r_squared = {{0, 0x4000000000000, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    .inverse = 0x1,
    .multiply = multiply_p521,
    .square = square_p521,
    .add = add_11,
    .subtract = subtract_11,
    .scale = scale_11,
};

const struct field order_p521 = {
    .bits = 521,
    .digits = 11,
    .length = 66,
    .modulus = {{0xfb71e91386409, 0xb8899c47aebb6, 0x709a5d03bb5c9, 0x966b7fcc0148f,
                 0xa51868783bf2f, 0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff,
                 0xfffffffffffff, 0xfffffffffffff, 0x1}},
    .one = {{0x8000000000000, 0x82470b763cdfb, 0x23bb31dc28a24, 0x47b2d17e2251b,
             0x34ca4019ff5b8, 0x2d73cbc3e2068, 0, 0, 0, 0, 0}},
    .r_squared = {{0x3b4d7a5b140ce, 0xcb0bf26c55bf9, 0x37e5396c67ee9, 0x2bd1c80cf7b13,
                   0x73cbe28f15e41, 0xdd6e23d82e49c, 0x3d142b7756e3e, 0x61a8e567bccff,
                   0x92d0d455bcc6d, 0x383d2d8e03d14, 0}},
    .inverse = 0xf5ccd79a995c7,
    .multiply = multiply_11,
    .square = square_11,
    .add = add_11,
    .subtract = subtract_11,
    .scale = scale_11,
};
