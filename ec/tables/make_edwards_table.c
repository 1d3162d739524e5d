/* make_edwards_table.c -- writes the arrays of ../edwards_table.h on standard output, in C. It is
 * compiled and run while the library is built, with field25519.c and edwards.c. */
#include <inttypes.h>
#include <stdio.h>

#include "../edwards_table.h"

static void print_element(const struct element25519 *a)
{
    struct element25519 tight;
    uint8_t bytes[FIELD25519_LENGTH];
    field25519_to_bytes(bytes, a);
    field25519_from_bytes(&tight, bytes);
    fputs("{{", stdout);
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
        printf("UINT64_C(0x%" PRIx64 "), ", tight.digit[i]);
    fputs("}}, ", stdout);
}

/* With Z = 1: X, Y and T divided by it. */
static void print_entry(const struct edwards_point *point)
{
    struct edwards_point affine = *point;
    struct edwards_summand summand;
    struct element25519 inverse;
    field25519_invert(&inverse, &point->Z);
    field25519_multiply(&affine.X, &point->X, &inverse);
    field25519_multiply(&affine.Y, &point->Y, &inverse);
    field25519_multiply(&affine.T, &point->T, &inverse);
    edwards_prepare(&summand, &affine);
    fputs("{", stdout);
    print_element(&summand.entry.minus);
    print_element(&summand.entry.plus);
    print_element(&summand.entry.product);
    puts("},");
}

static void add(struct edwards_point *sum, const struct edwards_point *a)
{
    struct edwards_factors factors;
    struct edwards_summand summand;
    edwards_prepare(&summand, a);
    edwards_add(&factors, sum, &summand);
    edwards_finish(sum, &factors);
}

/* POINT, POINT + STEP, POINT + 2 STEP ... */
static void print_multiples(struct edwards_point point,
                            const struct edwards_point *step, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        print_entry(&point);
        add(&point, step);
    }
}

static void double_point(struct edwards_point *point, unsigned times)
{
    for (unsigned i = 0; i < times; i++)
        add(point, point);
}

int main(void)
{
    struct edwards_point point = edwards_base;
    puts("#include \"ec/edwards_table.h\"");
    puts("const struct edwards_entry");
    puts("edwards_table[EDWARDS_TABLE_ROWS][EDWARDS_TABLE_COLUMNS] = {");
    for (unsigned i = 0; i < EDWARDS_TABLE_ROWS; i++) {
        puts("{");
        print_multiples(point, &point, EDWARDS_TABLE_COLUMNS);
        puts("},");
        double_point(&point, 8);
    }
    puts("};");
    point = edwards_base;
    double_point(&point, 1);
    puts("const struct edwards_entry edwards_odd_multiples[EDWARDS_ODD_COUNT] = {");
    print_multiples(edwards_base, &point, EDWARDS_ODD_COUNT);
    puts("};");
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
