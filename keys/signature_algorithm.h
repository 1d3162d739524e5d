/* signature_algorithm.h -- which scheme and which hash a signature is made with: the
 * table of AlgorithmIdentifiers for signatures (RFC 8017 appendix A.2, RFC 4055), and
 * the parameters of RSASSA-PSS. */
#ifndef CERTWRIGHT_SIGNATURE_ALGORITHM_H
#define CERTWRIGHT_SIGNATURE_ALGORITHM_H

#include "../random/random.h"
#include "../rsa/key.h"
#include "../rsa/pss_signature.h"
#include "../rsa/signer.h"
#include "../sha/hash.h"
#include "algorithm.h"
#include "spki.h"

enum signature_scheme {
    SIGNATURE_RSA_PKCS1, /* RSASSA-PKCS1-v1_5 */
    SIGNATURE_RSA_PSS,   /* RSASSA-PSS with MGF1 */
};

struct signature_algorithm {
    enum signature_scheme scheme;
    const struct hash *hash;
    const struct hash *mgf1_hash; /* of RSASSA-PSS */
    size_t salt_length;           /* of RSASSA-PSS, octets */
};

/* signature_algorithm_of returns RSASSA-PKCS1-v1_5 with HASH, or RSASSA-PSS with HASH
 * also for the mask and a salt as long as the digest. */
struct signature_algorithm signature_algorithm_of(enum signature_scheme scheme,
                                                  const struct hash *hash);

/* signature_algorithm_read finds out what IDENTIFIER means. False is ERROR_UNSUPPORTED
 * if certwright has no row for it, and another kind if its parameters are malformed;
 * offsets count from the start of the identifier's parameters. */
bool signature_algorithm_read(const struct algorithm_identifier *identifier,
                              struct signature_algorithm *algorithm,
                              struct error *error) __attribute__((warn_unused_result));

/* signature_algorithm_write writes the AlgorithmIdentifier of ALGORITHM; a combination
 * that has none makes the writer fail. */
void signature_algorithm_write(struct der_writer *writer,
                               const struct signature_algorithm *algorithm);

/* signature_algorithm_is_weak tells whether ALGORITHM has a hash that is for verifying
 * only, over the message or in the mask. */
bool signature_algorithm_is_weak(const struct signature_algorithm *algorithm);

/* signature_make signs DIGEST into SIGNATURE, key->public_key.modulus_length octets. */
enum rsa_result signature_make(const struct signature_algorithm *algorithm,
                               const struct rsa_private_key *key, const uint8_t *digest,
                               struct random_source *random, uint8_t *signature)
    __attribute__((warn_unused_result));

/* signature_make_prepared does the same with a key that is ready. */
enum rsa_result signature_make_prepared(const struct signature_algorithm *algorithm,
                                        struct rsa_signer *signer,
                                        const uint8_t *digest, uint8_t *signature)
    __attribute__((warn_unused_result));

/* signature_check returns RSA_OK if SIGNATURE is that of DIGEST by the owner of KEY, or
 * what rsa_verify_pkcs1 and rsa_verify_pss return for another. */
enum rsa_result signature_check(const struct signature_algorithm *algorithm,
                                const struct rsa_public_key *key, const uint8_t *digest,
                                struct bytes signature)
    __attribute__((warn_unused_result));

/* signature_key_allows checks that a key whose SubjectPublicKeyInfo is SPKI may be used
 * with ALGORITHM: a key of id-RSASSA-PSS signs with that scheme only, and, if it has
 * parameters, with their hash and no shorter salt (RFC 4055 section 3.3). A salt length
 * that ALGORITHM leaves open (RSA_PSS_SALT_ANY) becomes the one in those parameters.
 * False is ERROR_RULE. */
bool signature_key_allows(const struct subject_public_key_info *spki,
                          struct signature_algorithm *algorithm, struct error *error)
    __attribute__((warn_unused_result));

#endif
