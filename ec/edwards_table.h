/* edwards_table.h -- multiples of the base point of edwards.h, 38 KB of them, which
 * tables/make_edwards_table.c computes when the library is built. Internal to ec/. */
#ifndef CERTWRIGHT_EC_EDWARDS_TABLE_H
#define CERTWRIGHT_EC_EDWARDS_TABLE_H

#include "edwards.h"

#define EDWARDS_TABLE_ROWS    32
#define EDWARDS_TABLE_COLUMNS 8
#define EDWARDS_ODD_COUNT     64

/* [i][j] is (j + 1) 256^i B. All of it is tight. */
extern const struct edwards_entry edwards_table[EDWARDS_TABLE_ROWS]
                                               [EDWARDS_TABLE_COLUMNS];

/* [i] is (2 i + 1) B. */
extern const struct edwards_entry edwards_odd_multiples[EDWARDS_ODD_COUNT];

#endif
