/* stack.h -- wiping the stack after work on secrets. Internal to ec/.
 *
 * Fields, points and multiplications leave digits of secrets where their variables were:
 * wiping each would take longer than an addition does. So it is done once, by whoever is
 * called from outside of ec/: what those functions used lies below its own frame. It does
 * the work in a function of its own, which must not become a part of its frame: hence
 * SEPARATE_FRAME. */
#ifndef CERTWRIGHT_EC_STACK_H
#define CERTWRIGHT_EC_STACK_H

/* Bytes below the caller's frame: about twice what the deepest takes, a signature of ECDSA that
 * is made again to be compared. tests/ec/stack.c measures it. */
#define STACK_WIPE_LENGTH 16384

#define SEPARATE_FRAME __attribute__((noinline))

/* stack_wipe overwrites the stack that functions called before have used. */
void stack_wipe(void);

#endif
