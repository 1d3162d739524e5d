/* features.h -- what instructions the processor has, as far as the kernels ask.
 * Internal to cpu/. */
#ifndef CERTWRIGHT_CPU_FEATURES_H
#define CERTWRIGHT_CPU_FEATURES_H

enum cpu_feature {
    CPU_SSSE3 = 1 << 0,
    CPU_SSE41 = 1 << 1,
    CPU_SHA = 1 << 2,
    CPU_AVX512F = 1 << 3,
    CPU_AVX512DQ = 1 << 4,
    CPU_AVX512BW = 1 << 5,
    CPU_AVX512VL = 1 << 6,
    CPU_AVX512IFMA = 1 << 7,
};

/* cpu_features returns the features of this processor that the operating system lets
 * programs use; 0 where no kernels were built. */
unsigned cpu_features(void);

#endif
