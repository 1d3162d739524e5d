/* name_compare.h -- when two distinguished names are the same, RFC 5280 section 7.1.
 *
 * Strings are compared character by character, whatever string type they are kept in:
 * the letters A to Z match a to z, white space (the space, and U+0009 to U+000D) at
 * both ends does not count, and a run of it inside is one space. Other characters match
 * themselves alone: the Unicode tables of RFC 4518 are not here (OpenSSL and NSS do
 * without them as well), so that two names may differ here that are equal there, never
 * the other way round. A value that is no string is compared as octets. The attributes
 * of a multi-valued RelativeDistinguishedName are a set. */
#ifndef CERTWRIGHT_NAME_COMPARE_H
#define CERTWRIGHT_NAME_COMPARE_H

#include <stdbool.h>
#include <stdint.h>

#include "../asn1/bytes.h"

/* Attributes of one RelativeDistinguishedName that are compared as a set. Where there
 * are more, each run of this many is a set, and the order of the runs counts: the time
 * stays in proportion to the length. */
#define NAME_RDN_ATTRIBUTES_MAX 16

/* name_equal tells whether A and B, two Name elements that name_read has read, are the
 * same name. */
bool name_equal(struct bytes a, struct bytes b);

/* name_is_within tells whether NAME lies in the subtree of BASE: the first
 * RelativeDistinguishedNames of NAME are those of BASE (RFC 5280 section 4.2.1.10).
 * Every name lies in that of the empty name. */
bool name_is_within(struct bytes name, struct bytes base);

/* name_hash returns a number that is the same for names that are equal, to look names
 * up by. It is not made to withstand an enemy: compare what it finds. */
uint64_t name_hash(struct bytes name);

#endif
