/* der_rules.h -- what the Distinguished Encoding Rules demand of an element whatever it is
 * for, X.690 sections 8, 10 and 11, as far as it can be seen without the ASN.1 of the
 * document: not DEFAULT values, and not named bits.
 *
 * This is the one place that knows it. Whoever walks over elements, to judge them
 * (der_any.h) or to show them (`certwright asn1 --strict`), asks here about each. */
#ifndef CERTWRIGHT_DER_RULES_H
#define CERTWRIGHT_DER_RULES_H

#include "ber.h"

/* Whoever asks hears of each breach through REPORT: the offset in the document, the
 * clause, and "want ..., have ...". A collector with a state of its own puts this
 * structure first in a larger one. */
struct der_breaches {
    void (*report)(struct der_breaches *breaches, size_t offset, const char *source,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));
};

/* der_rules_check reports each breach in the header and, if it is primitive, in the
 * contents of ELEMENT. IS_ENDED says that it is the end of contents of indefinite
 * length around it. Of a date or time but UTCTime and GeneralizedTime only the alphabet
 * is looked at, and of the strings with escape sequences (VideotexString, GraphicString,
 * GeneralString, ObjectDescriptor) nothing. Takes time in proportion to the length of
 * what is primitive. */
void der_rules_check(struct der_breaches *breaches, const struct ber_element *element,
                     bool is_ended);

/* der_type_has_parts tells whether values of the universal type NUMBER are made of
 * elements: SEQUENCE and SET, EXTERNAL, EMBEDDED PDV, CHARACTER STRING. */
bool der_type_has_parts(uint32_t number);

/* The elements inside one element, as they go by. A SET has its components in the order of
 * their tags (10.3), a SET OF in that of their encodings (11.6); which of them it is only
 * the ASN.1 says. So one of the orders must hold from the first to the last. */
struct der_siblings {
    struct bytes element;        /* the one before, header included, or none */
    bool is_set;                 /* whether this is inside a SET */
    bool is_by_value, is_by_tag; /* which order has held so far */
};

/* der_siblings_in returns the siblings inside an element with the header PARENT, before
 * the first of them. NULL is a document. */
struct der_siblings der_siblings_in(const struct ber_header *parent);

/* der_siblings_check reports at OFFSET if the next sibling, ELEMENT, ends the last order
 * that held. An empty ELEMENT is one whose end is not known, and is passed over. */
void der_siblings_check(struct der_siblings *siblings, struct der_breaches *breaches,
                        size_t offset, struct bytes element);

#endif
