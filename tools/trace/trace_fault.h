/* trace_fault.h -- where an RSA signature went wrong, as far as that can be known: in what
 * was signed, in the digest, in the padded block, or in the signature itself.
 *
 * Whoever raises a signature to e gets back the block that the owner of the key made,
 * and can lay it beside the one that should be there. For one altered bit:
 *
 *   in what is signed    the block is right, and the digest in it another: about half of
 *                        its bits differ
 *   in the digest,       the block is right, and the digest in it differs in that bit;
 *   before padding       of RSASSA-PSS, the block is right for the digest with that bit
 *   in the padded block  the block differs in that bit; only the key's owner can make one
 *   in the signature     the block is noise: half of its bits differ
 *
 * Altered bits of a digest and of the block at the place of the digest are the same
 * thing. */
#ifndef CERTWRIGHT_TRACE_FAULT_H
#define CERTWRIGHT_TRACE_FAULT_H

#include "../../asn1/bytes.h"
#include "../../rsa/key.h"
#include "../../keys/signature.h"
#include "trace_verdict.h"

/* A signature that is looked at. */
struct trace_evidence {
    const struct signature_algorithm *algorithm;
    const struct rsa_public_key *key;
    const uint8_t *digest; /* of the message that is there */
    struct bytes message;  /* that message, if it is short enough to be in memory; or
                            * empty */
    struct bytes signature;
    const uint8_t *EM;       /* s^e mod n, modulus_length octets */
    const uint8_t *expected; /* the block that should be there; NULL for RSASSA-PSS */
};

/* trace_find_fault judges the block of EVIDENCE. */
void trace_find_fault(const struct trace_evidence *evidence, struct trace_fault *fault);

/* trace_find_bit looks for the one bit of the signature or of the message which, turned
 * over, makes the signature right, after trace_find_fault has found a fault of KIND
 * there. False if there is none, or the search would take more than seconds. */
bool trace_find_bit(const struct trace_evidence *evidence, enum trace_fault_kind kind,
                    struct trace_bit *bit);

/* trace_find_key_bit does the same for a key that comes from the message itself:
 * ELEMENT, a SubjectPublicKeyInfo inside evidence->message. With an altered key
 * everything looks like noise. BIT counts from the start of the message. */
bool trace_find_key_bit(const struct trace_evidence *evidence, struct bytes element,
                        struct trace_bit *bit);

/* trace_is_well_formed tells whether EM, modulus_length octets, is a block that the
 * owner of KEY made by ALGORITHM, whatever the digest in it. */
bool trace_is_well_formed(const struct signature_algorithm *algorithm,
                          const struct rsa_public_key *key, const uint8_t *EM);

/* trace_distance returns in how many bits LENGTH octets of A and B differ. */
size_t trace_distance(const uint8_t *a, const uint8_t *b, size_t length);

#endif
