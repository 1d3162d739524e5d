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

static bool key_belongs(const struct authority *authority, const char *path,
                        const char *key_path)
{
    struct rsa_public_key key;
    struct error error = {0};
    if (!spki_rsa_key(&authority->certificate.subject_public_key_info, &key, &error)) {
        report_error(path, &error);
        return false;
    }
    if (number_equal(&key.modulus, &authority->key.public_key.modulus) &&
        key.public_exponent == authority->key.public_key.public_exponent)
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
                    const char *key_path, struct signature_algorithm *algorithm,
                    enum profile profile, int64_t now)
{
    struct error error = {0};
    if (!read_certificate(authority, certificate_path) ||
        !key_read(key_path, &authority->key) ||
        !key_belongs(authority, certificate_path, key_path) ||
        !is_valid_at(&authority->certificate, now, certificate_path))
        return false;
    if (key_check_to_create(&authority->key.public_key, key_path) &&
        signature_key_allows(&authority->certificate.subject_public_key_info, algorithm,
                             &error) &&
        profile_check_authority(profile, &authority->certificate, &error))
        return true;
    if (error.kind == ERROR_NONE)
        return false;
    report_error(certificate_path, &error);
    return false;
}

void authority_close(struct authority *authority)
{
    rsa_private_key_wipe(&authority->key);
    input_close(&authority->input);
}
