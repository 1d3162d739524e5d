/* shapes.h -- random numbers, and among them those at which arithmetic goes wrong first: the
 * ends of the range, few bits, nearly all bits, long runs of equal bits. */
#ifndef CERTWRIGHT_TESTS_ORACLE_SHAPES_H
#define CERTWRIGHT_TESTS_ORACLE_SHAPES_H

#include "ec/curve.h"
#include "random/random.h"

/* shape_octets fills OCTETS. */
void shape_octets(struct random_source *random, uint8_t *octets, size_t length);

/* shape_scalar sets SCALAR, curve->length bytes, to a number from 1 to n - 1. */
void shape_scalar(struct random_source *random, const struct curve *curve,
                  uint8_t *scalar);

/* shape_flip changes one bit of OCTETS. */
void shape_flip(struct random_source *random, uint8_t *octets, size_t length);

#endif
