/* host_name.h -- DNS names and mailboxes as a certificate may hold them: whether one is
 * well-formed, and the same as another (RFC 9525 section 6, RFC 5280 section 7.5).
 *
 * Names are compared as they stand: nothing is decoded, an internationalized name is
 * its A-labels ("xn--..."), and anything that is not ASCII is no DNS name. */
#ifndef CERTWRIGHT_HOST_NAME_H
#define CERTWRIGHT_HOST_NAME_H

#include <stdbool.h>

#include "../asn1/bytes.h"

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

#endif
