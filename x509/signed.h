/* signed.h -- the shape that certificates, requests and CRLs share, X.509's SIGNED{}:
 * what is to be signed, with which algorithm, and the signature. */
#ifndef CERTWRIGHT_SIGNED_H
#define CERTWRIGHT_SIGNED_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "../random/random.h"
#include "../rsa/key.h"
#include "../keys/algorithm.h"
#include "../keys/signature_algorithm.h"
#include "../keys/spki.h"

/* Who signs, and how. */
struct signer {
    const struct rsa_private_key *key;
    const struct signature_algorithm *algorithm;
    struct random_source *random; /* for blinding */
    struct rsa_signer *prepared;  /* KEY and RANDOM made ready, or NULL: faster for who
                                   * signs more than once */
};

/* A signed structure as it was read; everything is borrowed from the document. */
struct signed_structure {
    struct bytes element;      /* all of it */
    struct bytes to_be_signed; /* the first element inside, header included */
    struct algorithm_identifier signature_algorithm;
    struct bytes signature;
};

/* signed_read reads SEQUENCE { toBeSigned, signatureAlgorithm, signatureValue }, called
 * FIELD in messages, and sets CONTENTS before the first element inside toBeSigned,
 * which messages call TO_BE_SIGNED. */
bool signed_read(struct der_reader *reader, const char *field, const char *to_be_signed,
                 struct signed_structure *structure, struct der_reader *contents)
    __attribute__((warn_unused_result));

/* signed_verify checks that the owner of SPKI signed STRUCTURE. False is
 * ERROR_SIGNATURE if the signature is wrong, ERROR_UNSUPPORTED if the algorithm or the
 * key is one that certwright cannot compute with, ERROR_MEMORY if memory ran out, and any
 * other kind if the key is malformed. */
bool signed_verify(const struct signed_structure *structure,
                   const struct subject_public_key_info *spki, struct error *error)
    __attribute__((warn_unused_result));

/* What was signed, hashed once however many keys are tried. A zeroed object is
 * empty. */
struct signed_digest {
    const struct hash *hash; /* NULL: OCTETS are not there yet */
    uint8_t octets[HASH_DIGEST_LENGTH_MAX];
};

/* A public key that was made once, however many signatures are checked with it. With an
 * empty SUBJECT_PUBLIC_KEY_INFO the object is empty. */
struct signed_key {
    struct bytes subject_public_key_info; /* the element, borrowed */
    struct rsa_public_key key;
};

/* signed_verify_digest is signed_verify with a DIGEST of STRUCTURE and a KEY of SPKI
 * that earlier calls have filled in, or that are empty and are filled in now if they
 * are needed. */
bool signed_verify_digest(const struct signed_structure *structure,
                          const struct subject_public_key_info *spki,
                          struct signed_digest *digest, struct signed_key *key,
                          struct error *error) __attribute__((warn_unused_result));

/* signed_begin opens a signed structure and returns where what is to be signed starts;
 * write that next, as one element. */
size_t signed_begin(struct der_writer *writer);

/* signed_end signs what was written since signed_begin returned START, writes the
 * algorithm and the signature, and closes the structure. If signing fails, ERROR says
 * how, and the writer fails too. */
void signed_end(struct der_writer *writer, size_t start, const struct signer *signer,
                struct error *error);

#endif
