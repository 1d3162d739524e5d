/* key_der.h -- telling a private key in DER from anything else, by all of its structure.
 * Nothing is decoded: only where each element begins and ends is looked at, so that a key
 * may have any size. */
#ifndef CERTWRIGHT_KEY_DER_H
#define CERTWRIGHT_KEY_DER_H

#include <stdbool.h>

#include "../../asn1/bytes.h"
#include "byte_view.h"

enum key_der {
    KEY_DER_NONE,
    KEY_DER_PLAIN,     /* PKCS#8, PKCS#1, SEC 1, or a DSA key as OpenSSL has it */
    KEY_DER_ENCRYPTED, /* EncryptedPrivateKeyInfo, or PKCS#12, which is made for keys */
};

/* key_der_at tells what private key begins at OFFSET of VIEW. A key that is cut off by the
 * end of the view counts if its secret begins before that. Lengths may be as BER allows,
 * also those of indefinite length, and OCTET STRINGs in pieces. */
enum key_der key_der_at(struct byte_view *view, uint64_t offset);

/* key_der_of does the same at the beginning of DER. */
enum key_der key_der_of(struct bytes der);

/* The longest header, and that of an element inside it, with two bytes of its contents. */
#define KEY_DER_START 24

/* key_der_may_begin is a quick look before key_der_at: false if no private key begins with
 * the bytes START, which are zero after the end of what there is. */
bool key_der_may_begin(const uint8_t start[KEY_DER_START]);

#endif
