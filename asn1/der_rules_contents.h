/* der_rules_contents.h -- what der_rules.c asks about the contents of one primitive
 * element of a universal type. Internal to asn1/. */
#ifndef CERTWRIGHT_DER_RULES_CONTENTS_H
#define CERTWRIGHT_DER_RULES_CONTENTS_H

#include "der_rules.h"

/* What is checked, and whom to tell. */
struct check {
    struct der_breaches *breaches;
    const struct ber_element *element;
    struct bytes contents;
    size_t offset; /* of the element */
};

/* Expects EXPRESSION of `check`, or reports a breach at its element. */
#define EXPECT(expression, source, ...)                                                \
    ((expression) ||                                                                   \
     (check->breaches->report(check->breaches, check->offset, source, __VA_ARGS__),    \
      false))

/* der_rules_check_contents reports each breach in the contents. */
void der_rules_check_contents(const struct check *check);

#endif
