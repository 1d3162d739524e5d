/* worst_flaw.c -- a collector of one flaw. */
#include "worst_flaw.h"

/* The clause on the form of dates also has the order of the two in a certificate; that
 * one is not lost, for no time lies in such a validity. */
static bool is_about_dates(const struct error *flaw)
{
    return flaw->kind == ERROR_RULE && flaw->source != NULL &&
           strcmp(flaw->source, "RFC 5280 4.1.2.5") == 0;
}

static void keep(struct der_flaws *flaws, const struct error *flaw)
{
    struct error *worst = ((struct worst_flaw *)flaws)->worst;
    bool is_worse = worst->kind == ERROR_NONE ||
                    (worst->kind != ERROR_RULE && flaw->kind == ERROR_RULE);
    if (is_worse && !is_about_dates(flaw))
        *worst = *flaw;
}

struct worst_flaw worst_flaw_in(struct error *worst)
{
    struct worst_flaw flaws = {{keep}, worst};
    return flaws;
}
