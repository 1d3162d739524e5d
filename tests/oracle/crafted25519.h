/* crafted25519.h -- keys and signatures of Ed25519, and keys of X25519, that random bytes never
 * come to: points of small order, alone or added to an honest point, and numbers that are
 * not written in their shortest form. */
#ifndef CERTWRIGHT_TESTS_ORACLE_CRAFTED25519_H
#define CERTWRIGHT_TESTS_ORACLE_CRAFTED25519_H

#include <stddef.h>

#include "ec/ed25519.h"
#include "random/random.h"

struct ed25519_craft {
    uint8_t key[ED25519_PUBLIC_LENGTH];
    uint8_t signature[ED25519_SIGNATURE_LENGTH];
};

/* craft_order_added adds the order L to S of SIGNATURE: the same number modulo L. */
void craft_order_added(uint8_t signature[ED25519_SIGNATURE_LENGTH]);

/* craft_small_points: the key and R are points of small order, or numbers near them, and S is 0
 * or another number. For some of the messages the equation is true. */
void craft_small_points(struct random_source *random, struct ed25519_craft *craft);

/* craft_mixed_points: the key and R are multiples of the base point with points of small order
 * added to them. S is what the owner would have made, and the equation is true for some of
 * the messages; with the cofactor it would be for all. */
void craft_mixed_points(struct random_source *random, const uint8_t *message,
                        size_t length, struct ed25519_craft *craft);

/* craft_montgomery sets U to a number at which X25519 goes wrong first: 0, 1, p - 1, p and
 * more, the coordinates of small order, with or without the top bit. */
void craft_montgomery(struct random_source *random, uint8_t u[32]);

#endif
