/* round_trip.c -- what others wrote, read and written again to the same octets: the roots that
 * browsers trust (package ca-certificates) and the certificates, requests and
 * CRLs of python3-cryptography-vectors, PKITS among them. Each part of those that strict parsing
 * accepts goes through the writer of its module. */
#include <stdlib.h>

#include "asn1/der_string.h"
#include "asn1/der_time.h"
#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "tests/support/files.h"
#include "fixture.h"
#include "suites.h"
#include "x509/crl.h"
#include "x509/name.h"

#define TEXT_MAX 32768

/* How often each thing was seen; an empty collection shows here. */
struct tally {
    struct file_visitor visitor;
    size_t blocks, certificates, requests, crls, refused;
    size_t entries, entries_unknown, reasons, certificate_issuers;
    size_t names, names_same, names_too_long, rsa_keys, extensions[EXTENSION_COUNT];
    size_t self_signed;
};

static void expect_same(struct der_writer *writer, struct bytes want, const char *path,
                        const char *what)
{
    ck_assert_msg(bytes_equal(fixture_finish(writer), want),
                  "%s: %s is written with other octets", path, what);
    der_writer_clear(writer);
}

/* --- names ----------------------------------------------------------------------------- */

/* The string type that DESIGN gives to values of TYPE. */
static uint8_t chosen_tag(struct bytes type)
{
    static const char *const printable[] = {"2.5.4.5", "2.5.4.6", "2.5.4.46",
                                            "1.3.6.1.4.1.311.60.2.1.3"};
    static const char *const ia5[] = {"1.2.840.113549.1.9.1",
                                      "0.9.2342.19200300.100.1.25"};
    char dotted[OID_TEXT_SIZE];
    oid_to_text(type, dotted);
    for (size_t i = 0; i < sizeof printable / sizeof printable[0]; i++)
        if (strcmp(dotted, printable[i]) == 0)
            return DER_PRINTABLE_STRING;
    for (size_t i = 0; i < sizeof ia5 / sizeof ia5[0]; i++)
        if (strcmp(dotted, ia5[i]) == 0)
            return DER_IA5_STRING;
    return DER_UTF8_STRING;
}

static bool has_chosen_types(struct bytes name)
{
    struct name_walk walk;
    struct name_attribute attribute;
    name_walk_begin(&walk, name);
    while (name_walk_next(&walk, &attribute))
        if (der_tag_is_string(attribute.tag) &&
            attribute.tag != chosen_tag(attribute.type))
            return false;
    return true;
}

/* Text of any name is a name again, but for values that are empty or too long, or no country; it has the same
 * octets if its string types are those that certwright would choose. */
static void check_name(struct tally *tally, const char *path, struct bytes name)
{
    static char text[TEXT_MAX];
    struct der_writer writer = {0};
    struct error error = {0};
    tally->names++;
    ck_assert_uint_lt(name_to_text(name, text, sizeof text), sizeof text);
    if (!name_write_text(&writer, text, &error)) {
        ck_assert_msg(error.kind == ERROR_LIMIT || strstr(text, "C=too long") == text,
                      "%s: %s: %s", path, text, error.message);
        tally->names_too_long++;
        der_writer_clear(&writer);
        return;
    }
    if (has_chosen_types(name)) {
        ck_assert_msg(bytes_equal(fixture_finish(&writer), name), "%s: %s", path, text);
        tally->names_same++;
    }
    der_writer_clear(&writer);
}

/* --- the other parts ------------------------------------------------------------------- */

static void check_spki(struct tally *tally, const char *path,
                       const struct subject_public_key_info *spki)
{
    struct public_key key;
    struct error error = {0};
    struct der_writer writer = {0};
    if (!bytes_equal(spki->algorithm.algorithm, oid_rsa_encryption) ||
        !public_key_read(spki, &key, &error))
        return;
    public_key_write(&writer, &key);
    expect_same(&writer, spki->element, path, "the public key");
    tally->rsa_keys++;
}

/* ALL with nothing but ID, as extensions_write writes it. */
static void check_extension(const char *path, const struct extensions *all,
                            enum extension_id id, const struct extension *extension)
{
    struct extensions one = *all;
    struct der_writer want = {0}, have = {0};
    der_begin(&want, DER_SEQUENCE);
    der_begin(&want, DER_SEQUENCE);
    der_write_oid(&want, extension->oid);
    der_write_default_false(&want, extension->critical);
    der_write(&want, DER_OCTET_STRING, extension->value);
    der_end(&want);
    der_end(&want);
    one.present = 1u << id;
    extensions_write(&have, &one);
    expect_same(&have, fixture_finish(&want), path, "an extension");
    der_writer_clear(&want);
}

static void check_extensions(struct tally *tally, const char *path,
                             enum extensions_owner owner,
                             const struct extensions *extensions)
{
    struct extensions_walk walk;
    struct extension extension;
    extensions_walk_begin(&walk, extensions->element);
    while (extensions_walk_next(&walk, &extension)) {
        enum extension_id id = extension_id_of(extension.oid, owner);
        if (id == EXTENSION_COUNT)
            continue;
        ck_assert(extensions_has(extensions, id));
        ck_assert(extensions_is_critical(extensions, id) == extension.critical);
        check_extension(path, extensions, id, &extension);
        tally->extensions[id]++;
    }
}

static void check_algorithm(const char *path,
                            const struct algorithm_identifier *algorithm)
{
    struct der_writer writer = {0};
    algorithm_write(&writer, algorithm);
    expect_same(&writer, algorithm->element, path, "an AlgorithmIdentifier");
}

/* Validity is what stands between issuer and subject. */
static void check_validity(const char *path, const struct certificate *c)
{
    struct der_writer writer = {0};
    const uint8_t *start = c->issuer.data + c->issuer.length;
    der_begin(&writer, DER_SEQUENCE);
    der_write_time(&writer, c->not_before);
    der_write_time(&writer, c->not_after);
    der_end(&writer);
    expect_same(&writer, bytes_of(start, (size_t)(c->subject.data - start)), path,
                "validity");
}

static void check_serial(const char *path, const struct certificate *c)
{
    struct der_writer writer = {0};
    size_t length = c->serial_number.length;
    ck_assert_uint_lt(length, 0x80);
    der_write_integer(&writer, c->serial_number);
    expect_same(&writer, bytes_of(c->serial_number.data - 2, length + 2), path,
                "the serial number");
}

/* Whoever issued itself has signed itself, if we can tell. */
static void check_self_signature(struct tally *tally, const char *path,
                                 const struct certificate *c)
{
    struct error error = {0};
    if (!bytes_equal(c->subject, c->issuer))
        return;
    bool ok = signed_verify(&c->signed_part, &c->subject_public_key_info, &error);
    ck_assert(ok == (error.kind == ERROR_NONE));
    tally->self_signed += ok;
    if (strstr(path, "ca-certificates") != NULL)
        ck_assert_msg(ok || error.kind == ERROR_UNSUPPORTED, "%s: %s", path,
                      error.message);
}

static void check_certificate(struct tally *tally, const char *path,
                              const struct certificate *c)
{
    tally->certificates++;
    check_name(tally, path, c->issuer);
    check_name(tally, path, c->subject);
    check_spki(tally, path, &c->subject_public_key_info);
    check_extensions(tally, path, EXTENSIONS_OF_CERTIFICATE, &c->extensions);
    check_algorithm(path, &c->signature);
    check_algorithm(path, &c->subject_public_key_info.algorithm);
    check_validity(path, c);
    check_serial(path, c);
    check_self_signature(tally, path, c);
}

static void check_request(struct tally *tally, const char *path,
                          const struct certification_request *r)
{
    tally->requests++;
    check_name(tally, path, r->subject);
    check_spki(tally, path, &r->subject_public_key_info);
    check_extensions(tally, path, EXTENSIONS_OF_CERTIFICATE, &r->extensions);
    check_algorithm(path, &r->signed_part.signature_algorithm);
}

/* Each entry without unknown extensions is written again, and then the list is. */
static void check_entries(struct tally *tally, const char *path, const struct crl *c)
{
    struct crl_walk walk;
    struct revoked_certificate entry;
    struct der_writer writer = {0};
    size_t count = 0;
    crl_walk_begin(&walk, c);
    der_begin(&writer, DER_SEQUENCE);
    for (; crl_walk_next(&walk, &entry); count++) {
        revoked_certificate_write(&writer, &entry);
        tally->reasons += entry.has_reason;
        tally->certificate_issuers += entry.certificate_issuer.length > 0;
    }
    der_end(&writer);
    ck_assert_uint_eq(count, c->revoked_count);
    tally->entries += count;
    if (c->unknown_critical.length > 0)
        tally->entries_unknown++;
    else if (count > 0)
        expect_same(&writer, c->revoked_certificates, path, "revokedCertificates");
    der_writer_clear(&writer);
}

/* What stands before crlExtensions, from version 2 on. */
static void check_crl(struct tally *tally, const char *path, const struct crl *c)
{
    struct der_writer writer = {0};
    const uint8_t *start = c->signature.element.data - 3;
    tally->crls++;
    check_name(tally, path, c->issuer);
    check_entries(tally, path, c);
    check_extensions(tally, path, EXTENSIONS_OF_CRL, &c->extensions);
    der_write_small(&writer, 1);
    algorithm_write(&writer, &c->signature);
    der_write_raw(&writer, c->issuer);
    der_write_time(&writer, c->this_update);
    if (c->has_next_update)
        der_write_time(&writer, c->next_update);
    der_write_raw(&writer, c->revoked_certificates);
    if (c->version == 2)
        expect_same(&writer, bytes_of(start, writer.length), path, "tbsCertList");
    der_writer_clear(&writer);
}

static void check_file(struct file_visitor *visitor, const struct der_file *file)
{
    struct tally *tally = (struct tally *)visitor;
    for (size_t i = 0; i < file->count; i++) {
        struct bytes der = file->blocks[i].der;
        struct certificate certificate;
        struct certification_request request;
        struct crl crl;
        struct error error = {0}, request_error = {0}, crl_error = {0};
        tally->blocks++;
        if (certificate_parse(der, &certificate, &error))
            check_certificate(tally, file->path, &certificate);
        else if (request_parse(der, &request, &request_error))
            check_request(tally, file->path, &request);
        else if (crl_parse(der, &crl, &crl_error))
            check_crl(tally, file->path, &crl);
        else
            tally->refused++;
    }
}

/* --- collections ----------------------------------------------------------------------- */

START_TEST(roots)
{
    struct tally t = {.visitor.visit = check_file};
    static struct der_file file;
    der_file_open(&file, ROOTS_FOLDER "/ca-certificates.crt");
    check_file(&t.visitor, &file);
    der_file_close(&file);
    ck_assert_uint_ge(t.certificates, 100);
    ck_assert_uint_eq(t.requests, 0);
    ck_assert_uint_le(20 * t.refused, t.blocks); /* a few roots are not quite DER */
    ck_assert_uint_eq(t.names_too_long, 0);
    ck_assert_uint_ge(t.names_same, 50);
    ck_assert_uint_ge(t.rsa_keys, 60);
    ck_assert_uint_ge(t.self_signed, 50);
    ck_assert_uint_ge(t.extensions[EXTENSION_BASIC_CONSTRAINTS], 100);
    ck_assert_uint_ge(t.extensions[EXTENSION_KEY_USAGE], 90);
    ck_assert_uint_ge(t.extensions[EXTENSION_SUBJECT_KEY_IDENTIFIER], 100);
    ck_assert_uint_ge(t.extensions[EXTENSION_AUTHORITY_KEY_IDENTIFIER], 25);
}
END_TEST

static void visit_vectors(struct tally *tally, const char *folder)
{
    char path[512];
    test_vector_path(folder, path, sizeof path);
    visit_folder(path, &tally->visitor);
}

START_TEST(vectors)
{
    struct tally t = {.visitor.visit = check_file};
    visit_vectors(&t, "x509");
    visit_vectors(&t, "x509/custom");
    visit_vectors(&t, "x509/requests");
    ck_assert_uint_ge(t.certificates, 77);
    ck_assert_uint_ge(t.requests, 20);
    ck_assert_uint_ge(t.names_same, 100);
    ck_assert_uint_le(t.names_too_long, 5);
    ck_assert_uint_ge(t.rsa_keys, 80);
    ck_assert_uint_ge(t.extensions[EXTENSION_EXT_KEY_USAGE], 10);
    ck_assert_uint_ge(t.extensions[EXTENSION_SUBJECT_ALT_NAME], 20);
    ck_assert_uint_ge(t.extensions[EXTENSION_AUTHORITY_KEY_IDENTIFIER], 10);
}
END_TEST

START_TEST(pkits)
{
    struct tally t = {.visitor.visit = check_file};
    visit_vectors(&t, "x509/PKITS_data/certs");
    ck_assert_uint_ge(t.certificates, 350);
    ck_assert_uint_ge(t.rsa_keys, 350);
    ck_assert_uint_ge(t.extensions[EXTENSION_BASIC_CONSTRAINTS], 100);
    ck_assert_uint_ge(t.extensions[EXTENSION_AUTHORITY_KEY_IDENTIFIER], 300);
    ck_assert_uint_eq(t.extensions[EXTENSION_NAME_CONSTRAINTS], 17);
    ck_assert_uint_ge(t.extensions[EXTENSION_CERTIFICATE_POLICIES], 350);
    ck_assert_uint_eq(t.extensions[EXTENSION_POLICY_MAPPINGS], 19);
    ck_assert_uint_eq(t.extensions[EXTENSION_POLICY_CONSTRAINTS], 32);
    ck_assert_uint_eq(t.extensions[EXTENSION_INHIBIT_ANY_POLICY], 5);
    ck_assert_uint_eq(t.extensions[EXTENSION_CRL_DISTRIBUTION_POINTS], 38);
    ck_assert_uint_eq(t.extensions[EXTENSION_FRESHEST_CRL], 9);
}
END_TEST

/* All but one of the 173, whose signature has its last bit cut off on purpose
 * (BadCRLSignatureCACRL.crl). */
START_TEST(pkits_crls)
{
    struct tally t = {.visitor.visit = check_file};
    visit_vectors(&t, "x509/PKITS_data/crls");
    ck_assert_uint_eq(t.blocks, 173);
    ck_assert_uint_eq(t.crls, 172);
    ck_assert_uint_eq(t.entries_unknown, 1);
    ck_assert_uint_eq(t.entries, 40);
    ck_assert_uint_eq(t.reasons, 40);
    ck_assert_uint_eq(t.certificate_issuers, 4);
    ck_assert_uint_eq(t.extensions[EXTENSION_CRL_NUMBER], 172);
    ck_assert_uint_eq(t.extensions[EXTENSION_AUTHORITY_KEY_IDENTIFIER], 172);
    ck_assert_uint_eq(t.extensions[EXTENSION_DELTA_CRL_INDICATOR], 4);
    ck_assert_uint_eq(t.extensions[EXTENSION_ISSUING_DISTRIBUTION_POINT], 20);
    ck_assert_uint_eq(t.extensions[EXTENSION_FRESHEST_CRL], 3);
}
END_TEST

Suite *round_trip_suite(void)
{
    Suite *suite = suite_create("round_trip");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_test(values, roots);
    tcase_add_test(values, vectors);
    tcase_add_test(values, pkits);
    tcase_add_test(values, pkits_crls);
    suite_add_tcase(suite, values);
    return suite;
}
