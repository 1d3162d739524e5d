/* allocator.h -- an allocator for GMP that wipes every block it takes back.
 *
 * GMP frees and moves its numbers without clearing them: after mpz_clear, the primes of
 * a key lie about the heap in dozens of copies. With this allocator the heap keeps
 * none; what GMP had on the stack is wiped by allocator_wipe_stack. */
#ifndef CERTWRIGHT_ALLOCATOR_H
#define CERTWRIGHT_ALLOCATOR_H

/* allocator_install gives GMP the wiping allocator, for the whole process. Call it
 * before the first number is made. GMP cannot be told that memory has run out; the
 * allocator then says so in one line on standard error and ends the process with
 * status 2. */
void allocator_install(void);

/* allocator_wipe_stack overwrites the part of the stack below its caller, where GMP
 * keeps its small temporaries and leaves them, and the vector registers (registers.h). For
 * the end of work on secret mpz_t, and of a process that had secrets. */
void allocator_wipe_stack(void);

#endif
