/* show.c -- `certwright show`: keys, requests and certificates as text. What is only
 * looked at is read tolerantly, and each flaw is named on standard error. */
#include <stdio.h>

#include "../x509/private_key.h"
#include "../x509/rsa_key.h"
#include "command.h"
#include "input.h"
#include "options.h"
#include "output.h"
#include "report.h"
#include "show_objects.h"

/* Reports flaws as flaws of a file. */
struct flaw_reporter {
    struct der_flaws flaws;
    const char *path;
    size_t count;
};

/* Who made so many mistakes made a system of it. */
#define FLAWS_SHOWN_MAX 100

static void report_one(struct der_flaws *flaws, const struct error *flaw)
{
    struct flaw_reporter *reporter = (struct flaw_reporter *)flaws;
    if (reporter->count++ < FLAWS_SHOWN_MAX)
        report_flaw(reporter->path, flaw);
}

static bool show_private_key(struct bytes der, bool is_printed, struct error *error)
{
    struct rsa_private_key key;
    struct der_writer writer = {0};
    struct bytes encoded;
    struct subject_public_key_info spki;
    if (!private_key_parse(der, &key, error))
        return false;
    spki_write_rsa(&writer, &key.public_key);
    bool ok = der_writer_finish(&writer, &encoded, error) &&
              spki_parse(encoded, &spki, error);
    if (ok && is_printed) {
        printf("Private Key (its secret numbers are not shown):\n");
        show_spki(&spki, 4);
    }
    der_writer_clear(&writer);
    rsa_private_key_wipe(&key);
    return ok;
}

static bool show_public_key(struct der_reader *reader, bool is_printed)
{
    struct subject_public_key_info spki;
    if (!spki_read(reader, "SubjectPublicKeyInfo", &spki) ||
        !der_finish(reader, "SubjectPublicKeyInfo"))
        return false;
    if (is_printed) {
        printf("Public Key:\n");
        show_spki(&spki, 4);
    }
    return true;
}

static bool show_rsa_public_key(struct der_reader *reader, bool is_printed)
{
    struct rsa_public_key key;
    if (!rsa_public_key_read(reader, "RSAPublicKey", &key) ||
        !der_finish(reader, "RSAPublicKey"))
        return false;
    if (is_printed) {
        printf("Public Key:\n");
        show_rsa_key(&key, 4);
    }
    return true;
}

static bool show_object(struct der_reader *reader, enum object_kind kind,
                        bool is_printed)
{
    struct certificate certificate;
    struct certification_request request;
    switch (kind) {
    case OBJECT_CERTIFICATE:
        if (!certificate_read(reader, &certificate) ||
            !der_finish(reader, "Certificate"))
            return false;
        if (is_printed)
            show_certificate(&certificate);
        return true;
    case OBJECT_REQUEST:
        if (!request_read(reader, &request) ||
            !der_finish(reader, "CertificationRequest"))
            return false;
        if (is_printed)
            show_request(&request);
        return true;
    case OBJECT_PUBLIC_KEY:
        return show_public_key(reader, is_printed);
    case OBJECT_RSA_PUBLIC_KEY:
        return show_rsa_public_key(reader, is_printed);
    case OBJECT_PRIVATE_KEY:
        return show_private_key(reader->document, is_printed, reader->error);
    default:
        return error_fail(reader->error, ERROR_UNSUPPORTED, 0, NULL,
                          "want a certificate, a request or a key, have %s",
                          object_kind_name(kind));
    }
}

/* Reads all objects, telling of flaws, before the second pass prints the first of them:
 * nothing is written when something fails. */
static int show_file(const char *path)
{
    struct input input;
    int status = STATUS_YES;
    if (!input_open(&input, path))
        return STATUS_UNANSWERED;
    struct flaw_reporter reporter = {{report_one}, input.path, 0};
    for (size_t i = 0; i < input.count && status == STATUS_YES; i++) {
        struct error error = {0};
        struct bytes der = input.objects[i].der;
        struct der_reader reader = der_reader_tolerant(der, &reporter.flaws, &error);
        if (!show_object(&reader, input.objects[i].kind, false))
            status = report_error(input.path, &error);
    }
    if (reporter.count > FLAWS_SHOWN_MAX)
        report("%s: flaw: and %zu more", input.path, reporter.count - FLAWS_SHOWN_MAX);
    for (size_t i = 0; i < input.count && status == STATUS_YES; i++) {
        struct error error = {0};
        struct der_reader reader = der_reader_again(input.objects[i].der, &error);
        if (i > 0)
            putchar('\n');
        if (!show_object(&reader, input.objects[i].kind, true))
            status = report_error(input.path, &error);
    }
    input_close(&input);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, NULL, 0, &operands, &status))
        return status;
    if (operands.count == 0)
        status = show_file(NULL);
    for (size_t i = 0; i < operands.count; i++) {
        int one = show_file(operands.items[i]);
        status = i == 0 || one > status ? one : status;
    }
    return output_flush() ? status : STATUS_UNANSWERED;
}

const struct command command_show = {
    .name = "show",
    .summary = "show keys, requests and certificates as text",
    .help = "Usage: certwright show [FILE]...\n\n"
            "Prints what is in each FILE, one object after another. Flaws that leave "
            "an object\n"
            "readable are named on standard error and read past. Secret numbers of a "
            "private\n"
            "key are not shown.\n\n"
            "Example: certwright show server.pem\n"
            "OpenSSL: openssl x509 -in server.pem -noout -text\n",
    .run = run,
};
