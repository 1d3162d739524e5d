/* keygen_child.h -- certwright's key generation in another process, where
 * CERTWRIGHT_KERNELS=portable: kernels are chosen once for a process. */
#ifndef CERTWRIGHT_BENCH_KEYGEN_CHILD_H
#define CERTWRIGHT_BENCH_KEYGEN_CHILD_H

#include <sys/types.h>

struct keygen_child {
    pid_t process;
    int to, from; /* pipes */
};

/* keygen_child_program says where this program is; PATH must have a slash. */
void keygen_child_program(const char *path);

/* keygen_child_start starts this program again, to make keys of BITS bits. There is one
 * child at a time. */
struct keygen_child *keygen_child_start(unsigned bits);

/* keygen_child_make has a key made and returns the seconds of the processor that it
 * took. */
double keygen_child_make(struct keygen_child *child);

void keygen_child_stop(struct keygen_child *child);

#endif
