/* keygen_child.c -- key generation in another process. */
#include "keygen_child.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rows.h"

static const char *program;

void keygen_child_program(const char *path)
{
    program = path;
}

static void run_child(unsigned bits, const int in[2], const int out[2])
{
    char size[16];
    snprintf(size, sizeof size, "%u", bits);
    if (dup2(in[0], STDIN_FILENO) < 0 || dup2(out[1], STDOUT_FILENO) < 0 ||
        setenv("CERTWRIGHT_KERNELS", "portable", 1) != 0)
        _exit(127);
    close(in[0]);
    close(in[1]);
    close(out[0]);
    close(out[1]);
    execl(program, "bench", "--serve-keys", size, (char *)NULL);
    _exit(127);
}

struct keygen_child *keygen_child_start(unsigned bits)
{
    static struct keygen_child child;
    int in[2], out[2];
    if (pipe(in) != 0 || pipe(out) != 0)
        bench_fail("key generation", NULL, "cannot make a pipe");
    fflush(stdout);
    child.process = fork();
    if (child.process == 0)
        run_child(bits, in, out);
    if (child.process < 0)
        bench_fail("key generation", NULL, "cannot start a process");
    close(in[0]);
    close(out[1]);
    child.to = in[1];
    child.from = out[0];
    return &child;
}

double keygen_child_make(struct keygen_child *child)
{
    double seconds;
    if (write(child->to, "k", 1) != 1 ||
        read(child->from, &seconds, sizeof seconds) != sizeof seconds)
        bench_fail("key generation", "certwright without kernels", "failed");
    return seconds;
}

void keygen_child_stop(struct keygen_child *child)
{
    close(child->to);
    close(child->from);
    waitpid(child->process, NULL, 0);
}

int keygen_serve(unsigned bits)
{
    char request;
    while (read(STDIN_FILENO, &request, 1) == 1) {
        double seconds = processor_seconds();
        if (!contenders[OURS].rsa->generate(bits, NULL))
            return 2;
        seconds = processor_seconds() - seconds;
        if (write(STDOUT_FILENO, &seconds, sizeof seconds) != sizeof seconds)
            return 2;
    }
    return 0;
}
