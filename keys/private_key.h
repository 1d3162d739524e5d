/* private_key.h -- private keys in files: PKCS#8 PrivateKeyInfo (RFC 5958), and the
 * older forms that some key types have: RSAPrivateKey of PKCS#1, ECPrivateKey of SEC 1.
 * Encrypted keys are recognised and refused. A public key that is beside the private one must
 * be its own. */
#ifndef CERTWRIGHT_PRIVATE_KEY_H
#define CERTWRIGHT_PRIVATE_KEY_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "key.h"

/* private_key_parse makes KEY of DER, which is one PrivateKeyInfo or one key in the
 * older form of its type, told apart by looking. False is ERROR_UNSUPPORTED for an
 * encrypted key and for an algorithm without a row, and another kind if the key is
 * malformed, contradicts itself or is outside the limits; KEY is zero then. The caller
 * wipes KEY with private_key_wipe, and DER too. */
bool private_key_parse(struct bytes der, struct private_key *key, struct error *error)
    __attribute__((warn_unused_result));

/* private_key_write writes KEY as a PrivateKeyInfo, version 0, without attributes. */
void private_key_write(struct der_writer *writer, const struct private_key *key);

/* private_key_write_traditional writes KEY in the older form of its type, which must
 * have one (key_type.h). */
void private_key_write_traditional(struct der_writer *writer,
                                   const struct private_key *key);

#endif
