/* private_key.h -- private keys in files: PKCS#8 PrivateKeyInfo (RFC 5958), and the
 * bare RSAPrivateKey of PKCS#1 that older programs write. Encrypted keys are recognised
 * and refused. */
#ifndef CERTWRIGHT_PRIVATE_KEY_H
#define CERTWRIGHT_PRIVATE_KEY_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "../rsa/key.h"

/* private_key_parse makes KEY of DER, which is one PrivateKeyInfo or RSAPrivateKey,
 * told apart by looking. The caller wipes KEY with rsa_private_key_wipe, and DER
 * too. */
bool private_key_parse(struct bytes der, struct rsa_private_key *key,
                       struct error *error) __attribute__((warn_unused_result));

/* private_key_write writes KEY as a PrivateKeyInfo, version 0, without attributes. For
 * PKCS#1 there is rsa_private_key_write. */
void private_key_write(struct der_writer *writer, const struct rsa_private_key *key);

#endif
