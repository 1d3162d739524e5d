/* make_base_tables.c -- prints the tables of ec/base_table.h as C. A program that is built and run
 * while certwright is built, out of the same fields and formulas as certwright itself. */
#include <inttypes.h>
#include <stdio.h>

#include "../base_table.h"
#include "../jacobian.h"

static void print_element(const struct field *field, const struct element *a)
{
    for (unsigned i = 0; i < field->digits; i++)
        printf("0x%" PRIx64 ",", a->digit[i]);
}

/* Prints d POINT for d from 1 to 16, and sets POINT to 32 POINT. No addition is exceptional: for d
 * from 2 to 15, d POINT and POINT differ and are not opposite, the order being far above 16. */
static void print_row(const struct curve *curve, struct jacobian_point *point)
{
    struct jacobian_point multiple = *point;
    puts("{");
    for (unsigned d = 1; d <= BASE_ENTRIES; d++) {
        struct affine_point affine;
        if (d == 2)
            jacobian_double(curve, &multiple, point);
        else if (d > 2)
            jacobian_add(curve, &multiple, &multiple, point);
        jacobian_to_affine(curve, &affine, &multiple);
        printf("{");
        print_element(curve->field, &affine.x);
        print_element(curve->field, &affine.y);
        puts("},");
    }
    puts("},");
    jacobian_double(curve, point, &multiple);
}

static void print_table(const struct curve *curve, const char *name)
{
    struct jacobian_point point;
    unsigned rows = BASE_ROWS(curve->bits);
    printf("const uint64_t %s[%u][%u][%u] = {\n", name, rows, (unsigned)BASE_ENTRIES,
           2 * curve->field->digits);
    jacobian_from_affine(curve, &point, &curve->generator);
    for (unsigned row = 0; row < rows; row++)
        print_row(curve, &point);
    puts("};");
}

int main(void)
{
    puts("#include \"ec/base_table.h\"");
    print_table(&curve_p256, "base_table_p256");
    print_table(&curve_p384, "base_table_p384");
    print_table(&curve_p521, "base_table_p521");
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
