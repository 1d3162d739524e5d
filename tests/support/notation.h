/* notation.h -- writes down DER so that a reader sees its structure, and tests need not count
 * octets:
 *
 *     30{ 06{551d13} 04{ 30{ ^02{80} } } }  -- lengths are computed for what is in braces
 *     "text"                                -- the octets of the characters
 *     $name                                 -- what a definition of the scope says
 *     ^                                     -- a mark: the place where an error is expected
 *
 * and otherwise hexadecimal digits, with spaces anywhere between octets. It knows nothing of
 * Check, so that programs which are no unit tests can use it; those that are have
 * tests/x509/notation.h. */
#ifndef CERTWRIGHT_TESTS_NOTATION_H
#define CERTWRIGHT_TESTS_NOTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asn1/bytes.h"

#define NOTATION_OCTETS_MAX 16384
#define NOTATION_MARKS_MAX  8

struct notation {
    uint8_t octets[NOTATION_OCTETS_MAX];
    size_t length;
    size_t marks[NOTATION_MARKS_MAX]; /* offsets in octets */
    size_t mark_count;
};

/* One definition of a scope; TEXT may be empty. */
struct definition {
    char name[32];
    const char *text;
};

/* The last definition of a name counts. */
struct scope {
    const struct definition *definitions;
    size_t count;
};

/* notation_parse writes what TEXT says into N. SCOPE may be NULL. False, and what is wrong in
 * REASON, if TEXT is not as above. */
bool notation_parse(struct notation *n, const char *text, const struct scope *scope,
                    const char **reason) __attribute__((warn_unused_result));

/* notation_bytes returns the octets of N, borrowed from it. */
struct bytes notation_bytes(const struct notation *n);

#endif
