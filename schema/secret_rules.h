/* secret_rules.h -- the rules of secret.h, each in the file of its kind of key, and what
 * they share: elements at any offset, in octets that may be anything. */
#ifndef CERTWRIGHT_SCHEMA_SECRET_RULES_H
#define CERTWRIGHT_SCHEMA_SECRET_RULES_H

#include "../asn1/der.h"
#include "secret.h"

#define SECRET_MODULUS_MIN 64 /* octets of n, or of p of DSA, beside nothing else */
#define SECRET_SCALAR_MIN  14 /* octets: secp112r1 */
#define SECRET_SCALAR_MAX  80 /* octets: more than secp521r1, sect571r1 */

/* What may be an element. */
struct item {
    size_t at, start, end; /* of the identifier, of the contents, behind these */
    uint8_t tag;
    bool is_whole; /* else END is that of the document */
};

/* item_length returns how many octets of contents are there. */
size_t item_length(const struct item *item);

/* item_at reads what may be an element at AT, of a definite length. Unlike element_at, it
 * takes one octet for the whole identifier, so that a damaged one does not move the
 * length. */
bool item_at(struct bytes document, size_t at, struct item *item);

/* item_whole_at does so for an element with TAG that is all there; item_integer_at for an
 * INTEGER of LEAST octets; item_octet_string_at for an OCTET STRING, primitive or in
 * pieces as BER allows, all there or not. */
bool item_whole_at(struct bytes document, size_t at, uint8_t tag, struct item *item);
bool item_integer_at(struct bytes document, size_t at, size_t least, struct item *item);
bool item_octet_string_at(struct bytes document, size_t at, struct item *item);

/* item_is_filled_by tells whether the contents of ITEM are one element with TAG, and sets
 * INSIDE to it. */
bool item_is_filled_by(struct bytes document, const struct item *item, uint8_t tag,
                       struct item *inside);

/* secret_has_octets tells whether OCTETS are at AT. */
bool secret_has_octets(struct bytes document, size_t at, struct bytes octets);

/* secret_version_at tells whether "version" is at AT, as secret.h has it. */
bool secret_version_at(struct bytes document, size_t at);

/* secret_sequence_ends tells whether a SEQUENCE with contents from AT ends at END: by its
 * length or, if it is of the indefinite form, by two octets of zero.
 * secret_sequence_exceeds tells whether one goes on behind END. */
bool secret_sequence_ends(struct bytes document, size_t at, size_t end);
bool secret_sequence_exceeds(struct bytes document, size_t at, size_t end);

/* What a rule finds. */
struct find {
    struct secret_range range;
    bool is_whole; /* a key without a flaw */
};

/* secret_found sets FIND to the octets of a whole key from START to END, and
 * secret_found_damaged to all from START. False if that is nothing. */
bool secret_found(struct find *find, size_t start, size_t end);
bool secret_found_damaged(struct find *find, struct bytes document, size_t start);

/* The rules: each tells whether what is at AT shows that something private begins there or
 * after it, and sets FIND. With version at AT: RSA and DSA, a key of any algorithm, a
 * key on a curve. */
bool secret_find_rsa(struct bytes document, size_t at, struct find *find);
bool secret_find_any_key(struct bytes document, size_t at, struct find *find);
bool secret_find_ec(struct bytes document, size_t at, struct find *find);

/* With another INTEGER, a SEQUENCE, an OBJECT IDENTIFIER, an OCTET STRING at AT. */
bool secret_find_integers(struct bytes document, size_t at, struct find *find);
bool secret_find_sequence(struct bytes document, size_t at, struct find *find);
bool secret_find_after_oid(struct bytes document, size_t at, struct find *find);
bool secret_find_octet_string(struct bytes document, size_t at, struct find *find);

/* With a P or an M at AT: the label of PEM, base 64. */
bool secret_find_label(struct bytes document, size_t at, struct find *find);
bool secret_find_base64(struct bytes document, size_t at, struct find *find);

#endif
