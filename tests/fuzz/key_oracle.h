/* key_oracle.h -- what must be true of a public key of any kind, and which keys are written
 * back to the same bytes. */
#ifndef CERTWRIGHT_TESTS_FUZZ_KEY_ORACLE_H
#define CERTWRIGHT_TESTS_FUZZ_KEY_ORACLE_H

#include "keys/key.h"

/* key_algorithm_has_one_form tells whether the algorithm of a key, which was read, is written
 * the same. NULL may be left out, for RSA and for a hash; and RFC 4055 section 3.1 lets
 * defaults be encoded. */
bool key_algorithm_has_one_form(const struct algorithm_identifier *algorithm);

/* check_public_key reads the key in SPKI, and if that is one, writes it back, asks how strong it
 * is, and with what it signs. */
void check_public_key(const struct subject_public_key_info *spki);

/* check_rsa_numbers checks KEY by the rules of RFC 8017 section 3.2. */
void check_rsa_numbers(const struct rsa_private_key *key);

/* require_all_zero fails unless the LENGTH bytes at OBJECT are 0. */
void require_all_zero(const void *object, size_t length, const char *what);

#endif
