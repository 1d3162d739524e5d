/* montgomery.c -- products and powers modulo an odd number under valgrind, with the
 * operands marked undefined: memcheck then reports every branch and every address that
 * depends on them. There must be no report, neither from the portable form (valgrind
 * has no AVX-512, and so no kernel is used) nor from the kernel's source with its lanes
 * in C. "control" is a power by GMP's mpz_powm, which must be reported. Run by
 * tests/constant_time/run.sh. */
#include <stdio.h>
#include <string.h>
#include <valgrind/memcheck.h>

#include "bignum/montgomery.h"
#include "tests/bignum/montgomery_in_c.h"

static const size_t limb_counts[] = {2, 16, 24, 32, 48, 64};
#define SIZE_COUNT (sizeof limb_counts / sizeof limb_counts[0])

static const uint64_t exponents[] = {2, 65537};
#define EXPONENT_COUNT (sizeof exponents / sizeof exponents[0])

/* The modulus is public, and so is the count of limbs of an operand. */
struct operands {
    struct montgomery m;
    struct number a, b, result;
};

static void set_operands(struct operands *o, size_t limb_count)
{
    struct number n = {.limb_count = limb_count};
    memset(o, 0, sizeof *o);
    o->a.limb_count = o->b.limb_count = limb_count;
    for (size_t i = 0; i < limb_count; i++) {
        n.limb[i] = (mp_limb_t)(i + 1) * (mp_limb_t)0x9e3779b97f4a7c15;
        o->a.limb[i] = n.limb[i] / 3;
        o->b.limb[i] = n.limb[i] / 5;
    }
    n.limb[0] |= 1;
    if (!montgomery_prepare(&o->m, &n))
        puts("no modulus");
    montgomery_in_c_prepare(&o->m);
    VALGRIND_MAKE_MEM_UNDEFINED(o->a.limb, limb_count * sizeof(mp_limb_t));
    VALGRIND_MAKE_MEM_UNDEFINED(o->b.limb, limb_count * sizeof(mp_limb_t));
}

static void run_portable(struct operands *o, uint64_t exponent)
{
    o->m.digits.block_count = 0;
    if (!montgomery_multiply(&o->result, &o->a, &o->b, &o->m) ||
        !montgomery_power(&o->result, &o->result, exponent, &o->m))
        puts("no memory");
}

static void run_kernel(struct operands *o, uint64_t exponent)
{
    if (o->m.digits.block_count == 0)
        return;
    montgomery_in_c_multiply(o->result.limb, o->a.limb, o->b.limb, &o->m);
    montgomery_in_c_power(o->result.limb, o->result.limb, exponent, &o->m);
}

static void run_control(const struct operands *o, uint64_t exponent)
{
    mpz_t base, n, power;
    mpz_init(power);
    mpz_roinit_n(n, o->m.modulus.limb, (mp_size_t)o->m.modulus.limb_count);
    mpz_roinit_n(base, o->a.limb, (mp_size_t)o->a.limb_count);
    mpz_powm_ui(power, base, (unsigned long)exponent, n);
    mpz_clear(power);
}

int main(int argc, char **argv)
{
    static struct operands o;
    const char *what = argc > 1 ? argv[1] : "";
    if (!RUNNING_ON_VALGRIND) {
        fputs("montgomery: run this under valgrind\n", stderr);
        return 2;
    }
    for (size_t i = 0; i < SIZE_COUNT * EXPONENT_COUNT; i++) {
        set_operands(&o, limb_counts[i / EXPONENT_COUNT]);
        uint64_t exponent = exponents[i % EXPONENT_COUNT];
        if (strcmp(what, "portable") == 0)
            run_portable(&o, exponent);
        else if (strcmp(what, "kernel") == 0)
            run_kernel(&o, exponent);
        else if (strcmp(what, "control") == 0)
            run_control(&o, exponent);
        else
            return 2;
    }
    return 0;
}
