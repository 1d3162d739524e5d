/* kernel.c -- the table of kernels, and the choice among them. */
#include "kernel.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "features.h"

#define AVX512_IFMA                                                                    \
    (CPU_AVX512F | CPU_AVX512DQ | CPU_AVX512BW | CPU_AVX512VL | CPU_AVX512IFMA)

static const struct {
    const char *name;
    const char *purpose;
    unsigned features; /* all of these must be there */
} kernels[KERNEL_COUNT] = {
    [KERNEL_SHA256_NI] = {"sha-ni", "SHA-256", CPU_SHA | CPU_SSSE3 | CPU_SSE41},
    [KERNEL_SHA256_LANES] = {"sha-avx512", "SHA-256 of many messages",
                             CPU_AVX512F | CPU_AVX512BW},
    [KERNEL_POWER_PAIR] = {"ifma-pair", "RSA private operations", AVX512_IFMA},
    [KERNEL_POWER_PUBLIC] = {"ifma-public", "RSA public operations", AVX512_IFMA},
    [KERNEL_POWER_LANES] = {"ifma-lanes", "RSA key generation and batches",
                            AVX512_IFMA},
};

const char *kernel_name(enum kernel kernel)
{
    return kernels[kernel].name;
}

const char *kernel_purpose(enum kernel kernel)
{
    return kernels[kernel].purpose;
}

bool kernel_is_supported(enum kernel kernel)
{
    unsigned needed = kernels[kernel].features;
    return (cpu_features() & needed) == needed;
}

static bool is_name(const char *name, const char *at, size_t length)
{
    return strlen(name) == length && memcmp(name, at, length) == 0;
}

/* Whether NAME is one of the names of LIST. */
static bool is_in_list(const char *name, const char *list)
{
    for (;;) {
        size_t length = strcspn(list, ",");
        if (is_name(name, list, length))
            return true;
        if (list[length] == '\0')
            return false;
        list += length + 1;
    }
}

#define CHOSEN_ALREADY (1u << KERNEL_COUNT)

static unsigned choose(void)
{
    const char *list = getenv("CERTWRIGHT_KERNELS");
    unsigned chosen = CHOSEN_ALREADY;
    for (unsigned kernel = 0; kernel < KERNEL_COUNT; kernel++)
        if (kernel_is_supported(kernel) &&
            (list == NULL || is_in_list(kernels[kernel].name, list)))
            chosen |= 1u << kernel;
    return chosen;
}

/* Two threads that come here at once find the same and store the same. */
static atomic_uint chosen_kernels;

bool kernel_is_used(enum kernel kernel)
{
    unsigned chosen = atomic_load_explicit(&chosen_kernels, memory_order_relaxed);
    if (chosen == 0) {
        chosen = choose();
        atomic_store_explicit(&chosen_kernels, chosen, memory_order_relaxed);
    }
    return (chosen >> kernel & 1) != 0;
}

static bool is_known(const char *at, size_t length)
{
    for (unsigned kernel = 0; kernel < KERNEL_COUNT; kernel++)
        if (is_name(kernels[kernel].name, at, length))
            return true;
    return is_name("portable", at, length);
}

const char *kernel_unknown_name(const char *list, size_t *length)
{
    for (;; list += *length + 1) {
        *length = strcspn(list, ",");
        if (!is_known(list, *length))
            return list;
        if (list[*length] == '\0')
            return NULL;
    }
}
