/* quick_pair.c -- a key and its certificate in two files. */
#include "quick_pair.h"

#include <sys/stat.h>

#include "../cli/key_file.h"
#include "../cli/report.h"
#include "authority.h"
#include "decision_report.h"

/* What a key signs with unless told otherwise. */
static const struct signature_wish usual;

bool quick_file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

/* A key that is there is used, also if it is of another type than the one asked for. */
static bool read_key(struct quick_pair *pair)
{
    if (!key_read_to_certify(pair->key_path, &usual, &pair->key, &pair->algorithm))
        return false;
    if (pair->is_type_asked_for && pair->key.type != pair->type)
        report_later(
            "%s: note: this %s key is used again; --force makes one of type %s",
            pair->key_path, pair->key.type->label, pair->type->name);
    return true;
}

bool quick_pair_key(struct quick_pair *pair)
{
    struct public_key public_key;
    if (!output_may_write(pair->path, OUTPUT_PUBLIC))
        return false;
    pair->is_key_new =
        pair->key_kind == OUTPUT_PRIVATE_FORCE || !quick_file_exists(pair->key_path);
    if (!pair->is_key_new)
        return read_key(pair);
    if (!output_may_write(pair->key_path, pair->key_kind) ||
        !key_make(pair->type, key_bits_usual(pair->type, pair->is_authority),
                  pair->is_quiet, &pair->key))
        return false;
    private_key_public(&pair->key, &public_key);
    return key_choose(&public_key, &usual, pair->key_path, &pair->algorithm);
}

/* Writes the CERTIFICATE of PAIR, and before it the key, if that is new. */
static bool write_files(const struct quick_pair *pair, struct bytes certificate)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct output_file files[] = {
        {pair->key_path, pair->key_kind, "PRIVATE KEY", {NULL, 0}, NULL},
        {pair->path, OUTPUT_PUBLIC, "CERTIFICATE", certificate, NULL},
    };
    if (!pair->is_key_new)
        return output_write_files(files + 1, 1);
    private_key_write(&writer, &pair->key);
    bool ok = der_writer_finish(&writer, &files[0].contents, &error);
    if (!ok)
        report_error(pair->key_path, &error);
    ok = ok && output_write_files(files, 2);
    der_writer_clear(&writer);
    return ok;
}

bool quick_pair_write(const struct quick_pair *pair, const struct draft *draft,
                      const struct private_key *signing_key,
                      const struct signature_algorithm *algorithm)
{
    struct der_writer writer = {0};
    struct bytes der;
    struct decision decision = {0};
    bool ok = (draft_sign_certificate(draft, signing_key, algorithm, random_system(),
                                      &writer, &der, &decision) ||
               decision_report_refusal(&decision, NULL)) &&
              write_files(pair, der);
    der_writer_clear(&writer);
    return ok;
}
