/* notation.h -- writes down DER so that a reader sees its structure, and tests need not count
 * octets:
 *
 *     30{ 06{551d13} 04{ 30{ ^02{80} } } }  -- lengths are computed for what is in braces
 *     "text"                                -- the octets of the characters
 *     $name                                 -- what a definition of the scope says
 *     ^                                     -- a mark: the place where an error is expected
 *
 * and otherwise hexadecimal digits, with spaces anywhere between octets. */
#ifndef CERTWRIGHT_TESTS_X509_NOTATION_H
#define CERTWRIGHT_TESTS_X509_NOTATION_H

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
    char *text;
};

/* The last definition of a name counts. */
struct scope {
    const struct definition *definitions;
    size_t count;
};

/* notation_encode writes what TEXT says into N. Text that is not as above fails the test. */
void notation_encode(struct notation *n, const char *text, const struct scope *scope);

/* notation_bytes returns the octets of N, borrowed from it. */
struct bytes notation_bytes(const struct notation *n);

#endif
