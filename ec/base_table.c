/* base_table.c -- looking up a multiple of the generator. */
#include "base_table.h"

#include "constant_time.h"

/* Sets x and y of POINT, D digits each, to the entry of ROW for NUMBER, or to 0. It is inlined
 * where D is a constant, so that what was found stays in registers. */
static inline __attribute__((always_inline)) void scan(struct affine_point *point,
                                                       const uint64_t *restrict row,
                                                       uint64_t number, unsigned D)
{
    uint64_t found[2 * FIELD_DIGITS_MAX] = {0};
    for (unsigned d = 1; d <= BASE_ENTRIES; d++, row += 2 * D) {
        uint64_t is_it = mask_is_zero(d ^ number);
#pragma GCC unroll 22
        for (unsigned i = 0; i < 2 * D; i++)
            found[i] |= row[i] & is_it;
    }
    for (unsigned i = 0; i < D; i++) {
        point->x.digit[i] = found[i];
        point->y.digit[i] = found[D + i];
    }
}

void base_table_scan(const struct curve *curve, struct affine_point *point,
                     unsigned row, uint64_t d)
{
    if (curve->bits == 256)
        scan(point, base_table_p256[row][0], d, 5);
    else if (curve->bits == 384)
        scan(point, base_table_p384[row][0], d, 8);
    else
        scan(point, base_table_p521[row][0], d, 11);
}

void base_table_entry(const struct curve *curve, struct affine_point *point,
                      unsigned row, unsigned d)
{
    unsigned D = curve->field->digits;
    const uint64_t *entry;
    if (curve->bits == 256)
        entry = base_table_p256[row][d - 1];
    else if (curve->bits == 384)
        entry = base_table_p384[row][d - 1];
    else
        entry = base_table_p521[row][d - 1];
    for (unsigned i = 0; i < D; i++) {
        point->x.digit[i] = entry[i];
        point->y.digit[i] = entry[D + i];
    }
}
