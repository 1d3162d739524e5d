/* cover.c -- what must be true of every tree. */
#include "cover.h"

#include "asn1/der_string.h"
#include "asn1/text.h"
#include "tests/support/support.h"

/* An assertion of Check writes to a file each time; there are millions here, so only those
 * that fail are made. */
static void require(bool is_so, const char *name, size_t node, const char *what)
{
    if (!is_so)
        ck_abort_msg("%s: node %zu: %s", name, node, what);
}

static void check_place(const struct schema_tree *tree, size_t i, const char *name)
{
    const struct schema_node *node = &tree->nodes[i];
    size_t end = (size_t)node->offset + node->header_length + node->contents_length;
    require(end <= tree->document.length, name, i, "ends behind the document");
    if (node->parent == SCHEMA_NO_PARENT) {
        require(node->depth == 0, name, i, "has a depth without a parent");
        return;
    }
    require(node->parent < i, name, i, "comes before its parent");
    const struct schema_node *parent = &tree->nodes[node->parent];
    size_t start = (size_t)parent->offset + parent->header_length;
    require(node->depth == parent->depth + 1, name, i, "has another depth");
    require(parent->has_children && node->index < parent->child_count, name, i,
            "is not counted by its parent");
    require(start <= node->offset && end <= start + parent->contents_length, name, i,
            "is not inside its parent");
}

static bool is_safe(const char *text)
{
    size_t position = 0;
    for (;;) {
        int32_t c = der_string_next(DER_UTF8_STRING, bytes_of_text(text), &position);
        if (c == DER_STRING_END)
            return true;
        if (c < 0 || text_is_unsafe((uint32_t)c))
            return false;
    }
}

static void check_words(const struct schema_tree *tree, size_t i, const char *name)
{
    static char path[4096], value[1 << 16];
    require(schema_path(tree, i, path, sizeof path) < sizeof path, name, i,
            "long path");
    require(path[0] != '\0', name, i, "no path");
    require(schema_value(tree, i, value, sizeof value) < sizeof value, name, i,
            "long value");
    require(value[0] != '\0' && is_safe(value), name, i, "unsafe value or none");
    require(schema_definition(tree, i)[0] != '\0', name, i, "no definition");
    require(schema_source(tree, i)[0] != '\0', name, i, "no source");
    require(schema_meaning(tree, i)[0] != '\0', name, i, "no meaning");
}

void covers(const struct schema_tree *tree, const char *name)
{
    size_t position = 0;
    for (size_t i = 0; i < tree->count; i++) {
        const struct schema_node *node = &tree->nodes[i];
        require(node->offset == position, name, i, "does not begin where another ends");
        position += node->header_length;
        if (!node->has_children)
            position += node->contents_length;
        check_place(tree, i, name);
        check_words(tree, i, name);
    }
    require(position == tree->document.length, name, tree->count,
            "the last one does not end with the document");
}

struct schema_tree read_covered(struct bytes document, const char *name)
{
    struct schema_tree tree;
    ck_assert(schema_read(document, schema_type_of(document), &tree));
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
