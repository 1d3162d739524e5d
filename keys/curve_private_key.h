/* curve_private_key.h -- CurvePrivateKey, RFC 8410 section 7: the 32 secret bytes of
 * Ed25519 and X25519, an OCTET STRING in the one of PKCS#8; and the 32 bytes of their public
 * keys. Internal to keys/. */
#ifndef CERTWRIGHT_KEYS_CURVE_PRIVATE_KEY_H
#define CERTWRIGHT_KEYS_CURVE_PRIVATE_KEY_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "key.h"

/* Bytes of each. */
#define CURVE_KEY_LENGTH 32

/* curve_private_key_read reads a CurvePrivateKey, whose CONTENTS are CURVE_KEY_LENGTH bytes. */
bool curve_private_key_read(struct der_reader *reader, struct bytes *contents)
    __attribute__((warn_unused_result));

/* curve_private_key_write writes one. */
void curve_private_key_write(struct der_writer *writer,
                             const uint8_t contents[CURVE_KEY_LENGTH]);

/* curve_public_key_read sets CONTENTS, CURVE_KEY_LENGTH bytes, to all that is left in READER: a
 * public key as section 4 has it in its BIT STRING. */
bool curve_public_key_read(struct der_reader *reader, struct bytes *contents)
    __attribute__((warn_unused_result));

/* curve_algorithm_write writes the AlgorithmIdentifier of KEY, which has no parameters. */
void curve_algorithm_write(struct der_writer *writer, const struct public_key *key);

/* curve_strength sets STRENGTH, and curve_check_to_certify returns true: one size is all
 * that there is of either type. */
void curve_strength(const struct public_key *key, struct key_strength *strength);
bool curve_check_to_certify(const struct public_key *key, struct error *error);

#endif
