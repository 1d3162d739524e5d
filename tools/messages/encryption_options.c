/* encryption_options.c -- the command line, and the parameters of OAEP from it. */
#include "encryption_options.h"

#include "../../asn1/hex.h"
#include "../cli/report.h"

/* Sets the parameters of ALGORITHM, which borrow from OPTIONS. False, and a line on
 * standard error for COMMAND, if the options are not to be understood. */
static bool set_parameters(struct encryption_options *options, const char *command,
                           struct transport_algorithm *algorithm)
{
    if (options->is_pkcs1 && (options->label != NULL || options->mgf1_hash != NULL ||
                              hash_options_is_given(&options->hash))) {
        report("%s: a hash, --label and --mgf1 go with OAEP, not with --pkcs1",
               command);
        return false;
    }
    if (!hash_options_hash(&options->hash, command, &algorithm->hash))
        return false;
    algorithm->mgf1_hash = algorithm->hash;
    algorithm->label = bytes_of(options->label_octets, 0);
    if (options->mgf1_hash != NULL)
        algorithm->mgf1_hash = hash_by_name(options->mgf1_hash);
    if (algorithm->mgf1_hash == NULL) {
        report("%s: --mgf1: no such hash: %s", command, options->mgf1_hash);
        return false;
    }
    if (options->label != NULL &&
        !hex_decode(options->label, options->label_octets, sizeof options->label_octets,
                    &algorithm->label.length)) {
        report("%s: --label: want at most 1024 octets in hexadecimal", command);
        return false;
    }
    return true;
}

bool encryption_options_choose(const struct encryption_options *options,
                               const struct key_type *type,
                               struct transport_algorithm *algorithm)
{
    struct error error = {0};
    algorithm->scheme = transport_choose(type, options->is_pkcs1, &error);
    if (algorithm->scheme != NULL)
        return true;
    report_error(options->key_path, &error);
    return false;
}

int encryption_run(const struct command *command, int argc, char **argv,
                   const char *key, encryption_action *action)
{
    struct encryption_options o = {0};
    struct transport_algorithm algorithm;
    const struct option_row rows[] = {
        {"key", 'k', OPTION_TEXT, &o.key_path}, {"output", 'o', OPTION_TEXT, &o.output},
        HASH_OPTION_ROW_SHA1(o.hash),           HASH_OPTION_ROWS(o.hash),
        {"mgf1", 0, OPTION_TEXT, &o.mgf1_hash}, {"label", 0, OPTION_TEXT, &o.label},
        {"pkcs1", 0, OPTION_FLAG, &o.is_pkcs1},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (o.key_path == NULL)
        report("%s: --key is missing: %s", command->name, key);
    else if (operands.count > 1)
        report("%s: want one file, have %zu", command->name, operands.count);
    else if (set_parameters(&o, command->name, &algorithm))
        return action(&o, &algorithm, operands.count > 0 ? operands.items[0] : NULL);
    return STATUS_UNANSWERED;
}
