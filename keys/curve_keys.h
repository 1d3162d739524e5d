/* curve_keys.h -- the keys on curves that a key of any kind may hold, for what is about
 * these curves themselves; and their signatures in DER. Each accessor returns NULL if the
 * key has another type, or none. */
#ifndef CERTWRIGHT_KEYS_CURVE_KEYS_H
#define CERTWRIGHT_KEYS_CURVE_KEYS_H

#include "../ec/ecdsa.h"
#include "key.h"

/* On P-256, P-384 or P-521. */
const struct ec_public_key *public_key_ec(const struct public_key *key);
const struct ec_private_key *private_key_ec(const struct private_key *key);

const struct ed25519_public_key *public_key_ed25519(const struct public_key *key);
const struct ed25519_private_key *private_key_ed25519(const struct private_key *key);

const struct x25519_public_key *public_key_x25519(const struct public_key *key);
const struct x25519_private_key *private_key_x25519(const struct private_key *key);

/* ecdsa_signature_read reads an ECDSA-Sig-Value, RFC 3279 section 2.2.3: two INTEGERs that
 * are not negative, in their shortest form. One with more bytes than a scalar of CURVE is
 * ERROR_RULE. That r or s is 0, or not below the order, is found by ecdsa_verify. */
bool ecdsa_signature_read(struct der_reader *reader, const struct curve *curve,
                          struct ecdsa_signature *signature)
    __attribute__((warn_unused_result));

/* ecdsa_signature_parse does so where nothing else is in DER. */
bool ecdsa_signature_parse(struct bytes der, const struct curve *curve,
                           struct ecdsa_signature *signature, struct error *error)
    __attribute__((warn_unused_result));

/* ecdsa_signature_write writes SIGNATURE as an ECDSA-Sig-Value. */
void ecdsa_signature_write(struct der_writer *writer, const struct curve *curve,
                           const struct ecdsa_signature *signature);

#endif
