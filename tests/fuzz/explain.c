/* explain.c -- any bytes for `explain`: text that misleads no terminal. And secrets: of two
 * documents that differ in private numbers alone, the texts are the same. */
#include "tools/explain/explain_text.h"

#include <stdlib.h>

#include "fuzz.h"
#include "tools/explain/explain_secret.h"

#define SECRETS_MAX 512

/* A document as `explain` prints it, and where its secrets are. */
struct printed {
    struct schema_visitor visitor;
    struct explained explained;
    struct fuzz_output output;
    struct bytes text;
    struct bytes secrets[SECRETS_MAX];
    size_t secret_count;
};

/* Notes the octets of a secret that has no parts. */
static bool note_secret(struct schema_visitor *visitor, const struct schema_tree *view,
                        size_t index)
{
    struct printed *printed = (struct printed *)visitor;
    struct bytes contents = schema_contents(view, index);
    if (!view->nodes[index].has_children && contents.length >= 2 &&
        schema_is_secret(view, index))
        printed->secrets[printed->secret_count++] = contents;
    return printed->secret_count < SECRETS_MAX;
}

static void explain(struct printed *printed, struct bytes document)
{
    const struct object object = {object_kind_of(document), document, false};
    const struct explain_style style = {.columns = 100, .is_full = true};
    struct explain_span span;
    printed->visitor.visit = note_secret;
    printed->secret_count = 0;
    fuzz_require(explain_survey(&object, false, &printed->explained), "explain_survey");
    (void)schema_walk(&printed->explained.safe, &printed->visitor);
    fuzz_output_begin(&printed->output);
    fuzz_require(explain_text(printed->output.stream, &printed->explained.tree, NULL,
                              "", &style, &span),
                 "explain_text");
    printed->text = fuzz_output_end(&printed->output);
    fuzz_safe(printed->text, true, "explain_text: unsafe text");
}

/* Whether the same octets of both are secret: what was altered may have another shape. */
static bool hides_the_same(const struct printed *a, const struct printed *b)
{
    const uint8_t *a_start = a->explained.tree.document.data;
    const uint8_t *b_start = b->explained.tree.document.data;
    if (a->explained.safe.root != b->explained.safe.root ||
        a->explained.safe.hiding != b->explained.safe.hiding ||
        a->secret_count != b->secret_count)
        return false;
    for (size_t i = 0; i < a->secret_count; i++)
        if (a->secrets[i].data - a_start != b->secrets[i].data - b_start ||
            a->secrets[i].length != b->secrets[i].length)
            return false;
    return true;
}

/* Changes the last byte of each secret of PRINTED, in OCTETS, a copy of it. */
static void change_secrets(const struct printed *printed, uint8_t *octets)
{
    const uint8_t *start = printed->explained.tree.document.data;
    for (size_t i = 0; i < printed->secret_count; i++)
        octets[printed->secrets[i].data + printed->secrets[i].length - 1 - start] ^= 2;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct printed first, second;
    explain(&first, bytes_of(data, size));
    if (first.secret_count > 0) {
        uint8_t *octets = (uint8_t *)fuzz_text(bytes_of(data, size));
        change_secrets(&first, octets);
        explain(&second, bytes_of(octets, size));
        if (hides_the_same(&first, &second))
            fuzz_same(first.text, second.text, "explain shows a secret");
        fuzz_output_free(&second.output);
        free(octets);
    }
    fuzz_output_free(&first.output);
    return 0;
}
