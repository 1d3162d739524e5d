/* features.c -- asking an x86-64 processor by CPUID and XGETBV: Intel 64 and IA-32
 * Architectures Software Developer's Manual, volume 2, CPUID, leaves 1 and 7; volume 1,
 * section 15.2 on how AVX-512 is found. */
#include "features.h"

#ifdef CERTWRIGHT_KERNELS_X86_64

#include <cpuid.h>
#include <stdbool.h>

/* Bits of ECX of leaf 1, and of EBX of leaf 7. */
#define LEAF1_SSSE3      (1u << 9)
#define LEAF1_SSE41      (1u << 19)
#define LEAF1_OSXSAVE    (1u << 27)
#define LEAF7_AVX512F    (1u << 16)
#define LEAF7_AVX512DQ   (1u << 17)
#define LEAF7_AVX512IFMA (1u << 21)
#define LEAF7_SHA        (1u << 29)
#define LEAF7_AVX512BW   (1u << 30)
#define LEAF7_AVX512VL   (1u << 31)

/* XCR0: SSE, AVX, opmask, the upper halves of ZMM0 to ZMM15, ZMM16 to ZMM31. */
#define XCR0_AVX512 0xe6u

/* An operating system that does not save the wide registers of a program when another
 * has its turn must not let it use them, and says so in XCR0. */
static bool saves_wide_registers(unsigned leaf1_ecx)
{
    unsigned low, high;
    if ((leaf1_ecx & LEAF1_OSXSAVE) == 0)
        return false;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & XCR0_AVX512) == XCR0_AVX512;
}

static unsigned if_bit(unsigned bits, unsigned bit, enum cpu_feature feature)
{
    return (bits & bit) != 0 ? (unsigned)feature : 0;
}

unsigned cpu_features(void)
{
    unsigned eax, ebx, ecx, edx;
    if (__get_cpuid(1, &eax, &ebx, &ecx, &edx) == 0)
        return 0;
    unsigned features =
        if_bit(ecx, LEAF1_SSSE3, CPU_SSSE3) | if_bit(ecx, LEAF1_SSE41, CPU_SSE41);
    bool is_wide = saves_wide_registers(ecx);
    if (__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) == 0)
        return features;
    features |= if_bit(ebx, LEAF7_SHA, CPU_SHA);
    if (is_wide)
        features |= if_bit(ebx, LEAF7_AVX512F, CPU_AVX512F) |
                    if_bit(ebx, LEAF7_AVX512DQ, CPU_AVX512DQ) |
                    if_bit(ebx, LEAF7_AVX512BW, CPU_AVX512BW) |
                    if_bit(ebx, LEAF7_AVX512VL, CPU_AVX512VL) |
                    if_bit(ebx, LEAF7_AVX512IFMA, CPU_AVX512IFMA);
    return features;
}

#else

unsigned cpu_features(void)
{
    return 0;
}

#endif
