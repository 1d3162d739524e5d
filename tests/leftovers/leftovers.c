/* leftovers.c -- runs a command and searches what it leaves behind when it ends: its memory
 * and its registers, those for vectors too, as a core file would have them.
 *
 *     leftovers SECRETS COMMAND ARGUMENT...
 *
 * SECRETS is read when the command has done its work, so that it may be about a key that the
 * command made: the shell command in the variable PREPARE, if there is one, is run before.
 * It has a secret in each line: a name, "number" or "text", and hexadecimal digits or
 * characters without a space. Of a number eight bytes that follow each other are looked for,
 * in either order, and as hexadecimal digits with and without colons; of a text sixteen
 * characters. Each place that has some is printed. The exit status is 0 if there is none, 1
 * if there is, and 2 if the command failed or could not be watched. For Linux alone. */
#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#define KEY_LENGTH     8
#define WINDOW_MAX     24
#define NUMBER_MAX     4096
#define BUCKET_COUNT   65536
#define REGISTERS_SIZE 65536
#define FOUND_MAX      40

/* A run of bytes that must not be anywhere. */
struct window {
    char name[32];
    uint8_t bytes[WINDOW_MAX];
    size_t length;
    struct window *next; /* with the same hash of its first eight bytes */
};

static struct window *buckets[BUCKET_COUNT];
static size_t found_count;

static size_t bucket_of(const uint8_t *bytes)
{
    uint64_t key;
    memcpy(&key, bytes, sizeof key);
    return (size_t)(key * 0x9e3779b97f4a7c15u >> 48);
}

static bool is_uniform(const uint8_t *bytes, size_t length)
{
    for (size_t i = 1; i < length; i++)
        if (bytes[i] != bytes[0])
            return false;
    return true;
}

static void add_windows(const char *name, const char *form, const uint8_t *bytes,
                        size_t length, size_t size, size_t step)
{
    for (size_t i = 0; i + size <= length; i += step) {
        if (is_uniform(bytes + i, size))
            continue;
        struct window *window = calloc(1, sizeof *window);
        if (window == NULL)
            exit(2);
        snprintf(window->name, sizeof window->name, "%.20s %.10s", name, form);
        memcpy(window->bytes, bytes + i, size);
        window->length = size;
        size_t bucket = bucket_of(window->bytes);
        window->next = buckets[bucket];
        buckets[bucket] = window;
    }
}

static void add_number(const char *name, const char *digits)
{
    static uint8_t bytes[NUMBER_MAX], turned[NUMBER_MAX], text[3 * NUMBER_MAX + 1];
    size_t length = strlen(digits) / 2;
    if (length > NUMBER_MAX)
        exit(2);
    for (size_t i = 0; i < length; i++) {
        unsigned byte;
        if (sscanf(digits + 2 * i, "%2x", &byte) != 1)
            exit(2);
        bytes[i] = turned[length - 1 - i] = (uint8_t)byte;
    }
    add_windows(name, "bytes", bytes, length, 8, 1);
    add_windows(name, "limbs", turned, length, 8, 1);
    static const char *const formats[] = {"%02x", "%02X", "%02x:"};
    for (size_t f = 0; f < 3; f++) {
        size_t width = f < 2 ? 2 : 3;
        for (size_t i = 0; i < length; i++)
            snprintf((char *)text + width * i, width + 1, formats[f], bytes[i]);
        add_windows(name, "digits", text, width * length, 8 * width, width);
    }
}

static bool read_secrets(const char *path)
{
    static char line[3 * NUMBER_MAX], name[64], kind[16], value[3 * NUMBER_MAX];
    FILE *stream = fopen(path, "r");
    size_t count = 0;
    if (stream == NULL)
        return false;
    while (fgets(line, sizeof line, stream) != NULL) {
        if (sscanf(line, "%63s %15s %12000s", name, kind, value) != 3)
            return false;
        if (strcmp(kind, "number") == 0)
            add_number(name, value);
        else
            add_windows(name, "text", (uint8_t *)value, strlen(value), 16, 1);
        count++;
    }
    fclose(stream);
    return count > 0;
}

static void search(const uint8_t *bytes, size_t length, const char *place)
{
    size_t until = 0;
    for (size_t i = 0; i + KEY_LENGTH <= length; i++) {
        const struct window *window = buckets[bucket_of(bytes + i)];
        while (window != NULL &&
               (i + window->length > length ||
                memcmp(bytes + i, window->bytes, window->length) != 0))
            window = window->next;
        if (window == NULL)
            continue;
        /* One that goes on where the last one was is the same. */
        if (i > until && found_count++ < FOUND_MAX)
            printf("%s: %s at +%zx\n", place, window->name, i);
        until = i + window->length;
    }
}

static void search_registers(pid_t child)
{
    static uint8_t registers[REGISTERS_SIZE];
    static const struct {
        int type;
        const char *name;
    } sets[] = {
        {NT_PRSTATUS, "registers"},
#ifdef __x86_64__
        {0x202, "vector registers"}, /* NT_X86_XSTATE */
#else
        {NT_PRFPREG, "vector registers"},
#endif
    };
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        struct iovec vector = {registers, sizeof registers};
        if (ptrace(PTRACE_GETREGSET, child, (void *)(intptr_t)sets[i].type, &vector) ==
            0)
            search(registers, vector.iov_len, sets[i].name);
    }
}

/* MAPS and MEMORY were opened before the child could forbid it. */
static bool search_memory(FILE *maps, int memory)
{
    static char line[4096], place[256];
    size_t total = 0;
    while (fgets(line, sizeof line, maps) != NULL) {
        unsigned long start, end;
        char mode[5] = "", name[200] = "";
        if (sscanf(line, "%lx-%lx %4s %*s %*s %*s %199s", &start, &end, mode, name) < 3)
            return false;
        if (mode[1] != 'w')
            continue;
        uint8_t *bytes = malloc(end - start);
        if (bytes == NULL)
            return false;
        ssize_t count = pread(memory, bytes, end - start, (off_t)start);
        snprintf(place, sizeof place, "%lx %s %s", start, mode, name);
        if (count > 0)
            search(bytes, (size_t)count, place);
        total += count > 0 ? (size_t)count : 0;
        free(bytes);
    }
    return total > 0;
}

/* Lets CHILD go on to its end; true if it stops there. */
static bool run_to_exit(pid_t child)
{
    int status, deliver = 0;
    for (;;) {
        if (ptrace(PTRACE_CONT, child, NULL, (void *)(intptr_t)deliver) != 0 ||
            waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
            return false;
        if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8))
            return true;
        deliver = WSTOPSIG(status);
    }
}

static bool prepare(const char *secrets)
{
    const char *command = getenv("PREPARE");
    return (command == NULL || system(command) == 0) && read_secrets(secrets);
}

static bool watch(pid_t child, const char *secrets)
{
    char path[64];
    int status;
    unsigned long ended = 1;
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status) ||
        ptrace(PTRACE_SETOPTIONS, child, NULL,
               (void *)(intptr_t)(PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL)) != 0)
        return false;
    snprintf(path, sizeof path, "/proc/%d/maps", (int)child);
    FILE *maps = fopen(path, "r");
    snprintf(path, sizeof path, "/proc/%d/mem", (int)child);
    int memory = open(path, O_RDONLY);
    if (maps == NULL || memory < 0 || !run_to_exit(child) ||
        ptrace(PTRACE_GETEVENTMSG, child, NULL, &ended) != 0 || !prepare(secrets))
        return false;
    search_registers(child);
    bool ok = search_memory(maps, memory);
    fclose(maps);
    close(memory);
    ptrace(PTRACE_CONT, child, NULL, NULL);
    return waitpid(child, &status, 0) == child && ok && ended == 0;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: leftovers SECRETS COMMAND ARGUMENT...\n", stderr);
        return 2;
    }
    pid_t child = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        execv(argv[2], argv + 2);
        _exit(127);
    }
    if (child < 0 || !watch(child, argv[1])) {
        fprintf(stderr, "leftovers: %s did not run to its end\n", argv[2]);
        return 2;
    }
    return found_count > 0 ? 1 : 0;
}
