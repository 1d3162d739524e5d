/* explain.c -- `certwright explain`: every octet of a document with its field, its line
 * of ASN.1, its value, the clause and what it is for. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "../../asn1/der_reader.h"
#include "../cli/command.h"
#include "explain_html.h"
#include "explain_secret.h"
#include "explain_text.h"
#include "../cli/input.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"

#define COLUMNS     100 /* where nobody knows how wide the terminal is */
#define COLUMNS_MAX 160

#define HEADING_SIZE 256

struct explain_options {
    bool is_full, shows_secret;
    const char *only;   /* the path of what is explained, or NULL */
    const char *colour; /* "auto", "always", "never" */
    bool is_html;
    const char *issuer, *output; /* of the page, or NULL */
};

/* --- files ------------------------------------------------------------------------ */

/* DER that does not begin with a SEQUENCE is no object of any other command, but can be
 * looked at. */
static bool find_objects(struct input *input)
{
    struct error error = {0}, ignored = {0};
    if (input_find_objects(input, &error))
        return true;
    struct der_reader reader = der_reader_of(input->contents, &ignored);
    if (der_read_any(&reader, "", NULL, NULL, NULL) && der_finish(&reader, "") &&
        (input->objects = realloc(input->objects, sizeof *input->objects)) != NULL) {
        input->objects[0] = (struct object){OBJECT_UNKNOWN, input->contents, false};
        input->count = 1;
        return true;
    }
    report_error(input->path, &error);
    return false;
}

static const char *type_name(const struct schema_tree *tree)
{
    return tree->root != NULL ? tree->root->name : "an object of no known type";
}

static int explain_object(const struct input *input, size_t index,
                          const struct explain_options *options,
                          const struct explain_style *style, size_t *found)
{
    struct explained explained;
    struct explain_span span;
    char heading[HEADING_SIZE] = "";
    if (!explain_survey(&input->objects[index], options->shows_secret, &explained)) {
        report("%s: too large", input->path);
        return STATUS_UNANSWERED;
    }
    const struct schema_tree *tree = &explained.tree;
    if (input->count > 1)
        snprintf(heading, sizeof heading, "%s# object %zu of %zu: %s, %zu bytes\n\n",
                 *found > 0 ? "\n" : "", index + 1, input->count, type_name(tree),
                 tree->document.length);
    if (!explain_text(stdout, tree, options->only, heading, style, &span)) {
        report("%s: out of memory", input->path);
        return STATUS_UNANSWERED;
    }
    if (span.end == 0)
        return STATUS_YES;
    if (style->shows_secret && explain_holds_secret(&explained, span.start, span.end))
        report("%s: the output holds the secret numbers of a private key", input->path);
    if (tree->error.kind != ERROR_NONE)
        report_flaw(input->path, &tree->error);
    ++*found;
    return STATUS_YES;
}

static int explain_file(const char *path, const struct explain_options *options,
                        const struct explain_style *style)
{
    struct input input;
    int status = STATUS_YES;
    size_t found = 0;
    if (!input_read(&input, path))
        return STATUS_UNANSWERED;
    if (!find_objects(&input))
        status = STATUS_UNANSWERED;
    for (size_t i = 0; i < input.count && status == STATUS_YES; i++)
        status = explain_object(&input, i, options, style, &found);
    if (status == STATUS_YES && found == 0) {
        report("%s: want a field %s, have none", input.path, options->only);
        status = STATUS_UNANSWERED;
    }
    input_close(&input);
    return status;
}

/* A page is of one object: the first. */
static int explain_file_html(const char *path, const struct explain_options *options)
{
    struct input input;
    struct explained explained;
    int status = STATUS_UNANSWERED;
    if (!input_read(&input, path))
        return status;
    if (find_objects(&input)) {
        struct explain_html html = {.input = &input,
                                    .object = &input.objects[0],
                                    .tree = &explained.tree,
                                    .shows_secret = options->shows_secret,
                                    .issuer_path = options->issuer};
        if (explain_html_fits(&html) &&
            explain_survey(html.object, options->shows_secret, &explained)) {
            html.holds_secret =
                explain_holds_secret(&explained, 0, html.object->der.length);
            status = explain_html_write(&html, options->output);
        }
    }
    if (status == STATUS_YES && input.count > 1)
        report("%s: holds %zu objects; the page is of the first", input.path,
               input.count);
    input_close(&input);
    return status;
}

/* --- the command line ------------------------------------------------------------- */

/* Sets STYLE from OPTIONS and the terminal. https://no-color.org: NO_COLOR, whatever it
 * is, means no colours unless they were asked for. */
static bool choose_style(const struct explain_options *options,
                         struct explain_style *style)
{
    struct winsize size;
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    bool is_terminal = isatty(STDOUT_FILENO) == 1;
    *style = (struct explain_style){.is_full = options->is_full,
                                    .shows_secret = options->shows_secret,
                                    .columns = COLUMNS};
    if (is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        style->columns = size.ws_col < COLUMNS_MAX ? size.ws_col : COLUMNS_MAX;
    if (strcmp(options->colour, "always") == 0) {
        style->is_coloured = true;
    } else if (strcmp(options->colour, "auto") == 0) {
        style->is_coloured = is_terminal && (no_colour == NULL || *no_colour == '\0') &&
                             (terminal == NULL || strcmp(terminal, "dumb") != 0);
    } else if (strcmp(options->colour, "never") != 0) {
        report("explain: --color: want auto, always or never, have %s",
               options->colour);
        return false;
    }
    return true;
}

static bool check_options(const struct explain_options *options)
{
    if (options->only != NULL && *options->only == '\0')
        report("explain: --only: want the path of a field, have nothing");
    else if (options->is_html && (options->is_full || options->only != NULL))
        report("explain: --full and --only go with text, not with --html");
    else if (!options->is_html && (options->issuer != NULL || options->output != NULL))
        report("explain: --issuer and -o go with --html");
    else
        return true;
    return false;
}

/* What is printed of a private key passes through this buffer, which is wiped. */
static char output_buffer[65536];

static int run(const struct command *command, int argc, char **argv)
{
    struct explain_options options = {.colour = "auto"};
    const struct option_row rows[] = {
        {"full", 0, OPTION_FLAG, &options.is_full},
        {"secrets", 0, OPTION_FLAG, &options.shows_secret},
        {"only", 0, OPTION_TEXT, &options.only},
        {"color", 0, OPTION_TEXT, &options.colour},
        {"html", 0, OPTION_FLAG, &options.is_html},
        {"issuer", 0, OPTION_TEXT, &options.issuer},
        {"output", 'o', OPTION_TEXT, &options.output},
    };
    struct operands operands;
    struct explain_style style;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (operands.count > 1) {
        report("explain: want one FILE, have %zu", operands.count);
        return STATUS_UNANSWERED;
    }
    if (!choose_style(&options, &style))
        return STATUS_UNANSWERED;
    const char *path = operands.count > 0 ? operands.items[0] : NULL;
    if (!check_options(&options))
        return STATUS_UNANSWERED;
    if (options.is_html)
        return explain_file_html(path, &options);
    setvbuf(stdout, output_buffer, _IOFBF, sizeof output_buffer);
    status = explain_file(path, &options, &style);
    bool is_whole = output_flush();
    explicit_bzero(output_buffer, sizeof output_buffer);
    return is_whole ? status : STATUS_UNANSWERED;
}

const struct command command_explain = {
    .name = "explain",
    .summary = "explain every byte of a certificate, request, CRL or key",
    .help =
        "Usage: certwright explain [--full] [--only PATH] [--secrets]\n"
        "                          [--color auto|always|never] [FILE]\n"
        "       certwright explain --html [--issuer CERT] [--secrets] [-o PAGE] "
        "[FILE]\n\n"
        "For each element of FILE, in order: on the left its offset and its bytes, "
        "first\n"
        "identifier and length, below them the contents; on the right the path of the\n"
        "field and its value, the line of ASN.1 that it comes from with the section "
        "of\n"
        "the standard, and what the field is for.\n\n"
        "      --full       all bytes of long contents\n"
        "      --only PATH  only this field and what is in it, such as\n"
        "                   tbsCertificate.validity\n"
        "      --secrets    the private numbers of a key too, which are left out "
        "otherwise,\n"
        "                   wherever the key is and whatever is damaged in it\n"
        "      --color WHEN auto (on a terminal, unless NO_COLOR is set), always, "
        "never\n"
        "      --html       a page for a browser: the bytes beside the tree, and the "
        "steps\n"
        "                   from the signature back to the digest; it is one file and\n"
        "                   fetches nothing\n"
        "      --issuer CERT  with --html: who signed, for what has no key of its own "
        "inside\n"
        "  -o, --output PAGE  with --html: write the page there\n\n"
        "What is not in the tables is explained by its tag; so are files that are no\n"
        "certificate, request, CRL or key but DER all the same. Bytes that are no DER "
        "are\n"
        "shown, too, and named on standard error.\n\n"
        "Example: certwright explain server.pem | less\n"
        "         certwright explain --html --issuer root.pem -o server.html "
        "server.pem\n"
        "OpenSSL: openssl asn1parse -i -in server.pem\n",
    .run = run,
};
