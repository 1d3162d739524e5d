/* trace_toy_group.c -- counting points one by one, which a toy allows. */
#include "trace_toy_group.h"

#include <stddef.h>

int toy_order(const struct toy_group *group, struct toy_point point)
{
    struct toy_point multiple = point;
    int order = 1;
    for (; !multiple.is_infinity; order++)
        multiple = toy_add(&group->curve, multiple, point).sum;
    return order;
}

static int largest_prime_factor(int number)
{
    int factor = 1;
    while (number > 1) {
        factor = toy_smallest_factor(number);
        number /= factor;
    }
    return factor;
}

/* A point whose order is m n gives m times itself, of order n. There is one, for n divides
 * the number of points (Cauchy's theorem). */
static void find_generator(struct toy_group *group)
{
    group->n = largest_prime_factor(group->count + 1);
    for (int i = 0; i < group->count; i++) {
        int order = toy_order(group, group->points[i]);
        if (order % group->n == 0) {
            group->G =
                toy_multiply(&group->curve, order / group->n, group->points[i], NULL);
            return;
        }
    }
}

void toy_group_of(struct toy_group *group, const struct toy_curve *curve)
{
    *group = (struct toy_group){.curve = *curve};
    for (int x = 0; x < curve->p; x++)
        for (int y = 0; y < curve->p; y++) {
            struct toy_point point = {.x = x, .y = y};
            if (toy_has_point(curve, point))
                group->points[group->count++] = point;
        }
    find_generator(group);
}

static bool is_good(const struct toy_group *group)
{
    return group->n == group->count + 1 && group->n != group->curve.p;
}

/* Tries every b that is not given; with WANTS_PRIME only a good group will do. */
static bool try_b(struct toy_group *group, int p, int a, int b, bool wants_prime)
{
    int last = b < 0 ? p - 1 : b;
    for (b = b < 0 ? 1 : b; b <= last; b++) {
        struct toy_curve curve = {p, a, b};
        if (toy_discriminant(&curve) == 0)
            continue;
        toy_group_of(group, &curve);
        if (!wants_prime || is_good(group))
            return true;
    }
    return false;
}

bool toy_group_choose(struct toy_group *group, int p, int a, int b)
{
    int first = a < 0 ? p - 3 : a, tries = a < 0 ? p : 1;
    for (int i = 0; i < tries; i++)
        if (try_b(group, p, (first + i) % p, b, true))
            return true;
    for (int i = 0; i < tries; i++)
        if (try_b(group, p, (first + i) % p, b, false))
            return true;
    return false;
}
