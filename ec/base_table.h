/* base_table.h -- multiples of the generators, for multiply_base.c and multiply_add.c. They are
 * computed when certwright is built, by ec/tables/make_base_tables.c. Internal to ec/.
 *
 * Row i has d 32^i G for d = 1, 2, ... 16: x and y, D digits of 52 bits each, as elements have
 * them. There are as many rows as windows of five bits in a scalar and one bit more. */
#ifndef CERTWRIGHT_EC_BASE_TABLE_H
#define CERTWRIGHT_EC_BASE_TABLE_H

#include <stdint.h>

#include "curve.h"

#define BASE_WINDOW  5
#define BASE_ENTRIES (1 << (BASE_WINDOW - 1))
/* Of a curve with a prime of so many BITS. */
#define BASE_ROWS(bits) ((bits) / BASE_WINDOW + 1)

extern const uint64_t base_table_p256[BASE_ROWS(256)][BASE_ENTRIES][2 * 5];
extern const uint64_t base_table_p384[BASE_ROWS(384)][BASE_ENTRIES][2 * 8];
extern const uint64_t base_table_p521[BASE_ROWS(521)][BASE_ENTRIES][2 * 11];

/* base_table_entry sets POINT to D 32^ROW G, D from 1 to 16. Not constant time. */
void base_table_entry(const struct curve *curve, struct affine_point *point,
                      unsigned row, unsigned d);

/* base_table_scan does the same for any D from 0 to 16, (0, 0) for 0, by looking at the
 * whole row: constant time in D. */
void base_table_scan(const struct curve *curve, struct affine_point *point,
                     unsigned row, uint64_t d);

#endif
