/* explain.c -- any bytes for `explain`: text that misleads no terminal. And secrets: of two
 * documents that differ in private numbers alone, the texts are the same. */
#include "tools/explain/explain_text.h"

#include <stdlib.h>

#include "fuzz.h"
#include "tools/explain/explain_secret.h"

/* Reads DOCUMENT as `explain` does, and returns what it prints. IS_HIDDEN: all of it is one
 * secret. */
struct explained {
    struct schema_tree tree;
    struct fuzz_output output;
    struct bytes text;
    bool is_hidden;
};

static void explain(struct explained *explained, struct bytes document)
{
    const struct schema_type *type;
    const struct object object = {object_kind_of(document), document, false};
    struct explain_style style = {.columns = 100, .is_full = true};
    fuzz_require(schema_type_of(document, &type), "schema_type_of");
    fuzz_require(schema_read(document, type, &explained->tree), "schema_read");
    explained->is_hidden = explain_is_secret(&explained->tree, &object);
    style.is_secret = explained->is_hidden;
    if (explained->is_hidden)
        explain_hide(&explained->tree);
    fuzz_output_begin(&explained->output);
    fuzz_require(explain_text(explained->output.stream, &explained->tree, 0,
                              explained->tree.count, &style),
                 "explain_text");
    explained->text = fuzz_output_end(&explained->output);
    fuzz_safe(explained->text, true, "explain_text: unsafe text");
}

static void clear(struct explained *explained)
{
    fuzz_output_free(&explained->output);
    schema_clear(&explained->tree);
}

/* Changes the last byte of each secret number, or of all if that is hidden. */
static bool change_secrets(const struct explained *explained, uint8_t *octets)
{
    const struct schema_tree *tree = &explained->tree;
    bool has_secrets = false;
    for (size_t i = 0; i < tree->count; i++) {
        struct bytes contents = schema_contents(tree, i);
        if (tree->nodes[i].has_children || contents.length < 2 ||
            (!explained->is_hidden && !schema_is_secret(tree, i)))
            continue;
        octets[contents.data + contents.length - 1 - tree->document.data] ^= 2;
        has_secrets = true;
    }
    return has_secrets;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct explained first, second;
    explain(&first, bytes_of(data, size));
    uint8_t *octets = (uint8_t *)fuzz_text(bytes_of(data, size));
    if (change_secrets(&first, octets)) {
        explain(&second, bytes_of(octets, size));
        if (second.is_hidden == first.is_hidden && second.tree.root == first.tree.root)
            fuzz_same(first.text, second.text, "explain shows a secret");
        clear(&second);
    }
    free(octets);
    clear(&first);
    return 0;
}
