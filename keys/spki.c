/* spki.c -- SubjectPublicKeyInfo. */
#include "spki.h"

#include "../asn1/der_values.h"
#include "../sha/hash.h"
#include "algorithm_parameters.h"

/* SubjectPublicKeyInfo ::= SEQUENCE {
 *     algorithm         AlgorithmIdentifier,
 *     subjectPublicKey  BIT STRING } */
bool spki_read(struct der_reader *reader, const char *field,
               struct subject_public_key_info *spki)
{
    struct der_reader inner;
    return der_enter_element(reader, DER_SEQUENCE, field, &spki->element, &inner) &&
           algorithm_read(&inner, "algorithm", &spki->algorithm) &&
           key_parameters_check(&inner, &spki->algorithm) &&
           der_read_bit_octets(&inner, "subjectPublicKey", &spki->subject_public_key) &&
           der_finish(&inner, field);
}

bool spki_parse(struct bytes der, struct subject_public_key_info *spki,
                struct error *error)
{
    struct der_reader reader = der_reader_of(der, error);
    return spki_read(&reader, "SubjectPublicKeyInfo", spki) &&
           der_finish(&reader, "SubjectPublicKeyInfo");
}

void spki_key_identifier(const struct subject_public_key_info *spki,
                         uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH])
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    hash_digest(&hash_sha256, spki->subject_public_key.data,
                spki->subject_public_key.length, digest);
    memcpy(identifier, digest, SPKI_KEY_IDENTIFIER_LENGTH);
}
