/* trace_toy_curve.h -- a curve y^2 = x^3 + ax + b over a field so small that every step can be
 * redone with a pencil: the addition law of SEC 1 section 2.2.1, and what it came by. It
 * shares nothing with ec/, which has no curve as small as this, and no secret is safe in it. */
#ifndef CERTWRIGHT_TRACE_TOY_CURVE_H
#define CERTWRIGHT_TRACE_TOY_CURVE_H

#include <stdbool.h>
#include <stdint.h>

/* Primes of two or three digits. */
#define TOY_PRIME_MIN 11
#define TOY_PRIME_MAX 997

/* Coordinates are from 0 to p - 1, and 0 for infinity. */
struct toy_point {
    bool is_infinity;
    int x, y;
};

/* p is a prime from TOY_PRIME_MIN to TOY_PRIME_MAX; a and b are from 0 to p - 1. */
struct toy_curve {
    int p, a, b;
};

/* toy_modulo returns NUMBER modulo MODULUS, from 0 to MODULUS - 1. */
int toy_modulo(int64_t number, int modulus);

/* Euclid's algorithm for the inverse of a number modulo another. Each row is the row before
 * the last less QUOTIENT times the last one, and for each
 * remainder = factor * number (mod modulus). */
#define TOY_EUCLID_ROWS 20 /* numbers of three digits need 15 at most */
struct toy_euclid {
    int number, modulus;
    int count;
    struct {
        int quotient, remainder, factor;
    } rows[TOY_EUCLID_ROWS];
    int inverse; /* of the last row, modulo the modulus */
};

/* toy_invert returns the inverse of NUMBER, which is not 0, modulo the prime MODULUS, and
 * keeps the rows in STEPS, which may be NULL. */
int toy_invert(int number, int modulus, struct toy_euclid *steps);

/* Which case of the addition law it was. */
enum toy_rule {
    TOY_CHORD,    /* two points with different x */
    TOY_TANGENT,  /* a point and itself */
    TOY_OPPOSITE, /* a point and its mirror image: infinity */
    TOY_NEUTRAL,  /* one of the two is infinity */
};

/* An addition. With a slope, its numbers are: slope = numerator / denominator, and the line
 * meets the curve in THIRD, the mirror image of SUM. */
struct toy_addition {
    enum toy_rule rule;
    struct toy_point sum, third;
    int numerator, denominator, slope;
    struct toy_euclid euclid; /* of 1 / denominator */
};

/* toy_add adds P and Q. */
struct toy_addition toy_add(const struct toy_curve *curve, struct toy_point P,
                            struct toy_point Q);

/* toy_multiply returns k P, k >= 0, by doubling and adding, from the uppermost bit of k on.
 * SEE, unless NULL, is shown each step: the bit, the double of what there was, and what there
 * is now. */
struct toy_point toy_multiply(const struct toy_curve *curve, int k, struct toy_point P,
                              void (*see)(int bit, struct toy_point doubled,
                                          struct toy_point now));

/* toy_has_point tells whether P, which is not infinity, satisfies the equation. */
bool toy_has_point(const struct toy_curve *curve, struct toy_point P);

bool toy_point_equal(struct toy_point P, struct toy_point Q);

/* toy_discriminant returns 4 a^3 + 27 b^2 modulo p; a curve for which it is 0 is none. */
int toy_discriminant(const struct toy_curve *curve);

/* toy_smallest_factor returns the smallest factor above 1 of NUMBER, which is above 1: a
 * prime's is the prime. */
int toy_smallest_factor(int number);

#endif
