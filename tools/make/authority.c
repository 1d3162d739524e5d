/* authority.c -- reading and checking an authority's certificate and key. */
#include "authority.h"

#include "../../asn1/calendar.h"
#include "../cli/key_file.h"
#include "../cli/report.h"

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

/* Sets CERTIFIED to the key in the certificate. */
static bool key_belongs(const struct authority *authority, const char *path,
                        const char *key_path, struct public_key *certified)
{
    struct public_key own;
    struct error error = {0};
    if (!public_key_read(&authority->certificate.subject_public_key_info, certified,
                         &error)) {
        report_error(path, &error);
        return false;
    }
    private_key_public(&authority->key, &own);
    if (public_key_equal(certified, &own))
        return true;
    report("%s: is not the private key of the certificate in %s", key_path, path);
    return false;
}

static bool is_valid_at(const struct certificate *certificate, int64_t now,
                        const char *path)
{
    char text[CALENDAR_TEXT_SIZE];
    if (now >= certificate->not_before && now <= certificate->not_after)
        return true;
    bool is_early = now < certificate->not_before;
    calendar_to_text(is_early ? certificate->not_before : certificate->not_after, text);
    report("%s: this authority's certificate is %s %s (RFC 5280 4.1.2.5)", path,
           is_early ? "not valid before" : "expired since", text);
    return false;
}

bool authority_open(struct authority *authority, const char *certificate_path,
                    const char *key_path, const struct signature_wish *wish,
                    enum profile profile, int64_t now)
{
    struct error error = {0};
    struct public_key key;
    if (!read_certificate(authority, certificate_path) ||
        !key_read(key_path, &authority->key) ||
        !key_belongs(authority, certificate_path, key_path, &key) ||
        !is_valid_at(&authority->certificate, now, certificate_path))
        return false;
    if (key_check_to_certify(&key, key_path) &&
        signature_choose(&key, wish, &authority->algorithm, &error) &&
        profile_check_authority(profile, &authority->certificate, &error))
        return true;
    if (error.kind == ERROR_NONE)
        return false;
    report_error(certificate_path, &error);
    return false;
}

void authority_close(struct authority *authority)
{
    private_key_wipe(&authority->key);
    input_close(&authority->input);
}
