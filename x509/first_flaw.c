/* first_flaw.c -- a collector of one flaw. */
#include "first_flaw.h"

/* The clause on the form of dates also has the order of the two in a certificate; that
 * one is not lost, for no time lies in such a validity. */
static bool is_about_dates(const struct error *flaw)
{
    return flaw->kind == ERROR_RULE && flaw->source != NULL &&
           strcmp(flaw->source, "RFC 5280 4.1.2.5") == 0;
}

static void keep(struct der_flaws *flaws, const struct error *flaw)
{
    struct error *first = ((struct first_flaw *)flaws)->first;
    if (first->kind == ERROR_NONE && !is_about_dates(flaw))
        *first = *flaw;
}

struct first_flaw first_flaw_in(struct error *first)
{
    struct first_flaw flaws = {{keep}, first};
    return flaws;
}
