/* files.c -- every certificate, CRL, request and key of python3-cryptography-vectors and
 * every root of the system: what they are, that each octet is explained once, that the
 * tables have a place for everything but what is named here; and the same, but for the
 * last, when they are cut off. */
#include "tests/support/files.h"

#include <stdlib.h>

#include "cover.h"
#include "suites.h"

#define CUTS 50

/* Wrong on purpose: the tables have no place for something in them. */
static const char *const exceptions[] = {
    "san_x400address.der",
    "san_edipartyname.der",
    "cp_invalid.pem",
    "cp_invalid2.der",
    "challenge-invalid.der",
    "long-form-attribute.pem",
    "InvalidDSASignatureTest6EE.crt",
};

struct visit {
    struct file_visitor visitor;
    size_t documents, unknown;
};

/* What the tables do not describe: a TBSCertificate alone, a DSA public key of an old
 * form; and see is_unknown. */
static const char *const unknown[] = {
    "cryptography-scts-tbs-precert.der",
    "dsa.pub.pem",
};

/* PEM calls it an RSAPublicKey, and it is a SubjectPublicKeyInfo (Debian 13). */
static const char *const mislabelled[] = {
    "ec_public_key_rsa_delimiter.pem",
    "rsa_wrong_delimiter_public_key.pem",
};

#define IS_AMONG(path, names) is_among(path, names, sizeof(names) / sizeof((names)[0]))

static bool is_among(const char *path, const char *const *names, size_t count)
{
    const char *slash = strrchr(path, '/');
    for (size_t i = 0; i < count; i++)
        if (strcmp(slash + 1, names[i]) == 0)
            return true;
    return false;
}

/* OCSP has a folder: questions and answers are in DER, certificates in PEM. */
static bool is_unknown(const char *path)
{
    size_t length = strlen(path);
    return IS_AMONG(path, unknown) ||
           (strstr(path, "/x509/ocsp/") != NULL && length > 4 &&
            strcmp(path + length - 4, ".der") == 0);
}

/* What PEM calls it is what it is found to be, but for the mislabelled. */
static void check_label(const struct der_block *block, const struct schema_tree *tree,
                        const char *path)
{
    static const struct {
        const char *label, *type;
    } labels[] = {
        {"CERTIFICATE", "Certificate"},
        {"X509 CRL", "CertificateList"},
        {"CERTIFICATE REQUEST", "CertificationRequest"},
        {"PUBLIC KEY", "SubjectPublicKeyInfo"},
        {"RSA PUBLIC KEY", "RSAPublicKey"},
        {"RSA PRIVATE KEY", "RSAPrivateKey"},
        {"EC PRIVATE KEY", "ECPrivateKey"},
        {"DSA PRIVATE KEY", "DSAPrivateKey"},
        {"ENCRYPTED PRIVATE KEY", "EncryptedPrivateKeyInfo"},
    };
    bool is_lie = IS_AMONG(path, mislabelled);
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        const char *type = is_lie ? "SubjectPublicKeyInfo" : labels[i].type;
        if (der_label_is(block, labels[i].label))
            ck_assert_msg(tree->root != NULL && strcmp(tree->root->name, type) == 0,
                          "%s: %s", path, labels[i].label);
    }
}

static void check_whole(struct visit *visit, const struct der_block *block,
                        const char *path)
{
    struct schema_tree tree = read_covered(block->der, path);
    check_label(block, &tree, path);
    if (IS_AMONG(path, exceptions)) {
        ck_assert_msg(tree.faults > 0, "%s", path);
    } else if (is_unknown(path)) {
        ck_assert_msg(tree.root == NULL, "%s: %s", path, tree.root->name);
        visit->unknown++;
    } else {
        ck_assert_msg(tree.root != NULL, "%s: no type", path);
        ck_assert_msg(tree.faults == 0, "%s: %zu faults", path, tree.faults);
        ck_assert_uint_eq(count_kind(&tree, NODE_BROKEN), 0);
    }
    schema_clear(&tree);
}

/* Each copy ends where its block of memory ends. */
static void check_cut(struct bytes der, const char *path)
{
    size_t cuts = test_is_quick() ? 5 : CUTS;
    for (size_t i = 0; i < cuts; i++) {
        size_t length = i < 20 ? i : der.length * i / cuts;
        if (length >= der.length)
            continue;
        uint8_t *copy = malloc(length > 0 ? length : 1);
        ck_assert_ptr_nonnull(copy);
        memcpy(copy, der.data, length);
        struct schema_tree tree = read_covered(bytes_of(copy, length), path);
        ck_assert_msg(length == 0 || tree.error.kind != ERROR_NONE, "%s: %zu", path,
                      length);
        schema_clear(&tree);
        free(copy);
    }
}

static void visit_file(struct file_visitor *visitor, const struct der_file *file)
{
    struct visit *visit = (struct visit *)visitor;
    for (size_t i = 0; i < file->count; i++) {
        const struct der_block *block = &file->blocks[i];
        if (block->der.length == 0 || block->der.data[0] != 0x30)
            continue; /* another encryption of the block, or not PEM after all */
        visit->documents++;
        check_whole(visit, block, file->path);
        check_cut(block->der, file->path);
    }
}

/* Folders, and how many documents there are at least, and of those that is_unknown names. */
static const struct {
    const char *folder;
    size_t documents, unknown;
} folders[] = {
    {"x509", 29, 1},
    {"x509/custom", 98, 0},
    {"x509/custom/ca", 1, 0},
    {"x509/ed25519", 2, 0},
    {"x509/ed448", 2, 0},
    {"x509/requests", 15, 0},
    {"x509/ocsp", 20, 25},
    {"x509/PKITS_data/certs", 400, 0},
    {"x509/PKITS_data/crls", 170, 0},
    {"asymmetric/DER_Serialization", 5, 0},
    {"asymmetric/PEM_Serialization", 7, 0},
    {"asymmetric/PKCS8", 10, 0},
    {"asymmetric/Traditional_OpenSSL_Serialization", 4, 0},
    {"asymmetric/public/PKCS1", 2, 1},
    {"asymmetric/Ed25519", 2, 0},
    {"asymmetric/X448", 2, 0},
};

START_TEST(collections)
{
    struct visit visit = {.visitor = {visit_file}};
    char path[1024];
    test_vector_path(folders[_i].folder, path, sizeof path);
    ck_assert_uint_gt(visit_folder(path, &visit.visitor), 0);
    ck_assert_msg(visit.documents >= folders[_i].documents, "%s: %zu documents",
                  folders[_i].folder, visit.documents);
    ck_assert_msg(visit.unknown >= folders[_i].unknown, "%s: %zu unknown",
                  folders[_i].folder, visit.unknown);
}
END_TEST

START_TEST(roots)
{
    static struct der_file file;
    struct visit visit = {.visitor = {visit_file}};
    der_file_open(&file, ROOTS_FOLDER "/ca-certificates.crt");
    visit_file(&visit.visitor, &file);
    der_file_close(&file);
    ck_assert_uint_gt(visit.documents, 100);
    ck_assert_uint_eq(visit.unknown, 0);
}
END_TEST

Suite *files_suite(void)
{
    Suite *suite = suite_create("schema files");
    TCase *files = tcase_create("files");
    tcase_set_timeout(files, 300);
    tcase_add_loop_test(files, collections, 0, sizeof folders / sizeof folders[0]);
    tcase_add_test(files, roots);
    suite_add_tcase(suite, files);
    return suite;
}
