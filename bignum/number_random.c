/* number_random.c -- uniform numbers. */
#include "number_random.h"

#include <string.h>

#define DRAWS_MAX 256

bool number_random_bits(struct random_source *source, size_t bits, size_t limb_count,
                        struct number *number)
{
    uint8_t octets[NUMBER_OCTETS_MAX];
    size_t length = (bits + 7) / 8;
    bool ok = length <= sizeof octets && random_fill(source, octets, length);
    if (ok) {
        if (bits % 8 != 0)
            octets[0] &= (uint8_t)((1u << bits % 8) - 1);
        ok = number_from_octets(number, limb_count, octets, length);
    }
    if (!ok)
        number_wipe(number);
    explicit_bzero(octets, sizeof octets);
    return ok;
}

bool number_random_below(struct random_source *source, const struct number *bound,
                         struct number *number)
{
    size_t bits = number_bit_length(bound);
    for (unsigned draw = 0; draw < DRAWS_MAX; draw++) {
        if (!number_random_bits(source, bits, bound->limb_count, number))
            return false;
        if (number_is_less(number, bound))
            return true;
    }
    number_wipe(number);
    return false;
}
