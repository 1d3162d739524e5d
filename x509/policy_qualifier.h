/* policy_qualifier.h -- what stands beside a certificate policy for people to read, RFC 5280
 * section 4.2.1.4. Internal to x509/. */
#ifndef CERTWRIGHT_POLICY_QUALIFIER_H
#define CERTWRIGHT_POLICY_QUALIFIER_H

#include "../asn1/der_reader.h"

/* policy_qualifier_read reads one PolicyQualifierInfo and keeps nothing. The qualifier of a
 * type that is not known must be DER. A reader of der_reader_again does not look inside. */
bool policy_qualifier_read(struct der_reader *reader)
    __attribute__((warn_unused_result));

#endif
