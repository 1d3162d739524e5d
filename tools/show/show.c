/* show.c -- `certwright show`: keys, requests, certificates and CRLs as text that is
 * the same, octet by octet, as what OpenSSL prints. What is only looked at is read
 * tolerantly, and each flaw is named on standard error. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../cli/command.h"
#include "../cli/input.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"
#include "show_json.h"
#include "show_judge.h"
#include "show_key.h"
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

static bool print_object(const struct show *show, const struct object *object,
                         struct der_reader *reader)
{
    switch (object->kind) {
    case OBJECT_CERTIFICATE:
        return show_certificate(show, reader);
    case OBJECT_REQUEST:
        return show_request(show, reader);
    case OBJECT_CRL:
        return show_crl(show, reader);
    case OBJECT_PUBLIC_KEY:
        return show_public_key(show, reader);
    case OBJECT_RSA_PUBLIC_KEY:
        return show_rsa_public_key(show, reader);
    case OBJECT_PRIVATE_KEY:
        return show_private_key(show, reader);
    default:
        return error_fail(reader->error, ERROR_UNSUPPORTED, 0, NULL,
                          "want a certificate, a request, a CRL or a key, have %s",
                          show_kind_name(object));
    }
}

/* Prints OBJECT to nowhere, to see whether it can be. */
static bool try_object(const struct show *show, const struct object *object,
                       struct der_flaws *flaws, struct error *error)
{
    struct der_reader reader = der_reader_tolerant(object->der, flaws, error);
    struct show trial = {show->nowhere, show->nowhere, show->like};
    return print_object(&trial, object, &reader) && der_finish(&reader, "object");
}

/* Tells the flaws of OBJECT. What the readers that judge refuse can still be looked at
 * if its fields are where they belong: then that too is a flaw. */
static bool check_object(const struct show *show, const struct object *object,
                         struct flaw_reporter *reporter, struct error *error)
{
    struct error refusal = {0}, unprintable = {0};
    struct der_reader reader =
        der_reader_tolerant(object->der, &reporter->flaws, &refusal);
    if (show_judge(object, &reader) && der_finish(&reader, "object"))
        return true;
    bool is_judged = refusal.kind != ERROR_NONE;
    if (!show_must_be_right(object) &&
        try_object(show, object, is_judged ? NULL : &reporter->flaws, &unprintable)) {
        if (is_judged)
            report_one(&reporter->flaws, &refusal);
        return true;
    }
    *error = is_judged ? refusal : unprintable;
    return false;
}

/* How the command was called. */
struct show_options {
    const char *like;
    bool is_json;
    bool has_headings; /* of several files */
};

static void print_heading(const struct input *input, size_t index)
{
    static bool is_later;
    if (is_later)
        putchar('\n');
    is_later = true;
    printf("# ");
    print_safe(stdout, input->path, strlen(input->path));
    printf(", %zu of %zu: %s\n", index + 1, input->count,
           object_kind_name(input->objects[index].kind));
}

static bool print_all(const struct input *input, const struct show *show,
                      bool has_headings, struct error *error)
{
    for (size_t i = 0; i < input->count; i++) {
        struct der_reader reader = der_reader_again(input->objects[i].der, error);
        if (has_headings || input->count > 1)
            print_heading(input, i);
        if (!print_object(show, &input->objects[i], &reader))
            return false;
    }
    return true;
}

/* Takes away the objects that cannot be shown, if there are others, and names them; but for
 * the name of a curve, which stands in the key after it too. */
static void pass_over(struct input *input)
{
    size_t shown = 0, kept = 0;
    for (size_t i = 0; i < input->count; i++)
        shown += show_is_shown(&input->objects[i]);
    for (size_t i = 0; i < input->count && shown > 0; i++) {
        const struct object object = input->objects[i];
        if (show_is_shown(&object))
            input->objects[kept++] = object;
        else if (object.der.length > 0 && object.der.data[0] != DER_OID)
            report("%s: passed over: %s", input->path,
                   object.kind == OBJECT_UNKNOWN ? "a block of another kind"
                                                 : show_kind_name(&object));
    }
    if (shown > 0)
        input->count = kept;
}

/* Opens the file at PATH and reads all objects, telling of flaws, before the first of them
 * is printed: nothing is written when something fails. INPUT is open if all went well. */
static int open_and_check(struct input *input, const char *path,
                          const struct show *show)
{
    int status = STATUS_YES;
    struct error error = {0};
    if (!input_open(input, path))
        return STATUS_UNANSWERED;
    pass_over(input);
    struct flaw_reporter reporter = {{report_one}, input->path, 0};
    for (size_t i = 0; i < input->count && status == STATUS_YES; i++)
        if (!check_object(show, &input->objects[i], &reporter, &error))
            status = report_error(input->path, &error);
    if (reporter.count > FLAWS_SHOWN_MAX)
        report("%s: flaw: and %zu more", input->path, reporter.count - FLAWS_SHOWN_MAX);
    if (status != STATUS_YES)
        input_close(input);
    return status;
}

static int show_file(const char *path, const struct show *show,
                     const struct show_options *options)
{
    struct input input;
    struct error error = {0};
    int status = open_and_check(&input, path, show);
    if (status != STATUS_YES)
        return status;
    if (!print_all(&input, show, options->has_headings, &error))
        status = report_error(input.path, &error);
    input_close(&input);
    return status;
}

static bool choose_like(const char *text, enum show_like *like)
{
    *like = SHOW_LIKE_3_5;
    if (text != NULL && strcmp(text, "3.0") == 0)
        *like = SHOW_LIKE_3_0;
    else if (text != NULL && strcmp(text, "3.5") != 0) {
        report("show: --like: want 3.0 or 3.5, have %s", text);
        return false;
    }
    return true;
}

static int show_files(const struct operands *operands, const struct show *show,
                      const struct show_options *options)
{
    int status = operands->count == 0 ? show_file(NULL, show, options) : STATUS_YES;
    for (size_t i = 0; i < operands->count; i++) {
        int one = show_file(operands->items[i], show, options);
        status = one > status ? one : status;
    }
    return status;
}

/* One document has all files, or nothing is printed: they are kept open until all are
 * looked at. */
static int show_as_json(const struct operands *operands, const struct show *show)
{
    size_t count = operands->count > 0 ? operands->count : 1, opened = 0;
    struct input *inputs = calloc(count, sizeof *inputs);
    int status = STATUS_YES;
    if (inputs == NULL)
        return report_system("show");
    for (size_t i = 0; i < count; i++) {
        const char *path = operands->count > 0 ? operands->items[i] : NULL;
        int one = open_and_check(&inputs[opened], path, show);
        opened += one == STATUS_YES ? 1 : 0;
        status = one > status ? one : status;
    }
    if (status == STATUS_YES && !show_json(show, inputs, count))
        status = STATUS_UNANSWERED;
    for (size_t i = 0; i < opened; i++)
        input_close(&inputs[i]);
    free(inputs);
    return status;
}

/* What is printed of a private key passes through this buffer, which is wiped. */
static char trial_buffer[4096];

static int run(const struct command *command, int argc, char **argv)
{
    struct operands operands;
    struct show_options options = {NULL, false, false};
    const struct option_row rows[] = {
        {"like", 0, OPTION_TEXT, &options.like},
        {"json", 0, OPTION_FLAG, &options.is_json},
    };
    struct show show = {stdout, NULL, SHOW_LIKE_3_5};
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (!choose_like(options.like, &show.like))
        return STATUS_UNANSWERED;
    /* If standard output is closed, its number must not go to another file. */
    if (fcntl(STDOUT_FILENO, F_GETFD) < 0)
        return report_system("standard output");
    show.nowhere = fopen("/dev/null", "w");
    if (show.nowhere == NULL)
        return report_system("/dev/null");
    setvbuf(show.nowhere, trial_buffer, _IOFBF, sizeof trial_buffer);
    options.has_headings = operands.count > 1;
    status = options.is_json ? show_as_json(&operands, &show)
                             : show_files(&operands, &show, &options);
    bool is_whole = output_flush();
    fclose(show.nowhere);
    explicit_bzero(trial_buffer, sizeof trial_buffer);
    return is_whole ? status : STATUS_UNANSWERED;
}

const struct command command_show = {
    .name = "show",
    .summary = "show keys, requests, certificates and CRLs as text",
    .help =
        "Usage: certwright show [--like 3.0|3.5] [--json] [FILE]...\n\n"
        "Prints what is in each FILE, one object after another: certificates, "
        "requests\n"
        "and CRLs as `openssl x509|req|crl -noout -text` does, keys as `openssl pkey\n"
        "-noout -text`, so that diff is the cross-check. Of a private key all numbers\n"
        "are printed. Several objects have a heading line each.\n\n"
        "Encrypted keys and other blocks are passed over if there is anything else.\n"
        "Flaws that leave an object readable are named on standard error and read "
        "past.\n"
        "Control characters and marks that turn text around are printed as \\XX, "
        "where\n"
        "OpenSSL prints them as they are.\n\n"
        "  --like 3.0|3.5   the layout of which OpenSSL (default: 3.5)\n"
        "  --json           the same content as data; docs/show-json.md has the "
        "schema\n\n"
        "Example: certwright show server.pem\n"
        "OpenSSL: openssl x509 -in server.pem -noout -text\n",
    .run = run,
};
