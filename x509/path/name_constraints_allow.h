/* name_constraints_allow.h -- whether a certificate keeps the constraints on names of a
 * CA above it, RFC 5280 section 4.2.1.10 (name_constraints.h). */
#ifndef CERTWRIGHT_NAME_CONSTRAINTS_ALLOW_H
#define CERTWRIGHT_NAME_CONSTRAINTS_ALLOW_H

#include "../certificate.h"

/* The most comparisons of a name with a constraint in one validation: no honest chain
 * comes near, and 2,048 names against 2,048 constraints are far beyond. */
#define NAME_COMPARISONS_MAX 250000

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
