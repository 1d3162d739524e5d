/* name_constraints.h -- the names that a CA may certify, RFC 5280 section 4.2.1.10.
 *
 * Constraints are kept for dNSName, iPAddress, rfc822Name, uniformResourceIdentifier
 * and directoryName. A name of another type (an otherName, say) under a constraint of
 * its type is refused, for it cannot be judged. A wildcard dNSName stands for all that
 * it could match: it is permitted only if all of that is, and excluded if any of it
 * is. */
#ifndef CERTWRIGHT_NAME_CONSTRAINTS_H
#define CERTWRIGHT_NAME_CONSTRAINTS_H

#include "certificate.h"

/* The most comparisons of a name with a constraint in one validation: no honest chain
 * comes near, and 2,048 names against 2,048 constraints are far beyond. */
#define NAME_COMPARISONS_MAX 250000

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

/* name_constraints_allow checks all names of CERTIFICATE against CONSTRAINTS, which
 * stand in a certificate above it: the subject, if it is not empty, as a directoryName;
 * each emailAddress in the subject as an rfc822Name, if the subjectAltName has no such
 * name; and each name in the subjectAltName. COMPARISONS_LEFT is lowered by one for
 * each constraint that a name is held against, be it of another type; and for directory
 * names by one more for each 256 octets of the two. False is ERROR_RULE if a name is
 * excluded or not permitted, or is a URI without a host name under a constraint on
 * URIs; ERROR_ENCODING if a name under a constraint of its type is malformed,
 * ERROR_UNSUPPORTED if it cannot be compared, and ERROR_LIMIT if COMPARISONS_LEFT does
 * not suffice, and is 0 then; the message names the name, escaped, and the
 * constraint. */
bool name_constraints_allow(const struct name_constraints *constraints,
                            const struct certificate *certificate,
                            size_t *comparisons_left, struct error *error)
    __attribute__((warn_unused_result));

#endif
