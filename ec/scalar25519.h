/* scalar25519.h -- arithmetic modulo L = 2^252 + 27742317777372353535851937790883648493, the
 * prime order of the base point of edwards.h. Internal to ec/.
 *
 * Scalars are 32 bytes, little-endian, as in RFC 8032. Constant time, unless said; digits stay on
 * the stack (stack.h). */
#ifndef CERTWRIGHT_EC_SCALAR25519_H
#define CERTWRIGHT_EC_SCALAR25519_H

#include <stdbool.h>
#include <stdint.h>

#define SCALAR25519_LENGTH      32
#define SCALAR25519_WIDE_LENGTH 64

/* scalar25519_reduce sets RESULT to the number of 64 bytes at WIDE, modulo L. */
void scalar25519_reduce(uint8_t result[SCALAR25519_LENGTH],
                        const uint8_t wide[SCALAR25519_WIDE_LENGTH]);

/* scalar25519_multiply_add sets RESULT to A B + C modulo L. Each may be any 32 bytes. */
void scalar25519_multiply_add(uint8_t result[SCALAR25519_LENGTH],
                              const uint8_t a[SCALAR25519_LENGTH],
                              const uint8_t b[SCALAR25519_LENGTH],
                              const uint8_t c[SCALAR25519_LENGTH]);

/* scalar25519_clamp sets RESULT to BYTES with the three lowest bits cleared, which makes it a
 * multiple of the cofactor 8, the top bit cleared and the next one set: what a private key
 * of Ed25519 or X25519 stands for (RFC 8032 section 5.1.5 step 2, RFC 7748 section 5). */
void scalar25519_clamp(uint8_t result[SCALAR25519_LENGTH],
                       const uint8_t bytes[SCALAR25519_LENGTH]);

/* scalar25519_is_below_order tells whether A is below L. Not constant time: for the S of a
 * signature. */
bool scalar25519_is_below_order(const uint8_t a[SCALAR25519_LENGTH]);

#endif
