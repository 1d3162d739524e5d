/* main.c -- alters private keys, bare and wrapped, and lets the program explain them.
 *
 *     masked KEYS CERTIFICATE COUNT PROGRAM
 *
 * KEYS are those of tests/vectors/schema/private_keys.txt, CERTIFICATE a file of DER.
 * COUNT copies of each key have one octet altered, each in another wrapping, and as DER,
 * as PEM with the label of the key or as PEM with another; each is explained as text and
 * as a page. The file is made in the working folder. Prints a line for whatever shows
 * eight octets in a row of a private number, and how many outputs there were. Before
 * that, each key is explained with --secrets and must show one: what looks for them
 * works. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "asn1/pem.h"
#include "tests/support/private_keys.h"
#include "windows.h"

#define KEYS_MAX   32
#define OUTPUT_MAX ((size_t)4 << 20)
#define FORMS      3

static struct key keys[KEYS_MAX];
static uint8_t output[OUTPUT_MAX];
static const char file_name[] = "masked.in";

static void die(const char *what)
{
    perror(what);
    exit(2);
}

/* Runs the program on the file with OPTION and, unless it is NULL, SECRETS, and returns what
 * it printed, on standard error too. */
static struct bytes explain(const char *program, const char *option,
                            const char *secrets)
{
    int ends[2];
    size_t length = 0;
    ssize_t count;
    if (pipe(ends) != 0)
        die("pipe");
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl(program, program, "explain", option, file_name, secrets, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    while ((count = read(ends[0], output + length, OUTPUT_MAX - length)) > 0)
        length += (size_t)count;
    close(ends[0]);
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) > 2 || length == OUTPUT_MAX) {
        fprintf(stderr, "masked: the program ended in an unknown way\n");
        exit(2);
    }
    return bytes_of(output, length);
}

static void write_file(struct bytes octets)
{
    FILE *stream = fopen(file_name, "w");
    if (stream == NULL ||
        fwrite(octets.data, 1, octets.length, stream) != octets.length ||
        fclose(stream) != 0)
        die(file_name);
}

/* FORM is DER, PEM, or PEM with the label of a certificate. Returns its name. */
static const char *write_form(const struct key *key, struct bytes der, size_t form)
{
    static char text[2 * KEY_WRAPPED_MAX + 256];
    const char *label = form == 1 ? key->label : "CERTIFICATE";
    if (form == 0) {
        write_file(der);
        return "DER";
    }
    pem_encode(label, der, text);
    write_file(bytes_of(text, pem_encoded_length(label, der.length)));
    return label;
}

static const struct windows *windows_of(const struct key *key)
{
    static struct windows windows;
    memset(&windows, 0, sizeof windows);
    for (size_t i = 0; i < key->count; i++)
        windows_add(&windows, bytes_of(key->numbers[i], key->number_lengths[i]));
    windows_sort(&windows);
    return &windows;
}

/* The same in every run. */
static uint64_t draw(uint64_t *state)
{
    *state += 0x9e3779b97f4a7c15;
    uint64_t z = (*state ^ *state >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

/* Half of the octets that are altered are among the first of the key: its headers. */
static size_t choose(uint64_t *state, const struct key *key, size_t length)
{
    size_t before = length > key->length ? length - key->length : 0;
    uint64_t number = draw(state);
    return (size_t)(number % 2 == 0
                        ? number / 2 % length
                        : number / 2 % (before + 48 < length ? before + 48 : length));
}

static size_t check_output(const struct key *key, const struct windows *windows,
                           const char *program, const char *what)
{
    static const char *const options[] = {"--full", "--html"};
    size_t failures = 0;
    for (size_t i = 0; i < 2; i++) {
        const char *found = windows_find(windows, explain(program, options[i], NULL));
        if (found != NULL)
            printf("%s, %s, %s: a private number in %s\n", key->name, what, options[i],
                   found);
        failures += found != NULL;
    }
    return failures;
}

static size_t check_key(const struct key *key, struct bytes certificate, size_t count,
                        const char *program)
{
    const struct windows *windows = windows_of(key);
    uint8_t wrapped[KEY_WRAPPED_MAX];
    uint64_t state = key->length;
    size_t failures = 0;
    for (size_t i = 0; i < count; i++) {
        size_t wrapping = i % KEY_WRAPPINGS;
        size_t length = key_wrap(key, wrapping, certificate, wrapped);
        size_t at = choose(&state, key, length);
        wrapped[at] ^= (uint8_t)(1 + draw(&state) % 255);
        const char *form =
            write_form(key, bytes_of(wrapped, length), i / KEY_WRAPPINGS % FORMS);
        char what[256];
        snprintf(what, sizeof what, "%s, %s, octet %zu is %02x", form,
                 key_wrapping_name(wrapping), at, wrapped[at]);
        failures += check_output(key, windows, program, what);
    }
    return failures;
}

/* What is shown with --secrets is found. */
static size_t check_finding(const struct key *key, const char *program)
{
    const struct windows *windows = windows_of(key);
    size_t failures = 0;
    write_file(bytes_of(key->der, key->length));
    if (windows_find(windows, explain(program, "--full", "--secrets")) == NULL ||
        windows_find(windows, explain(program, "--html", "--secrets")) == NULL) {
        printf("%s: --secrets shows none\n", key->name);
        failures++;
    }
    return failures;
}

static struct bytes read_certificate(const char *path)
{
    static uint8_t octets[KEY_WRAPPED_MAX / 2];
    FILE *stream = fopen(path, "r");
    if (stream == NULL)
        die(path);
    size_t length = fread(octets, 1, sizeof octets, stream);
    fclose(stream);
    return bytes_of(octets, length);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: masked KEYS CERTIFICATE COUNT PROGRAM\n", stderr);
        return 2;
    }
    size_t key_count = keys_read(argv[1], keys, KEYS_MAX), failures = 0;
    size_t count = (size_t)strtoul(argv[3], NULL, 10);
    struct bytes certificate = read_certificate(argv[2]);
    if (key_count == 0) {
        fprintf(stderr, "masked: %s: no keys\n", argv[1]);
        return 2;
    }
    for (size_t i = 0; i < key_count; i++)
        failures += check_finding(&keys[i], argv[4]) +
                    check_key(&keys[i], certificate, count, argv[4]);
    printf("%zu keys, %zu outputs, %zu failures\n", key_count, 2 * count * key_count,
           failures);
    return failures > 0;
}
