/* spki.h -- SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7: a public key and what it is
 * for. Keys of algorithms that certwright does not compute with are carried unread. */
#ifndef CERTWRIGHT_SPKI_H
#define CERTWRIGHT_SPKI_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "../rsa/key.h"
#include "algorithm.h"

/* Length of a key identifier: RFC 7093 section 2, method 1. */
#define SPKI_KEY_IDENTIFIER_LENGTH 20

struct subject_public_key_info {
    struct bytes element; /* the whole SEQUENCE */
    struct algorithm_identifier algorithm;
    struct bytes subject_public_key; /* the octets of the BIT STRING */
};

/* spki_read reads a SubjectPublicKeyInfo. Parameters other than the algorithm has them are a
 * flaw. The key itself is not looked into. */
bool spki_read(struct der_reader *reader, const char *field,
               struct subject_public_key_info *spki)
    __attribute__((warn_unused_result));

/* spki_parse reads one that is all there is in DER. */
bool spki_parse(struct bytes der, struct subject_public_key_info *spki,
                struct error *error) __attribute__((warn_unused_result));

/* spki_write_rsa writes the SubjectPublicKeyInfo of an RSA key, rsaEncryption with
 * NULL. */
void spki_write_rsa(struct der_writer *writer, const struct rsa_public_key *key);

/* spki_is_rsa tells whether the algorithm is rsaEncryption or id-RSASSA-PSS, whose keys
 * are RSA keys that sign in one way only (RFC 4055 section 3.1). */
bool spki_is_rsa(const struct subject_public_key_info *spki);

/* spki_rsa_key makes KEY of the RSA key in SPKI. Another algorithm is
 * ERROR_UNSUPPORTED. Offsets in ERROR count from the start of SPKI's element. */
bool spki_rsa_key(const struct subject_public_key_info *spki,
                  struct rsa_public_key *key, struct error *error)
    __attribute__((warn_unused_result));

/* spki_rsa_key_size finds the SIZE of the RSA key in SPKI and judges the key as
 * spki_rsa_key does, without making one. */
bool spki_rsa_key_size(const struct subject_public_key_info *spki,
                       struct rsa_key_size *size, struct error *error)
    __attribute__((warn_unused_result));

/* spki_key_identifier writes the key identifier that certwright gives to a key: the
 * leftmost 160 bits of the SHA-256 digest of the BIT STRING's octets (RFC 7093 section
 * 2, method 1; RFC 5280 section 4.2.1.2 allows other methods than its own). */
void spki_key_identifier(const struct subject_public_key_info *spki,
                         uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH]);

#endif
