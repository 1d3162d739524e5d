/* victims.c -- documents of every kind, written with the fixed key, and what to do with an
 * altered one: judge it, or look at it as `show` does. */
#include "victims.h"

#include "../fixture.h"
#include "x509/certificate_policies.h"
#include "x509/crl.h"
#include "x509/distribution_point.h"
#include "x509/general_name.h"
#include "x509/name.h"
#include "keys/private_key.h"
#include "keys/rsa_key.h"
#include "x509/path/distribution_point_match.h"

/* --- certificates and requests --------------------------------------------------------- */

static struct bytes write_certificate(struct der_writer *writer)
{
    struct fixture_certificate c;
    fixture_certificate_init(&c, PROFILE_SERVER, "CN=example.test+O=Acme,C=CZ");
    fixture_add_host(&c, "*.example.test");
    struct bytes der = fixture_write(writer, &c, fixture_key());
    fixture_certificate_clear(&c);
    return der;
}

/* The value of each extension that the profiles do not write, in its own octets. */
static const uint8_t point_value[] = {0x30, 0x15, 0x30, 0x13, 0xa0, 0x08, 0xa0, 0x06,
                                      0x86, 0x01, 'u',  0x82, 0x01, 'd',  0x81, 0x02,
                                      0x07, 0x80, 0xa2, 0x03, 0x82, 0x01, 'c'};
static const uint8_t policy_value[] = {0x30, 0x16, 0x30, 0x05, 0x06, 0x03, 0x2a, 0x03,
                                       0x04, 0x30, 0x0d, 0x06, 0x02, 0x2a, 0x03, 0x30,
                                       0x07, 0x30, 0x05, 0x06, 0x01, 0x2a, 0x05, 0x00};
static const uint8_t mapping_value[] = {0x30, 0x0a, 0x30, 0x08, 0x06, 0x02,
                                        0x2a, 0x03, 0x06, 0x02, 0x2a, 0x04};
static const uint8_t access_value[] = {0x30, 0x09, 0x30, 0x07, 0x06, 0x02,
                                       0x2a, 0x03, 0x86, 0x01, 'u'};
static const uint8_t subtrees[] = {0xa0, 0x05, 0x30, 0x03, 0x82, 0x01, 'a'};
#define VALUE(octets) bytes_of(octets, sizeof octets)

/* An authority below policies and names. */
static struct bytes write_authority(struct der_writer *writer)
{
    struct fixture_certificate c;
    fixture_certificate_init(&c, PROFILE_INTERMEDIATE, "CN=Test Authority");
    struct extensions *e = &c.fields.extensions;
    e->name_constraints.permitted_subtrees = VALUE(subtrees);
    extensions_add(e, EXTENSION_NAME_CONSTRAINTS, true);
    e->certificate_policies = VALUE(policy_value);
    extensions_add(e, EXTENSION_CERTIFICATE_POLICIES, false);
    e->policy_mappings = VALUE(mapping_value);
    extensions_add(e, EXTENSION_POLICY_MAPPINGS, true);
    e->policy_constraints = (struct policy_constraints){true, true, 3, 300};
    extensions_add(e, EXTENSION_POLICY_CONSTRAINTS, true);
    e->inhibit_any_policy = 2;
    extensions_add(e, EXTENSION_INHIBIT_ANY_POLICY, true);
    e->crl_distribution_points = VALUE(point_value);
    extensions_add(e, EXTENSION_CRL_DISTRIBUTION_POINTS, false);
    e->authority_info_access = VALUE(access_value);
    extensions_add(e, EXTENSION_AUTHORITY_INFO_ACCESS, false);
    struct bytes der = fixture_write(writer, &c, fixture_key());
    fixture_certificate_clear(&c);
    return der;
}

static bool judge_certificate(struct bytes der, struct error *error)
{
    struct certificate certificate;
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    return certificate_parse(der, &certificate, error) &&
           signed_verify(&certificate.signed_part, &spki, error);
}

static void ignore_flaw(struct der_flaws *flaws, const struct error *flaw)
{
    (void)flaws;
    ck_assert(flaw->kind != ERROR_NONE && flaw->message[0] != '\0');
}

/* Whatever walks over an element of E comes to its end. */
static void walk_over(const struct extensions *e)
{
    struct policy_walk policies;
    struct distribution_point_walk points;
    struct distribution_point point;
    struct bytes a, b;
    policy_walk_begin(&policies, e->certificate_policies);
    while (policy_walk_next(&policies, &a, &b))
        continue;
    policy_walk_begin(&policies, e->policy_mappings);
    while (policy_walk_next_mapping(&policies, &a, &b))
        continue;
    struct issuing_distribution_point issuing =
        issuing_distribution_point_of(e->issuing_distribution_point);
    distribution_point_walk_begin(&points, e->crl_distribution_points.length > 0
                                               ? e->crl_distribution_points
                                               : e->freshest_crl);
    while (distribution_point_walk_next(&points, &point))
        (void)!distribution_point_names_match(&point.name, bytes_of("\x30\x00", 2),
                                              &issuing.name, bytes_of("\x30\x00", 2));
}

static void show_extensions(const struct extensions *extensions)
{
    char text[256];
    struct extensions_walk all;
    struct extension extension;
    struct general_names_walk names;
    struct general_name name;
    struct key_purpose_walk purposes;
    struct bytes oid;
    extensions_walk_begin(&all, extensions->element);
    while (extensions_walk_next(&all, &extension))
        continue;
    walk_over(extensions);
    if (extensions_has(extensions, EXTENSION_SUBJECT_ALT_NAME)) {
        general_names_walk_begin(&names, extensions->subject_alt_name);
        while (general_names_walk_next(&names, &name))
            general_name_to_text(&name, text, sizeof text);
    }
    if (extensions_has(extensions, EXTENSION_EXT_KEY_USAGE)) {
        key_purpose_walk_begin(&purposes, extensions->ext_key_usage);
        while (key_purpose_walk_next(&purposes, &oid))
            continue;
    }
}

static void look_at_certificate(struct bytes der)
{
    char text[256];
    struct der_flaws flaws = {ignore_flaw};
    struct error error = {0};
    struct public_key key;
    struct certificate c;
    struct der_reader reader = der_reader_tolerant(der, &flaws, &error);
    if (!certificate_read(&reader, &c))
        return;
    name_to_text(c.issuer, text, sizeof text);
    name_to_text(c.subject, text, sizeof text);
    show_extensions(&c.extensions);
    (void)!public_key_read(&c.subject_public_key_info, &key, &error);
}

static struct bytes write_request(struct der_writer *writer)
{
    static const uint8_t names[] = {0x30, 0x0a, 0x82, 0x02, 'a', 'b',
                                    0x87, 0x04, 0x7f, 0,    0,   1};
    struct extensions extensions = {0};
    extensions.subject_alt_name = bytes_of(names, sizeof names);
    extensions_add(&extensions, EXTENSION_SUBJECT_ALT_NAME, false);
    return fixture_write_request(writer, &extensions);
}

static bool judge_request(struct bytes der, struct error *error)
{
    struct certification_request request;
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    return request_parse(der, &request, error) &&
           signed_verify(&request.signed_part, &spki, error);
}

static void look_at_request(struct bytes der)
{
    char text[256];
    struct der_flaws flaws = {ignore_flaw};
    struct error error = {0};
    struct certification_request request;
    struct der_reader reader = der_reader_tolerant(der, &flaws, &error);
    if (!request_read(&reader, &request))
        return;
    name_to_text(request.subject, text, sizeof text);
    show_extensions(&request.extensions);
}

/* --- CRLs ------------------------------------------------------------------------------ */

/* An indirect delta CRL with all that an entry may have. */
static const uint8_t issuer_value[] = {0x30, 0x10, 0xa4, 0x0e, 0x30, 0x0c,
                                       0x31, 0x0a, 0x30, 0x08, 0x06, 0x03,
                                       0x55, 0x04, 0x03, 0x0c, 0x01, 'A'};
static const uint8_t issuing_value[] = {
    0x30, 0x18, 0xa0, 0x0c, 0xa1, 0x0a, 0x30, 0x08, 0x06, 0x03, 0x55, 0x04, 0x03,
    0x0c, 0x01, 'R',  0x82, 0x01, 0xff, 0x83, 0x02, 0x01, 0x06, 0x84, 0x01, 0xff};

static void set_crl_extensions(struct extensions *e)
{
    e->crl_number = bytes_of("\x07", 1);
    extensions_add(e, EXTENSION_CRL_NUMBER, false);
    e->delta_crl_indicator = bytes_of("\x06", 1);
    extensions_add(e, EXTENSION_DELTA_CRL_INDICATOR, true);
    e->issuing_distribution_point = VALUE(issuing_value);
    extensions_add(e, EXTENSION_ISSUING_DISTRIBUTION_POINT, true);
    e->freshest_crl = VALUE(point_value);
    extensions_add(e, EXTENSION_FRESHEST_CRL, false);
    e->authority_info_access = VALUE(access_value);
    extensions_add(e, EXTENSION_AUTHORITY_INFO_ACCESS, false);
}

static void write_entries(struct der_writer *writer)
{
    struct revoked_certificate entry = {.user_certificate = bytes_of("\x05", 1),
                                        .revocation_date = FIXTURE_TIME};
    der_begin(writer, DER_SEQUENCE);
    revoked_certificate_write(writer, &entry);
    entry.has_reason = entry.has_invalidity_date = true;
    entry.reason = CRL_REASON_SUPERSEDED;
    entry.invalidity_date = FIXTURE_TIME;
    entry.certificate_issuer = VALUE(issuer_value);
    revoked_certificate_write(writer, &entry);
    der_end(writer);
}

static struct bytes write_crl(struct der_writer *writer)
{
    struct fixture_signer s;
    struct error error = {0};
    struct der_writer issuer = {0}, revoked = {0};
    struct crl fields = {.this_update = FIXTURE_TIME,
                         .has_next_update = true,
                         .next_update = FIXTURE_TIME + 86400};
    write_entries(&revoked);
    fields.issuer = fixture_name(&issuer, "CN=Test Root,C=CZ");
    fields.revoked_certificates = fixture_finish(&revoked);
    set_crl_extensions(&fields.extensions);
    fixture_signer_init(&s, fixture_key());
    crl_write(writer, &fields, &s.signer, &error);
    der_writer_clear(&issuer);
    der_writer_clear(&revoked);
    return fixture_finish(writer);
}

static bool judge_crl(struct bytes der, struct error *error)
{
    struct crl crl;
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    return crl_parse(der, &crl, error) && signed_verify(&crl.signed_part, &spki, error);
}

static void look_at_crl(struct bytes der)
{
    struct der_flaws flaws = {ignore_flaw};
    struct error error = {0};
    struct crl crl;
    struct crl_walk walk;
    struct revoked_certificate entry;
    struct der_reader reader = der_reader_tolerant(der, &flaws, &error);
    size_t count = 0;
    if (!crl_read(&reader, &crl))
        return;
    show_extensions(&crl.extensions);
    crl_walk_begin(&walk, &crl);
    while (crl_walk_next(&walk, &entry))
        count++;
    ck_assert_uint_eq(count, crl.revoked_count);
    (void)!crl_find(&crl, true, crl.issuer, bytes_of("\x09", 1), &entry);
}

/* --- keys ------------------------------------------------------------------------------ */

static struct bytes write_pkcs8(struct der_writer *writer)
{
    private_key_write(writer, fixture_key());
    return fixture_finish(writer);
}

static struct bytes write_pkcs1(struct der_writer *writer)
{
    private_key_write_traditional(writer, fixture_key());
    return fixture_finish(writer);
}

/* What is accepted after all is the same key: nothing of an altered number gets in. */
static bool judge_key(struct bytes der, struct error *error)
{
    struct private_key key;
    bool ok = private_key_parse(der, &key, error);
    ck_assert(!ok || memcmp(&key, fixture_key(), sizeof key) == 0);
    private_key_wipe(&key);
    return ok;
}

const struct victim victims[VICTIM_COUNT] = {
    {"certificate", write_certificate, judge_certificate, look_at_certificate},
    {"authority", write_authority, judge_certificate, look_at_certificate},
    {"CRL", write_crl, judge_crl, look_at_crl},
    {"request", write_request, judge_request, look_at_request},
    {"PKCS#8", write_pkcs8, judge_key, NULL},
    {"PKCS#1", write_pkcs1, judge_key, NULL},
};
