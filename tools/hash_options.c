/* hash_options.c -- which hash was chosen. */
#include "hash_options.h"

#include "report.h"

bool hash_options_hash(const struct hash_options *options, const char *command,
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
    if (*hash == NULL)
        *hash = &hash_sha256;
    return true;
}

bool hash_options_algorithm(const struct hash_options *options, const char *command,
                            struct signature_algorithm *algorithm)
{
    const struct hash *hash;
    if (!hash_options_hash(options, command, &hash))
        return false;
    *algorithm = signature_algorithm_of(
        options->pss ? SIGNATURE_RSA_PSS : SIGNATURE_RSA_PKCS1, hash);
    return true;
}
