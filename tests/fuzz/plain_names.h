/* plain_names.h -- the rules of names once more, written label by label to be compared with:
 * RFC 1034 section 3.5, RFC 9525 section 6.3, RFC 5321 section 4.1.2, RFC 5280 section 7.5. */
#ifndef CERTWRIGHT_TESTS_PLAIN_NAMES_H
#define CERTWRIGHT_TESTS_PLAIN_NAMES_H

#include "asn1/bytes.h"

/* Names have fewer bytes than this, and so fewer labels. */
#define PLAIN_LABELS_MAX 1024

struct plain_labels {
    struct bytes items[PLAIN_LABELS_MAX];
    size_t count;
};

/* plain_split cuts NAME at its dots. */
void plain_split(struct bytes name, struct plain_labels *labels);

/* plain_is_dns tells whether NAME is a DNS name, with a wildcard or not. */
bool plain_is_dns(struct bytes name, bool with_wildcard);

/* plain_is_same tells whether A and B are equal but for the case of letters. */
bool plain_is_same(struct bytes a, struct bytes b);

/* plain_is_mailbox tells whether NAME is one, and cuts it. */
bool plain_is_mailbox(struct bytes name, struct bytes *local, struct bytes *host);

/* plain_dns_match and plain_email_match tell whether PRESENTED is REFERENCE. */
bool plain_dns_match(struct bytes presented, struct bytes reference);
bool plain_email_match(struct bytes presented, struct bytes reference);

#endif
