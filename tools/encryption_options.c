/* encryption_options.c -- the parameters of OAEP from options. */
#include "encryption_options.h"

#include "../asn1/hex.h"
#include "report.h"

bool encryption_options_oaep(struct encryption_options *options, const char *command,
                             struct rsa_oaep_parameters *parameters)
{
    if (options->is_pkcs1 && (options->label != NULL || options->mgf1_hash != NULL ||
                              hash_options_is_given(&options->hash))) {
        report("%s: a hash, --label and --mgf1 go with OAEP, not with --pkcs1",
               command);
        return false;
    }
    if (!hash_options_hash(&options->hash, command, &parameters->hash))
        return false;
    parameters->mgf1_hash = parameters->hash;
    parameters->label = options->label_octets;
    parameters->label_length = 0;
    if (options->mgf1_hash != NULL)
        parameters->mgf1_hash = hash_by_name(options->mgf1_hash);
    if (parameters->mgf1_hash == NULL) {
        report("%s: --mgf1: no such hash: %s", command, options->mgf1_hash);
        return false;
    }
    if (options->label != NULL &&
        !hex_decode(options->label, options->label_octets, sizeof options->label_octets,
                    &parameters->label_length)) {
        report("%s: --label: want at most 1024 octets in hexadecimal", command);
        return false;
    }
    return true;
}
