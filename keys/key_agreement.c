/* key_agreement.c -- key agreement, through the row of a scheme. */
#include "key_agreement.h"

#include "key_type.h"

enum key_result agreement_derive(const struct private_key *key,
                                 const struct public_key *peer,
                                 uint8_t secret[AGREEMENT_LENGTH_MAX], size_t *length)
{
    *length = 0;
    if (key->type == NULL || key->type != peer->type || key->type->agreements == NULL)
        return KEY_OUT_OF_RANGE;
    return key->type->agreements[0]->derive(key, peer, secret, length);
}
