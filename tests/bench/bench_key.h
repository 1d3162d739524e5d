/* bench_key.h -- keys to work with. */
#ifndef CERTWRIGHT_BENCH_KEY_H
#define CERTWRIGHT_BENCH_KEY_H

#include "contender.h"

/* bench_key makes a KEY of BITS bits, an RSAPrivateKey in DER; the same one in every call
 * of a run. */
void bench_key(unsigned bits, struct encoded *key);

/* bench_key_is_right tells whether DER is a private key of BITS bits whose numbers agree,
 * with the exponent 65537. */
bool bench_key_is_right(struct bytes der, unsigned bits);

#endif
