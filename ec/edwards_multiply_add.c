/* edwards_multiply_add.c -- two scalars times two points, for verifying: everything is public,
 * and nothing here is constant time.
 *
 * Both sums are made together from the top, with one doubling for each bit. A scalar is written
 * in its non-adjacent form of width w (Solinas, "Efficient arithmetic on Koblitz curves", 2000):
 * a digit is 0 or odd and between -2^(w - 1) and 2^(w - 1), and of w neighbours at most one is
 * not 0. So only odd multiples are needed, and one addition for w + 1 bits on average. */
#include <string.h>

#include "edwards_table.h"

#define DIGITS 256

/* Of the base point there is a table; of the other point it is made each time. */
#define BASE_WIDTH  8
#define POINT_WIDTH 5
#define POINT_COUNT (1 << (POINT_WIDTH - 2))

_Static_assert(EDWARDS_ODD_COUNT == 1 << (BASE_WIDTH - 2),
               "the table has another width");

/* Bits FIRST to FIRST + WIDTH - 1 of SCALAR, those above its top being 0. */
static unsigned bits_of(const uint8_t scalar[32], unsigned first, unsigned width)
{
    unsigned low = scalar[first / 8];
    if (first / 8 + 1 < 32)
        low |= (unsigned)scalar[first / 8 + 1] << 8;
    return low >> first % 8 & ((1u << width) - 1);
}

/* SCALAR is below 2^255. Returns how many digits there are up to the last that is not 0. */
static unsigned write_digits(int8_t digits[DIGITS], const uint8_t scalar[32],
                             unsigned width)
{
    unsigned carry = 0, count = 0;
    memset(digits, 0, DIGITS);
    for (unsigned i = 0; i < DIGITS;) {
        if (bits_of(scalar, i, 1) == carry) {
            i++; /* bit plus carry is 0, or 2: no digit, and the same carry */
            continue;
        }
        unsigned window = bits_of(scalar, i, width) + carry;
        carry = window >> (width - 1); /* the upper half becomes negative */
        digits[i] = (int8_t)((int)window - (int)(carry << width));
        count = i + 1;
        i += width;
    }
    return count;
}

/* MULTIPLE[i] = (2 i + 1) A */
static void odd_multiples(struct edwards_summand multiple[POINT_COUNT],
                          const struct edwards_point *a)
{
    struct edwards_summand twice;
    struct edwards_factors factors;
    struct edwards_point point;
    edwards_double(&factors, a);
    edwards_finish(&point, &factors);
    edwards_prepare(&twice, &point);
    point = *a;
    edwards_prepare(&multiple[0], &point);
    for (unsigned i = 1; i < POINT_COUNT; i++) {
        edwards_add(&factors, &point, &twice);
        edwards_finish(&point, &factors);
        edwards_prepare(&multiple[i], &point);
    }
}

static void add_point(struct edwards_factors *sum, const struct edwards_point *a,
                      const struct edwards_summand multiple[POINT_COUNT], int digit)
{
    if (digit > 0)
        edwards_add(sum, a, &multiple[digit / 2]);
    else
        edwards_subtract(sum, a, &multiple[-digit / 2]);
}

static void add_base(struct edwards_factors *sum, const struct edwards_point *a,
                     int digit)
{
    if (digit > 0)
        edwards_add_entry(sum, a, &edwards_odd_multiples[digit / 2]);
    else
        edwards_subtract_entry(sum, a, &edwards_odd_multiples[-digit / 2]);
}

void edwards_multiply_add(struct edwards_point *sum, const uint8_t u[32],
                          const uint8_t v[32], const struct edwards_point *a)
{
    int8_t of_base[DIGITS], of_point[DIGITS];
    struct edwards_summand multiple[POINT_COUNT];
    struct edwards_factors factors;
    unsigned base_count = write_digits(of_base, u, BASE_WIDTH);
    unsigned count = write_digits(of_point, v, POINT_WIDTH);
    if (count < base_count)
        count = base_count;
    odd_multiples(multiple, a);
    *sum = edwards_neutral;
    for (unsigned i = count; i-- > 0;) {
        edwards_double(&factors, sum);
        if (of_point[i] != 0) {
            edwards_finish(sum, &factors);
            add_point(&factors, sum, multiple, of_point[i]);
        }
        if (of_base[i] != 0) {
            edwards_finish(sum, &factors);
            add_base(&factors, sum, of_base[i]);
        }
        edwards_finish_without_T(sum, &factors);
    }
}
