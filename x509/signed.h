/* signed.h -- the shape that certificates, requests and CRLs share, X.509's SIGNED{}:
 * what is to be signed, with which algorithm, and the signature. */
#ifndef CERTWRIGHT_SIGNED_H
#define CERTWRIGHT_SIGNED_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "../keys/algorithm.h"
#include "../keys/signature.h"
#include "../keys/spki.h"

/* Who signs, and how; both are borrowed. */
struct signer {
    struct key_signer *key;
    const struct signature_algorithm *algorithm; /* one that the key allows */
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
 * key is one that certwright cannot compute with, ERROR_RULE if the key must not be used
 * with the algorithm, ERROR_MEMORY if memory ran out, and any other kind if one of them
 * is malformed. */
bool signed_verify(const struct signed_structure *structure,
                   const struct subject_public_key_info *spki, struct error *error)
    __attribute__((warn_unused_result));

/* What was signed, hashed once however many keys are tried. A zeroed object is
 * empty. */
struct signed_digest {
    const struct hash *hash; /* NULL: OCTETS are not there yet */
    uint8_t octets[HASH_DIGEST_LENGTH_MAX];
};

/* signed_verify_with is signed_verify with an ALGORITHM and a KEY that were read
 * already, and a DIGEST of STRUCTURE that an earlier call has filled in, or that is
 * empty and is filled in now if it is needed. */
bool signed_verify_with(const struct signed_structure *structure,
                        const struct signature_algorithm *algorithm,
                        const struct public_key *key, struct signed_digest *digest,
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
