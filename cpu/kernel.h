/* kernel.h -- which kernels are used: code for one kind of processor that stands beside
 * a portable reference, gives the same results, and is faster.
 *
 * A kernel is used if it was built, if the processor and the operating system have what
 * it needs, and if the environment variable CERTWRIGHT_KERNELS does not speak against
 * it: "portable" means none, and a list of names with commas between them means those
 * alone. All of this is found out once. */
#ifndef CERTWRIGHT_CPU_KERNEL_H
#define CERTWRIGHT_CPU_KERNEL_H

#include <stdbool.h>
#include <stddef.h>

enum kernel {
    KERNEL_SHA256_NI,    /* one message, by the processor's SHA instructions */
    KERNEL_SHA256_LANES, /* sixteen messages, one in each lane */
    KERNEL_POWER_PAIR,   /* two modular powers, interleaved: the halves of an RSA
                             * private operation */
    KERNEL_POWER_PUBLIC, /* one modular power with a small exponent */
    KERNEL_POWER_LANES,  /* eight modular powers, one in each lane */
    KERNEL_COUNT,
};

/* kernel_name returns the name of KERNEL in CERTWRIGHT_KERNELS and `certwright
 * --version`; kernel_purpose says in a few words what it is for. */
const char *kernel_name(enum kernel kernel);
const char *kernel_purpose(enum kernel kernel);

/* kernel_is_supported tells whether KERNEL was built and can run here. */
bool kernel_is_supported(enum kernel kernel);

/* kernel_is_used tells whether KERNEL is supported and not ruled out. Cheap: a load and
 * a test, after the first call. Any thread may call it. */
bool kernel_is_used(enum kernel kernel);

/* kernel_unknown_name returns the first name in LIST that no kernel has, as a pointer
 * into LIST with its LENGTH, or NULL if all are known. "portable" is known. */
const char *kernel_unknown_name(const char *list, size_t *length);

#endif
