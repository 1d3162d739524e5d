/* oid_names.c -- tests the names of asn1/oid.h: the constants that code compares with, and
 * the table. The dotted text of each constant is that of its RFC, and must be that of its
 * comment in asn1/oid.c; its names are OpenSSL's. All names are compared with what
 * `openssl list -objects` prints by the interoperability tests. */
#include <stdlib.h>

#include "asn1/oid.h"
#include "suites.h"

#define CONSTANT(name) #name, &name

static const struct {
    const char *name;
    const struct bytes *octets;
    const char *dotted, *short_name, *long_name;
} constants[] = {
    {CONSTANT(oid_common_name), "2.5.4.3", "CN", "commonName"},
    {CONSTANT(oid_country_name), "2.5.4.6", "C", "countryName"},
    {CONSTANT(oid_domain_component), "0.9.2342.19200300.100.1.25", "DC",
     "domainComponent"},
    {CONSTANT(oid_email_address), "1.2.840.113549.1.9.1", "emailAddress",
     "emailAddress"},
    {CONSTANT(oid_rsa_encryption), "1.2.840.113549.1.1.1", "rsaEncryption",
     "rsaEncryption"},
    {CONSTANT(oid_sha256_with_rsa_encryption), "1.2.840.113549.1.1.11", "RSA-SHA256",
     "sha256WithRSAEncryption"},
    {CONSTANT(oid_sha1_with_rsa_encryption), "1.2.840.113549.1.1.5", "RSA-SHA1",
     "sha1WithRSAEncryption"},
    {CONSTANT(oid_rsaes_oaep), "1.2.840.113549.1.1.7", "RSAES-OAEP", "rsaesOaep"},
    {CONSTANT(oid_mgf1), "1.2.840.113549.1.1.8", "MGF1", "mgf1"},
    {CONSTANT(oid_rsassa_pss), "1.2.840.113549.1.1.10", "RSASSA-PSS", "rsassaPss"},
    {CONSTANT(oid_sha384_with_rsa_encryption), "1.2.840.113549.1.1.12", "RSA-SHA384",
     "sha384WithRSAEncryption"},
    {CONSTANT(oid_sha512_with_rsa_encryption), "1.2.840.113549.1.1.13", "RSA-SHA512",
     "sha512WithRSAEncryption"},
    {CONSTANT(oid_sha224_with_rsa_encryption), "1.2.840.113549.1.1.14", "RSA-SHA224",
     "sha224WithRSAEncryption"},
    {CONSTANT(oid_sha512_224_with_rsa_encryption), "1.2.840.113549.1.1.15",
     "RSA-SHA512/224", "sha512-224WithRSAEncryption"},
    {CONSTANT(oid_sha512_256_with_rsa_encryption), "1.2.840.113549.1.1.16",
     "RSA-SHA512/256", "sha512-256WithRSAEncryption"},
    {CONSTANT(oid_any_purpose), "2.5.29.37.0", "anyExtendedKeyUsage",
     "Any Extended Key Usage"},
    {CONSTANT(oid_ec_public_key), "1.2.840.10045.2.1", "id-ecPublicKey",
     "id-ecPublicKey"},
    {CONSTANT(oid_ecdsa_with_sha1), "1.2.840.10045.4.1", "ecdsa-with-SHA1",
     "ecdsa-with-SHA1"},
    {CONSTANT(oid_ecdsa_with_sha224), "1.2.840.10045.4.3.1", "ecdsa-with-SHA224",
     "ecdsa-with-SHA224"},
    {CONSTANT(oid_ecdsa_with_sha256), "1.2.840.10045.4.3.2", "ecdsa-with-SHA256",
     "ecdsa-with-SHA256"},
    {CONSTANT(oid_ecdsa_with_sha384), "1.2.840.10045.4.3.3", "ecdsa-with-SHA384",
     "ecdsa-with-SHA384"},
    {CONSTANT(oid_ecdsa_with_sha512), "1.2.840.10045.4.3.4", "ecdsa-with-SHA512",
     "ecdsa-with-SHA512"},
    {CONSTANT(oid_ed25519), "1.3.101.112", "ED25519", "ED25519"},
    {CONSTANT(oid_x25519), "1.3.101.110", "X25519", "X25519"},
    {CONSTANT(oid_subject_key_identifier), "2.5.29.14", "subjectKeyIdentifier",
     "X509v3 Subject Key Identifier"},
    {CONSTANT(oid_key_usage), "2.5.29.15", "keyUsage", "X509v3 Key Usage"},
    {CONSTANT(oid_subject_alt_name), "2.5.29.17", "subjectAltName",
     "X509v3 Subject Alternative Name"},
    {CONSTANT(oid_basic_constraints), "2.5.29.19", "basicConstraints",
     "X509v3 Basic Constraints"},
    {CONSTANT(oid_authority_key_identifier), "2.5.29.35", "authorityKeyIdentifier",
     "X509v3 Authority Key Identifier"},
    {CONSTANT(oid_ext_key_usage), "2.5.29.37", "extendedKeyUsage",
     "X509v3 Extended Key Usage"},
    {CONSTANT(oid_name_constraints), "2.5.29.30", "nameConstraints",
     "X509v3 Name Constraints"},
    {CONSTANT(oid_crl_distribution_points), "2.5.29.31", "crlDistributionPoints",
     "X509v3 CRL Distribution Points"},
    {CONSTANT(oid_certificate_policies), "2.5.29.32", "certificatePolicies",
     "X509v3 Certificate Policies"},
    {CONSTANT(oid_policy_mappings), "2.5.29.33", "policyMappings",
     "X509v3 Policy Mappings"},
    {CONSTANT(oid_policy_constraints), "2.5.29.36", "policyConstraints",
     "X509v3 Policy Constraints"},
    {CONSTANT(oid_freshest_crl), "2.5.29.46", "freshestCRL", "X509v3 Freshest CRL"},
    {CONSTANT(oid_inhibit_any_policy), "2.5.29.54", "inhibitAnyPolicy",
     "X509v3 Inhibit Any Policy"},
    {CONSTANT(oid_authority_info_access), "1.3.6.1.5.5.7.1.1", "authorityInfoAccess",
     "Authority Information Access"},
    {CONSTANT(oid_crl_number), "2.5.29.20", "crlNumber", "X509v3 CRL Number"},
    {CONSTANT(oid_reason_code), "2.5.29.21", "CRLReason", "X509v3 CRL Reason Code"},
    {CONSTANT(oid_invalidity_date), "2.5.29.24", "invalidityDate", "Invalidity Date"},
    {CONSTANT(oid_delta_crl_indicator), "2.5.29.27", "deltaCRL",
     "X509v3 Delta CRL Indicator"},
    {CONSTANT(oid_issuing_distribution_point), "2.5.29.28", "issuingDistributionPoint",
     "X509v3 Issuing Distribution Point"},
    {CONSTANT(oid_certificate_issuer), "2.5.29.29", "certificateIssuer",
     "X509v3 Certificate Issuer"},
    {CONSTANT(oid_any_policy), "2.5.29.32.0", "anyPolicy", "X509v3 Any Policy"},
    {CONSTANT(oid_server_auth), "1.3.6.1.5.5.7.3.1", "serverAuth",
     "TLS Web Server Authentication"},
    {CONSTANT(oid_client_auth), "1.3.6.1.5.5.7.3.2", "clientAuth",
     "TLS Web Client Authentication"},
    {CONSTANT(oid_email_protection), "1.3.6.1.5.5.7.3.4", "emailProtection",
     "E-mail Protection"},
    {CONSTANT(oid_extension_request), "1.2.840.113549.1.9.14", "extReq",
     "Extension Request"},
};

#define CONSTANT_COUNT (sizeof constants / sizeof constants[0])

START_TEST(constant)
{
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    char text[OID_TEXT_SIZE];
    ck_assert(oid_from_text(constants[_i].dotted, octets, &length));
    ck_assert_msg(bytes_equal(*constants[_i].octets, bytes_of(octets, length)), "%s",
                  constants[_i].name);
    ck_assert_str_eq(oid_to_text(*constants[_i].octets, text), constants[_i].dotted);
    const struct oid_name *name = oid_name_of(*constants[_i].octets);
    ck_assert_msg(name != NULL, "%s has no name", constants[_i].name);
    ck_assert_str_eq(name->dotted, constants[_i].dotted);
    ck_assert_str_eq(name->short_name, constants[_i].short_name);
    ck_assert_str_eq(name->long_name, constants[_i].long_name);
}
END_TEST

/* The first comment behind the name of a constant in asn1/oid.c is its dotted text. */
START_TEST(comment_of_constant)
{
    size_t length;
    char *source = (char *)test_file("asn1/oid.c", &length), definition[128];
    snprintf(definition, sizeof definition,
             "const struct bytes %s =", constants[_i].name);
    const char *at = strstr(source, definition);
    ck_assert_msg(at != NULL, "%s is not in asn1/oid.c", constants[_i].name);
    at = strstr(at, "/* ");
    ck_assert_ptr_nonnull(at);
    length = strlen(constants[_i].dotted);
    ck_assert_msg(strncmp(at + 3, constants[_i].dotted, length) == 0 &&
                      strncmp(at + 3 + length, " */", 3) == 0,
                  "%s: the comment is %.40s", constants[_i].name, at);
    free(source);
}
END_TEST

static bool is_tested(const char *name, size_t length)
{
    for (size_t i = 0; i < CONSTANT_COUNT; i++)
        if (strlen(constants[i].name) == length &&
            strncmp(constants[i].name, name, length) == 0)
            return true;
    return false;
}

/* Whoever adds a constant to the header adds it here. */
START_TEST(all_constants_are_tested)
{
    static const char declaration[] = "extern const struct bytes";
    size_t length, count = 0;
    char *header = (char *)test_file("asn1/oid.h", &length);
    for (char *at = header; (at = strstr(at, declaration)) != NULL;) {
        char *end = strchr(at, ';');
        ck_assert_ptr_nonnull(end);
        *end = '\0';
        for (at = strstr(at, "oid_"); at != NULL; at = strstr(at + length, "oid_")) {
            length = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789_");
            ck_assert_msg(is_tested(at, length), "%.*s is not tested", (int)length, at);
            count++;
        }
        at = end + 1;
    }
    ck_assert_uint_eq(count, CONSTANT_COUNT);
    free(header);
}
END_TEST

/* Each entry can be encoded and is found by what it encodes. */
typedef const struct oid_name *name_at(size_t index);
typedef const struct oid_name *name_of(struct bytes oid);

/* Both tables: what OpenSSL 3.0 knows, and what came after. */
static const struct {
    name_at *at;
    name_of *of;
    size_t count_min;
} tables[] = {{oid_name_at, oid_name_of, 600},
              {oid_newer_name_at, oid_newer_name_of, 100}};

START_TEST(entries_are_found_by_octets)
{
    size_t count = 0;
    const struct oid_name *name;
    for (; (name = tables[_i].at(count)) != NULL; count++) {
        uint8_t octets[OID_OCTETS_MAX];
        size_t length;
        ck_assert_msg(oid_from_text(name->dotted, octets, &length), "%s", name->dotted);
        ck_assert_msg(tables[_i].of(bytes_of(octets, length)) == name, "%s",
                      name->dotted);
    }
    ck_assert_uint_ge(count, tables[_i].count_min);
    ck_assert_ptr_null(tables[_i].at(count + 1));
}
END_TEST

/* -1, 0 or 1 as A is before, at or behind B in the tree of identifiers. */
static int compare_dotted(const char *a, const char *b)
{
    for (;;) {
        char *end_a, *end_b;
        unsigned long long x = strtoull(a, &end_a, 10), y = strtoull(b, &end_b, 10);
        if (x != y)
            return x < y ? -1 : 1;
        if (*end_a == '\0' || *end_b == '\0')
            return (*end_a != '\0') - (*end_b != '\0');
        a = end_a + 1;
        b = end_b + 1;
    }
}

/* In the order of the tree, and so none twice. */
START_TEST(entries_ascend)
{
    const struct oid_name *name, *previous = tables[_i].at(0);
    for (size_t i = 1; (name = tables[_i].at(i)) != NULL; i++) {
        ck_assert_msg(compare_dotted(previous->dotted, name->dotted) < 0,
                      "%s is not before %s", previous->dotted, name->dotted);
        previous = name;
    }
}
END_TEST

/* A newer name is one that OpenSSL 3.0 does not have for the identifier. */
START_TEST(newer_names_differ)
{
    const struct oid_name *name;
    for (size_t i = 0; (name = oid_newer_name_at(i)) != NULL; i++) {
        uint8_t octets[OID_OCTETS_MAX];
        size_t length;
        ck_assert(oid_from_text(name->dotted, octets, &length));
        const struct oid_name *older = oid_name_of(bytes_of(octets, length));
        ck_assert_msg(older == NULL ||
                          strcmp(older->short_name, name->short_name) != 0 ||
                          strcmp(older->long_name, name->long_name) != 0,
                      "%s", name->dotted);
    }
}
END_TEST

static const struct oid_name *find(const char *text)
{
    return oid_name_by_text(text, strlen(text));
}

/* By each of its three texts, in either case; "uid" is the one name of two entries, and
 * means the first: UID, as RFC 4514 has it. */
START_TEST(entries_are_found_by_text)
{
    const struct oid_name *entry;
    for (size_t i = 0; (entry = oid_name_at(i)) != NULL; i++) {
        const char *texts[] = {entry->short_name, entry->long_name, entry->dotted};
        for (size_t j = 0; j < 3; j++) {
            char other_case[128] = {0};
            ck_assert_uint_lt(strlen(texts[j]), sizeof other_case);
            for (size_t k = 0; texts[j][k] != '\0'; k++) {
                char c = texts[j][k], lower = c | 0x20;
                other_case[k] = lower >= 'a' && lower <= 'z' ? c ^ 0x20 : c;
            }
            bool is_uid = strcmp(texts[j], "uid") == 0;
            const struct oid_name *want = is_uid ? find("UID") : entry;
            ck_assert_msg(find(texts[j]) == want, "\"%s\"", texts[j]);
            ck_assert_msg(find(other_case) == want, "\"%s\"", other_case);
        }
    }
}
END_TEST

START_TEST(known_texts)
{
    ck_assert_str_eq(find("cn")->dotted, "2.5.4.3");
    ck_assert_str_eq(find("COMMONNAME")->dotted, "2.5.4.3");
    ck_assert_str_eq(find("Uid")->dotted, "0.9.2342.19200300.100.1.1");
    ck_assert_ptr_eq(oid_name_by_text("CN=x", 2), find("CN"));
    ck_assert_ptr_eq(oid_name_by_text("2.5.4.31", 7), find("CN"));
}
END_TEST

START_TEST(unknown_texts)
{
    static const char *const unknown[] = {
        "",       "c n",      " CN",      "CN ", "CNN", "2.5.99",
        "2.5.4.", "02.5.4.3", "2.5.4.3.", "?",   "@N",  "common name"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
        ck_assert_msg(find(unknown[i]) == NULL, "\"%s\"", unknown[i]);
    ck_assert_ptr_null(oid_name_by_text("CN", 0));
    ck_assert_ptr_null(oid_name_by_text("CN\0", 3));
    ck_assert_ptr_null(oid_name_of(bytes_of("\x88\x37", 2))); /* 2.999 */
}
END_TEST

Suite *oid_names_suite(void)
{
    Suite *suite = suite_create("oid_names");
    TCase *vectors = tcase_create("vectors");
    tcase_add_loop_test(vectors, constant, 0, CONSTANT_COUNT);
    tcase_add_loop_test(vectors, comment_of_constant, 0, CONSTANT_COUNT);
    tcase_add_test(vectors, all_constants_are_tested);
    tcase_add_loop_test(vectors, entries_are_found_by_octets, 0, 2);
    tcase_add_loop_test(vectors, entries_ascend, 0, 2);
    tcase_add_test(vectors, newer_names_differ);
    tcase_add_test(vectors, entries_are_found_by_text);
    tcase_add_test(vectors, known_texts);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, unknown_texts);
    suite_add_tcase(suite, rejects);
    return suite;
}
