/* names.c -- piles with many or long names: alternative names against constraints, 100,000
 * hosts in a certificate, names of 500,000 octets, RDNs of thousands of attributes. */
#include <stdio.h>
#include <stdlib.h>

#include "asn1/oid.h"
#include "forge.h"
#include "x509/general_name.h"

#define NAME_SIZE 64

static void add_host(struct der_writer *writer, const char *format, unsigned i)
{
    char host[NAME_SIZE];
    snprintf(host, sizeof host, format, i);
    der_write(writer, DER_CONTEXT(GENERAL_NAME_DNS), bytes_of_text(host));
}

/* A leaf of COUNT names, the last one of which is "host.test". */
static void write_hosts(const char *file, const char *issuer, unsigned signing_key,
                        const char *format, unsigned count)
{
    struct draft d;
    struct der_writer names = {0};
    draft_begin(&d, PROFILE_SERVER, "CN=host.test", KEY_LEAF, issuer, signing_key);
    der_begin(&names, DER_SEQUENCE);
    for (unsigned i = 1; i < count; i++)
        add_host(&names, format, i);
    add_host(&names, "host.test", 0);
    der_end(&names);
    draft_set_extension(&d, EXTENSION_SUBJECT_ALT_NAME, false,
                        &d.fields.extensions.subject_alt_name, forge_finish(&names));
    pile_write(file, "CERTIFICATE", draft_sign(&d));
    der_writer_clear(&names);
    draft_clear(&d);
}

/* An intermediate with COUNT permitted and COUNT excluded subtrees; the last of those
 * permitted has all that write_hosts writes. */
static void write_constraints(const char *file, const char *subject, unsigned count)
{
    struct draft d;
    struct der_writer lists[2] = {{0}, {0}};
    draft_begin(&d, PROFILE_INTERMEDIATE, subject, KEY_CA, "CN=Root", KEY_ROOT);
    for (unsigned list = 0; list < 2; list++) {
        der_begin(&lists[list], (uint8_t)DER_CONTEXT_CONSTRUCTED(list));
        for (unsigned i = 1; i <= count; i++) {
            der_begin(&lists[list], DER_SEQUENCE);
            add_host(&lists[list], list == 0 && i == count ? "test" : "p%05u.test", i);
            der_end(&lists[list]);
        }
        der_end(&lists[list]);
    }
    extensions_add(&d.fields.extensions, EXTENSION_NAME_CONSTRAINTS, true);
    d.fields.extensions.name_constraints =
        (struct name_constraints){forge_finish(&lists[0]), forge_finish(&lists[1])};
    pile_write(file, "CERTIFICATE", draft_sign(&d));
    for (unsigned list = 0; list < 2; list++)
        der_writer_clear(&lists[list]);
    draft_clear(&d);
}

/* --- long names ----------------------------------------------------------------------- */

/* A name of COUNT attributes, "000001" and so on, of the string type TAG; in one RDN or
 * in one for each. COUNT - 1 are the same with any SALT. */
static struct bytes write_long_name(struct der_writer *writer, unsigned count,
                                    uint8_t tag, bool is_one_rdn, unsigned salt)
{
    char value[NAME_SIZE];
    der_begin(writer, DER_SEQUENCE);
    for (unsigned i = 0; i < count; i++) {
        snprintf(value, sizeof value, "%06u", i + 1 < count ? i : i + salt);
        if (i == 0 || !is_one_rdn)
            der_begin(writer, DER_SET);
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, oid_common_name);
        der_write(writer, tag, bytes_of_text(value));
        der_end(writer);
        if (i + 1 == count || !is_one_rdn)
            der_end(writer);
    }
    der_end(writer);
    return forge_finish(writer);
}

/* What a pile of long names is like. The leaf's issuer is written in UTF8String, the CAs
 * in PrintableString, so that equal names have other octets. */
struct long_names {
    const char *file;
    unsigned attributes;
    bool is_one_rdn;
    unsigned decoys;
};

static void write_long_leaf(const struct long_names *names)
{
    struct draft d;
    struct der_writer issuer = {0};
    char file[NAME_SIZE];
    draft_begin(&d, PROFILE_SERVER, "CN=host.test", KEY_LEAF, "CN=Root", KEY_CA);
    d.fields.issuer = write_long_name(&issuer, names->attributes, DER_UTF8_STRING,
                                      names->is_one_rdn, 0);
    snprintf(file, sizeof file, "%s.leaf", names->file);
    pile_write(file, "CERTIFICATE", draft_sign(&d));
    der_writer_clear(&issuer);
    draft_clear(&d);
}

/* The decoys have the key and the name of the right one, which is the last; all but it
 * are from nowhere. */
static void write_long_names(const struct long_names *names)
{
    struct draft d;
    struct der_writer subject = {0};
    char file[NAME_SIZE];
    snprintf(file, sizeof file, "%s.pile", names->file);
    struct pile pile = pile_open(file);
    struct bytes name = write_long_name(&subject, names->attributes,
                                        DER_PRINTABLE_STRING, names->is_one_rdn, 0);
    for (unsigned i = 0; i <= names->decoys; i++) {
        draft_begin(&d, PROFILE_INTERMEDIATE, "CN=Long", KEY_CA,
                    i < names->decoys ? "CN=Nowhere" : "CN=Root", KEY_ROOT);
        d.fields.subject = name;
        pile_add(&pile, "CERTIFICATE", draft_sign(&d));
        draft_clear(&d);
    }
    pile_close(&pile);
    der_writer_clear(&subject);
    write_long_leaf(names);
}

/* Self-issued certificates with long names and the keys of all CAs: each may follow each
 * other, and all names on the way are compared. */
static void write_long_cycle(unsigned attributes, const char *file)
{
    struct draft d;
    struct der_writer names[2] = {{0}, {0}};
    struct bytes name[2];
    struct pile pile = pile_open(file);
    name[0] = write_long_name(&names[0], attributes, DER_PRINTABLE_STRING, false, 0);
    name[1] = write_long_name(&names[1], attributes, DER_UTF8_STRING, false, 0);
    for (unsigned i = KEY_CA; i < KEY_CA + 4; i++)
        for (unsigned j = KEY_CA; j < KEY_CA + 4; j++) {
            draft_begin(&d, PROFILE_INTERMEDIATE, "CN=Long", i, "CN=Long", j);
            d.fields.subject = name[0];
            d.fields.issuer = name[1];
            pile_add(&pile, "CERTIFICATE", draft_sign(&d));
            draft_clear(&d);
        }
    pile_close(&pile);
    for (unsigned i = 0; i < 2; i++)
        der_writer_clear(&names[i]);
}

void write_names(void)
{
    static const struct long_names piles[] = {
        {"long-names", 27000, false, 30}, /* 500,000 octets each */
        {"wide-rdns", 5000, true, 20},
    };
    write_constraints("constraints-2048.pile", "CN=Constraints 2048", 2048);
    write_constraints("constraints-400.pile", "CN=Constraints 400", 200);
    write_hosts("constraints-2048.leaf", "CN=Constraints 2048", KEY_CA, "h%05u.test",
                2048);
    write_hosts("constraints-400.leaf", "CN=Constraints 400", KEY_CA, "h%05u.test",
                400);
    write_hosts("hosts.leaf", "CN=Root", KEY_ROOT, "%05x.t", 100000);
    for (size_t i = 0; i < sizeof piles / sizeof piles[0]; i++)
        write_long_names(&piles[i]);
    write_long_cycle(27000, "long-cycle.pile");
}
