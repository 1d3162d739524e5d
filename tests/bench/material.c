/* material.c -- certificates and CRLs to work on. */
#include "material.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "asn1/oid.h"
#include "asn1/pem.h"
#include "measure.h"
#include "tests/piles/forge.h"
#include "x509/name.h"
#include "keys/rsa_key.h"

#define DAY 86400

void material_start(void)
{
    forge_start(".");
}

static void *allocate(size_t size)
{
    void *block = malloc(size);
    if (block == NULL)
        bench_fail(NULL, NULL, "out of memory");
    return block;
}

static struct bytes copy_of(struct bytes octets)
{
    void *block = allocate(octets.length);
    memcpy(block, octets.data, octets.length);
    return bytes_of(block, octets.length);
}

/* Peers look at the clock: certificates are valid since yesterday. */
static struct bytes make(enum profile profile, const char *subject, unsigned key,
                         const char *issuer, unsigned signing_key)
{
    struct draft draft;
    draft_begin(&draft, profile, subject, key, issuer, signing_key);
    draft.fields.not_before = (int64_t)time(NULL) - DAY;
    draft.fields.not_after =
        draft.fields.not_before + (int64_t)profile_days(profile) * DAY;
    struct bytes der = copy_of(draft_sign(&draft));
    draft_clear(&draft);
    return der;
}

static struct bytes make_root(void)
{
    return make(PROFILE_ROOT, "CN=Root,O=Example Ltd,C=CZ", KEY_ROOT,
                "CN=Root,O=Example Ltd,C=CZ", KEY_ROOT);
}

static struct bytes make_intermediate(void)
{
    return make(PROFILE_INTERMEDIATE, "CN=Issuing,O=Example Ltd,C=CZ", KEY_CA,
                "CN=Root,O=Example Ltd,C=CZ", KEY_ROOT);
}

static struct bytes make_leaf(const char *subject)
{
    return make(PROFILE_SERVER, subject, KEY_LEAF, "CN=Issuing,O=Example Ltd,C=CZ",
                KEY_CA);
}

struct chain material_chain(void)
{
    return (struct chain){make_leaf("CN=host.test,O=Example Ltd,C=CZ"),
                          make_intermediate(), make_root(), "host.test"};
}

/* --- 10,000 certificates -------------------------------------------------------------- */

/* Gives COPY, whose common name has digits at its end, the number I. */
static void set_number(struct copy *copy, unsigned i)
{
    uint8_t tag;
    struct bytes name = name_find(copy->certificate.subject, oid_common_name, &tag);
    uint8_t *octets = copy->octets + (name.data - copy->octets);
    for (size_t digit = 1; digit <= 5; digit++, i /= 10)
        octets[name.length - digit] = (uint8_t)('0' + i % 10);
    copy_new_serial(copy);
}

struct bytes material_bundle(void)
{
    struct bytes leaf = make_leaf("CN=host-00000,O=Example Ltd,C=CZ");
    struct copy copy = copy_begin(leaf);
    size_t length = pem_encoded_length("CERTIFICATE", leaf.length);
    char *text = allocate(BUNDLE_CERTIFICATES * length + 1);
    for (unsigned i = 0; i < BUNDLE_CERTIFICATES; i++) {
        set_number(&copy, i);
        pem_encode("CERTIFICATE", bytes_of(copy.octets, leaf.length),
                   text + i * length);
    }
    text[BUNDLE_CERTIFICATES * length] = '\0';
    copy_clear(&copy);
    return bytes_of(text, BUNDLE_CERTIFICATES * length);
}

/* --- a CRL of 100,000 entries --------------------------------------------------------- */

static struct certificate read_certificate(struct bytes der)
{
    struct certificate certificate;
    struct error error = {0};
    if (!certificate_parse(der, &certificate, &error))
        bench_fail(NULL, "certwright", error.message);
    return certificate;
}

static struct bytes write_entries(struct der_writer *writer, struct bytes listed)
{
    uint8_t serial[8];
    struct revoked_certificate entry = {.revocation_date = (int64_t)time(NULL) - DAY};
    der_begin(writer, DER_SEQUENCE);
    for (unsigned i = 0; i < CRL_ENTRIES; i++) {
        uint64_t number = forge_number();
        memcpy(serial, &number, sizeof serial);
        serial[0] = 0x41; /* forge.c has 40 */
        entry.user_certificate =
            i == CRL_ENTRIES / 2 ? listed : bytes_of(serial, sizeof serial);
        entry.has_reason = i % 2 == 0;
        entry.reason = i % 2 == 0 ? CRL_REASON_SUPERSEDED : CRL_REASON_UNSPECIFIED;
        revoked_certificate_write(writer, &entry);
    }
    der_end(writer);
    return forge_finish(writer);
}

static struct crl_question question_about(struct bytes crl, struct bytes der)
{
    struct certificate certificate = read_certificate(der);
    return (struct crl_question){crl, der, certificate.serial_number,
                                 certificate.issuer};
}

void material_crl(struct crl_question *listed, struct crl_question *not_listed)
{
    static const uint8_t number[] = {1};
    struct bytes leaf = make_leaf("CN=host.test,O=Example Ltd,C=CZ");
    struct certificate certificate = read_certificate(leaf);
    struct der_writer entries = {0}, writer = {0};
    struct crl fields;
    crl_draft(&fields, certificate.issuer,
              certificate.extensions.authority_key_identifier.key_identifier,
              bytes_of(number, sizeof number));
    fields.this_update = (int64_t)time(NULL) - DAY;
    fields.next_update = fields.this_update + 30 * DAY;
    fields.revoked_certificates = write_entries(&entries, certificate.serial_number);
    struct bytes crl = copy_of(crl_sign(&writer, &fields, KEY_CA));
    der_writer_clear(&writer);
    der_writer_clear(&entries);
    *listed = question_about(crl, leaf);
    *not_listed = question_about(crl, make_leaf("CN=other.test,O=Example Ltd,C=CZ"));
}

/* --- an authority --------------------------------------------------------------------- */

static struct bytes write_key(unsigned key)
{
    struct der_writer writer = {0};
    rsa_private_key_write(&writer, &forge_key(key)->rsa);
    struct bytes der = copy_of(forge_finish(&writer));
    der_writer_clear(&writer);
    return der;
}

struct authority_files material_authority(void)
{
    return (struct authority_files){write_key(KEY_CA), make_intermediate(),
                                    write_key(KEY_LEAF)};
}

/* --- the system's roots --------------------------------------------------------------- */

static struct bytes read_file(const char *path)
{
    FILE *stream = fopen(path, "rb");
    if (stream == NULL || fseek(stream, 0, SEEK_END) != 0)
        bench_fail(NULL, path,
                   "cannot be read (Debian: apt-get install ca-certificates)");
    long size = ftell(stream);
    uint8_t *octets = allocate((size_t)size + 1);
    rewind(stream);
    size_t length = fread(octets, 1, (size_t)size, stream);
    fclose(stream);
    return bytes_of(octets, length);
}

const struct bytes *material_roots(size_t *count)
{
    static struct bytes roots[ROOTS_MAX];
    struct bytes file = read_file(ROOTS_FOLDER "/ca-certificates.crt");
    struct pem_block block;
    struct error error = {0};
    size_t position = 0;
    *count = 0;
    while (*count < ROOTS_MAX &&
           pem_next(file, &position, &block, &error) == PEM_BLOCK) {
        size_t length;
        uint8_t *octets = allocate(pem_decoded_size(&block));
        if (!pem_decode(file, &block, octets, &length, &error))
            bench_fail(NULL, "ca-certificates.crt", error.message);
        roots[(*count)++] = bytes_of(octets, length);
    }
    return roots;
}
