/* trace_toy_signature.c -- the letters are those of FIPS 186-5 section 6.4; 1 / k modulo n
 * is what the standard calls k^-1. */
#include "trace_toy_signature.h"

#include <stddef.h>

static int multiply(const struct toy_group *group, int a, int b)
{
    return toy_modulo((int64_t)a * b, group->n);
}

bool toy_sign(const struct toy_group *group, int d, int e, int k,
              struct toy_signature *signature)
{
    int n = group->n;
    *signature = (struct toy_signature){.e = e, .k = k};
    signature->R = toy_multiply(&group->curve, k, group->G, NULL);
    signature->r = toy_modulo(signature->R.x, n);
    int inverse = toy_invert(k, n, &signature->euclid);
    int sum = toy_modulo(e + multiply(group, signature->r, d), n);
    signature->s = multiply(group, inverse, sum);
    return signature->r != 0 && signature->s != 0;
}

struct toy_verification toy_verify(const struct toy_group *group, struct toy_point Q,
                                   const struct toy_signature *signature)
{
    struct toy_verification v = {0};
    v.w = toy_invert(signature->s, group->n, &v.euclid);
    v.u1 = multiply(group, signature->e, v.w);
    v.u2 = multiply(group, signature->r, v.w);
    v.U1 = toy_multiply(&group->curve, v.u1, group->G, NULL);
    v.U2 = toy_multiply(&group->curve, v.u2, Q, NULL);
    v.sum = toy_add(&group->curve, v.U1, v.U2);
    v.v = toy_modulo(v.sum.sum.x, group->n);
    return v;
}

struct toy_recovery toy_recover(const struct toy_group *group,
                                const struct toy_signature *first,
                                const struct toy_signature *second)
{
    struct toy_recovery recovery = {0};
    int n = group->n, r = first->r;
    recovery.e_difference = toy_modulo(first->e - second->e, n);
    recovery.s_difference = toy_modulo(first->s - second->s, n);
    int inverse = toy_invert(recovery.s_difference, n, &recovery.s_euclid);
    recovery.k = multiply(group, recovery.e_difference, inverse);
    int rd = toy_modulo(multiply(group, first->s, recovery.k) - first->e, n);
    recovery.d = multiply(group, rd, toy_invert(r, n, &recovery.r_euclid));
    return recovery;
}
