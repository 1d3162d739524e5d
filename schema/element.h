/* element.h -- the identifier and length octets of any element, DER or BER, X.690
 * sections 8.1.2 and 8.1.3. */
#ifndef CERTWRIGHT_SCHEMA_ELEMENT_H
#define CERTWRIGHT_SCHEMA_ELEMENT_H

#include "../asn1/bytes.h"

struct element {
    uint8_t tag; /* the first identifier octet */
    size_t header_length;
    size_t contents_length; /* of what is there; of the indefinite form: all that is
                             * left */
    uint64_t wanted_length; /* what the length octets say; UINT64_MAX if it is more */
    bool is_indefinite;
};

/* element_at reads the header of the element that LEFT begins with. It returns NULL, or
 * what is wrong if the octets are no header. */
const char *element_at(struct bytes left, struct element *element);

/* element_is_whole tells whether OCTETS are one element, and everything inside it is
 * elements too. */
bool element_is_whole(struct bytes octets);

#endif
