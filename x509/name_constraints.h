/* name_constraints.h -- the names that a CA may certify, RFC 5280 section 4.2.1.10.
 *
 * Constraints are kept for dNSName, iPAddress, rfc822Name, uniformResourceIdentifier
 * and directoryName. A name of another type (an otherName, say) under a constraint of
 * its type is refused, for it cannot be judged. A wildcard dNSName stands for all that
 * it could match: it is permitted only if all of that is, and excluded if any of it
 * is. */
#ifndef CERTWRIGHT_NAME_CONSTRAINTS_H
#define CERTWRIGHT_NAME_CONSTRAINTS_H

#include "extensions.h"

/* name_constraints_read reads the value of the extension: at least one of the two
 * lists, none of them empty, minimum 0 and no maximum, each base well-formed: an
 * address with a mask of ones before zeros; for dNSName and uniformResourceIdentifier a
 * DNS name without wildcard, with or without a leading dot; for rfc822Name the same, or
 * a mailbox. A dNSName may be empty, and then every DNS name is within it. */
bool name_constraints_read(struct der_reader *reader, struct extensions *extensions)
    __attribute__((warn_unused_result));

/* name_constraints_write writes it. */
void name_constraints_write(struct der_writer *writer,
                            const struct extensions *extensions);

#endif
