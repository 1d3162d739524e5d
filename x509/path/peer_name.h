/* peer_name.h -- whether a name in a certificate is the one that was asked for: DNS
 * names and IP addresses after RFC 9525, e-mail addresses after RFC 5280 section 7.5.
 *
 * Names are compared as host_name.h has it. The common name of the subject is never
 * looked at. */
#ifndef CERTWRIGHT_PEER_NAME_H
#define CERTWRIGHT_PEER_NAME_H

#include "../general_name.h"

/* peer_name_from_text makes NAME of what a user says the other side is called, for
 * peer_name_matches: TYPE is GENERAL_NAME_DNS, _IP or _EMAIL. A text of TYPE DNS that
 * is an IP address becomes an iPAddress. A wildcard is no host. One trailing dot of a
 * host is taken away. OCTETS is where NAME keeps its value. False and ERROR if TEXT is
 * not such a name. */
bool peer_name_from_text(enum general_name_type type, const char *text,
                         uint8_t octets[GENERAL_NAME_TEXT_MAX],
                         struct general_name *name, struct error *error)
    __attribute__((warn_unused_result));

/* peer_name_matches tells whether PRESENTED, a name in a subjectAltName, is REFERENCE:
 * they have the same type, and match as said above; addresses are the same octets. */
bool peer_name_matches(const struct general_name *presented,
                       const struct general_name *reference);

#endif
