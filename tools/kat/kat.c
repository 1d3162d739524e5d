/* kat.c -- `certwright kat`: runs known-answer tests and counts. */
#include "kat.h"

#include <stdio.h>
#include <string.h>

#include "../../asn1/hex.h"
#include "../cli/command.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"

static void print_place(const struct kat_file *file)
{
    print_safe(stdout, file->path, strlen(file->path));
    fputs(": ", stdout);
    print_safe(stdout, file->where, strlen(file->where));
}

void kat_verdict(struct kat_file *file, bool is_right, const char *want,
                 const char *have)
{
    if (is_right) {
        file->count.passed++;
        return;
    }
    file->count.failed++;
    print_place(file);
    printf(": want %s, have %s\n", want, have);
}

static void print_octets(struct bytes octets)
{
    if (octets.length == 0)
        fputs("nothing", stdout);
    for (size_t i = 0; i < octets.length; i++)
        printf("%02x", octets.data[i]);
}

void kat_compare(struct kat_file *file, const char *what, struct bytes want,
                 struct bytes have)
{
    if (bytes_equal(want, have)) {
        file->count.passed++;
        return;
    }
    file->count.failed++;
    print_place(file);
    printf(": %s: want ", what);
    print_octets(want);
    fputs(", have ", stdout);
    print_octets(have);
    putchar('\n');
}

void kat_skip(struct kat_file *file, const char *reason)
{
    file->count.skipped++;
    if (file->last_reason == reason)
        return;
    file->last_reason = reason;
    print_place(file);
    printf(": skipped, as others may be: %s\n", reason);
}

/* Some files leave out the leading zero of an odd number of digits. */
bool kat_hex(const char *text, uint8_t *octets, size_t size, size_t *length)
{
    size_t digits = strlen(text), count = (digits + 1) / 2, odd = digits % 2;
    if (count > size)
        return false;
    for (size_t i = 0; i < count; i++) {
        int high = i == 0 && odd == 1 ? 0 : hex_digit(text[2 * i - odd]);
        int low = hex_digit(text[2 * i + 1 - odd]);
        if (high < 0 || low < 0)
            return false;
        octets[i] = (uint8_t)(high << 4 | low);
    }
    *length = count;
    return true;
}

static bool looks_like_json(const struct input *input)
{
    for (size_t i = 0; i < input->contents.length; i++)
        if (strchr(" \t\r\n", input->contents.data[i]) == NULL)
            return input->contents.data[i] == '{';
    return false;
}

/* Runs one file and adds what it came to to TOTAL. */
static int run_file(const char *path, struct kat_count *total)
{
    struct input input;
    if (!input_read_plain(&input, path, INPUT_TEXT_MAX))
        return STATUS_UNANSWERED;
    struct kat_file file = {.path = input.path};
    bool ok = looks_like_json(&input) ? kat_run_json(&file, &input)
                                      : kat_run_rsp(&file, &input);
    if (ok && file.count.passed + file.count.failed + file.count.skipped == 0) {
        report("%s: want known answers, have none", file.path);
        ok = false;
    }
    input_close(&input);
    if (!ok)
        return STATUS_UNANSWERED;
    print_safe(stdout, file.path, strlen(file.path));
    printf(": %zu passed, %zu failed, %zu skipped\n", file.count.passed,
           file.count.failed, file.count.skipped);
    total->passed += file.count.passed;
    total->failed += file.count.failed;
    total->skipped += file.count.skipped;
    return file.count.failed > 0 ? STATUS_NO : STATUS_YES;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct operands operands;
    struct kat_count total = {0};
    int status;
    if (!options_parse(command, argc, argv, NULL, 0, &operands, &status))
        return status;
    if (operands.count == 0) {
        report("kat: want at least one file of known answers");
        return STATUS_UNANSWERED;
    }
    for (size_t i = 0; i < operands.count; i++) {
        int one = run_file(operands.items[i], &total);
        status = i == 0 || one > status ? one : status;
    }
    printf("total: %zu passed, %zu failed, %zu skipped\n", total.passed, total.failed,
           total.skipped);
    if (!output_flush())
        return STATUS_UNANSWERED;
    if (status == STATUS_YES && total.passed == 0) {
        report("kat: all %zu vectors are skipped: nothing was run", total.skipped);
        status = STATUS_UNANSWERED;
    }
    return status;
}

const struct command command_kat = {
    .name = "kat",
    .summary = "run known-answer tests from NIST and Wycheproof files",
    .help =
        "Usage: certwright kat FILE...\n\n"
        "Runs the vectors in each FILE: NIST CAVP response files (.rsp) for SHA "
        "(short, long,\n"
        "Monte Carlo), HMAC, RSA signatures (SigGen15, SigVer15, SigGenPSS, "
        "SigVerPSS) and RSA\n"
        "keys (KeyGen), and Wycheproof files (.json) for RSA signatures, PSS, "
        "OAEP, PKCS#1\n"
        "decryption and HMAC. Prints each vector that fails, with what was "
        "expected and what\n"
        "came, and a count for each FILE. What these are not is counted as skipped, "
        "with the\n"
        "reason for the first: by its comments, or its algorithm and schema, a file "
        "is known or\n"
        "not.\n\n"
        "The exit status is 0 if vectors were run and all of them pass, 1 if one "
        "fails, and 2 if\n"
        "a FILE cannot be read or every vector is skipped, for then nothing was "
        "tested.\n\n"
        "Example: certwright kat SHA256ShortMsg.rsp\n",
    .run = run,
};
