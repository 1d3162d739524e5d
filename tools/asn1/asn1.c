/* asn1.c -- `certwright asn1`: the tree of any DER, the breaches of DER in it, a
 * notation to edit, and back. */
#include <inttypes.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../../asn1/der.h"
#include "../../asn1/pem.h"
#include "asn1.h"
#include "../cli/command.h"
#include "../cli/input.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"

struct asn1_options {
    bool is_indented, is_strict, is_notation, is_build, is_der;
    struct option_number at_offset, strparse, block;
    const char *pem_label, *path;
};

static bool is_whole_value(struct bytes contents)
{
    struct ber_header header;
    return ber_read_header(contents, &header) == BER_FINE && !header.is_indefinite &&
           header.header_length + header.contents_length == contents.length;
}

/* Text can be listed too, as what it would be if it were DER; but nobody wants that.
 * What begins with the octet of a SEQUENCE, a '0', may be either. */
static bool is_text(struct bytes contents)
{
    for (size_t i = 0; i < contents.length; i++) {
        uint8_t c = contents.data[i];
        if (c >= 0x7f || (c < 0x20 && c != '\n' && c != '\r' && c != '\t'))
            return false;
    }
    return contents.data[0] != DER_SEQUENCE;
}

/* Finds block NUMBER, counted from 1, and how many there are. */
static bool find_block(struct bytes file, uint64_t number, struct pem_block *found,
                       size_t *count, struct error *error)
{
    struct pem_block block;
    size_t position = 0;
    enum pem_result result;
    *count = 0;
    while ((result = pem_next(file, &position, &block, error)) == PEM_BLOCK)
        if (++*count == number)
            *found = block;
    /* What was found can be read, whatever comes behind it. */
    return result == PEM_END || (number > 0 && *count >= number);
}

/* Sets DER to what is looked at: a PEM block of INPUT, or all of it. */
static bool choose_der(struct input *input, const struct option_number *wanted,
                       struct bytes *der, struct error *error)
{
    struct bytes file = input->contents;
    struct pem_block block;
    size_t count = 0, length;
    uint64_t number = wanted->is_given ? wanted->value : 1;
    *der = file;
    if (file.length == 0)
        return error_fail(error, ERROR_TRUNCATED, 0, NULL,
                          "want PEM or DER, have nothing");
    if (!wanted->is_given && is_whole_value(file))
        return true;
    if (!find_block(file, number, &block, &count, error))
        return false;
    if (count == 0 && !wanted->is_given)
        return !is_text(file) || error_fail(error, ERROR_ENCODING, 0, NULL,
                                            "want PEM or DER, have neither");
    if (number == 0 || number > count)
        return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, NULL,
                          "want PEM block %" PRIu64 ", have blocks 1 to %zu", number,
                          count);
    if (!wanted->is_given && count > 1)
        report_later("%s: the first of %zu PEM blocks; --block chooses another",
                     input->path, count);
    uint8_t *at = input->file + (block.body.data - file.data);
    if (!pem_decode(file, &block, at, &length, error))
        return false;
    *der = bytes_of(at, length);
    return length > 0 || error_fail(error, ERROR_TRUNCATED, block.offset, NULL,
                                    "want DER in the PEM block, have nothing");
}

static bool step_to(struct bytes *der, uint64_t offset, const char *option,
                    struct error *error)
{
    if (offset >= der->length)
        return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, NULL,
                          "%s: want an offset below %zu, have %" PRIu64, option,
                          der->length, offset);
    *der = bytes_of(der->data + offset, der->length - (size_t)offset);
    return true;
}

/* Looks inside the string at OFFSET. What is no string is looked at itself. */
static bool open_string(struct bytes *der, uint64_t offset, struct error *error)
{
    struct ber_header header;
    const char *source;
    if (!step_to(der, offset, "--strparse", error))
        return false;
    size_t start = (size_t)offset; /* that is within the document now */
    enum ber_fault fault = ber_read_header(*der, &header);
    if (fault != BER_FINE) {
        const char *text = ber_fault_text(fault, &source);
        return error_fail(error, ERROR_ENCODING, start, source, "%s", text);
    }
    bool is_string = !header.is_constructed && header.tag_class == BER_UNIVERSAL;
    size_t skip = is_string ? header.header_length : 0;
    if (is_string && header.number == DER_BIT_STRING && header.contents_length > 0)
        skip++;
    size_t end = header.is_indefinite
                     ? der->length
                     : header.header_length + (size_t)header.contents_length;
    *der = bytes_of(der->data + skip, end - skip);
    return end > skip ||
           error_fail(error, ERROR_TRUNCATED, start, NULL,
                      "--strparse: want an element with contents, have none");
}

static bool choose_part(struct bytes *der, const struct asn1_options *options,
                        struct error *error)
{
    return (!options->strparse.is_given ||
            open_string(der, options->strparse.value, error)) &&
           (!options->at_offset.is_given ||
            step_to(der, options->at_offset.value, "--at-offset", error));
}

/* What may be a private key is nobody else's to read. */
static enum output_kind kind_of_output(struct bytes octets)
{
    enum object_kind kind = object_kind_of(octets);
    return kind == OBJECT_PRIVATE_KEY || kind == OBJECT_UNKNOWN ? OUTPUT_SECRET
                                                                : OUTPUT_PUBLIC;
}

static int write_notation(struct bytes der, const struct asn1_options *options)
{
    char *text = NULL;
    size_t length = 0;
    if (options->path == NULL || strcmp(options->path, "-") == 0) {
        asn1_write_notation(stdout, der);
        return output_flush() ? STATUS_YES : STATUS_UNANSWERED;
    }
    FILE *stream = open_memstream(&text, &length);
    if (stream == NULL)
        return report_system("-");
    asn1_write_notation(stream, der);
    bool ok = fclose(stream) == 0 && text != NULL;
    if (!ok)
        report("%s", strerror(ENOMEM));
    ok = ok && output_write(options->path, kind_of_output(der), bytes_of(text, length));
    if (text != NULL)
        explicit_bzero(text, length);
    free(text);
    return ok ? STATUS_YES : STATUS_UNANSWERED;
}

static int list(struct bytes der, const struct asn1_options *options, const char *path)
{
    struct error error = {0};
    struct asn1_listing listing = {.is_indented = options->is_indented,
                                   .is_strict = options->is_strict};
    bool ok = asn1_list(der, &listing, &error);
    if (!output_flush())
        return STATUS_UNANSWERED;
    if (!ok)
        return report_error(path, &error);
    if (listing.breach_count == 0)
        return STATUS_YES;
    report("%s: %zu breach%s of DER", strcmp(path, "-") == 0 ? "standard input" : path,
           listing.breach_count, listing.breach_count == 1 ? "" : "es");
    return STATUS_NO;
}

static int look(const char *path, const struct asn1_options *options)
{
    struct input input;
    struct error error = {0};
    struct bytes der;
    int status;
    if (!input_read(&input, path))
        return STATUS_UNANSWERED;
    bool ok = choose_der(&input, &options->block, &der, &error);
    if (ok)
        input_warn_of_key(&input, &(struct object){.der = der});
    if (!ok || !choose_part(&der, options, &error))
        status = report_error(input.path, &error);
    else if (options->is_notation)
        status = write_notation(der, options);
    else
        status = list(der, options, input.path);
    input_close(&input);
    return status;
}

static int build(const char *path, const struct asn1_options *options)
{
    struct input input;
    struct error error = {0};
    struct asn1_built built = {0};
    int status = STATUS_YES;
    if (!input_read_plain(&input, path, INPUT_TEXT_MAX))
        return STATUS_UNANSWERED;
    if (!asn1_build(input.contents, &built, &error)) {
        status = report_error(input.path, &error);
    } else {
        struct bytes octets = bytes_of(built.octets, built.length);
        if (!output_encoded(options->path, kind_of_output(octets), options->pem_label,
                            octets, options->pem_label == NULL))
            status = STATUS_UNANSWERED;
    }
    if (built.octets != NULL)
        explicit_bzero(built.octets, built.size);
    free(built.octets);
    input_close(&input);
    return status;
}

static const char *find_conflict(const struct asn1_options *options)
{
    bool is_chosen = options->at_offset.is_given || options->strparse.is_given ||
                     options->block.is_given;
    bool is_listing = options->is_strict || options->is_indented;
    if (options->is_build && (is_listing || is_chosen || options->is_notation))
        return "--build goes with -o, --der and --pem only";
    if (options->is_notation && is_listing)
        return "--notation and --strict or --indent do not go together";
    if (!options->is_build && (options->is_der || options->pem_label != NULL))
        return "--der and --pem go with --build only";
    if (options->is_der && options->pem_label != NULL)
        return "--der and --pem do not go together";
    if (!options->is_build && !options->is_notation && options->path != NULL)
        return "-o goes with --build or --notation only";
    return NULL;
}

/* RFC 7468 section 3: printable characters, no hyphens, not empty here. */
static bool is_label(const char *label)
{
    for (const char *at = label; *at != '\0'; at++)
        if (*at < ' ' || *at > '~' || *at == '-')
            return false;
    return label[0] > ' ' && label[strlen(label) - 1] != ' ';
}

static int run(const struct command *command, int argc, char **argv)
{
    struct asn1_options options = {0};
    struct operands operands;
    int status;
    const struct option_row rows[] = {
        {"indent", 0, OPTION_FLAG, &options.is_indented},
        {"strict", 0, OPTION_FLAG, &options.is_strict},
        {"at-offset", 0, OPTION_NUMBER, &options.at_offset},
        {"strparse", 0, OPTION_NUMBER, &options.strparse},
        {"block", 0, OPTION_NUMBER, &options.block},
        {"notation", 0, OPTION_FLAG, &options.is_notation},
        {"build", 0, OPTION_FLAG, &options.is_build},
        {"der", 0, OPTION_FLAG, &options.is_der},
        {"pem", 0, OPTION_TEXT, &options.pem_label},
        {"output", 'o', OPTION_TEXT, &options.path},
    };
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    const char *conflict = find_conflict(&options);
    if (conflict == NULL && operands.count > 1)
        conflict = "want one file";
    if (conflict == NULL && options.pem_label != NULL && !is_label(options.pem_label))
        conflict = "--pem: want a label such as CERTIFICATE";
    if (conflict != NULL) {
        report("%s: %s", command->name, conflict);
        return STATUS_UNANSWERED;
    }
    const char *path = operands.count > 0 ? operands.items[0] : NULL;
    return options.is_build ? build(path, &options) : look(path, &options);
}

const struct command command_asn1 = {
    .name = "asn1",
    .summary = "list the elements of any DER; write it as text to edit, and back",
    .help =
        "Usage: certwright asn1 [--strict] [--indent] [PART] [FILE]\n"
        "       certwright asn1 --notation [PART] [-o TEXT] [FILE]\n"
        "       certwright asn1 --build [-o OUT] [--pem LABEL] [TEXT]\n\n"
        "Lists the elements of FILE, PEM or DER, byte for byte as `openssl asn1parse` "
        "does,\n"
        "but with what could mislead a terminal as \\XX. What is not BER ends the "
        "listing,\n"
        "with its place on standard error and status 2.\n\n"
        "  --strict       with each breach of DER behind its element; status 1 if "
        "there "
        "is\n"
        "                 one, and what is not BER is passed over\n"
        "  --indent       indented by depth\n"
        "  --notation     as text that can be edited and built again\n"
        "  --build        the octets that such a text describes, as DER\n"
        "  --pem LABEL    as PEM with this label\n"
        "  -o FILE        to FILE instead of standard output\n\n"
        "PART chooses what is looked at:\n"
        "  --block N      the Nth PEM block of FILE, not the first\n"
        "  --strparse N   what is inside the string at offset N\n"
        "  --at-offset N  from offset N on\n\n"
        "Example: certwright asn1 --notation server.pem >server.txt\n"
        "         certwright asn1 --build server.txt --pem CERTIFICATE -o other.pem\n"
        "OpenSSL: openssl asn1parse -in server.pem\n",
    .run = run,
};
