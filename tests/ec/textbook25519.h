/* textbook25519.h -- the curves of ec/edwards.h and ec/x25519.h as a textbook has them: affine
 * coordinates, GMP's integers, an inversion in every step. It shares nothing with what it is
 * compared with. */
#ifndef CERTWRIGHT_TESTS_EC_TEXTBOOK25519_H
#define CERTWRIGHT_TESTS_EC_TEXTBOOK25519_H

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The prime 2^255 - 19, the order L of the base point, d of the equation. */
extern mpz_t textbook_p, textbook_L, textbook_d;

struct textbook_point {
    mpz_t x, y;
};

extern struct textbook_point textbook_base,
    textbook_torsion; /* of the orders L and 8 */

/* textbook_start and textbook_stop are the fixture of every case that uses these. */
void textbook_start(void);
void textbook_stop(void);

/* textbook_read sets NUMBER to the LENGTH bytes at BYTES, little-endian, and textbook_write
 * writes 32 bytes of a NUMBER below 2^256. */
void textbook_read(mpz_t number, const uint8_t *bytes, size_t length);
void textbook_write(uint8_t bytes[32], const mpz_t number);

/* textbook_shape sets NUMBER, below 2^(8 LENGTH), to the edge case number KIND, and returns
 * false if there are not so many: 0, 1, and numbers around p, L and powers of two. */
bool textbook_shape(mpz_t number, size_t length, unsigned kind);

void textbook_point_init(struct textbook_point *point); /* (0, 1) */
void textbook_point_clear(struct textbook_point *point);

/* textbook_add sets SUM to A + B, and textbook_multiply PRODUCT to SCALAR times A; neither is
 * an operand. */
void textbook_add(struct textbook_point *sum, const struct textbook_point *a,
                  const struct textbook_point *b);
void textbook_multiply(struct textbook_point *product, const mpz_t scalar,
                       const struct textbook_point *a);

/* textbook_recover sets X to the root of (y^2 - 1) / (d y^2 + 1) with the lowest bit SIGN;
 * false if there is none. */
bool textbook_recover(mpz_t x, const mpz_t y, unsigned sign);

/* textbook_encode writes POINT as RFC 8032 section 5.1.2 has it. */
void textbook_encode(uint8_t encoded[32], const struct textbook_point *point);

/* textbook_ladder sets RESULT to the u-coordinate of SCALAR times a point with the
 * u-coordinate U, and to 0 for infinity. */
void textbook_ladder(mpz_t result, const mpz_t scalar, const mpz_t u);

#endif
