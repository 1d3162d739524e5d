/* extension_list.h -- an Extensions field, walked over for the first time: what the
 * readers of extensions and of CRL entries share, and those of values in them. It knows
 * no extension. Internal to x509/. */
#ifndef CERTWRIGHT_EXTENSION_LIST_H
#define CERTWRIGHT_EXTENSION_LIST_H

#include "extensions.h"

struct extension_list {
    struct der_reader reader;
    struct bytes seen[EXTENSIONS_MAX]; /* the identifiers of the first COUNT */
    size_t count;
    uint64_t endings; /* bit N: one of them ends with N in its lower six bits */
};

/* extension_list_begin steps over an Extensions element, which must not be empty. It
 * sets ELEMENT to it, and LIST before its first extension. */
bool extension_list_begin(struct der_reader *reader, struct bytes *element,
                          struct extension_list *list)
    __attribute__((warn_unused_result));

/* extension_list_next sets EXTENSION to the next one; each identifier may come once.
 * False when there is none or it is malformed: der_finish(&LIST->reader) tells. */
bool extension_list_next(struct extension_list *list, struct extension *extension);

/* extension_unreadable makes ERROR, with which the reader of a value has failed, a flaw
 * of READER: true if reading goes on without the value. */
bool extension_unreadable(const struct der_reader *reader, const struct error *error)
    __attribute__((warn_unused_result));

/* extension_enter_again enters the SEQUENCE that ELEMENT is, which was read before, or
 * stands at the end of nothing. */
struct der_reader extension_enter_again(struct bytes element, struct error *error);

#endif
