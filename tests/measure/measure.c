/* measure.c -- runs a command and writes what it cost into a file: milliseconds of the
 * processor, and kibibytes of memory at its peak.
 *
 *     measure FILE COMMAND ARGUMENT...
 *
 * Ends with the status of the command, or 128 and its signal, as a shell has it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Linux counts kibibytes, macOS octets. */
#ifdef __APPLE__
#define PEAK_UNIT 1024
#else
#define PEAK_UNIT 1
#endif

static long milliseconds(const struct timeval *time)
{
    return (long)time->tv_sec * 1000 + (long)time->tv_usec / 1000;
}

static int write_figures(const char *path, const struct rusage *usage)
{
    FILE *stream = fopen(path, "w");
    if (stream == NULL)
        return 0;
    fprintf(stream, "%ld %ld\n",
            milliseconds(&usage->ru_utime) + milliseconds(&usage->ru_stime),
            (long)usage->ru_maxrss / PEAK_UNIT);
    return fclose(stream) == 0;
}

int main(int argc, char **argv)
{
    struct rusage usage;
    int status;
    if (argc < 3) {
        fputs("usage: measure FILE COMMAND ARGUMENT...\n", stderr);
        return 2;
    }
    pid_t child = fork();
    if (child == 0) {
        execv(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child ||
        !write_figures(argv[1], &usage)) {
        perror("measure");
        return 2;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
