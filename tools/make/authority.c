/* authority.c -- an authority from files. */
#include "authority.h"

#include "../cli/key_file.h"
#include "../cli/report.h"
#include "authority_judge.h"

static bool read_certificate(struct authority *authority, const char *path)
{
    struct error error = {0};
    if (!input_open(&authority->input, path))
        return false;
    const struct object *object = input_find(&authority->input, OBJECT_CERTIFICATE);
    if (object == NULL)
        return false;
    if (certificate_parse(object->der, &authority->certificate, &error))
        return true;
    report_error(path, &error);
    return false;
}

static bool report_blamed(enum authority_blame blamed, const char *certificate_path,
                          const char *key_path, const struct error *error)
{
    if (blamed == AUTHORITY_PAIR)
        report("%s: %s in %s", key_path, error->message, certificate_path);
    else
        report_error(blamed == AUTHORITY_KEY ? key_path : certificate_path, error);
    return false;
}

bool authority_open(struct authority *authority, const char *certificate_path,
                    const char *key_path, const struct signature_wish *wish,
                    enum profile profile, int64_t now)
{
    struct error error = {0};
    struct public_key key;
    enum authority_blame blamed;
    if (!read_certificate(authority, certificate_path) ||
        !key_read(key_path, &authority->key))
        return false;
    private_key_public(&authority->key, &key);
    return authority_judge(&authority->certificate, &key, profile, wish, now,
                           &authority->algorithm, &blamed, &error) ||
           report_blamed(blamed, certificate_path, key_path, &error);
}

void authority_close(struct authority *authority)
{
    private_key_wipe(&authority->key);
    input_close(&authority->input);
}
