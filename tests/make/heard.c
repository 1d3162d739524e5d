/* heard.c -- the remarks of a decision. */
#include "heard.h"

#include <string.h>

#include "tests/support/support.h"

static void hear(void *context, const struct remark *remark)
{
    struct heard *heard = context;
    ck_assert_uint_lt(heard->count, HEARD_MAX);
    heard->remarks[heard->count++] = *remark;
}

struct decision heard_decision(struct heard *heard)
{
    memset(heard, 0, sizeof *heard);
    return (struct decision){.hear = hear, .context = heard};
}

void heard_is(const struct heard *heard, const enum remark_kind *kinds, size_t count)
{
    ck_assert_uint_eq(heard->count, count);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(heard->remarks[i].kind, kinds[i]);
}
