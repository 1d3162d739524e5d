/* spki.h -- SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7: a public key and its algorithm,
 * both as they stand in a document. public_key_read (key.h) makes a key of it that can be
 * computed with. */
#ifndef CERTWRIGHT_SPKI_H
#define CERTWRIGHT_SPKI_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "algorithm.h"

/* Length of a key identifier: RFC 7093 section 2, method 1. */
#define SPKI_KEY_IDENTIFIER_LENGTH 20

/* Everything is borrowed from the document. */
struct subject_public_key_info {
    struct bytes element; /* the whole SEQUENCE */
    struct algorithm_identifier algorithm;
    struct bytes subject_public_key; /* the octets of the BIT STRING */
};

/* spki_read reads a SubjectPublicKeyInfo. Parameters that the algorithm does not have are a
 * flaw. The key itself is not looked into. */
bool spki_read(struct der_reader *reader, const char *field,
               struct subject_public_key_info *spki)
    __attribute__((warn_unused_result));

/* spki_parse does so where nothing else is in DER. */
bool spki_parse(struct bytes der, struct subject_public_key_info *spki,
                struct error *error) __attribute__((warn_unused_result));

/* spki_key_identifier writes the key identifier that certwright gives to a key: the
 * leftmost 160 bits of the SHA-256 digest of the BIT STRING's octets (RFC 7093 section
 * 2, method 1; RFC 5280 section 4.2.1.2 allows other methods than its own). */
void spki_key_identifier(const struct subject_public_key_info *spki,
                         uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH]);

#endif
