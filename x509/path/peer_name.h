/* peer_name.h -- whether a name in a certificate is the one that was asked for: DNS
 * names and IP addresses after RFC 9525, e-mail addresses after RFC 5280 section 7.5.
 *
 * Names are compared as they stand: nothing is decoded, an internationalized name is
 * its A-labels ("xn--..."), and anything that is not ASCII is no DNS name. The common
 * name of the subject is never looked at. */
#ifndef CERTWRIGHT_PEER_NAME_H
#define CERTWRIGHT_PEER_NAME_H

#include "../../asn1/bytes.h"
#include "../../asn1/error.h"
#include "../general_name.h"

#define DNS_NAME_LENGTH_MAX  253
#define DNS_LABEL_LENGTH_MAX 63

/* dns_name_is_valid tells whether NAME is a DNS name as a certificate may hold one (RFC
 * 1034 section 3.5, RFC 1123 section 2.1): labels of letters, digits and hyphens, no
 * hyphen at either end of one, none empty, all numeric none at the end. Upper case is
 * fine; a trailing dot is not. If WITH_WILDCARD the left-most label may be "*", with
 * two labels or more behind it. */
bool dns_name_is_valid(struct bytes name, bool with_wildcard);

/* dns_name_matches tells whether PRESENTED, a dNSName of a certificate, is the host
 * REFERENCE: equal but for the case of letters, or a wildcard that stands for exactly
 * its left-most label, whatever that is (RFC 9525 section 6.3). False if either is not
 * valid. One trailing dot of REFERENCE is passed over. */
bool dns_name_matches(struct bytes presented, struct bytes reference);

/* email_is_valid tells whether NAME is a mailbox, LOCAL@HOST (RFC 5321 section 4.1.2,
 * as RFC 5280 section 4.2.1.6 has it). LOCAL is atoms and single dots: a quoted string
 * is refused, for it would be a second way to write a mailbox, past a constraint on the
 * first. HOST is a DNS name, and no address in brackets. */
bool email_is_valid(struct bytes name);

/* email_matches tells whether PRESENTED, an rfc822Name, is the mailbox REFERENCE: the
 * local parts are the same octets, the hosts are equal but for case (section 7.5). */
bool email_matches(struct bytes presented, struct bytes reference);

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
