/* crls.c -- piles of CRLs: 10,000 of them, one of a million entries, 50,000 distribution
 * points, and points of many long names. */
#include <stdio.h>

#include "asn1/oid.h"
#include "forge.h"
#include "x509/distribution_point.h"
#include "x509/general_name.h"

#define NAME_SIZE 64
#define MILLION   1000000

/* A leaf of the CA "CN=Root" and what a CRL of that needs. */
struct revocation_case {
    struct draft leaf;
    struct der_writer number;
    struct crl crl;
};

/* All CRLs here are numbered 1. */
static const uint8_t one[] = {1};

static void begin_case(struct revocation_case *c)
{
    draft_begin(&c->leaf, PROFILE_SERVER, "CN=host.test", KEY_LEAF, "CN=Root",
                KEY_ROOT);
    crl_draft(&c->crl, c->leaf.fields.issuer,
              c->leaf.fields.extensions.authority_key_identifier.key_identifier,
              bytes_of(one, sizeof one));
}

static void add_crl(struct pile *pile, const struct crl *fields, unsigned key)
{
    struct der_writer writer = {0};
    pile_add(pile, "X509 CRL", crl_sign(&writer, fields, key));
    der_writer_clear(&writer);
}

/* --- 10,000 CRLs ---------------------------------------------------------------------- */

/* Copies of a CRL with another time in it: of the right issuer, and so each with a wrong
 * signature. DAYS is how much newer they are than the right one, which is added too. */
static void write_forged_crls(const char *file, int days)
{
    struct revocation_case c;
    struct der_writer writer = {0};
    struct pile pile = pile_open(file);
    begin_case(&c);
    c.crl.this_update += 10 * 86400;
    add_crl(&pile, &c.crl, KEY_ROOT);
    c.crl.this_update += days * 86400;
    struct bytes forged = crl_sign(&writer, &c.crl, KEY_CA); /* somebody else's key */
    for (int i = 0; i < MANY; i++)
        pile_add(&pile, "X509 CRL", forged);
    pile_close(&pile);
    der_writer_clear(&writer);
    draft_clear(&c.leaf);
}

/* Each for a point that is not the leaf's, and the last for all. */
static void write_sharded_crls(const char *file)
{
    struct revocation_case c;
    struct pile pile = pile_open(file);
    begin_case(&c);
    c.crl.this_update += 86400;
    for (unsigned i = 0; i < 300; i++) { /* signed, each, which takes its time */
        struct der_writer names = {0}, element = {0};
        char uri[NAME_SIZE];
        snprintf(uri, sizeof uri, "http://crl.test/%u", i);
        der_begin(&names, DER_CONTEXT_CONSTRUCTED(0));
        der_write(&names, DER_CONTEXT(GENERAL_NAME_URI), bytes_of_text(uri));
        der_end(&names);
        const struct issuing_distribution_point point = {
            .name = {.full_name = forge_finish(&names)}};
        issuing_distribution_point_encode(&element, &point);
        c.crl.extensions.issuing_distribution_point = forge_finish(&element);
        extensions_add(&c.crl.extensions, EXTENSION_ISSUING_DISTRIBUTION_POINT, true);
        add_crl(&pile, &c.crl, KEY_ROOT);
        der_writer_clear(&names);
        der_writer_clear(&element);
    }
    pile_close(&pile);
    draft_clear(&c.leaf);
}

/* --- a million entries ---------------------------------------------------------------- */

static void write_million(void)
{
    struct revocation_case c;
    struct der_writer entries = {0};
    begin_case(&c);
    der_begin(&entries, DER_SEQUENCE);
    for (uint32_t i = 0; i < MILLION; i++) {
        uint8_t serial[8] = {0x41,
                             0,
                             0,
                             0,
                             (uint8_t)(i >> 24),
                             (uint8_t)(i >> 16),
                             (uint8_t)(i >> 8),
                             (uint8_t)i};
        const struct revoked_certificate entry = {.user_certificate =
                                                      bytes_of(serial, sizeof serial),
                                                  .revocation_date = FORGE_TIME};
        revoked_certificate_write(&entries, &entry);
    }
    der_end(&entries);
    c.crl.revoked_certificates = forge_finish(&entries);
    struct pile pile = pile_open("million.crl");
    add_crl(&pile, &c.crl, KEY_ROOT);
    pile_close(&pile);
    pile_write("million-good.leaf", "CERTIFICATE", draft_sign(&c.leaf));
    der_writer_clear(&c.leaf.certificate);
    static const uint8_t listed[8] = {0x41, 0,    0,    0,
                                      0,    0x0f, 0x42, 0x3f}; /* the last */
    memcpy(c.leaf.serial_number, listed, sizeof listed);
    pile_write("million-listed.leaf", "CERTIFICATE", draft_sign(&c.leaf));
    der_writer_clear(&entries);
    draft_clear(&c.leaf);
}

/* 99 CAs with the name of the root and other keys: any of them may have signed the CRL. */
static void write_signers(void)
{
    struct draft d;
    struct pile pile = pile_open("signers.pile");
    draft_begin(&d, PROFILE_INTERMEDIATE, "CN=Root", KEY_CA, "CN=Root", KEY_CA);
    struct copy copy = copy_begin(draft_sign(&d));
    for (unsigned i = 0; i < 99; i++) {
        copy_new_serial(&copy);
        copy_new_key(&copy);
        pile_add(&pile, "CERTIFICATE", copy.certificate.signed_part.element);
    }
    pile_close(&pile);
    copy_clear(&copy);
    draft_clear(&d);
}

/* The same CRL with a wrong signature: every key is tried. */
static void write_forged_million(void)
{
    struct revocation_case c;
    struct der_writer entries = {0};
    static const uint8_t serial[] = {0x41};
    const struct revoked_certificate entry = {.user_certificate =
                                                  bytes_of(serial, sizeof serial),
                                              .revocation_date = FORGE_TIME};
    begin_case(&c);
    der_begin(&entries, DER_SEQUENCE);
    for (uint32_t i = 0; i < MILLION; i++)
        revoked_certificate_write(&entries, &entry);
    der_end(&entries);
    c.crl.revoked_certificates = forge_finish(&entries);
    struct pile pile = pile_open("million-forged.crl");
    add_crl(&pile, &c.crl, KEY_CA + 7);
    pile_close(&pile);
    der_writer_clear(&entries);
    draft_clear(&c.leaf);
}

/* --- distribution points -------------------------------------------------------------- */

static void write_points(void)
{
    struct revocation_case c;
    struct der_writer points = {0};
    begin_case(&c);
    der_begin(&points, DER_SEQUENCE);
    for (unsigned i = 0; i < 50000; i++) {
        static const uint8_t full_name[] = {0xa0, 3, 0x86, 1, 'a'};
        const struct distribution_point point = {
            .name = {.full_name = bytes_of(full_name, sizeof full_name)}};
        distribution_point_encode(&points, &point);
    }
    der_end(&points);
    draft_set_extension(&c.leaf, EXTENSION_CRL_DISTRIBUTION_POINTS, false,
                        &c.leaf.fields.extensions.crl_distribution_points,
                        forge_finish(&points));
    pile_write("points.leaf", "CERTIFICATE", draft_sign(&c.leaf));
    struct pile pile = pile_open("plain.crl");
    add_crl(&pile, &c.crl, KEY_ROOT);
    pile_close(&pile);
    der_writer_clear(&points);
    draft_clear(&c.leaf);
}

/* 64 directory names of LENGTH octets, all but equal, of the string type TAG. */
static struct bytes write_full_name(struct der_writer *writer, uint8_t tag,
                                    size_t length, char last)
{
    static char value[32768];
    memset(value, 'a', sizeof value);
    value[length - 1] = last;
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    for (unsigned i = 0; i < DISTRIBUTION_POINT_NAMES_MAX; i++) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(GENERAL_NAME_DIRECTORY));
        der_begin(writer, DER_SEQUENCE);
        der_begin(writer, DER_SET);
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, oid_common_name);
        der_write(writer, tag, bytes_of(value, length));
        for (int ends = 0; ends < 4; ends++)
            der_end(writer);
    }
    der_end(writer);
    return forge_finish(writer);
}

/* A point and ten CRLs, each with 64 names that differ in their last letter. */
static void write_heavy_points(void)
{
    struct revocation_case c;
    struct der_writer ours = {0}, theirs = {0}, points = {0}, element = {0};
    begin_case(&c);
    const struct distribution_point point = {
        .name = {.full_name = write_full_name(&ours, DER_UTF8_STRING, 15000, 'a')}};
    der_begin(&points, DER_SEQUENCE);
    distribution_point_encode(&points, &point);
    der_end(&points);
    draft_set_extension(&c.leaf, EXTENSION_CRL_DISTRIBUTION_POINTS, false,
                        &c.leaf.fields.extensions.crl_distribution_points,
                        forge_finish(&points));
    pile_write("heavy-points.leaf", "CERTIFICATE", draft_sign(&c.leaf));
    const struct issuing_distribution_point scope = {
        .name = {.full_name =
                     write_full_name(&theirs, DER_PRINTABLE_STRING, 15000, 'b')}};
    issuing_distribution_point_encode(&element, &scope);
    c.crl.extensions.issuing_distribution_point = forge_finish(&element);
    extensions_add(&c.crl.extensions, EXTENSION_ISSUING_DISTRIBUTION_POINT, true);
    struct pile pile = pile_open("heavy-points.crl");
    for (unsigned i = 0; i < 10; i++)
        add_crl(&pile, &c.crl, KEY_ROOT);
    pile_close(&pile);
    der_writer_clear(&ours);
    der_writer_clear(&theirs);
    der_writer_clear(&points);
    der_writer_clear(&element);
    draft_clear(&c.leaf);
}

void write_crls(void)
{
    pile_write_leaf("crl.leaf", "CN=Root", KEY_ROOT);
    write_forged_crls("crls-right-first.crl", -1);
    write_forged_crls("crls-right-last.crl", 1);
    write_sharded_crls("crls-sharded.crl");
    write_million();
    write_signers();
    write_forged_million();
    write_points();
    write_heavy_points();
}
