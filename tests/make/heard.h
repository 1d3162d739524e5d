/* heard.h -- the remarks of a decision, kept to be compared. */
#ifndef CERTWRIGHT_TESTS_MAKE_HEARD_H
#define CERTWRIGHT_TESTS_MAKE_HEARD_H

#include "tools/make/decision.h"

#define HEARD_MAX 8

struct heard {
    struct remark remarks[HEARD_MAX];
    size_t count;
};

/* heard_decision returns a decision whose remarks HEARD, which is zeroed now, receives. */
struct decision heard_decision(struct heard *heard);

/* heard_is fails the test if HEARD did not receive just the COUNT remarks KINDS, in this
 * order. */
void heard_is(const struct heard *heard, const enum remark_kind *kinds, size_t count);

#endif
