/* field_moduli.c -- the six moduli: the primes p and the orders n of P-256, P-384 and P-521
 * (SP 800-186 section 3.2.1), and the product for each.
 *
 *     P-256   p = 2^256 - 2^224 + 2^192 + 2^96 - 1
 *     P-384   p = 2^384 - 2^128 - 2^96 + 2^32 - 1
 *     P-521   p = 2^521 - 1
 *
 * Digits have 52 bits, the least significant first. tests/ec/field.c computes all of them
 * again from the numbers in the standard. */
#include "field_product.h"

static const struct modulus_shape field_p256_shape = {
    .plus_one = {0, 0x100000000000, 0, 0x1000000000, 0xffffffff0000},
    .inverse = 0x1,
};

static void field_p256_multiply(struct element *product, const struct element *a,
                                const struct element *b)
{
    product_body(product, a, b, 5, &field_p256_shape);
}

static void field_p256_square(struct element *product, const struct element *a)
{
    square_body(product, a, 5, &field_p256_shape);
}

const struct field field_p256 = {
    .bits = 256,
    .digits = 5,
    .length = 32,
    .modulus = {{0xfffffffffffff, 0xfffffffffff, 0, 0x1000000000, 0xffffffff0000}},
    .one = {{0x10, 0xf000000000000, 0xfffffffffffff, 0xffeffffffffff, 0xfffff}},
    .r_squared = {{0x300, 0xffffffff00000, 0xffffefffffffb, 0xfdfffffffffff,
                   0x4ffffff}},
    .inverse = 0x1,
    .multiply = field_p256_multiply,
    .square = field_p256_square,
};

static const struct modulus_shape order_p256_shape = {
    .plus_one = {0x9cac2fc632552, 0xada7179e84f3b, 0xfffffffbce6fa, 0xfffffffff,
                 0xffffffff0000},
    .inverse = 0x1c8aaee00bc4f,
};

static void order_p256_multiply(struct element *product, const struct element *a,
                                const struct element *b)
{
    product_body(product, a, b, 5, &order_p256_shape);
}

static void order_p256_square(struct element *product, const struct element *a)
{
    square_body(product, a, 5, &order_p256_shape);
}

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
    .multiply = order_p256_multiply,
    .square = order_p256_square,
};

static const struct modulus_shape field_p384_shape = {
    .plus_one = {0x100000000, -0x100000000000, -0x1000000, 0, 0, 0, 0, 0x100000},
    .inverse = 0x100000001,
};

static void field_p384_multiply(struct element *product, const struct element *a,
                                const struct element *b)
{
    product_body(product, a, b, 8, &field_p384_shape);
}

static void field_p384_square(struct element *product, const struct element *a)
{
    square_body(product, a, 8, &field_p384_shape);
}

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
    .multiply = field_p384_multiply,
    .square = field_p384_square,
};

static const struct modulus_shape order_p384_shape = {
    .plus_one = {0xc196accc52974, 0xb248b0a77aece, 0x4372ddf581a0d, 0xffffc7634d81f,
                 0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff, 0xfffff},
    .inverse = 0x46089e88fdc45,
};

static void order_p384_multiply(struct element *product, const struct element *a,
                                const struct element *b)
{
    product_body(product, a, b, 8, &order_p384_shape);
}

static void order_p384_square(struct element *product, const struct element *a)
{
    square_body(product, a, 8, &order_p384_shape);
}

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
    .multiply = order_p384_multiply,
    .square = order_p384_square,
};

static const struct modulus_shape field_p521_shape = {
    .plus_one = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x2},
    .inverse = 0x1,
};

static void field_p521_multiply(struct element *product, const struct element *a,
                                const struct element *b)
{
    product_body(product, a, b, 11, &field_p521_shape);
}

static void field_p521_square(struct element *product, const struct element *a)
{
    square_body(product, a, 11, &field_p521_shape);
}

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
    .multiply = field_p521_multiply,
    .square = field_p521_square,
};

static const struct modulus_shape order_p521_shape = {
    .plus_one = {0xfb71e9138640a, 0xb8899c47aebb6, 0x709a5d03bb5c9, 0x966b7fcc0148f,
                 0xa51868783bf2f, 0xfffffffffffff, 0xfffffffffffff, 0xfffffffffffff,
                 0xfffffffffffff, 0xfffffffffffff, 0x1},
    .inverse = 0xf5ccd79a995c7,
};

static void order_p521_multiply(struct element *product, const struct element *a,
                                const struct element *b)
{
    product_body(product, a, b, 11, &order_p521_shape);
}

static void order_p521_square(struct element *product, const struct element *a)
{
    square_body(product, a, 11, &order_p521_shape);
}

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
    .multiply = order_p521_multiply,
    .square = order_p521_square,
};
