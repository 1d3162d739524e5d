/* lanes.c -- the kernel of eight powers under valgrind, as plain C (valgrind does not know
 * the processor's instructions for it), with every digit of every operand marked undefined:
 * memcheck then reports each branch and each address that depends on one. There must be no
 * report; of each power nothing but the verdicts is released. "control" chooses a power from
 * a table as one would without care, and must be reported. Run by
 * tests/constant_time/run.sh. */
#include <stdio.h>
#include <string.h>
#include <valgrind/memcheck.h>

#define LANES_IN_C
#include "bignum/kernels/power_lanes_ifma.c"

#define BITS 100

static struct lanes_moduli moduli;
static struct lanes_number radix, base, exponent, result;

/* Digits that look random. The moduli are odd and of at most BITS bits. */
static void fill(struct lanes_number *number, size_t digits)
{
    static uint64_t state = 1;
    memset(number, 0, sizeof *number);
    for (size_t i = 0; i < digits; i++)
        for (size_t lane = 0; lane < POWER_LANES; lane++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            number->row[i][lane] =
                state >> 16 & DIGIT_MASK >> (i * DIGIT_BITS > 50 ? 4 : 0);
        }
}

static void set_operands(void)
{
    moduli.digits = 2 * LANE_BLOCK;
    moduli.bits = BITS;
    fill(&moduli.n, 2);
    fill(&radix, 1);
    fill(&base, 2);
    fill(&exponent, 2);
    for (size_t lane = 0; lane < POWER_LANES; lane++) {
        uint64_t n = moduli.n.row[0][lane] |= 1, inverse = n;
        for (unsigned i = 0; i < 5; i++)
            inverse *= 2 - n * inverse;
        moduli.inverse[lane] = (0 - inverse) & DIGIT_MASK;
    }
    VALGRIND_MAKE_MEM_UNDEFINED(&moduli.n, sizeof moduli.n);
    VALGRIND_MAKE_MEM_UNDEFINED(moduli.inverse, sizeof moduli.inverse);
    VALGRIND_MAKE_MEM_UNDEFINED(&radix, sizeof radix);
    VALGRIND_MAKE_MEM_UNDEFINED(&base, sizeof base);
    VALGRIND_MAKE_MEM_UNDEFINED(&exponent, sizeof exponent);
}

static void release(const char *what, uint8_t passed)
{
    VALGRIND_MAKE_MEM_DEFINED(&passed, sizeof passed);
    printf("%s: %02x\n", what, passed);
}

/* The entry of the table is an address. */
static void run_control(void)
{
    uint64_t table[16];
    memcpy(table, base.row, sizeof table);
    release("control", (uint8_t)(table[exponent.row[0][0] & 15] & 1));
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (!RUNNING_ON_VALGRIND) {
        fputs("lanes: run this under valgrind\n", stderr);
        return 2;
    }
    set_operands();
    if (strcmp(what, "base2") == 0)
        release(what, power_lanes_ifma_base2(&moduli, &radix));
    else if (strcmp(what, "power") == 0)
        power_lanes_ifma_power(&moduli, &radix, &base, &exponent, BITS, &result);
    else if (strcmp(what, "miller_rabin") == 0)
        release(what,
                power_lanes_ifma_miller_rabin(&moduli, &radix, &base, &exponent, 3));
    else if (strcmp(what, "control") == 0)
        run_control();
    else
        return 2;
    return 0;
}
