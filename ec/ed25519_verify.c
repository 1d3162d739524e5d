/* ed25519_verify.c -- verifying with Ed25519, RFC 8032 section 5.1.7. */
#include "ed25519.h"

#include <string.h>

#include "ed25519_steps.h"
#include "edwards.h"

static void show_key(struct ed25519_observer *observer, const struct edwards_point *a)
{
    uint8_t x[FIELD25519_LENGTH], y[FIELD25519_LENGTH];
    if (observer == NULL)
        return;
    edwards_affine(x, y, a);
    ed25519_show(observer, ED25519_A_X, x, sizeof x);
    ed25519_show(observer, ED25519_A_Y, y, sizeof y);
}

/* The RFC's step 3 has 8 S B = 8 R + 8 k A, and allows S B = R + k A. Here it is
 * S B - k A = R, which saves decoding R: an R that is no point, or not in its only form, is not
 * equal to what is encoded here. */
enum ec_result ed25519_verify(const struct ed25519_public_key *key,
                              const uint8_t *message, size_t length,
                              const uint8_t signature[ED25519_SIGNATURE_LENGTH],
                              struct ed25519_observer *observer)
{
    const uint8_t *s = signature + ED25519_SIGNATURE_LENGTH / 2;
    uint8_t challenge[SCALAR25519_LENGTH], check[EDWARDS_LENGTH];
    struct edwards_point a, sum;
    if (!scalar25519_is_below_order(s) || edwards_decode(&a, key->point) != EC_OK)
        return EC_NO;
    show_key(observer, &a);
    ed25519_challenge(challenge, signature, key, message, length, observer);
    edwards_negate(&a, &a);
    edwards_multiply_add(&sum, s, challenge, &a);
    edwards_encode(check, &sum);
    ed25519_show(observer, ED25519_CHECK, check, sizeof check);
    return memcmp(check, signature, sizeof check) == 0 ? EC_OK : EC_NO;
}
