/* mutations.c -- 20 documents, each with one to four octets altered at random, 1,000 times:
 * every octet is still explained once, and no private number shows. The documents are the
 * fixtures of the program's tests and, for everything that an extension can hold, some of
 * python3-cryptography-vectors. */
#include <stdlib.h>

#include "cover.h"
#include "suites.h"
#include "tests/support/files.h"

#define ALTERATIONS 1000

/* A path below tests/tools/fixtures, or below python3-cryptography-vectors. */
static const struct {
    const char *path;
    bool is_vector;
} victims[] = {
    {"golden-leaf.pem", false},
    {"golden-root.pem", false},
    {"golden-request.pem", false},
    {"crl.pem", false},
    {"leaf.key", false},
    {"ec.key", false},
    {"ec.pem", false},
    {"ec.csr", false},
    {"encrypted-pkcs8.key", false},
    {"x509/cryptography.io.pem", true},
    {"x509/cryptography-scts.pem", true},
    {"x509/custom/crl_all_reasons.pem", true},
    {"x509/custom/crl_idp_fullname_indirect_crl.pem", true},
    {"x509/custom/nc_permitted_excluded.pem", true},
    {"x509/custom/cp_user_notice_with_notice_reference.pem", true},
    {"x509/custom/authority_key_identifier.pem", true},
    {"x509/custom/aia_ocsp_ca_issuers.pem", true},
    {"x509/requests/challenge-unstructured.pem", true},
    {"asymmetric/Traditional_OpenSSL_Serialization/testrsa.pem", true},
    {"asymmetric/PKCS8/ec_private_key.pem", true},
};

static uint32_t draw_below(struct seeded_random *random, size_t bound)
{
    uint8_t octets[4];
    ck_assert(random_fill(&random->source, octets, sizeof octets));
    uint32_t number = (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 |
                      (uint32_t)octets[2] << 8 | octets[3];
    return (uint32_t)(number % bound);
}

/* The octets of the longest secret of TREE. */
static struct bytes secret_of(const struct schema_tree *tree)
{
    struct bytes longest = {NULL, 0};
    for (size_t i = 0; i < tree->count; i++) {
        struct bytes contents = schema_contents(tree, i);
        if (schema_is_secret(tree, i) && contents.length > longest.length)
            longest = contents;
    }
    return longest;
}

/* Nothing that is not called secret has eight octets in a row of the SECRET, which begins
 * at START of the document. */
static void check_hidden(const struct schema_tree *tree, size_t start, size_t length,
                         const char *name)
{
    for (size_t i = 0; i < tree->count; i++) {
        const struct schema_node *node = &tree->nodes[i];
        size_t first = (size_t)node->offset + node->header_length;
        size_t end = first + node->contents_length;
        if (node->has_children || schema_is_secret(tree, i))
            continue;
        size_t shown_first = first > start ? first : start;
        size_t shown_end = end < start + length ? end : start + length;
        if (shown_end > shown_first && shown_end - shown_first >= 8)
            ck_abort_msg("%s: node %zu shows a secret", name, i);
    }
}

static void mutate(struct bytes der, const char *name)
{
    struct seeded_random random;
    struct schema_tree tree = read_covered(der, name);
    struct bytes secret = secret_of(&tree);
    size_t start = secret.length > 0 ? (size_t)(secret.data - der.data) : 0;
    const struct schema_type *type = tree.root;
    int count = test_is_quick() ? 20 : ALTERATIONS;
    uint8_t *copy = malloc(der.length);
    ck_assert_ptr_nonnull(copy);
    schema_clear(&tree);
    seeded_random_init(&random, der.length);
    for (int i = 0; i < count; i++) {
        memcpy(copy, der.data, der.length);
        for (uint32_t left = draw_below(&random, 4) + 1; left > 0; left--)
            copy[draw_below(&random, der.length)] ^=
                (uint8_t)(1 + draw_below(&random, 255));
        tree = read_covered(bytes_of(copy, der.length), name);
        schema_clear(&tree);
        ck_assert(schema_read(bytes_of(copy, der.length), type, &tree));
        covers(&tree, name);
        check_hidden(&tree, start, secret.length, name);
        schema_clear(&tree);
    }
    free(copy);
}

START_TEST(alterations)
{
    static struct der_file file;
    char path[1024];
    if (victims[_i].is_vector)
        test_vector_path(victims[_i].path, path, sizeof path);
    else
        snprintf(path, sizeof path, "tests/tools/fixtures/%s", victims[_i].path);
    der_file_open(&file, path);
    ck_assert_uint_gt(file.count, 0);
    mutate(file.blocks[file.count - 1].der, path);
    der_file_close(&file);
}
END_TEST

Suite *mutations_suite(void)
{
    Suite *suite = suite_create("schema mutations");
    TCase *mutations = tcase_create("mutations");
    tcase_set_timeout(mutations, 300);
    tcase_add_loop_test(mutations, alterations, 0, sizeof victims / sizeof victims[0]);
    suite_add_tcase(suite, mutations);
    return suite;
}
