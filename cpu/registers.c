/* registers.c -- wiping vector registers: Intel 64 and IA-32 Architectures Software
 * Developer's Manual, volume 2, PXOR and VZEROALL. No calling convention of Unix keeps
 * anything in them over a call. */
#include "registers.h"

#ifdef __x86_64__

#define CLOBBERED_LOW                                                                  \
    "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",    \
        "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15"
#define CLOBBERED_HIGH                                                                 \
    "xmm16", "xmm17", "xmm18", "xmm19", "xmm20", "xmm21", "xmm22", "xmm23", "xmm24",   \
        "xmm25", "xmm26", "xmm27", "xmm28", "xmm29", "xmm30", "xmm31"
#define CLEAR_XMM(n) "pxor %%xmm" #n ", %%xmm" #n "\n\t"
#define CLEAR_ZMM(n) "vpxorq %%zmm" #n ", %%zmm" #n ", %%zmm" #n "\n\t"

static void wipe_sse(void)
{
    __asm__ volatile(CLEAR_XMM(0) CLEAR_XMM(1) CLEAR_XMM(2) CLEAR_XMM(3) CLEAR_XMM(4)
                         CLEAR_XMM(5) CLEAR_XMM(6) CLEAR_XMM(7) CLEAR_XMM(8)
                             CLEAR_XMM(9) CLEAR_XMM(10) CLEAR_XMM(11) CLEAR_XMM(12)
                                 CLEAR_XMM(13) CLEAR_XMM(14) CLEAR_XMM(15)
                     :
                     :
                     : CLOBBERED_LOW);
}

/* VZEROALL: registers 0 to 15, in their whole width. */
__attribute__((target("avx"))) static void wipe_avx(void)
{
    __asm__ volatile("vzeroall" : : : CLOBBERED_LOW);
}

/* Registers 16 to 31, which AVX-512 added and VZEROALL leaves alone. */
__attribute__((target("avx512f"))) static void wipe_avx512(void)
{
    __asm__ volatile(CLEAR_ZMM(16) CLEAR_ZMM(17) CLEAR_ZMM(18) CLEAR_ZMM(19)
                         CLEAR_ZMM(20) CLEAR_ZMM(21) CLEAR_ZMM(22) CLEAR_ZMM(23)
                             CLEAR_ZMM(24) CLEAR_ZMM(25) CLEAR_ZMM(26) CLEAR_ZMM(27)
                                 CLEAR_ZMM(28) CLEAR_ZMM(29) CLEAR_ZMM(30) CLEAR_ZMM(31)
                     :
                     :
                     : CLOBBERED_HIGH);
}

/* Whatever the kernels in use: the C library chooses its own. */
void registers_wipe(void)
{
    if (__builtin_cpu_supports("avx512f"))
        wipe_avx512();
    if (__builtin_cpu_supports("avx"))
        wipe_avx();
    else
        wipe_sse();
}

#else

void registers_wipe(void)
{
}

#endif
