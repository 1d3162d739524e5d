/* crl_entry.h -- reading one entry of a CRL. Internal to x509/. */
#ifndef CERTWRIGHT_CRL_ENTRY_H
#define CERTWRIGHT_CRL_ENTRY_H

#include "crl.h"

/* revoked_certificate_read reads one entry. UNKNOWN_CRITICAL, unless it holds one
 * already, is set to the extnID of the first critical extension that is not known or,
 * read tolerantly, has an unreadable value. */
bool revoked_certificate_read(struct der_reader *reader,
                              struct revoked_certificate *entry,
                              struct bytes *unknown_critical)
    __attribute__((warn_unused_result));

/* revoked_certificate_skip steps over an entry that was read before, and sets
 * SERIAL_NUMBER to its userCertificate: nothing else of it is looked at. */
bool revoked_certificate_skip(struct der_reader *reader, struct bytes *serial_number)
    __attribute__((warn_unused_result));

#endif
