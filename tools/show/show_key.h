/* show_key.h -- keys as `openssl pkey -text` prints them: their numbers, which are only
 * printed. Those of a private key go from the file to the output and nowhere else; who
 * owns the output's buffer wipes it. */
#ifndef CERTWRIGHT_SHOW_KEY_H
#define CERTWRIGHT_SHOW_KEY_H

#include "show_text.h"

/* show_spki prints the next element of READER, a SubjectPublicKeyInfo, as it stands in
 * a certificate: the algorithm, and the key behind INDENT + 4 spaces, or that it cannot
 * be read. False if there is no SubjectPublicKeyInfo. */
bool show_spki(const struct show *show, struct der_reader *reader, int indent)
    __attribute__((warn_unused_result));

/* show_public_key prints the next element of READER, a SubjectPublicKeyInfo, as a file
 * of its own. */
bool show_public_key(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

/* show_rsa_public_key does the same with an RSAPublicKey. */
bool show_rsa_public_key(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

/* show_private_key prints the next element of READER: a PrivateKeyInfo, or an
 * RSAPrivateKey, ECPrivateKey or a DSA key of the older forms. */
bool show_private_key(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

/* private_key_is_rsa tells whether DER is a private key of RSA, which private_key_parse
 * knows more about, or not recognised. */
bool private_key_is_rsa(struct bytes der);

#endif
