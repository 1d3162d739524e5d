/* curves.c -- tests of keys and signatures of elliptic curves laid beside the tables: points,
 * coordinates and halves of signatures, which are no ASN.1. The documents and what is wanted
 * are tests/vectors/schema/curves.txt. */
#include <stdlib.h>

#include "cover.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define DOCUMENT_SIZE 1024

/* The node with the path of the line is what the line says, or is not there. */
static void check_line(const struct schema_tree *tree, const struct rsp *line)
{
    char value[512], said[1024] = "-";
    size_t index = schema_find(tree, line->name);
    if (index < tree->count) {
        schema_value(tree, index, value, sizeof value);
        snprintf(said, sizeof said, "%s | %s", value, schema_source(tree, index));
    }
    ck_assert_msg(strcmp(said, line->value) == 0, "%s: %s, not %s", line->name, said,
                  line->value);
}

START_TEST(vectors)
{
    static struct rsp line;
    static uint8_t document[DOCUMENT_SIZE];
    struct schema_tree tree = {.nodes = NULL};
    size_t documents = 0, lines = 0;
    rsp_open_path(&line, "tests/vectors/schema/curves.txt");
    while (rsp_next(&line)) {
        if (!rsp_is(&line, "DER")) {
            check_line(&tree, &line);
            lines++;
            continue;
        }
        size_t length = rsp_hex(&line, document, sizeof document);
        schema_clear(&tree);
        tree = read_covered(bytes_of(document, length), line.value);
        documents++;
    }
    schema_clear(&tree);
    ck_assert_uint_eq(documents, 24);
    ck_assert_uint_eq(lines, 67);
}
END_TEST

/* Of a private key, what belongs to its public half is no secret. */
START_TEST(secrets)
{
    static struct rsp line;
    static uint8_t document[DOCUMENT_SIZE];
    size_t pieces = 0, secret = 0;
    rsp_open_path(&line, "tests/vectors/schema/curves.txt");
    while (rsp_next(&line)) {
        if (!rsp_is(&line, "DER"))
            continue;
        size_t length = rsp_hex(&line, document, sizeof document);
        struct schema_tree tree = read_covered(bytes_of(document, length), line.value);
        for (size_t i = 0; i < tree.count && tree.root->is_secret; i++) {
            bool is_piece = tree.nodes[i].kind == NODE_PIECE;
            ck_assert(!is_piece || !schema_is_secret(&tree, i));
            pieces += is_piece;
            secret += schema_is_secret(&tree, i);
        }
        schema_clear(&tree);
    }
    ck_assert_uint_eq(pieces, 10);
    ck_assert_uint_eq(secret, 4);
}
END_TEST

Suite *curves_suite(void)
{
    Suite *suite = suite_create("schema curves");
    TCase *tcase = tcase_create("curves");
    tcase_add_test(tcase, vectors);
    tcase_add_test(tcase, secrets);
    suite_add_tcase(suite, tcase);
    return suite;
}
