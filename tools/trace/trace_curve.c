/* trace_curve.c -- `certwright trace curve`: an elliptic curve that is small enough to be
 * seen whole, and a signature on it that can be checked with a pencil. */
#include "trace_curve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../random/random.h"
#include "../cli/output.h"
#include "trace.h"
#include "trace_toy.h"
#include "trace_toy_signature.h"

#define PRIME_DEFAULT 23
#define B_DEFAULT     15    /* with a = -3: 17 points, and 23 rows fit a terminal */
#define SEED_DEFAULT  "156" /* numbers that all differ, and an x above n */
#define ORDER_MIN     5     /* for a signature, and another with the same nonce */
#define DRAWS_MAX     1000

#define TOY_WARNING "TOY CURVE: whoever sees a public key of it has the private one"

struct curve_options {
    const char *prime, *a, *b, *d, *k, *e, *seed;
    struct trace_style style;
};

/* --- what was asked for ----------------------------------------------------------- */

/* Sets NUMBER to TEXT, a whole number from MIN to MAX, or leaves it if TEXT is NULL. */
static bool read_number(const char *option, const char *text, int min, int max,
                        int *number)
{
    char *end;
    if (text == NULL)
        return true;
    long value = strtol(text, &end, 10);
    bool is_number = end != text && *end == '\0' && strspn(text, "-0123456789") > 0;
    if (is_number && value >= min && value <= max) {
        *number = (int)value;
        return true;
    }
    report("trace curve: %s: want a number from %d to %d, have %s", option, min, max,
           text);
    return false;
}

static bool read_prime(const char *text, int *p)
{
    if (!read_number("--prime", text, TOY_PRIME_MIN, TOY_PRIME_MAX, p))
        return false;
    int factor = toy_smallest_factor(*p);
    if (factor == *p)
        return true;
    report("trace curve: --prime: %d is %d times %d, and so no prime: not every number "
           "would have an inverse",
           *p, factor, *p / factor);
    return false;
}

static bool read_coefficient(const char *option, const char *text, int p, int *number)
{
    if (text == NULL)
        return true;
    if (!read_number(option, text, 1 - p, p - 1, number))
        return false;
    *number = toy_modulo(*number, p);
    return true;
}

/* -1 is what was not asked for. */
static bool choose_group(const struct curve_options *o, struct toy_group *group)
{
    int p = PRIME_DEFAULT, a = -1, b = -1;
    if (!read_prime(o->prime, &p) || !read_coefficient("--a", o->a, p, &a) ||
        !read_coefficient("--b", o->b, p, &b))
        return false;
    if (p == PRIME_DEFAULT && a < 0 && b < 0)
        b = B_DEFAULT;
    struct toy_curve curve = {p, a, b};
    if (a >= 0 && b >= 0 && toy_discriminant(&curve) == 0) {
        report(
            "trace curve: with a = %d and b = %d, 4 a^3 + 27 b^2 is 0 modulo %d: the "
            "curve is singular, one of its points has no tangent",
            a, b, p);
        return false;
    }
    if (toy_group_choose(group, p, a, b))
        return true;
    report("trace curve: no curve modulo %d has these numbers", p);
    return false;
}

/* --- what is chosen --------------------------------------------------------------- */

/* A number from MIN to MAX. */
static int draw(struct toy_random *random, int min, int max)
{
    uint8_t bytes[3];
    if (!random_fill(&random->source, bytes, sizeof bytes))
        return min;
    return min + (bytes[0] << 16 | bytes[1] << 8 | bytes[2]) % (max - min + 1);
}

/* Whether the addition of P and Q, and the doubling of P, are of the usual kind, with points
 * that can be told apart. */
static bool is_to_be_drawn(const struct toy_curve *curve, struct toy_point P,
                           struct toy_point Q)
{
    struct toy_addition sum = toy_add(curve, P, Q);
    return sum.rule == TOY_CHORD && P.y != 0 && sum.third.x != P.x &&
           sum.third.x != Q.x && sum.third.y != 0 &&
           !toy_point_equal(toy_add(curve, P, P).third, P);
}

/* Two points, different if there are such. */
static void draw_points(struct toy_random *random, struct curve_walk *walk)
{
    const struct toy_group *group = &walk->group;
    for (int i = 0; i < DRAWS_MAX; i++) {
        walk->P = group->points[draw(random, 0, group->count - 1)];
        walk->Q = group->points[draw(random, 0, group->count - 1)];
        if (is_to_be_drawn(&group->curve, walk->P, walk->Q))
            return;
    }
}

/* Two digests that can be signed, with key and nonce as they are or else drawn. False if
 * none were found. */
static bool draw_numbers(const struct curve_options *o, struct toy_random *random,
                         struct curve_walk *walk)
{
    int n = walk->group.n;
    struct toy_signature first, second;
    for (int i = 0; i < DRAWS_MAX; i++) {
        if (o->d == NULL)
            walk->d = draw(random, 2, n - 1);
        if (o->k == NULL)
            walk->k = draw(random, 2, n - 1);
        if (o->e == NULL)
            walk->e = draw(random, 1, n - 1);
        walk->other_e = draw(random, 1, n - 1);
        if (walk->e != walk->other_e &&
            toy_sign(&walk->group, walk->d, walk->e, walk->k, &first) &&
            toy_sign(&walk->group, walk->d, walk->other_e, walk->k, &second))
            return true;
    }
    return false;
}

/* The smallest groups have no signature, which is no error unless one is asked for. */
static bool choose_numbers(const struct curve_options *o, struct curve_walk *walk)
{
    struct toy_random random = toy_random_of(o->seed != NULL ? o->seed : SEED_DEFAULT);
    int n = walk->group.n;
    draw_points(&random, walk);
    if (!read_number("--d", o->d, 1, n - 1, &walk->d) ||
        !read_number("--k", o->k, 1, n - 1, &walk->k) ||
        !read_number("--e", o->e, 0, n - 1, &walk->e))
        return false;
    walk->has_numbers = n >= ORDER_MIN && draw_numbers(o, &random, walk);
    if (walk->has_numbers || (o->d == NULL && o->k == NULL && o->e == NULL))
        return true;
    if (n < ORDER_MIN)
        report(
            "trace curve: no prime above 3 divides the number of points: want another "
            "curve for --d, --k and --e");
    else
        report("trace curve: with these numbers r or s is 0, and a signer would take "
               "another nonce; want another --k");
    return false;
}

/* --- the command ------------------------------------------------------------------ */

static int show(const struct curve_options *o)
{
    static struct curve_walk walk;
    walk.style = o->style;
    if (!choose_group(o, &walk.group) || !choose_numbers(o, &walk))
        return STATUS_UNANSWERED;
    report_later(TOY_WARNING);
    printf(TOY_WARNING ". It is for looking at.\n\n");
    trace_curve_points(&walk);
    if (walk.has_numbers)
        trace_curve_signature(&walk);
    else
        trace_say("There is no room for a signature: that takes a prime order of %d or "
                  "more, and an r and an s that are not 0.",
                  ORDER_MIN);
    printf("\nTOY CURVE: do not use it.\n");
    return output_flush() ? STATUS_YES : STATUS_UNANSWERED;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct curve_options o = {0};
    const struct option_row rows[] = {
        {"prime", 'p', OPTION_TEXT, &o.prime},
        {"a", 'a', OPTION_TEXT, &o.a},
        {"b", 'b', OPTION_TEXT, &o.b},
        {"d", 'd', OPTION_TEXT, &o.d},
        {"k", 'k', OPTION_TEXT, &o.k},
        {"e", 'e', OPTION_TEXT, &o.e},
        {"seed", 0, OPTION_TEXT, &o.seed},
        {"full", 0, OPTION_FLAG, &o.style.is_full},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (operands.count == 0)
        return show(&o);
    report("trace curve: takes no operand, have %s", operands.items[0]);
    return STATUS_UNANSWERED;
}

const struct command trace_curve = {
    .name = "trace curve",
    .summary = "show a toy curve whole, and a signature on it",
    .help =
        "Usage: certwright trace curve [--prime P] [--a A] [--b B] [--d D] [--k K] "
        "[--e E]\n"
        "                              [--seed TEXT] [--full]\n\n"
        "Shows an elliptic curve y^2 = x^3 + ax + b modulo a prime so small that all "
        "of it can\n"
        "be seen: its points as a picture, two points added and one doubled with the "
        "line that\n"
        "does it, the multiples of a point and its order; then an ECDSA signature that "
        "can be\n"
        "checked with a pencil, and how two signatures with one nonce give the key "
        "away. It is\n"
        "a TOY: no key of it is one.\n\n"
        "  -p, --prime P      a prime from 11 to 997; by default 23\n"
        "  -a, --a A          of the equation; by default -3, as P-256 has it, or, if "
        "that has no\n"
        "                     prime number of points with any b, the next that has\n"
        "  -b, --b B          of the equation; by default the smallest that gives a "
        "prime number\n"
        "                     of points; for 23, it is 15\n"
        "  -d, --d D          the private key, 1 to n - 1, n being the order of G\n"
        "  -k, --k K          the nonce, 1 to n - 1\n"
        "  -e, --e E          the digest, 0 to n - 1\n"
        "      --seed TEXT    other points and numbers, the same each time for a text\n"
        "      --full         all points and multiples of a large curve\n\n"
        "The picture is drawn with characters of ASCII unless LC_ALL, LC_CTYPE or LANG "
        "asks for\n"
        "UTF-8.\n\n"
        "Example: certwright trace curve --prime 31 --b 25 | less\n",
    .run = run,
};
