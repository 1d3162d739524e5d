/* hash_options.c -- which hash was chosen. */
#include "hash_options.h"

#include <stdlib.h>
#include <string.h>

#include "report.h"

bool hash_options_is_given(const struct hash_options *options)
{
    return options->sha1 || options->sha224 || options->sha256 || options->sha384 ||
           options->sha512 || options->sha512_224 || options->sha512_256;
}

/* Sets HASH to the one that was chosen, or to NULL. */
static bool find_hash(const struct hash_options *options, const char *command,
                      const struct hash **hash)
{
    const struct {
        bool is_chosen;
        const struct hash *hash;
    } choices[] = {
        {options->sha1, &hash_sha1},
        {options->sha224, &hash_sha224},
        {options->sha256, &hash_sha256},
        {options->sha384, &hash_sha384},
        {options->sha512, &hash_sha512},
        {options->sha512_224, &hash_sha512_224},
        {options->sha512_256, &hash_sha512_256},
    };
    *hash = NULL;
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        if (!choices[i].is_chosen)
            continue;
        if (*hash != NULL) {
            report("%s: want one hash, have %s and %s", command, (*hash)->name,
                   choices[i].hash->name);
            return false;
        }
        *hash = choices[i].hash;
    }
    return true;
}

bool hash_options_hash(const struct hash_options *options, const char *command,
                       const struct hash **hash)
{
    if (!find_hash(options, command, hash))
        return false;
    if (*hash == NULL)
        *hash = &hash_sha256;
    return true;
}

bool hash_options_wish(const struct hash_options *options, const char *command,
                       struct signature_wish *wish)
{
    *wish = (struct signature_wish){.pss = options->pss};
    return find_hash(options, command, &wish->hash);
}

static bool set_salt_length(const char *text, const char *command, size_t *salt_length)
{
    char *end;
    unsigned long number = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' ||
        number > RSA_MODULUS_LENGTH_MAX) {
        report("%s: --salt-length: want a number of octets, have %s", command, text);
        return false;
    }
    *salt_length = number;
    return true;
}

bool pss_options_apply(const struct pss_options *options, const char *command,
                       struct signature_wish *wish)
{
    if (!wish->pss && (options->salt_length != NULL || options->mgf1_hash != NULL)) {
        report("%s: --salt-length and --mgf1 go with --pss", command);
        return false;
    }
    wish->has_salt_length = options->is_checking || options->salt_length != NULL;
    wish->salt_length = RSA_PSS_SALT_ANY;
    if (options->mgf1_hash != NULL) {
        wish->mgf1_hash = hash_by_name(options->mgf1_hash);
        if (wish->mgf1_hash == NULL) {
            report("%s: --mgf1: no such hash: %s", command, options->mgf1_hash);
            return false;
        }
    }
    return options->salt_length == NULL ||
           set_salt_length(options->salt_length, command, &wish->salt_length);
}
