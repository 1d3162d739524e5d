/* toy_key.h -- key types that exist for the tests alone, to prove that a new row of
 * keys/key_type.h is all that certwright needs to know of an algorithm.
 *
 * They protect nothing: the private key is eight bytes, the public key is their complement,
 * and a signature is the beginning of a digest of the public key and what was signed, so
 * anybody can make one. What is unlike RSA is so on purpose: signatures have lengths that
 * vary, one type signs the message itself and knows no hash, two share an OBJECT IDENTIFIER
 * and are told apart by the parameters, and one is too weak to be believed. */
#ifndef CERTWRIGHT_TESTS_TOY_KEY_H
#define CERTWRIGHT_TESTS_TOY_KEY_H

#include "keys/key_type.h"

extern const struct key_type toy_strong;  /* "toy", 2.999.1 with parameters 2.999.1.1 */
extern const struct key_type toy_weak;    /* "toy-weak", 2.999.1 with 2.999.1.2 */
extern const struct key_type toy_message; /* "toy-message", 2.999.2 without any */

#endif
