/* registers.h -- what is left in the registers for vectors.
 *
 * memcpy and its like, and the kernels, move and compute through wide registers, and leave
 * there what they last had: up to 64 bytes of a secret in each, until somebody needs the
 * register. A core file has them all. */
#ifndef CERTWRIGHT_CPU_REGISTERS_H
#define CERTWRIGHT_CPU_REGISTERS_H

/* registers_wipe sets all vector registers of an x86-64 processor to zero; elsewhere it
 * does nothing. For the end of work on secrets: what is copied after it is there again. */
void registers_wipe(void);

#endif
