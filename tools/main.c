/* main.c -- the program: finds the command and runs it. */
#include <gmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "../bignum/allocator.h"
#include "../cpu/kernel.h"
#include "../cpu/registers.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/key_file.h"
#include "cli/output.h"
#include "cli/report.h"

static int run_help(const struct command *command, int argc, char **argv);

static const struct command command_help = {
    .name = "help",
    .summary = "list the commands, or explain one",
    .help =
        "Usage: certwright help [COMMAND]\n\n"
        "Prints the page of COMMAND, which `certwright COMMAND --help` prints too.\n\n"
        "Example: certwright help issue\n",
    .run = run_help,
};

/* The table, in the order of the help. */
static const struct command *const commands[] = {
    &command_keygen,  &command_pubkey,  &command_request, &command_selfsign,
    &command_issue,   &command_quick,   &command_show,    &command_asn1,
    &command_explain, &command_trace,   &command_digest,  &command_sign,
    &command_check,   &command_encrypt, &command_decrypt, &command_verify,
    &command_trust,   &command_kat,     &command_help,    NULL,
};

static int run_help(const struct command *command, int argc, char **argv)
{
    return help_run(commands, command, argc, argv);
}

static int print_version(void)
{
    printf("certwright %s\nGMP %s, kernels:", CERTWRIGHT_VERSION, gmp_version);
    bool is_portable = true;
    for (enum kernel kernel = 0; kernel < KERNEL_COUNT; kernel++)
        if (kernel_is_used(kernel)) {
            printf("%s %s", is_portable ? "" : ",", kernel_name(kernel));
            is_portable = false;
        }
    puts(is_portable ? " portable" : "");
    return output_flush() ? STATUS_YES : STATUS_UNANSWERED;
}

/* A name that is not there would silently give the reference. */
static bool check_kernel_names(void)
{
    size_t length;
    const char *list = getenv("CERTWRIGHT_KERNELS");
    const char *name = list != NULL ? kernel_unknown_name(list, &length) : NULL;
    if (name == NULL)
        return true;
    report("CERTWRIGHT_KERNELS: want portable or names of kernels, have %.*s",
           (int)(length < 64 ? length : 64), name);
    return false;
}

static int fail_on_operand(const char *operand)
{
    report("--version: takes no operand, have %s", operand);
    return STATUS_UNANSWERED;
}

/* A large block has pages of its own: growing, it leaves no copy of itself behind
 * (input_file.c), and freed, it is gone at once. */
static void keep_large_blocks_apart(void)
{
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

/* What is printed may be a private key, and passes through here. */
static char output_buffer[65536];

static void begin_output(void)
{
    bool is_terminal = isatty(STDOUT_FILENO) == 1;
    setvbuf(stdout, output_buffer, is_terminal ? _IOLBF : _IOFBF, sizeof output_buffer);
}

#define STACK_PAGE  4096
#define STACK_PAGES 64 /* more than any command takes for what it knows of a key */

/* Whether there is memory at ADDRESS: where the stack was never used there is none, and to
 * ask for more of it might end the process. */
static bool is_mapped(uintptr_t address)
{
    unsigned char is_resident[1];
    uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
    void *page = (void *)(address / size * size);
    return mincore(page, 1, (void *)is_resident) == 0;
}

/* Wipes what was used of the stack below, a page with each call. */
static __attribute__((noinline)) void wipe_stack(unsigned pages)
{
    volatile uint8_t page[STACK_PAGE];
    explicit_bzero((void *)page, sizeof page);
    if (pages > 0 && is_mapped((uintptr_t)page - 3 * STACK_PAGE))
        wipe_stack(pages - 1);
    page[0] = 0; /* so that the last call does not take the place of this one */
}

/* Whoever printed something has seen to its end (output_flush). Nothing is left of a key
 * after that: not in the stack below, nor in a register. */
static void end_output(void)
{
    fclose(stdout);
    explicit_bzero(output_buffer, sizeof output_buffer);
    wipe_stack(STACK_PAGES);
    registers_wipe();
}

int main(int argc, char **argv)
{
    key_protect_process();
    keep_large_blocks_apart();
    begin_output();
    allocator_install();
    /* A closed pipe and a limit on the size of files are errors of output like others. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (!check_kernel_names())
        return STATUS_UNANSWERED;
    if (argc < 2) {
        report("want a command; `certwright help` lists them");
        return STATUS_UNANSWERED;
    }
    const char *name = argv[1];
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        return argc == 2 ? print_version() : fail_on_operand(argv[2]);
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = command_help.name;
    const struct command *command = command_find(commands, name);
    if (command == NULL) {
        report("%s: no such command; `certwright help` lists them", name);
        return STATUS_UNANSWERED;
    }
    int status = command->run(command, argc - 1, argv + 1);
    report_kept(status);
    end_output();
    return status;
}
