/* encryption_options.c -- the parameters of OAEP from options. */
#include "encryption_options.h"

#include <stdlib.h>
#include <string.h>

#include "report.h"

static bool parse_hex(const char *text, uint8_t *octets, size_t size, size_t *length)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    for (*length = 0; *text != '\0'; text += 2) {
        const char *high = strchr(digits, text[0]);
        const char *low = text[1] != '\0' ? strchr(digits, text[1]) : NULL;
        if (high == NULL || low == NULL || *length == size)
            return false;
        octets[(*length)++] =
            (uint8_t)(((high - digits) & 0xf) << 4 | ((low - digits) & 0xf));
    }
    return true;
}

bool encryption_options_oaep(struct encryption_options *options, const char *command,
                             struct rsa_oaep_parameters *parameters)
{
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
        !parse_hex(options->label, options->label_octets, sizeof options->label_octets,
                   &parameters->label_length)) {
        report("%s: --label: want at most 1024 octets in hexadecimal", command);
        return false;
    }
    return true;
}
