/* extension.h -- extensions of the table, written by the library's own writers where the
 * text is well-formed, and as octets where it is notation. */
#ifndef CERTWRIGHT_TESTS_CHAIN_EXTENSION_H
#define CERTWRIGHT_TESTS_CHAIN_EXTENSION_H

#include "chain.h"
#include "x509/extensions.h"

/* write_extensions writes the Extension elements for all settings of OBJECT that are
 * extensions, in their order, and returns how many there were. The Extensions SEQUENCE
 * is the caller's. */
size_t write_extensions(struct der_writer *writer, const struct chain *chain,
                        const struct object *object);

/* extension_is_known tells whether WORD is an extension's name. */
bool extension_is_known(const char *word);

#endif
