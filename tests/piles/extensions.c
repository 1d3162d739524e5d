/* extensions.c -- piles with heavy extensions: policies that are mapped all to all at every
 * step, lists of extensions at their limit, and alternative names of a megabyte in every
 * certificate of a hundred paths. */
#include <stdio.h>

#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "forge.h"
#include "x509/general_name.h"

#define NAME_SIZE 64

/* The policy 1.2.3.INDEX. */
static void write_policy(struct der_writer *writer, unsigned index)
{
    char text[NAME_SIZE];
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    snprintf(text, sizeof text, "1.2.3.%u", index);
    if (!oid_from_text(text, octets, &length))
        forge_fail(text);
    der_write_oid(writer, bytes_of(octets, length));
}

static void write_policies(struct der_writer *writer, unsigned count)
{
    der_begin(writer, DER_SEQUENCE);
    for (unsigned i = 1; i <= count; i++) {
        der_begin(writer, DER_SEQUENCE);
        write_policy(writer, i);
        der_end(writer);
    }
    der_end(writer);
}

static void write_mappings(struct der_writer *writer, unsigned count)
{
    der_begin(writer, DER_SEQUENCE);
    for (unsigned i = 1; i <= count; i++)
        for (unsigned j = 1; j <= count; j++) {
            der_begin(writer, DER_SEQUENCE);
            write_policy(writer, i);
            write_policy(writer, j);
            der_end(writer);
        }
    der_end(writer);
}

/* What the certificates of a chain carry. */
struct load {
    struct bytes policies, mappings, alt_names;
};

static void set_load(struct draft *d, const struct load *load)
{
    struct extensions *extensions = &d->fields.extensions;
    if (load->policies.length > 0)
        draft_set_extension(d, EXTENSION_CERTIFICATE_POLICIES, false,
                            &extensions->certificate_policies, load->policies);
    if (load->mappings.length > 0)
        draft_set_extension(d, EXTENSION_POLICY_MAPPINGS, false,
                            &extensions->policy_mappings, load->mappings);
    if (load->alt_names.length > 0)
        draft_set_extension(d, EXTENSION_SUBJECT_ALT_NAME, false,
                            &extensions->subject_alt_name, load->alt_names);
}

/* DEPTH intermediates below the root; the uppermost one is followed by TOPS others of its
 * name and key, all from nowhere, so that as many paths are judged. */
static void write_loaded_chain(const char *file, unsigned depth, unsigned tops,
                               const struct load *load)
{
    char subject[NAME_SIZE], issuer[NAME_SIZE];
    struct draft d;
    struct pile pile = pile_open(file);
    for (unsigned i = 0; i < depth + tops; i++) {
        unsigned level = i < tops ? 0 : i - tops;
        snprintf(subject, sizeof subject, "CN=Loaded %u", depth - level);
        snprintf(issuer, sizeof issuer, "CN=Loaded %u", depth - level + 1);
        draft_begin(&d, PROFILE_INTERMEDIATE, subject, KEY_CA,
                    level > 0  ? issuer
                    : i < tops ? "CN=Nowhere"
                               : "CN=Root",
                    level > 0 ? KEY_CA : KEY_ROOT);
        set_load(&d, load);
        pile_add(&pile, "CERTIFICATE", draft_sign(&d));
        draft_clear(&d);
    }
    pile_close(&pile);
}

static void write_loaded_leaf(const char *file, struct bytes policies)
{
    const struct load load = {policies, {NULL, 0}, {NULL, 0}};
    struct draft d;
    draft_begin(&d, PROFILE_SERVER, "CN=host.test", KEY_LEAF, "CN=Loaded 1", KEY_CA);
    set_load(&d, &load);
    pile_write(file, "CERTIFICATE", draft_sign(&d));
    draft_clear(&d);
}

static void write_policy_piles(void)
{
    struct der_writer policies = {0}, mappings = {0}, wide = {0};
    write_policies(&policies, 16);
    write_mappings(&mappings, 16); /* 256, the most that are read */
    write_policies(&wide, 256);
    struct load load = {forge_finish(&policies), forge_finish(&mappings), {NULL, 0}};
    write_loaded_chain("policies.pile", 14, 0, &load);
    write_loaded_leaf("policies.leaf", load.policies);
    load.policies = forge_finish(&wide);
    write_loaded_chain("policies-100-paths.pile", 14, 120, &load);
    write_loaded_leaf("policies-wide.leaf", load.policies);
    der_writer_clear(&policies);
    der_writer_clear(&mappings);
    der_writer_clear(&wide);
}

/* A megabyte of names in each of 14 certificates, and 120 paths through them. */
static void write_heavy_piles(void)
{
    struct der_writer names = {0};
    der_begin(&names, DER_SEQUENCE);
    for (unsigned i = 0; i < 110000; i++) {
        char host[NAME_SIZE];
        snprintf(host, sizeof host, "%05x.t", i);
        der_write(&names, DER_CONTEXT(GENERAL_NAME_DNS), bytes_of_text(host));
    }
    der_end(&names);
    struct load load = {{NULL, 0}, {NULL, 0}, forge_finish(&names)},
                light = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    struct pile pile;
    write_loaded_chain("heavy.pile", 14, 0, &load);
    write_loaded_chain("light-100-paths.pile", 14, 120, &light);
    write_loaded_leaf("loaded.leaf", bytes_of(NULL, 0));
    pile = pile_open("heavy-tops.pile"); /* other tops, for heavy.pile */
    for (unsigned i = 0; i < 120; i++)
        pile_add_certificate(&pile, PROFILE_INTERMEDIATE, "CN=Loaded 14", KEY_CA,
                             "CN=Nowhere", KEY_ROOT);
    pile_close(&pile);
    der_writer_clear(&names);
}

/* Certificates with COUNT extensions. certificate_write knows no others than its own, and
 * so what it has made is taken apart. */
static void add_crowded(struct pile *pile, unsigned count, unsigned copies)
{
    struct draft d;
    struct der_writer writer = {0};
    draft_begin(&d, PROFILE_INTERMEDIATE, "CN=Crowd", KEY_CA, "CN=Root", KEY_ROOT);
    struct bytes der = draft_sign(&d);
    struct copy copy = copy_begin(der);
    const struct signed_structure *whole = &copy.certificate.signed_part;
    struct bytes list = copy.certificate.extensions.element;
    struct error error = {0};
    struct der_reader tbs, reader = der_reader_of(whole->to_be_signed, &error);
    if (!der_enter(&reader, DER_SEQUENCE, "tbsCertificate", &tbs))
        forge_fail(error.message);
    const uint8_t *first = whole->to_be_signed.data + tbs.position;
    der_begin(&writer, DER_SEQUENCE);
    der_begin(&writer, DER_SEQUENCE);
    size_t header = list.length < 0x80 ? 2 : list.length < 0x100 ? 3 : 4; /* of [3] */
    der_write_raw(&writer, bytes_of(first, (size_t)(list.data - first) - header));
    der_begin(&writer, DER_CONTEXT_CONSTRUCTED(3));
    der_begin(&writer, DER_SEQUENCE);
    for (unsigned i = 0; i < count; i++) {
        der_begin(&writer, DER_SEQUENCE);
        write_policy(&writer, i);
        der_write(&writer, DER_OCTET_STRING, bytes_of("", 0));
        der_end(&writer);
    }
    der_end(&writer);
    der_end(&writer);
    der_end(&writer);
    der_write_raw(&writer, whole->signature_algorithm.element);
    der_write_bit_octets(&writer, whole->signature);
    der_end(&writer);
    for (unsigned i = 0; i < copies; i++)
        pile_add(pile, "CERTIFICATE", forge_finish(&writer));
    der_writer_clear(&writer);
    copy_clear(&copy);
    draft_clear(&d);
}

void write_extensions(void)
{
    write_policy_piles();
    write_heavy_piles();
    struct pile pile = pile_open("extensions-128.pile");
    add_crowded(&pile, EXTENSIONS_MAX, 5000);
    pile_close(&pile);
    pile = pile_open("extensions-129.leaf");
    add_crowded(&pile, EXTENSIONS_MAX + 1, 1);
    pile_close(&pile);
}
