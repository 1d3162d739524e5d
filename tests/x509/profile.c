/* profile.c -- tests x509/profile.h: the four profiles, octet for octet, and who may issue
 * them. Vectors: the extensions of each, by hand, tests/vectors/x509/profiles.txt. */
#include "x509/profile.h"

#include "fixture.h"
#include "notation.h"
#include "suites.h"
#include "table.h"
#include "x509/name.h"

static enum profile profile_by_name(const char *name)
{
    static const char *const names[] = {"root", "intermediate", "server", "client"};
    for (size_t i = 0; i < 4; i++)
        if (strcmp(names[i], name) == 0)
            return (enum profile)i;
    ck_abort_msg("no profile %s", name);
    return PROFILE_ROOT;
}

/* An authority's certificate called NAME in the table; NULL for "self". */
static const struct certificate *authority_by_name(const char *name,
                                                   struct certificate *authority)
{
    static const uint8_t aged[] = {1, 2, 3, 4};
    static uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    memset(authority, 0, sizeof *authority);
    if (strcmp(name, "self") == 0)
        return NULL;
    authority->subject_public_key_info = fixture_spki(fixture_other_key());
    if (strcmp(name, "bare") == 0)
        return authority;
    spki_key_identifier(&authority->subject_public_key_info, identifier);
    authority->extensions.subject_key_identifier =
        strcmp(name, "aged") == 0 ? bytes_of(aged, sizeof aged)
                                  : bytes_of(identifier, sizeof identifier);
    extensions_add(&authority->extensions, EXTENSION_SUBJECT_KEY_IDENTIFIER, false);
    return authority;
}

/* Writes the certificate of a row with the fixed key and reads it back. */
static void check_profile(enum profile profile, const struct certificate *authority,
                          struct bytes want, const char *origin)
{
    struct fixture_certificate c;
    struct certificate read;
    struct der_writer writer = {0}, again = {0};
    struct error error = {0};
    struct subject_public_key_info signer_key = fixture_spki(fixture_other_key());
    fixture_certificate_init(&c, profile, "CN=example.test");
    profile_apply(profile, authority, c.key_identifier, c.authority_key_identifier,
                  &c.fields);
    if (!profile_is_authority(profile))
        fixture_add_host(&c, "example.test");
    struct bytes der = fixture_write(&writer, &c, fixture_other_key());
    ck_assert_msg(certificate_parse(der, &read, &error), "%s: %s", origin,
                  error.message);
    ck_assert_msg(bytes_equal(read.extensions.element, want), "%s: other extensions",
                  origin);
    ck_assert(signed_verify(&read.signed_part, &signer_key, &error));
    ck_assert(bytes_equal(fixture_write(&again, &c, fixture_other_key()), der));
    der_writer_clear(&again);
    c.fields = read;
    ck_assert_msg(bytes_equal(fixture_write(&again, &c, fixture_other_key()), der),
                  "%s: written again with other octets", origin);
    fixture_certificate_clear(&c);
    der_writer_clear(&writer);
    der_writer_clear(&again);
}

START_TEST(table)
{
    static struct notation n;
    static struct definition definitions[32];
    struct scope scope = {definitions, 0};
    struct table_lines lines;
    struct certificate authority;
    char *columns[4], days[16];
    size_t count = 0;
    table_lines_open(&lines, "tests/vectors/x509/profiles.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL;) {
        char *sign = strstr(line, ":=");
        if (sign != NULL) {
            ck_assert(scope.count < 32);
            ck_assert_int_eq(sscanf(line, "%31s", definitions[scope.count].name), 1);
            definitions[scope.count++].text = sign + 2;
            continue;
        }
        ck_assert_uint_eq(table_columns(line, columns, 4), 4);
        enum profile profile = profile_by_name(columns[0]);
        notation_encode(&n, columns[3], &scope);
        check_profile(profile, authority_by_name(columns[1], &authority),
                      notation_bytes(&n), lines.origin);
        snprintf(days, sizeof days, "%u", profile_days(profile));
        ck_assert_str_eq(days, columns[2]);
        count++;
    }
    ck_assert_uint_eq(count, 7);
}
END_TEST

START_TEST(who_is_authority)
{
    ck_assert(profile_is_authority(PROFILE_ROOT));
    ck_assert(profile_is_authority(PROFILE_INTERMEDIATE));
    ck_assert(!profile_is_authority(PROFILE_SERVER));
    ck_assert(!profile_is_authority(PROFILE_CLIENT));
    ck_assert_uint_le(profile_days(PROFILE_SERVER), PROFILE_SERVER_DAYS_MAX);
}
END_TEST

/* 4.2.1.6: critical if, and only if, the subject is empty. */
START_TEST(alt_name_critical)
{
    static const char *const subjects[] = {"CN=a", ""};
    for (size_t i = 0; i < 2; i++) {
        struct fixture_certificate c;
        struct certificate read;
        struct der_writer writer = {0};
        struct error error = {0};
        fixture_certificate_init(&c, PROFILE_SERVER, subjects[i]);
        fixture_add_host(&c, "example.test");
        struct bytes der = fixture_write(&writer, &c, fixture_key());
        ck_assert_msg(certificate_parse(der, &read, &error), "%s", error.message);
        ck_assert(extensions_is_critical(&read.extensions,
                                         EXTENSION_SUBJECT_ALT_NAME) == (i == 1));
        fixture_certificate_clear(&c);
        der_writer_clear(&writer);
    }
}
END_TEST

/* What the key of a leaf is for follows from its type; an unknown one signs, it is supposed. */
START_TEST(usages)
{
    static const struct {
        const struct key_type *type;
        uint32_t usage;
    } rows[] = {
        {&key_type_rsa, KEY_USAGE_DIGITAL_SIGNATURE | KEY_USAGE_KEY_ENCIPHERMENT},
        {&key_type_p256, KEY_USAGE_DIGITAL_SIGNATURE},
        {&key_type_p384, KEY_USAGE_DIGITAL_SIGNATURE},
        {&key_type_p521, KEY_USAGE_DIGITAL_SIGNATURE},
        {&key_type_ed25519, KEY_USAGE_DIGITAL_SIGNATURE},
        {&key_type_x25519, KEY_USAGE_KEY_AGREEMENT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint8_t identifier[SPKI_KEY_IDENTIFIER_LENGTH];
        uint8_t above[SPKI_KEY_IDENTIFIER_LENGTH];
        struct certificate c = {0};
        struct algorithm_identifier *algorithm = &c.subject_public_key_info.algorithm;
        algorithm->algorithm = *rows[i].type->oid;
        if (rows[i].type->parameters != NULL)
            algorithm->parameters = *rows[i].type->parameters;
        profile_apply(PROFILE_SERVER, NULL, identifier, above, &c);
        ck_assert_uint_eq(c.extensions.key_usage, rows[i].usage);
        c.extensions = (struct extensions){0};
        profile_apply(PROFILE_INTERMEDIATE, NULL, identifier, above, &c);
        ck_assert_uint_eq(c.extensions.key_usage,
                          KEY_USAGE_KEY_CERT_SIGN | KEY_USAGE_CRL_SIGN);
    }
}
END_TEST

START_TEST(no_alt_name)
{
    struct certificate certificate = {0};
    profile_set_alt_name(&certificate, bytes_of(NULL, 0));
    ck_assert_uint_eq(certificate.extensions.present, 0);
}
END_TEST

/* profile_apply forgets what was there before. */
START_TEST(applied_over_another)
{
    struct fixture_certificate c;
    fixture_certificate_init(&c, PROFILE_SERVER, "CN=a");
    fixture_add_host(&c, "example.test");
    profile_apply(PROFILE_ROOT, NULL, c.key_identifier, c.authority_key_identifier,
                  &c.fields);
    ck_assert(!extensions_has(&c.fields.extensions, EXTENSION_EXT_KEY_USAGE));
    ck_assert(!extensions_has(&c.fields.extensions, EXTENSION_SUBJECT_ALT_NAME));
    ck_assert(c.fields.extensions.basic_constraints.ca);
    ck_assert(!c.fields.extensions.basic_constraints.has_path_length);
    fixture_certificate_clear(&c);
}
END_TEST

/* --- profile_check_authority ----------------------------------------------------------- */

#define ALL_PROFILES 0xf
#define LEAVES       (1 << PROFILE_SERVER | 1 << PROFILE_CLIENT)

static const struct {
    unsigned version;
    bool has_constraints, ca;
    int path_length;    /* -1: none */
    uint32_t key_usage; /* 0: none */
    unsigned may_issue; /* bit 1 << profile */
    const char *clause; /* of the refusals */
} authorities[] = {
    {3, true, true, -1, KEY_USAGE_KEY_CERT_SIGN, ALL_PROFILES, NULL},
    {3, true, true, -1, KEY_USAGE_KEY_CERT_SIGN | KEY_USAGE_CRL_SIGN, ALL_PROFILES,
     NULL},
    {3, true, true, -1, 0, ALL_PROFILES, NULL},
    {3, true, true, 1, KEY_USAGE_KEY_CERT_SIGN, ALL_PROFILES, NULL},
    {3, true, true, 0, KEY_USAGE_KEY_CERT_SIGN, LEAVES, "RFC 5280 4.2.1.9"},
    {3, true, true, -1, KEY_USAGE_CRL_SIGN, 0, "RFC 5280 4.2.1.3"},
    {3, true, true, -1, KEY_USAGE_DIGITAL_SIGNATURE, 0, "RFC 5280 4.2.1.3"},
    {3, true, false, -1, KEY_USAGE_KEY_CERT_SIGN, 0, "RFC 5280 4.2.1.9"},
    {3, true, false, 5, KEY_USAGE_KEY_CERT_SIGN, 0, "RFC 5280 4.2.1.9"},
    {3, false, false, -1, KEY_USAGE_KEY_CERT_SIGN, 0, "RFC 5280 4.2.1.9"},
    {3, false, true, -1, KEY_USAGE_KEY_CERT_SIGN, 0, "RFC 5280 4.2.1.9"},
    {1, false, false, -1, 0, 0, "RFC 5280 4.2.1.9"},
    {1, true, true, -1, KEY_USAGE_KEY_CERT_SIGN, 0, "RFC 5280 4.2.1.9"},
    {2, true, true, -1, KEY_USAGE_KEY_CERT_SIGN, 0, "RFC 5280 4.2.1.9"},
};

static struct certificate make_authority(int i)
{
    struct certificate authority = {.version = authorities[i].version};
    struct extensions *e = &authority.extensions;
    e->basic_constraints.ca = authorities[i].ca;
    e->basic_constraints.has_path_length = authorities[i].path_length >= 0;
    if (e->basic_constraints.has_path_length)
        e->basic_constraints.path_length = (uint32_t)authorities[i].path_length;
    if (authorities[i].has_constraints)
        extensions_add(e, EXTENSION_BASIC_CONSTRAINTS, true);
    e->key_usage = authorities[i].key_usage;
    if (e->key_usage != 0)
        extensions_add(e, EXTENSION_KEY_USAGE, true);
    return authority;
}

START_TEST(check_authority)
{
    struct certificate authority = make_authority(_i);
    for (int profile = PROFILE_ROOT; profile <= PROFILE_CLIENT; profile++) {
        struct error error = {0};
        bool ok = profile_check_authority((enum profile)profile, &authority, &error);
        ck_assert_msg(ok == ((authorities[_i].may_issue >> profile & 1) != 0),
                      "profile %d", profile);
        if (!ok) {
            ck_assert_int_eq(error.kind, ERROR_RULE);
            ck_assert_str_eq(error.source, authorities[_i].clause);
        }
    }
}
END_TEST

Suite *profile_suite(void)
{
    Suite *suite = suite_create("profile");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_test(values, table);
    tcase_add_test(values, who_is_authority);
    tcase_add_test(values, alt_name_critical);
    tcase_add_test(values, usages);
    tcase_add_test(values, no_alt_name);
    tcase_add_test(values, applied_over_another);
    tcase_add_loop_test(values, check_authority, 0,
                        sizeof authorities / sizeof authorities[0]);
    suite_add_tcase(suite, values);
    return suite;
}
