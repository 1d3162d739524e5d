/* reference.h -- the curves again, by GMP and as a textbook has them: affine points, a division
 * in each addition, and one bit of a scalar after the other. The numbers are those of
 * tests/vectors/ec/curves.txt. */
#ifndef CERTWRIGHT_TESTS_EC_REFERENCE_H
#define CERTWRIGHT_TESTS_EC_REFERENCE_H

#include <gmp.h>

#include "ec/curve.h"
#include "ec/jacobian.h"
#include "tests/support/support.h"

#define CURVE_COUNT 3
extern const struct curve *const all_curves[CURVE_COUNT];

struct reference_point {
    bool is_infinity;
    mpz_t x, y;
};

struct reference {
    const struct curve *curve;
    mpz_t p, n, b;
    struct reference_point G;
};

/* reference_load reads the curve at INDEX of all_curves; reference_clear frees it. */
void reference_load(struct reference *r, int index);
void reference_clear(struct reference *r);

void reference_point_init(struct reference_point *point); /* infinity */
void reference_point_clear(struct reference_point *point);
void reference_point_set(struct reference_point *result,
                         const struct reference_point *point);
void reference_negate(const struct reference *r, struct reference_point *point);

/* reference_add sets RESULT to P + Q, and reference_multiply to K P, for all points and any
 * K that is not negative. */
void reference_add(const struct reference *r, struct reference_point *result,
                   const struct reference_point *p, const struct reference_point *q);
void reference_multiply(const struct reference *r, struct reference_point *result,
                        const mpz_t k, const struct reference_point *point);

/* reference_lift sets POINT to one with x-coordinate X, and returns false if there is none. */
bool reference_lift(const struct reference *r, struct reference_point *point,
                    const mpz_t x);

/* affine_from_reference makes RESULT, which is not infinity, a point of the library. */
void affine_from_reference(const struct reference *r, struct affine_point *result,
                           const struct reference_point *point);

/* assert_point fails unless HAVE is WANT. */
void assert_point(const struct reference *r, const struct jacobian_point *have,
                  const struct reference_point *want);

/* mpz_from_digits sets VALUE to the digits of A as they stand. digits_from_mpz does the
 * opposite. */
void mpz_from_digits(mpz_t value, const struct field *field, const struct element *a);
void digits_from_mpz(struct element *a, const mpz_t value);

/* mpz_from_bytes and bytes_from_mpz: big-endian, of fixed LENGTH. */
void mpz_from_bytes(mpz_t value, const uint8_t *bytes, size_t length);
void bytes_from_mpz(uint8_t *bytes, size_t length, const mpz_t value);

#endif
