/* fixture.c -- keys and certificates for the tests. */
#include "fixture.h"

#include <stdlib.h>

#include "tests/support/files.h"
#include "x509/general_name.h"
#include "x509/name.h"
#include "keys/private_key.h"

static void load_key(const char *path, struct private_key *key)
{
    struct error error = {0};
    struct der_file file;
    der_file_open(&file, path);
    ck_assert_uint_eq(file.count, 1);
    ck_assert_msg(private_key_parse(file.blocks[0].der, key, &error), "%s: %s", path,
                  error.message);
    der_file_close(&file);
}

static const struct private_key *load_once(const char *path, struct private_key *key)
{
    if (key->type == NULL)
        load_key(path, key);
    return key;
}

const struct private_key *fixture_key(void)
{
    static struct private_key key;
    return load_once("tests/vectors/x509/key.pem", &key);
}

const struct private_key *fixture_other_key(void)
{
    static struct private_key key;
    return load_once("tests/vectors/x509/other.pem", &key);
}

const struct private_key *fixture_key_called(char letter)
{
    static struct private_key third, fourth;
    switch (letter) {
    case 'a':
        return fixture_key();
    case 'b':
        return fixture_other_key();
    case 'c':
        return load_once("tests/vectors/x509/third.pem", &third);
    case 'd':
        return load_once("tests/vectors/x509/fourth.pem", &fourth);
    default:
        ck_abort_msg("no key is called %c", letter);
        return NULL;
    }
}

struct subject_public_key_info fixture_spki(const struct private_key *key)
{
    static uint8_t octets[2][1024];
    uint8_t *at = octets[key == fixture_key() ? 0 : 1];
    struct subject_public_key_info spki;
    struct error error = {0};
    struct der_writer writer = {0};
    struct public_key public_key;
    private_key_public(key, &public_key);
    public_key_write(&writer, &public_key);
    struct bytes der = fixture_finish(&writer);
    ck_assert_uint_le(der.length, sizeof octets[0]);
    memcpy(at, der.data, der.length);
    ck_assert(spki_parse(bytes_of(at, der.length), &spki, &error));
    der_writer_clear(&writer);
    return spki;
}

const struct signature_algorithm fixture_algorithm = {.scheme = &scheme_sha256_with_rsa,
                                                      .hash = &hash_sha256};

void fixture_signer_init(struct fixture_signer *s, const struct private_key *key)
{
    seeded_random_init(&s->random, 1);
    key_signer_begin(&s->prepared, key, &s->random.source);
    s->signer = (struct signer){&s->prepared, &fixture_algorithm};
}

struct bytes fixture_name(struct der_writer *writer, const char *text)
{
    struct error error = {0};
    size_t start = writer->length;
    ck_assert_msg(name_write_text(writer, text, &error), "%s: %s", text, error.message);
    return der_written(writer, start);
}

struct bytes fixture_finish(struct der_writer *writer)
{
    struct error error = {0};
    struct bytes encoded;
    ck_assert_msg(der_writer_finish(writer, &encoded, &error), "%s", error.message);
    return encoded;
}

void fixture_certificate_init(struct fixture_certificate *c, enum profile profile,
                              const char *subject)
{
    static const uint8_t serial[] = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef};
    memset(c, 0, sizeof *c);
    struct certificate *fields = &c->fields;
    fields->serial_number = bytes_of(serial, sizeof serial);
    fields->subject = fixture_name(&c->subject, subject);
    fields->issuer =
        fixture_name(&c->issuer, profile == PROFILE_ROOT ? subject : "CN=Test Root");
    fields->not_before = FIXTURE_TIME;
    fields->not_after = FIXTURE_TIME + (int64_t)profile_days(profile) * 86400;
    fields->subject_public_key_info = fixture_spki(fixture_key());
    profile_apply(profile, NULL, c->key_identifier, c->authority_key_identifier,
                  fields);
}

void fixture_add_host(struct fixture_certificate *c, const char *host)
{
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    struct general_name name;
    struct error error = {0};
    ck_assert_msg(general_name_from_host(host, octets, &name, &error), "%s",
                  error.message);
    der_begin(&c->alt_names, DER_SEQUENCE);
    general_name_write(&c->alt_names, &name);
    der_end(&c->alt_names);
    profile_set_alt_name(&c->fields, fixture_finish(&c->alt_names));
}

void fixture_certificate_clear(struct fixture_certificate *c)
{
    der_writer_clear(&c->subject);
    der_writer_clear(&c->issuer);
    der_writer_clear(&c->alt_names);
}

struct bytes fixture_write(struct der_writer *writer,
                           const struct fixture_certificate *c,
                           const struct private_key *key)
{
    struct fixture_signer s;
    struct error error = {0};
    fixture_signer_init(&s, key);
    certificate_write(writer, &c->fields, &s.signer, &error);
    ck_assert_msg(error.kind == ERROR_NONE, "%s", error.message);
    return fixture_finish(writer);
}

struct bytes fixture_write_request(struct der_writer *writer,
                                   const struct extensions *extensions)
{
    struct certification_request fields = {0};
    struct fixture_signer s;
    struct der_writer subject = {0};
    struct error error = {0};
    fields.subject = fixture_name(&subject, "CN=example.test");
    fields.subject_public_key_info = fixture_spki(fixture_key());
    if (extensions != NULL)
        fields.extensions = *extensions;
    fixture_signer_init(&s, fixture_key());
    request_write(writer, &fields, &s.signer, &error);
    ck_assert_msg(error.kind == ERROR_NONE, "%s", error.message);
    der_writer_clear(&subject);
    return fixture_finish(writer);
}
