/* document.h -- what must be true of the parts of certificates, requests and CRLs that were
 * read: they are borrowed from the document, and are written back to the same bytes. */
#ifndef CERTWRIGHT_TESTS_FUZZ_DOCUMENT_H
#define CERTWRIGHT_TESTS_FUZZ_DOCUMENT_H

#include "x509/extensions.h"
#include "x509/signed.h"

/* A reader of a whole document into the structure OUT. */
typedef bool read_function(struct der_reader *reader, void *out);

/* read_both reads DOCUMENT strictly and tolerantly with READ, into STRICT and TOLERANT of SIZE
 * bytes, and demands that the two agree. Returns whether it is strictly right; IS_TOLERANT is
 * set to whether it can be read. */
bool read_both(struct bytes document, read_function *read, void *strict, void *tolerant,
               size_t size, bool *is_tolerant);

/* check_name demands that NAME, which was read strictly, is the same after it was turned into
 * text and back as far as text says it, and that it is equal to itself and no other. */
void check_name(struct bytes name);

/* check_algorithm, check_signed, check_spki and check_extensions look at what was read from
 * DOCUMENT, strictly. */
void check_algorithm(struct bytes document,
                     const struct algorithm_identifier *identifier);
void check_signed(struct bytes document, const struct signed_structure *structure);
void check_spki(struct bytes document, const struct subject_public_key_info *spki);
void check_extensions(struct bytes document, enum extensions_owner owner,
                      const struct extensions *extensions);

/* check_extensions_within does so for what was read tolerantly: it is borrowed. */
void check_extensions_within(struct bytes document,
                             const struct extensions *extensions);

/* extensions_are_rewritten tells whether extensions_write writes the list as it was read: all
 * of them are known, and in the order of the table. */
bool extensions_are_rewritten(const struct extensions *extensions);

/* A signer that makes the signature that is in STRUCTURE already. The program is linked so
 * that signature_make (replay.c) copies it. */
struct replay {
    struct signer signer;
    struct key_signer key;
    struct signature_algorithm algorithm;
};

/* replay_of makes REPLAY for STRUCTURE; false if its algorithm is not one that is written back
 * to the same bytes. */
bool replay_of(struct replay *replay, const struct signed_structure *structure);

#endif
