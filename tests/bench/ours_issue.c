/* ours_issue.c -- certwright as an authority. */
#include "ours_issue.h"

#include <stdlib.h>
#include <time.h>

#include "x509/general_name.h"
#include "x509/name.h"
#include "x509/profile.h"
#include "keys/private_key.h"
#include "keys/rsa_schemes.h"
#include "x509/serial.h"

struct our_authority {
    struct private_key key, subject_key;
    struct key_signer prepared;
    struct certificate certificate;
    struct signature_algorithm algorithm;
};

static bool read_key(struct bytes der, struct private_key *key)
{
    struct error error = {0};
    return private_key_parse(der, key, &error);
}

void *bench_ours_open_authority(const struct authority_files *files)
{
    struct our_authority *authority = calloc(1, sizeof *authority);
    struct error error = {0};
    if (authority == NULL)
        return NULL;
    authority->algorithm = (struct signature_algorithm){
        .scheme = &scheme_sha256_with_rsa, .hash = &hash_sha256};
    if (read_key(files->key, &authority->key) &&
        read_key(files->subject_key, &authority->subject_key) &&
        certificate_parse(files->certificate, &authority->certificate, &error)) {
        key_signer_begin(&authority->prepared, &authority->key, random_system());
        return authority;
    }
    bench_ours_close_authority(authority);
    return NULL;
}

void bench_ours_close_authority(void *state)
{
    struct our_authority *authority = state;
    key_signer_end(&authority->prepared);
    private_key_wipe(&authority->key);
    private_key_wipe(&authority->subject_key);
    free(authority);
}

/* The parts of a certificate that are written before it. */
struct parts {
    struct der_writer subject, key, names;
    uint8_t serial[SERIAL_LENGTH_MAX];
    uint8_t key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    uint8_t authority_key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
};

static bool set_subject(struct parts *parts, struct certificate *fields)
{
    struct error error = {0};
    return name_write_text(&parts->subject,
                           "CN=" ISSUED_COMMON_NAME ",O=" ISSUED_ORGANIZATION
                           ",C=" ISSUED_COUNTRY,
                           &error) &&
           der_writer_finish(&parts->subject, &fields->subject, &error);
}

static bool set_key(struct parts *parts, const struct private_key *key,
                    struct certificate *fields)
{
    struct error error = {0};
    struct bytes der;
    struct public_key public_key;
    private_key_public(key, &public_key);
    public_key_write(&parts->key, &public_key);
    return der_writer_finish(&parts->key, &der, &error) &&
           spki_parse(der, &fields->subject_public_key_info, &error);
}

static bool set_names(struct parts *parts, struct certificate *fields)
{
    const struct general_name host = {GENERAL_NAME_DNS,
                                      bytes_of_text(ISSUED_COMMON_NAME)};
    struct error error = {0};
    struct bytes names;
    der_begin(&parts->names, DER_SEQUENCE);
    general_name_write(&parts->names, &host);
    der_end(&parts->names);
    if (!der_writer_finish(&parts->names, &names, &error))
        return false;
    profile_set_alt_name(fields, names);
    return true;
}

static bool fill(struct parts *parts, const struct our_authority *authority,
                 struct certificate *fields)
{
    fields->issuer = authority->certificate.subject;
    fields->not_before = (int64_t)time(NULL);
    fields->not_after = fields->not_before + ISSUED_DAYS * 86400;
    if (!set_subject(parts, fields) ||
        !set_key(parts, &authority->subject_key, fields) ||
        !serial_random(random_system(), parts->serial, &fields->serial_number))
        return false;
    profile_apply(PROFILE_SERVER, &authority->certificate, parts->key_identifier,
                  parts->authority_key_identifier, fields);
    return set_names(parts, fields);
}

static bool write(struct our_authority *authority, const struct certificate *fields,
                  struct encoded *out)
{
    const struct signer signer = {&authority->prepared, &authority->algorithm};
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    certificate_write(&writer, fields, &signer, &error);
    bool ok =
        der_writer_finish(&writer, &der, &error) && der.length <= sizeof out->octets;
    if (ok) {
        memcpy(out->octets, der.data, der.length);
        out->length = der.length;
    }
    der_writer_clear(&writer);
    return ok;
}

bool bench_ours_issue(void *state, struct encoded *certificate)
{
    struct our_authority *authority = state;
    struct parts parts = {0};
    struct certificate fields = {0};
    bool ok =
        fill(&parts, authority, &fields) && write(authority, &fields, certificate);
    der_writer_clear(&parts.names);
    der_writer_clear(&parts.key);
    der_writer_clear(&parts.subject);
    return ok;
}
