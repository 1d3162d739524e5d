/* verify.c -- `certwright verify`: is this certificate to be believed? */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../cli/command.h"
#include "../cli/input.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"
#include "trust_store.h"
#include "verdict.h"
#include "verify_explain.h"
#include "verify_json.h"
#include "verify_options.h"

/* All that is read. A zeroed object is empty and safe to clear. */
struct verify_files {
    struct input input; /* owns the certificate */
    struct path_certificate certificate;
    struct trust_store store;
    struct certificate_pile untrusted;
    struct input *crl_inputs; /* own the CRLs */
    size_t crl_input_count;
    struct crl_pool crls;
};

static bool fail_for_memory(void)
{
    report("verify: out of memory");
    return false;
}

/* The first certificate of the file is judged. A server sends the others behind it, and
 * they are what issuers are looked for in. */
static bool read_certificate(struct verify_files *files, const char *path)
{
    struct error error = {0};
    size_t found = 0;
    if (!input_open(&files->input, path))
        return false;
    const struct object *object = input_find(&files->input, OBJECT_CERTIFICATE);
    if (object == NULL)
        return false;
    if (!path_certificate_read(object->der, &files->certificate, &error)) {
        report_error(files->input.path, &error);
        return false;
    }
    size_t next = (size_t)(object - files->input.objects) + 1;
    return certificate_pile_add_objects(&files->untrusted, &files->input, next,
                                        &found) ||
           fail_for_memory();
}

static bool read_untrusted(struct verify_files *files, const struct text_list *paths)
{
    for (size_t i = 0; i < paths->count; i++) {
        struct input input;
        size_t found = 0;
        if (!input_open(&input, paths->items[i]))
            return false;
        bool ok = input_find(&input, OBJECT_CERTIFICATE) != NULL;
        if (ok &&
            (!certificate_pile_add_objects(&files->untrusted, &input, 0, &found) ||
             !certificate_pile_keep(&files->untrusted, &input)))
            ok = fail_for_memory();
        input_close(&input); /* which is empty if it was kept */
        if (!ok)
            return false;
    }
    return certificate_pile_index(&files->untrusted) || fail_for_memory();
}

static bool add_crls(struct verify_files *files, const struct input *input)
{
    if (input_find(input, OBJECT_CRL) == NULL)
        return false;
    for (size_t i = 0; i < input->count; i++) {
        struct error error = {0};
        if (input->objects[i].kind == OBJECT_CRL &&
            !crl_pool_add(&files->crls, input->objects[i].der, &error)) {
            report_error(input->path, &error);
            return false;
        }
    }
    return true;
}

static bool read_crls(struct verify_files *files, const struct text_list *paths)
{
    files->crl_inputs = calloc(paths->count + 1, sizeof *files->crl_inputs);
    if (files->crl_inputs == NULL)
        return fail_for_memory();
    for (size_t i = 0; i < paths->count; i++) {
        struct input *input = &files->crl_inputs[files->crl_input_count++];
        if (!input_open(input, paths->items[i]) || !add_crls(files, input))
            return false;
    }
    crl_pool_sort(&files->crls);
    return true;
}

static bool read_files(struct verify_files *files, const struct verify_options *options,
                       const char *path)
{
    if (!read_certificate(files, path) ||
        !trust_store_open(&files->store, &options->trust) ||
        !read_untrusted(files, &options->untrusted) ||
        !read_crls(files, &options->crls))
        return false;
    certificate_pile_report(&files->untrusted);
    if (options->wants_explanation && files->store.is_system)
        certificate_pile_report(&files->store.pile);
    return true;
}

static void clear_files(struct verify_files *files)
{
    for (size_t i = 0; i < files->crl_input_count; i++)
        input_close(&files->crl_inputs[i]);
    free(files->crl_inputs);
    crl_pool_clear(&files->crls);
    certificate_pile_clear(&files->untrusted);
    trust_store_close(&files->store);
    input_close(&files->input);
}

/* Prints the judgement in the form that OPTIONS ask for; the reason for a refusal is on
 * standard error in every form. */
static int print(const struct verdict *verdict, const struct verify_options *options)
{
    if (options->wants_explanation)
        verify_explain(verdict);
    else if (!options->wants_json)
        verdict_print(verdict, options->is_quiet);
    else if (verdict->judgement->is_out_of_memory || !verify_json(verdict)) {
        fail_for_memory();
        return STATUS_UNANSWERED;
    }
    if (!output_flush())
        return STATUS_UNANSWERED;
    verdict_report(verdict);
    return verdict_status(verdict->judgement);
}

static int judge(const struct verify_options *options, struct verify_question *question,
                 const char *path)
{
    struct verify_files files = {0};
    struct path_judgement judgement = {0};
    int status = STATUS_UNANSWERED;
    if (read_files(&files, options, path)) {
        question->inputs.certificate = &files.certificate;
        question->inputs.anchors = &files.store.pile.pool;
        question->inputs.untrusted = &files.untrusted.pool;
        question->inputs.crls = options->crls.count > 0 ? &files.crls : NULL;
        path_judge(&question->inputs, &judgement);
        const struct verdict verdict = {files.input.path, question, &files.store,
                                        &judgement};
        status = print(&verdict, options);
        path_judgement_clear(&judgement);
    }
    clear_files(&files);
    return status;
}

static size_t count_standard_input(const struct text_list *list)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += strcmp(list->items[i], "-") == 0;
    return count;
}

static bool reads_twice(const struct verify_options *options, const char *path)
{
    return (path == NULL || strcmp(path, "-") == 0) +
               count_standard_input(&options->trust) +
               count_standard_input(&options->untrusted) +
               count_standard_input(&options->crls) >
           1;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct verify_options options = {0};
    struct verify_question question = {0};
    const struct option_row rows[] = {VERIFY_OPTION_ROWS(options),
                                      VERIFY_PEER_ROWS(options)};
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    status = STATUS_UNANSWERED;
    const char *path = operands.count > 0 ? operands.items[0] : NULL;
    if (operands.count > 1)
        report("verify: want one certificate, have %zu", operands.count);
    else if (reads_twice(&options, path))
        report("verify: want files from several places, have standard input twice");
    else if (verify_question_set(&options, "verify", &question))
        status = judge(&options, &question, path);
    verify_question_clear(&question);
    return status;
}

const struct command command_verify = {
    .name = "verify",
    .summary = "judge a certificate as a browser does",
    .help =
        "Usage: certwright verify [--trust FILE|DIR]... [--untrusted FILE]... "
        "[--crl FILE]...\n"
        "           [--host NAME | --ip ADDR | --email ADDR] [OPTION]... [CERT]\n\n"
        "Looks for a chain from CERT up to a trusted certificate and checks it by RFC "
        "5280\n"
        "section 6: signatures, validity, names, constraints, usages, policies. Other\n"
        "certificates behind CERT in its file help, as those that a server sends do.\n"
        "Exit status 0 if it is valid, 1 if it is not (and the most specific reason in "
        "one\n"
        "line), 2 if that cannot be said: an algorithm that is not implemented, "
        "say.\n\n"
        "  -t, --trust FILE|DIR  trust the certificates in it; by default those of the "
        "system\n"
        "  -u, --untrusted FILE  look for issuers in it too\n"
        "      --crl FILE        demand that nothing in the chain is revoked, by these "
        "CRLs\n"
        "      --host NAME, --ip ADDR, --email ADDR\n"
        "                        the certificate must be for this host or mailbox\n"
        "  -p, --purpose P       server, client, email or any; by default server with "
        "--host\n"
        "                        or --ip, email with --email, else any\n"
        "      --at T            take T for now, as in 2026-11-23T12:00:00Z\n"
        "      --max-depth N     at most N certificates between CERT and the trusted "
        "one,\n"
        "                        self-issued ones not counted\n"
        "      --policy OID      with --require-explicit-policy: one of these "
        "certificate\n"
        "                        policies must hold; dotted or by name\n"
        "      --require-explicit-policy, --inhibit-policy-mapping,\n"
        "      --inhibit-any-policy\n"
        "                        the other inputs of RFC 5280 section 6.1.1 about "
        "policies\n"
        "      --accept FINGERPRINT\n"
        "                        accept the certificate with this SHA-256 fingerprint "
        "even if\n"
        "                        it is not valid, and say so; not if --crl finds that "
        "it "
        "is\n"
        "                        revoked, or cannot tell\n"
        "      --explain         print every check, what was seen, and what a browser "
        "does\n"
        "      --json            print the same as JSON (docs/verify-json.md)\n"
        "  -q, --quiet           print nothing if it is valid\n\n"
        "Example: certwright verify --trust root.pem --host example.test server.pem\n"
        "OpenSSL: openssl verify -x509_strict -purpose sslserver -verify_hostname "
        "example.test\n"
        "             -CAfile root.pem server.pem\n",
    .run = run,
};
