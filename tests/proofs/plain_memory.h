/* plain_memory.h -- memcpy and memset as loops, C11 7.24.2.1 and 7.24.6.1: for a few
 * bytes they cost the prover far less than its own, which are made for any number. To
 * be included before the code that is proved. */
#ifndef CERTWRIGHT_TESTS_PLAIN_MEMORY_H
#define CERTWRIGHT_TESTS_PLAIN_MEMORY_H

#include <stdint.h>
#include <string.h>

static inline void *copy_plainly(void *to, const void *from, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((uint8_t *)to)[i] = ((const uint8_t *)from)[i];
    return to;
}

static inline void *set_plainly(void *to, int value, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((uint8_t *)to)[i] = (uint8_t)value;
    return to;
}

#define memcpy copy_plainly
#define memset set_plainly

#endif
