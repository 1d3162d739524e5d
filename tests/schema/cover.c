/* cover.c -- what must be true of every tree. */
#include "cover.h"

#include "asn1/der_string.h"
#include "asn1/text.h"
#include "tests/support/support.h"

static void check_place(const struct schema_tree *tree, size_t i, const char *name)
{
    const struct schema_node *node = &tree->nodes[i];
    size_t end = (size_t)node->offset + node->header_length + node->contents_length;
    ck_assert_msg(end <= tree->document.length, "%s: node %zu ends at %zu", name, i,
                  end);
    if (node->parent == SCHEMA_NO_PARENT) {
        ck_assert_uint_eq(node->depth, 0);
        return;
    }
    const struct schema_node *parent = &tree->nodes[node->parent];
    ck_assert_msg(node->parent < i, "%s: node %zu", name, i);
    ck_assert_uint_eq(node->depth, parent->depth + 1u);
    ck_assert_msg(parent->has_children, "%s: node %zu", name, i);
    ck_assert_uint_lt(node->index, parent->child_count);
    ck_assert_msg((size_t)parent->offset + parent->header_length <= node->offset &&
                      end <= (size_t)parent->offset + parent->header_length +
                                 parent->contents_length,
                  "%s: node %zu is not inside its parent", name, i);
}

static void check_safe(const char *text, const char *name)
{
    size_t position = 0;
    for (;;) {
        int32_t c = der_string_next(DER_UTF8_STRING, bytes_of_text(text), &position);
        if (c == DER_STRING_END)
            return;
        ck_assert_msg(c >= 0 && !text_is_unsafe((uint32_t)c), "%s: %s", name, text);
    }
}

static void check_words(const struct schema_tree *tree, size_t i, const char *name)
{
    static char path[4096], value[1 << 16];
    ck_assert_uint_lt(schema_path(tree, i, path, sizeof path), sizeof path);
    ck_assert_msg(path[0] != '\0', "%s: node %zu has no path", name, i);
    ck_assert_uint_lt(schema_value(tree, i, value, sizeof value), sizeof value);
    check_safe(value, name);
    ck_assert_msg(value[0] != '\0', "%s: %s has no value", name, path);
    ck_assert_msg(schema_definition(tree, i)[0] != '\0', "%s: %s", name, path);
    ck_assert_msg(schema_source(tree, i)[0] != '\0', "%s: %s", name, path);
    ck_assert_msg(schema_meaning(tree, i)[0] != '\0', "%s: %s", name, path);
}

void covers(const struct schema_tree *tree, const char *name)
{
    size_t position = 0;
    for (size_t i = 0; i < tree->count; i++) {
        const struct schema_node *node = &tree->nodes[i];
        ck_assert_msg(node->offset == position, "%s: node %zu begins at %u, not %zu",
                      name, i, node->offset, position);
        position += node->header_length;
        if (!node->has_children)
            position += node->contents_length;
        check_place(tree, i, name);
        check_words(tree, i, name);
    }
    ck_assert_msg(position == tree->document.length, "%s: %zu octets of %zu", name,
                  position, tree->document.length);
}

struct schema_tree read_covered(struct bytes document, const char *name)
{
    struct schema_tree tree;
    const struct schema_type *type;
    ck_assert(schema_type_of(document, &type));
    ck_assert(schema_read(document, type, &tree));
    covers(&tree, name);
    return tree;
}

size_t count_kind(const struct schema_tree *tree, enum schema_node_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < tree->count; i++)
        count += tree->nodes[i].kind == kind;
    return count;
}
