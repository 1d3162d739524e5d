/* sha256_many.c -- many messages: one after another, or by sixteen. */
#include "sha256_many.h"

#include "../cpu/kernel.h"
#include "kernels/sha256_lanes_many.h"

/* Sixteen blocks in lanes take as long as seven with the processor's SHA instructions,
 * or as one and a half without: below so many messages the lanes do not pay. */
#define LANES_WORTH_BESIDE_NI 8
#define LANES_WORTH           2

static void digest_one_by_one(const struct sha256_message *messages, size_t count,
                              uint8_t (*digests)[SHA256_DIGEST_LENGTH])
{
    for (size_t i = 0; i < count; i++) {
        struct sha256_state state;
        sha256_init(&state);
        sha256_update(&state, messages[i].data, messages[i].length);
        sha256_finish(&state, digests[i]);
    }
}

void sha256_many(const struct sha256_message *messages, size_t count,
                 uint8_t (*digests)[SHA256_DIGEST_LENGTH])
{
#ifdef CERTWRIGHT_KERNELS_X86_64
    size_t worth =
        kernel_is_used(KERNEL_SHA256_NI) ? LANES_WORTH_BESIDE_NI : LANES_WORTH;
    if (count >= worth && kernel_is_used(KERNEL_SHA256_LANES)) {
        sha256_lanes_many(messages, count, worth, digests);
        return;
    }
#endif
    digest_one_by_one(messages, count, digests);
}
