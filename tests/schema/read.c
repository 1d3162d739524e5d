/* read.c -- tests of laying documents beside tables: paths, what is found by its OID, and
 * BER, lies and garbage. The documents are written here, octet by octet, but for one
 * certificate of the program's fixtures. */
#include <stdlib.h>

#include "asn1/der.h"
#include "cover.h"
#include "suites.h"
#include "tests/support/files.h"

/* Reads the octets that HEX says, by their tags alone unless they are a known document. */
static struct schema_tree read_hex(const char *hex)
{
    static uint8_t octets[4096];
    size_t length = test_hex(hex, octets, sizeof octets);
    return read_covered(bytes_of(octets, length), hex);
}

static const char *path_of(const struct schema_tree *tree, size_t index)
{
    static char path[512];
    ck_assert_uint_lt(schema_path(tree, index, path, sizeof path), sizeof path);
    return path;
}

/* --- the fixture ------------------------------------------------------------------------ */

static const struct {
    const char *path, *value, *definition, *source;
} wanted[] = {
    {"Certificate", "3 elements", "Certificate ::= SEQUENCE", "RFC 5280 4.1"},
    {"tbsCertificate", "8 elements", "tbsCertificate TBSCertificate",
     "RFC 5280 4.1.1.1"},
    {"tbsCertificate.version", "[0]", "version [0] EXPLICIT Version DEFAULT v1",
     "RFC 5280 4.1.2.1"},
    {"tbsCertificate.validity.notBefore", "2026-01-01T00:00:00Z", "notBefore Time",
     "RFC 5280 4.1.2.5"},
    {"tbsCertificate.issuer[0][0].type", "id-at-commonName (2.5.4.3)",
     "type AttributeType", "RFC 5280 A.1"},
    {"tbsCertificate.issuer[0][0].value", "\"Golden Root\"",
     "utf8String UTF8String (SIZE (1..MAX))", "RFC 5280 4.1.2.4"},
    {"tbsCertificate.subjectPublicKeyInfo.subjectPublicKey.unusedBits", "0",
     "the byte before the bits", "X.690 8.6.2.2"},
    {"tbsCertificate.subjectPublicKeyInfo.subjectPublicKey.publicExponent", "65537",
     "publicExponent INTEGER -- e", "RFC 8017 A.1.1"},
    {"tbsCertificate.extensions[1]", "3 elements, id-ce-keyUsage",
     "SEQUENCE SIZE (1..MAX) OF Extension", "RFC 5280 4.1.2.9"},
    {"tbsCertificate.extensions[2].extnValue[0]",
     "id-kp-serverAuth (1.3.6.1.5.5.7.3.1)", "SEQUENCE SIZE (1..MAX) OF KeyPurposeId",
     "RFC 5280 4.2.1.12"},
    {"tbsCertificate.extensions[3].extnValue[0].dNSName", "\"example.test\"",
     "dNSName [2] IA5String", "RFC 5280 4.2.1.6"},
    {"tbsCertificate.extensions[3].extnValue[2].iPAddress", "2001:db8::1",
     "iPAddress [7] OCTET STRING", "RFC 5280 4.2.1.6"},
    {"signatureAlgorithm.parameters", "NULL", "parameters NULL", "RFC 3279 2.2.1"},
    {"signatureValue", "2048 bits", "signatureValue BIT STRING", "RFC 5280 4.1.1.3"},
};

START_TEST(paths)
{
    static struct der_file file;
    char text[512];
    der_file_open(&file, "tests/tools/fixtures/golden-leaf.pem");
    struct schema_tree tree = read_covered(file.blocks[0].der, file.path);
    ck_assert_uint_eq(tree.count, 75);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        size_t index = schema_find(&tree, wanted[i].path);
        ck_assert_msg(index < tree.count, "%s", wanted[i].path);
        schema_value(&tree, index, text, sizeof text);
        ck_assert_str_eq(text, wanted[i].value);
        ck_assert_str_eq(schema_definition(&tree, index), wanted[i].definition);
        ck_assert_str_eq(schema_source(&tree, index), wanted[i].source);
    }
    ck_assert_uint_eq(schema_find(&tree, "tbsCertificate.nothing"), tree.count);
    size_t validity = schema_find(&tree, "tbsCertificate.validity");
    ck_assert_uint_eq(schema_end(&tree, validity), validity + 3);
    ck_assert_uint_eq(schema_end(&tree, 0), tree.count);
    for (size_t i = 0; i < tree.count; i++)
        ck_assert(!schema_is_secret(&tree, i));
    /* The tag and what is in it have one path; KeyUsage is inside its OCTET STRING. */
    size_t version = schema_find(&tree, "tbsCertificate.version");
    ck_assert_int_eq(tree.nodes[version].kind, NODE_TAG);
    ck_assert_str_eq(path_of(&tree, version + 1), "tbsCertificate.version");
    size_t usage = schema_find(&tree, "tbsCertificate.extensions[1].extnValue") + 1;
    ck_assert_str_eq(tree.nodes[usage].type->name, "KeyUsage");
    ck_assert_str_eq(schema_source(&tree, usage), "RFC 5280 4.2.1.3");
    schema_clear(&tree);
    der_file_close(&file);
}
END_TEST

/* Keys of Diffie-Hellman and DSA over the primes 23 and 11, the secret number being 7, the
 * last with an attribute; and a request with a NULL after ecdsa-with-SHA256. */
#define PKCS3_KEY "3020020100301606092a864886f70d01030130090201170201050201040403020107"
#define X9_42_KEY "301e020100301406072a8648ce3e0201300902011702010502010b0403020107"
#define DSA_KEY                                                                        \
    "3033020100301406072a8648ce380401300902011702010b0201050403020107a0133011"         \
    "06092a864886f70d01091431041e020061"
#define REQUEST                                                                        \
    "3081933078020100304e310b300906035504061302435a310b300906035504060c02435a3114"     \
    "3012060a0992268993f22c6401191604746573743110300e06092a864886f70d010902160172"     \
    "310a300806035504031601613021301306072a8648ce3d020106082a8648ce3d030107030a00"     \
    "041111111111111111a000300c06082a8648ce3d04030205000309003006020101020102"
#define SUBJECT "certificationRequestInfo.subject"

/* LAST: of the nodes with this path, the one that is inside the others. */
static const struct {
    const char *hex, *path;
    bool is_last;
    const char *definition, *source;
} lines[] = {
    {PKCS3_KEY, "privateKey", true, "DHPrivateKey ::= INTEGER -- x", "RFC 5958 2"},
    {PKCS3_KEY, "privateKeyAlgorithm.parameters", false, "DHParameter ::= SEQUENCE",
     "PKCS #3 9"},
    {PKCS3_KEY, "privateKeyAlgorithm.parameters.privateValueLength", false,
     "privateValueLength INTEGER OPTIONAL", "PKCS #3 9"},
    {X9_42_KEY, "privateKey", true, "DHPrivateKey ::= INTEGER -- x", "RFC 5958 2"},
    {DSA_KEY, "privateKey", true, "DSAPrivateKey ::= INTEGER -- x", "RFC 5958 2"},
    {DSA_KEY, "attributes[0]", false, "SET OF Attribute", "RFC 5958 2"},
    {DSA_KEY, "attributes[0].values", false, "values SET SIZE (1..MAX) OF ANY",
     "RFC 5958 2"},
    {REQUEST, SUBJECT "[0][0].value", false,
     "X520countryName ::= PrintableString (SIZE (2))", "RFC 5280 A.1"},
    {REQUEST, SUBJECT "[1][0].value", false,
     "another type of string -- not in the standard", "X.680 41"},
    {REQUEST, SUBJECT "[2][0].value", false, "DomainComponent ::= IA5String",
     "RFC 5280 A.1"},
    {REQUEST, SUBJECT "[3][0].value", false, "ia5String IA5String (SIZE(1..maxSize))",
     "RFC 2985 5.2.2"},
    {REQUEST, SUBJECT "[4][0].value", false,
     "ia5String IA5String -- not in the standard", "X.680 41"},
    {REQUEST, "signatureAlgorithm.parameters", false, "parameters NULL",
     "RFC 5758 3.2"},
};

START_TEST(clauses)
{
    struct schema_tree tree = read_hex(lines[_i].hex);
    size_t index = schema_find(&tree, lines[_i].path);
    ck_assert_uint_lt(index, tree.count);
    ck_assert_uint_eq(tree.faults, 0);
    index += lines[_i].is_last;
    ck_assert_str_eq(path_of(&tree, index), lines[_i].path);
    ck_assert_str_eq(schema_definition(&tree, index), lines[_i].definition);
    ck_assert_str_eq(schema_source(&tree, index), lines[_i].source);
    if (lines[_i].is_last)
        ck_assert(schema_is_secret(&tree, index));
    schema_clear(&tree);
}
END_TEST

START_TEST(secrets)
{
    static const char *const secret[] = {"privateExponent", "prime1",    "prime2",
                                         "exponent1",       "exponent2", "coefficient"};
    static const char *const public[] = {"version", "modulus", "publicExponent"};
    static struct der_file file;
    char path[64];
    der_file_open(&file, "tests/tools/fixtures/leaf.key");
    struct schema_tree tree = read_covered(file.blocks[0].der, file.path);
    for (size_t i = 0; i < 6; i++) {
        snprintf(path, sizeof path, "privateKey.%s", secret[i]);
        ck_assert(schema_is_secret(&tree, schema_find(&tree, path)));
    }
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "privateKey.%s", public[i]);
        ck_assert(!schema_is_secret(&tree, schema_find(&tree, path)));
    }
    ck_assert(!schema_is_secret(&tree, schema_find(&tree, "version")));
    schema_clear(&tree);
    /* Cut off, it is still known for what it is, and everything could be secret. */
    tree = read_covered(bytes_of(file.blocks[0].der.data, 500), file.path);
    ck_assert_str_eq(tree.root->name, "OneAsymmetricKey");
    ck_assert(schema_is_secret(&tree, schema_find(&tree, "privateKey.modulus")));
    ck_assert(schema_is_secret(&tree, schema_find(&tree, "version")));
    schema_clear(&tree);
    der_file_close(&file);
}
END_TEST

/* --- shapes ------------------------------------------------------------------------------ */

/* Documents of no known type: octets, and the nodes as kind letters in order (u: undefined,
 * b: broken, e: end, f: field). */
static const struct {
    const char *hex, *kinds;
    enum error_kind error;
    size_t offset;
} shapes[] = {
    {"", "", ERROR_NONE, 0},
    {"0500", "u", ERROR_NONE, 0},
    {"0c0161", "u", ERROR_NONE, 0},
    {"31030c0161", "uu", ERROR_NONE, 0},
    {"05000500", "uu", ERROR_NONE, 0},               /* one behind the other */
    {"3080020101000002", "uueb", ERROR_ENCODING, 7}, /* indefinite, and one octet */
    {"30800001aa0000", "uue", ERROR_NONE, 0},        /* 00 01 ends nothing */
    {"04890100000000000000020101", "u", ERROR_TRUNCATED, 0}, /* 2^64 + 2 */
    {"30803080050000000000", "uuuee", ERROR_NONE, 0}, /* indefinite in indefinite */
    {"30800500", "uu", ERROR_TRUNCATED, 0},           /* and no end */
    {"300430800500", "uuu", ERROR_TRUNCATED, 2},      /* no end inside */
    {"3004000005000500", "uuuu", ERROR_NONE, 0},      /* 00 00 in a definite one */
    {"0480", "b", ERROR_ENCODING, 0},                 /* indefinite and primitive */
    {"04ff", "b", ERROR_ENCODING, 0},                 /* reserved */
    {"1f", "b", ERROR_ENCODING, 0},                   /* a tag number without end */
    {"1f8181818181818181818181010100", "b", ERROR_ENCODING, 0}, /* and one too long */
    {"1f2100", "u", ERROR_NONE, 0},                             /* tag number 33 */
    {"bf818001030c0161", "uu", ERROR_NONE, 0}, /* and 16385, constructed */
    {"04", "b", ERROR_ENCODING, 0},            /* no length */
    {"0482", "b", ERROR_ENCODING, 0},          /* half a length */
    {"048201", "b", ERROR_ENCODING, 0},
    {"0402aa", "u", ERROR_TRUNCATED, 0}, /* fewer octets than it says */
    {"0489ffffffffffffffffffaabb", "u", ERROR_TRUNCATED, 0}, /* more than can be */
    {"048800000000000000010a", "u", ERROR_NONE, 0}, /* a length with zeros before */
    {"3003020501", "uu", ERROR_TRUNCATED, 2},       /* more than around it */
    {"30060201010205010203", "uuuu", ERROR_TRUNCATED, 5},
};

START_TEST(shape)
{
    const char letters[] = "ftupneb";
    char kinds[32] = "";
    struct schema_tree tree;
    uint8_t octets[64];
    size_t length = test_hex(shapes[_i].hex, octets, sizeof octets);
    ck_assert(schema_read(bytes_of(octets, length), NULL, &tree));
    covers(&tree, shapes[_i].hex);
    ck_assert_uint_lt(tree.count, sizeof kinds);
    for (size_t i = 0; i < tree.count; i++)
        kinds[i] = letters[tree.nodes[i].kind];
    kinds[tree.count] = '\0';
    ck_assert_msg(strcmp(kinds, shapes[_i].kinds) == 0, "%s: %s", shapes[_i].hex,
                  kinds);
    ck_assert_msg(tree.error.kind == shapes[_i].error, "%s: %s", shapes[_i].hex,
                  tree.error.message);
    ck_assert_uint_eq(tree.error.offset, shapes[_i].offset);
    schema_clear(&tree);
}
END_TEST

/* LEVELS elements, each in the one before. */
static void nest(size_t levels, bool is_indefinite)
{
    size_t length = is_indefinite ? 2 * levels : 6 * levels;
    uint8_t *octets = malloc(length);
    ck_assert_ptr_nonnull(octets);
    for (size_t i = 0; i < levels; i++) {
        size_t inside = length - 6 * (i + 1);
        const uint8_t header[6] = {0x30,
                                   0x84,
                                   (uint8_t)(inside >> 24),
                                   (uint8_t)(inside >> 16),
                                   (uint8_t)(inside >> 8),
                                   (uint8_t)inside};
        if (is_indefinite)
            memcpy(octets + 2 * i, "\x30\x80", 2);
        else
            memcpy(octets + 6 * i, header, sizeof header);
    }
    struct schema_tree tree = read_covered(bytes_of(octets, length), "nested");
    ck_assert_uint_le(tree.count, SCHEMA_DEPTH_MAX + 1);
    ck_assert_uint_ge(tree.count, SCHEMA_DEPTH_MAX);
    schema_clear(&tree);
    free(octets);
}

START_TEST(nesting)
{
    nest(10000, false);
    nest(10000, true);
}
END_TEST

/* Four million small elements: a second at most, whatever they are. */
START_TEST(many)
{
    size_t length = test_is_quick() ? 20000 : 8000000;
    uint8_t *octets = malloc(length);
    struct schema_tree tree;
    ck_assert_ptr_nonnull(octets);
    for (size_t i = 0; i < length; i += 2)
        memcpy(octets + i, "\x05\x00", 2);
    ck_assert(schema_read(bytes_of(octets, length), NULL, &tree));
    ck_assert_uint_eq(tree.count, length / 2);
    ck_assert_uint_eq(tree.nodes[tree.count - 1].index, length / 2 - 1);
    schema_clear(&tree);
    free(octets);
}
END_TEST

START_TEST(too_large)
{
    struct schema_tree tree;
    uint8_t octet = 0;
    ck_assert(!schema_read(bytes_of(&octet, SCHEMA_DOCUMENT_MAX + 1), NULL, &tree));
    schema_clear(&tree);
}
END_TEST

/* --- what is inside ---------------------------------------------------------------------- */

START_TEST(unknown_extension)
{
    /* extnID 1.2.3, and in the OCTET STRING an INTEGER; then octets that are not DER, and an
     * INTEGER with an octet too many. */
    struct schema_tree tree;
    uint8_t octets[64];
    const struct schema_type *extensions = NULL;
    size_t length = test_hex(
        "3022300906022a030403020105300906022a030403020505300a06022a03040402010500",
        octets, sizeof octets);
    /* Extensions are no document: they are found through one. */
    for (size_t i = 0; schema_documents[i] != NULL; i++)
        for (size_t j = 0; j < schema_documents[i]->fields[0].type->field_count; j++) {
            const struct schema_field *field =
                &schema_documents[i]->fields[0].type->fields[j];
            if (strcmp(field->name, "extensions") == 0)
                extensions = field->type;
        }
    ck_assert_ptr_nonnull(extensions);
    ck_assert(schema_read(bytes_of(octets, length), extensions, &tree));
    covers(&tree, "extensions");
    ck_assert_uint_eq(tree.count, 1 + 4 + 3 + 3);
    ck_assert_uint_eq(tree.faults, 0);
    ck_assert_str_eq(path_of(&tree, 4), "[0].extnValue");
    ck_assert(tree.nodes[3].has_children);
    ck_assert(!tree.nodes[7].has_children);
    schema_clear(&tree);
}
END_TEST

/* What stands where a field should, and is none, takes the field's place: the next one is
 * found again. */
START_TEST(wrong_tag)
{
    struct schema_tree tree = read_hex("3009020101040101020101");
    const struct schema_type *type = NULL;
    schema_clear(&tree);
    for (size_t i = 0; schema_documents[i] != NULL; i++)
        if (strcmp(schema_documents[i]->name, "Dss-Parms") == 0)
            type = schema_documents[i];
    ck_assert_ptr_nonnull(type);
    uint8_t octets[16];
    size_t length = test_hex("3009020101040101020101", octets, sizeof octets);
    ck_assert(schema_read(bytes_of(octets, length), type, &tree));
    ck_assert_str_eq(path_of(&tree, 1), "p");
    ck_assert_str_eq(path_of(&tree, 2), "[1]");
    ck_assert_str_eq(path_of(&tree, 3), "g");
    ck_assert_uint_eq(tree.faults, 1);
    schema_clear(&tree);
    length = test_hex("3003020101", octets, sizeof octets);
    ck_assert(schema_read(bytes_of(octets, length), type, &tree));
    ck_assert_uint_eq(tree.faults, 2); /* q and g are missing */
    schema_clear(&tree);
}
END_TEST

/* X.690 8.1.3.5: the length octet FF is reserved, whatever follows. */
START_TEST(reserved)
{
    static const uint8_t octets[2 + 127] = {0x04, 0xff};
    struct schema_tree tree;
    ck_assert(schema_read(bytes_of(octets, sizeof octets), NULL, &tree));
    covers(&tree, "reserved");
    ck_assert_uint_eq(count_kind(&tree, NODE_BROKEN), 1);
    schema_clear(&tree);
}
END_TEST

Suite *read_suite(void)
{
    Suite *suite = suite_create("schema read");
    TCase *read = tcase_create("read");
    tcase_add_test(read, paths);
    tcase_add_loop_test(read, clauses, 0, sizeof lines / sizeof lines[0]);
    tcase_add_test(read, secrets);
    tcase_add_loop_test(read, shape, 0, sizeof shapes / sizeof shapes[0]);
    tcase_add_test(read, nesting);
    tcase_add_test(read, many);
    tcase_add_test(read, too_large);
    tcase_add_test(read, unknown_extension);
    tcase_add_test(read, wrong_tag);
    tcase_add_test(read, reserved);
    suite_add_tcase(suite, read);
    return suite;
}
