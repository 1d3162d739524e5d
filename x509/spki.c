/* spki.c -- SubjectPublicKeyInfo. */
#include "spki.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "../sha/hash.h"
#include "algorithm_parameters.h"
#include "rsa_key.h"

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

void spki_write_rsa(struct der_writer *writer, const struct rsa_public_key *key)
{
    struct algorithm_identifier algorithm = algorithm_with_null(oid_rsa_encryption);
    der_begin(writer, DER_SEQUENCE);
    algorithm_write(writer, &algorithm);
    der_begin_bit_string(writer);
    rsa_public_key_write(writer, key);
    der_end(writer);
    der_end(writer);
}

bool spki_is_rsa(const struct subject_public_key_info *spki)
{
    return bytes_equal(spki->algorithm.algorithm, oid_rsa_encryption) ||
           bytes_equal(spki->algorithm.algorithm, oid_rsassa_pss);
}

/* Sets READER before the RSAPublicKey in SPKI. */
static bool find_rsa_key(const struct subject_public_key_info *spki,
                         struct der_reader *reader, struct error *error)
{
    char dotted[OID_TEXT_SIZE];
    struct der_reader outer = der_reader_of(spki->element, error);
    if (!spki_is_rsa(spki))
        return error_fail(error, ERROR_UNSUPPORTED, 0, NULL,
                          "public key: want an RSA key, have algorithm %s",
                          oid_to_text(spki->algorithm.algorithm, dotted));
    /* RFC 3279 2.3.1 wants NULL. That some programs leave it out was a flaw when SPKI was
     * read; nothing hangs on it here. */
    if (bytes_equal(spki->algorithm.algorithm, oid_rsa_encryption) &&
        !algorithm_has_null(&spki->algorithm))
        return error_fail(error, ERROR_RULE, 0, "RFC 3279 2.3.1",
                          "rsaEncryption: want the parameters NULL, have others");
    *reader = der_reader_within(&outer, spki->subject_public_key);
    return true;
}

bool spki_rsa_key(const struct subject_public_key_info *spki,
                  struct rsa_public_key *key, struct error *error)
{
    struct der_reader reader;
    return find_rsa_key(spki, &reader, error) &&
           rsa_public_key_read(&reader, "RSAPublicKey", key) &&
           der_finish(&reader, "RSAPublicKey");
}

bool spki_rsa_key_size(const struct subject_public_key_info *spki,
                       struct rsa_key_size *size, struct error *error)
{
    struct der_reader reader;
    return find_rsa_key(spki, &reader, error) &&
           rsa_key_size_read(&reader, "RSAPublicKey", size) &&
           der_finish(&reader, "RSAPublicKey");
}

void spki_key_identifier(const struct subject_public_key_info *spki,
                         uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH])
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    hash_digest(&hash_sha256, spki->subject_public_key.data,
                spki->subject_public_key.length, digest);
    memcpy(identifier, digest, SPKI_KEY_IDENTIFIER_LENGTH);
}
