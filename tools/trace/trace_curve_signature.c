/* trace_curve_signature.c -- ECDSA on a toy curve, and a nonce that is used twice. */
#include <stdio.h>

#include "trace_curve.h"
#include "trace_toy_signature.h"

static void show_key(struct curve_walk *walk, struct toy_point Q)
{
    char g[TRACE_POINT_SIZE], q[TRACE_POINT_SIZE];
    trace_step(&walk->style, "A key", "FIPS 186-5 6.2");
    trace_say("The private key is a number d from 1 to n - 1; the public key is the "
              "point Q = d G.");
    putchar('\n');
    printf("   n = %d, G = %s\n   d = %d\n   Q = %d G = %s\n", walk->group.n,
           trace_point(walk->group.G, g), walk->d, walk->d, trace_point(Q, q));
}

static void print_s(const struct curve_walk *walk, const char *name,
                    const struct toy_signature *s)
{
    int n = walk->group.n;
    printf("   %s = (e + r d) / k mod n = (%d + %d * %d) * %d mod %d = %d\n", name,
           s->e, s->r, walk->d, s->euclid.inverse, n, s->s);
}

static void show_signature(struct curve_walk *walk, const struct toy_signature *s)
{
    char text[TRACE_POINT_SIZE];
    int n = walk->group.n;
    trace_step(&walk->style, "A signature", "FIPS 186-5 6.4.1");
    trace_say("e is the digest, cut off to as many bits as n has; here it is just a "
              "number. k, the nonce, is a number from 1 to n - 1 that nobody can guess "
              "and that is never used again.");
    putchar('\n');
    printf("   e = %d\n   k = %d\n", s->e, s->k);
    printf("   R = k G = %d G = %s\n", s->k, trace_point(s->R, text));
    printf("   r = x of R, mod n = %d mod %d = %d\n", s->R.x, n, s->r);
    trace_curve_inverse(&s->euclid);
    print_s(walk, "s", s);
    putchar('\n');
    trace_say("The signature is the two numbers (r, s) = (%d, %d).", s->r, s->s);
}

static void show_verification(struct curve_walk *walk, struct toy_point Q,
                              const struct toy_signature *s)
{
    struct toy_verification v = toy_verify(&walk->group, Q, s);
    char text[TRACE_POINT_SIZE];
    int n = walk->group.n;
    trace_step(&walk->style, "The signature is verified", "FIPS 186-5 6.4.2");
    trace_say("It takes e, (r, s) and the public key Q, and neither d nor k.");
    putchar('\n');
    trace_curve_inverse(&v.euclid);
    printf("   w  = 1 / s = %d\n", v.w);
    printf("   u1 = e w mod n = %d * %d mod %d = %d\n", s->e, v.w, n, v.u1);
    printf("   u2 = r w mod n = %d * %d mod %d = %d\n", s->r, v.w, n, v.u2);
    printf("   u1 G = %d G = %s\n", v.u1, trace_point(v.U1, text));
    printf("   u2 Q = %d Q = %s\n\n", v.u2, trace_point(v.U2, text));
    trace_say("Their sum, u1 G being (x1, y1) and u2 Q (x2, y2):");
    trace_curve_addition(&walk->group.curve, v.U1, v.U2, &v.sum);
    printf("   u1 G + u2 Q = %s\n", trace_point(v.sum.sum, text));
    printf("   v = x of it, mod n = %d mod %d = %d\n\n", v.sum.sum.x, n, v.v);
    trace_say("v = %d and r = %d: %s. The sum is R, for u1 + u2 d = (e + r d) / s = k.",
              v.v, s->r,
              v.v == s->r ? "the signature is right" : "THE SIGNATURE IS WRONG");
}

static void show_repeated(struct curve_walk *walk, const struct toy_signature *first,
                          const struct toy_signature *second)
{
    struct toy_recovery found = toy_recover(&walk->group, first, second);
    int n = walk->group.n;
    trace_step(&walk->style, "A nonce that is used twice gives the key away", NULL);
    trace_say(
        "Another digest, e2 = %d, is signed with the same k = %d. R and r are the "
        "same, which anybody can see:",
        second->e, second->k);
    putchar('\n');
    print_s(walk, "s2", second);
    printf("\n   first   e1 = %3d, (r, s1) = (%d, %d)\n", first->e, first->r, first->s);
    printf("   second  e2 = %3d, (r, s2) = (%d, %d)\n\n", second->e, second->r,
           second->s);
    trace_say("These are two equations, s1 k = e1 + r d and s2 k = e2 + r d, with two "
              "unknown numbers. Subtracted from each other they leave k alone:");
    putchar('\n');
    printf("   k = (e1 - e2) / (s1 - s2) = %d / %d mod %d\n", found.e_difference,
           found.s_difference, n);
    trace_curve_inverse(&found.s_euclid);
    printf("   k = %d * %d mod %d = %d\n", found.e_difference, found.s_euclid.inverse,
           n, found.k);
    printf("   d = (s1 k - e1) / r = (%d * %d - %d) / %d mod %d\n", first->s, found.k,
           first->e, first->r, n);
    trace_curve_inverse(&found.r_euclid);
    printf("   d = %d\n\n", found.d);
    trace_say(
        "%s One signature is enough for whoever knows k. So the nonce is derived "
        "from the key and the digest (RFC 6979), and `certwright sign` mixes fresh "
        "randomness in.",
        found.d == walk->d ? "That is the private key." : "THAT IS NOT THE KEY.");
}

void trace_curve_signature(struct curve_walk *walk)
{
    const struct toy_group *group = &walk->group;
    struct toy_point Q = toy_multiply(&group->curve, walk->d, group->G, NULL);
    struct toy_signature first, second;
    if (!toy_sign(group, walk->d, walk->e, walk->k, &first) ||
        !toy_sign(group, walk->d, walk->other_e, walk->k, &second))
        return;
    show_key(walk, Q);
    show_signature(walk, &first);
    show_verification(walk, Q, &first);
    show_repeated(walk, &first, &second);
}
