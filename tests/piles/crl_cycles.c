/* crl_cycles.c -- CRLs whose signers' own status needs those CRLs. */
#include <stdio.h>

#include "forge.h"

/* "CN=Circle" has COUNT keys. The first one, certified by the root, has signed the leaf and
 * the certificates of all others, under the same name; each of the others has signed a
 * CRL. Whether a signer is good, only the CRLs of the others can tell. */
static void write_circle(unsigned count, const char *pile_file, const char *crl_file)
{
    static const uint8_t one[] = {1};
    struct pile pile = pile_open(pile_file), crls = pile_open(crl_file);
    struct draft d;
    struct crl crl;
    pile_add_certificate(&pile, PROFILE_INTERMEDIATE, "CN=Circle", KEY_CA, "CN=Root",
                         KEY_ROOT);
    for (unsigned i = 0; i < count; i++) {
        struct der_writer writer = {0};
        draft_begin(&d, PROFILE_INTERMEDIATE, "CN=Circle", KEY_CA + 1 + i, "CN=Circle",
                    KEY_CA);
        pile_add(&pile, "CERTIFICATE", draft_sign(&d));
        crl_draft(&crl, d.fields.subject, d.fields.extensions.subject_key_identifier,
                  bytes_of(one, 1));
        pile_add(&crls, "X509 CRL", crl_sign(&writer, &crl, KEY_CA + 1 + i));
        der_writer_clear(&writer);
        draft_clear(&d);
    }
    draft_begin(&d, PROFILE_ROOT, "CN=Root", KEY_ROOT, "CN=Root", KEY_ROOT);
    struct der_writer writer = {0};
    crl_draft(&crl, d.fields.subject, d.fields.extensions.subject_key_identifier,
              bytes_of(one, 1));
    pile_add(&crls, "X509 CRL", crl_sign(&writer, &crl, KEY_ROOT));
    der_writer_clear(&writer);
    draft_clear(&d);
    pile_close(&pile);
    pile_close(&crls);
}

/* The same with a CRL of the first key, which is in the path: everybody is good. */
static void write_way_out(void)
{
    static const uint8_t two[] = {2};
    struct pile crls = pile_open("circle-way-out.crl");
    struct der_writer writer = {0};
    struct draft d;
    struct crl crl;
    draft_begin(&d, PROFILE_INTERMEDIATE, "CN=Circle", KEY_CA, "CN=Root", KEY_ROOT);
    crl_draft(&crl, d.fields.subject, d.fields.extensions.subject_key_identifier,
              bytes_of(two, 1));
    pile_add(&crls, "X509 CRL", crl_sign(&writer, &crl, KEY_CA));
    der_writer_clear(&writer);
    draft_clear(&d);
    pile_close(&crls);
}

void write_crl_cycles(void)
{
    write_circle(1, "circle-1.pile", "circle-1.crl");
    write_circle(7, "circle-7.pile", "circle-7.crl");
    write_way_out();
    pile_write_leaf("circle.leaf", "CN=Circle", KEY_CA);
}
