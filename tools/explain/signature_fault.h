/* signature_fault.h -- which part of an ECDSA or Ed25519 signature is wrong, as far as that
 * can be found out: the numbers themselves, the key, or what was hashed. It prints nothing.
 *
 * With RSA the public key gives back the block that was signed, and one can see what it was.
 * Here it does not: of a wrong signature there is only a point that is another one. So the
 * parts are tried: is there a point that r or R can come from; does another hash, the other
 * of the two keys with one x, or one bit turned over make the signature right? If nothing does,
 * it is the digest, the key, or more than one bit, and nobody can tell which: for every
 * digest there is a key that makes these numbers right. */
#ifndef CERTWRIGHT_SIGNATURE_FAULT_H
#define CERTWRIGHT_SIGNATURE_FAULT_H

#include "../../asn1/bytes.h"
#include "../../ec/ecdsa.h"
#include "../../ec/ed25519.h"

enum signature_fault_kind {
    SIGNATURE_RIGHT,
    SIGNATURE_R_RANGE, /* r is 0, or not below the order n */
    SIGNATURE_S_RANGE, /* so is s; of Ed25519, S is not below L */
    SIGNATURE_HASH,    /* it is right for the digest of another hash */
    SIGNATURE_KEY,     /* it is right for the key with the other y, or x */
    SIGNATURE_R_POINT, /* no point has this r; R encodes none */
    SIGNATURE_R_BIT,   /* one bit of r, or R, turned over makes it right */
    SIGNATURE_S_BIT,   /* so does one of s, or S */
    SIGNATURE_KEY_BIT, /* so does one of the key; of Ed25519 */
    SIGNATURE_UNKNOWN, /* the digest, the key, or more than one bit */
};

struct signature_fault {
    enum signature_fault_kind kind;
    const struct hash *hash; /* SIGNATURE_HASH: which */
    unsigned bit;            /* of those that end in _BIT: 0 is the least significant */
};

#define SIGNATURE_FAULT_SIZE 512

/* ecdsa_find_fault judges SIGNATURE of MESSAGE, by KEY with HASH. A search takes some hundred
 * verifications. */
struct signature_fault ecdsa_find_fault(const struct ec_public_key *key,
                                        const struct hash *hash, struct bytes message,
                                        const struct ecdsa_signature *signature);

/* ed25519_find_fault does so with Ed25519. */
struct signature_fault
ed25519_find_fault(const struct ed25519_public_key *key, struct bytes message,
                   const uint8_t signature[ED25519_SIGNATURE_LENGTH]);

/* signature_fault_text writes what FAULT means as sentences into TEXT, and returns it. The
 * numbers have the names R and S, which are "r" and "s" or "R" and "S". */
const char *signature_fault_text(const struct signature_fault *fault, const char *R,
                                 const char *S, char text[SIGNATURE_FAULT_SIZE]);

#endif
