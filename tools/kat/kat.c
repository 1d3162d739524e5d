/* kat.c -- `certwright kat`: runs known-answer tests and counts. */
#include <stdio.h>
#include <string.h>

#include "../cli/command.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"
#include "kat_formats.h"

/* Runs one file and adds what it came to to TOTAL. */
static int run_file(const char *path, struct kat_count *total)
{
    struct input input;
    if (!input_read_plain(&input, path, INPUT_TEXT_MAX))
        return STATUS_UNANSWERED;
    struct kat_file file = {.path = input.path};
    bool ok = kat_run_input(&file, &input);
    if (ok && kat_counted(&file) == 0) {
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
        "Runs the vectors in each FILE:\n\n"
        "  NIST CAVP response files (.rsp, .txt, .fax) for SHA (short, long, Monte "
        "Carlo), HMAC,\n"
        "  RSA signatures (SigGen15, SigVer15, SigGenPSS, SigVerPSS) and keys "
        "(KeyGen), ECDSA\n"
        "  (KeyPair, PKV, SigGen, SigVer) and ECDH (the primitive, and the static "
        "unified model\n"
        "  without derivation of keys), with P-256, P-384 and P-521\n"
        "  files in their style with the vectors of RFC 6979, 7748 and 8032\n"
        "  the list of Ed25519 signatures of its authors (sign.input)\n"
        "  Wycheproof files (.json) for RSA signatures, PSS, OAEP, PKCS#1 decryption, "
        "HMAC, ECDSA,\n"
        "  Ed25519, ECDH and X25519\n\n"
        "Prints each vector that fails, with what was expected and what came, and a "
        "count for\n"
        "each FILE. Any other vector is counted as skipped, with the reason for the "
        "first:\n"
        "another curve, say. A file is recognised by its comments, or its algorithm "
        "and schema.\n\n"
        "The exit status is 0 if vectors were run and all of them pass, 1 if one "
        "fails, and 2 if\n"
        "a FILE cannot be read or every vector is skipped, for then nothing was "
        "tested.\n\n"
        "Example: certwright kat SHA256ShortMsg.rsp\n",
    .run = run,
};
