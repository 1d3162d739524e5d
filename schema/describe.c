/* describe.c -- what is said of a node: its path, the line of ASN.1, the clause, the
 * sentence. */
#include "schema.h"

#include "../asn1/text.h"
#include "secret.h"
#include "tables.h"

static const struct schema_node *parent_of(const struct schema_tree *tree,
                                           const struct schema_node *node)
{
    return node->parent == SCHEMA_NO_PARENT ? NULL : &tree->nodes[node->parent];
}

struct bytes schema_contents(const struct schema_tree *tree, size_t index)
{
    const struct schema_node *node = &tree->nodes[index];
    return bytes_of(tree->document.data + node->offset + node->header_length,
                    node->contents_length);
}

/* --- paths ------------------------------------------------------------------------ */

static bool is_list(const struct schema_type *type)
{
    return type != NULL &&
           (type->kind == SCHEMA_SEQUENCE_OF || type->kind == SCHEMA_SET_OF);
}

static void put_name(struct text *text, const char *name)
{
    if (name[0] != '\0')
        text_format(text, "%s%s", text->length > 0 ? "." : "", name);
}

/* Appends what NODE adds to the path of what is around it. */
static void put_component(const struct schema_tree *tree,
                          const struct schema_node *node, struct text *text)
{
    const struct schema_node *parent = parent_of(tree, node);
    bool is_tagged = parent != NULL && parent->kind == NODE_TAG;
    switch ((enum schema_node_kind)node->kind) {
    case NODE_FIELD:
    case NODE_TAG:
        if (is_list(parent != NULL && !is_tagged ? parent->type : NULL))
            text_format(text, "[%lu]", (unsigned long)node->index);
        else if (node->field != NULL && !is_tagged)
            put_name(text, node->field->name);
        if (node->alternative != NULL && node->alternative->tagging != SCHEMA_OWN_TAG)
            put_name(text, node->alternative->name);
        break;
    case NODE_UNDEFINED:
        text_format(text, "[%lu]", (unsigned long)node->index);
        break;
    case NODE_PIECE:
        put_name(text, node->field->name);
        break;
    case NODE_ENCLOSED:
        put_name(text, "unusedBits");
        break;
    case NODE_END:
        put_name(text, "endOfContents");
        break;
    case NODE_BROKEN:
        put_name(text, "noElement");
        break;
    case NODE_HIDDEN:
        put_name(text, "leftOut");
        break;
    }
}

size_t schema_path(const struct schema_tree *tree, size_t index, char *text,
                   size_t size)
{
    const struct schema_node *around[SCHEMA_DEPTH_MAX + 2];
    const struct schema_node *node = &tree->nodes[index];
    struct text path = text_of(text, size);
    size_t count = 0;
    for (; node != NULL; node = parent_of(tree, node))
        around[count++] = node;
    if (count == 1 && node == NULL && around[0]->kind == NODE_FIELD)
        put_name(&path, tree->root->name);
    while (count-- > 0)
        put_component(tree, around[count], &path);
    return text_end(&path);
}

size_t schema_find(const struct schema_tree *tree, const char *path)
{
    char text[4096];
    for (size_t i = 0; i < tree->count; i++)
        if (schema_path(tree, i, text, sizeof text) < sizeof text &&
            strcmp(text, path) == 0)
            return i;
    return tree->count;
}

size_t schema_end(const struct schema_tree *tree, size_t index)
{
    size_t end = index + 1;
    while (end < tree->count && tree->nodes[end].depth > tree->nodes[index].depth)
        end++;
    return end;
}

/* --- secrets ---------------------------------------------------------------------- */

/* Whether something in a private key is of a type that the tables do not have, no name,
 * and long enough: attributes of a key may hold what it was made from. Or it has a key
 * inside. */
static bool is_unknown(const struct schema_tree *tree, size_t index)
{
    const struct schema_node *node = &tree->nodes[index];
    bool is_element = node->kind == NODE_FIELD || node->kind == NODE_UNDEFINED;
    return (is_element && node->type == NULL && node->tag != DER_OID &&
            node->contents_length >= SECRET_LENGTH_MIN) ||
           secret_is_inside(schema_contents(tree, index));
}

bool schema_is_secret(const struct schema_tree *tree, size_t index)
{
    const struct schema_node *node = &tree->nodes[index];
    if (node->has_children)
        return false;
    if (node->is_hidden ||
        (tree->hiding == SCHEMA_HIDE_FIELDS && is_unknown(tree, index)))
        return true;
    if (tree->root != NULL && tree->root->is_secret &&
        (tree->faults > 0 || tree->error.kind != ERROR_NONE))
        return true;
    if (node->kind == NODE_ENCLOSED)
        node = parent_of(tree, node);
    if ((node->kind == NODE_FIELD || node->kind == NODE_PIECE) && node->type != NULL)
        return node->field != NULL && node->field->is_secret;
    for (; node != NULL; node = parent_of(tree, node))
        if (node->field != NULL && node->field->is_secret)
            return true;
    return false;
}

/* --- words ------------------------------------------------------------------------ */

struct words {
    const char *definition, *source, *meaning;
};

static struct words words_of_field(const struct schema_field *field)
{
    struct words words = {field->definition, field->source, field->meaning};
    return words;
}

static struct words words_of_type(const struct schema_type *type)
{
    struct words words = {type->definition, type->source, type->meaning};
    return words;
}

/* An element that is in no table. */
static struct words words_of_tag(uint8_t tag)
{
    static const struct words classes[] = {
        {"a universal type", "X.680 8",
         "A type of ASN.1 that certificates do not use."},
        {"[APPLICATION n]", "X.680 8",
         "An element whose tag means something in one application alone."},
        {"[n], context-specific", "X.680 8",
         "An element whose tag has a meaning only at its place in the structure "
         "around."},
        {"[PRIVATE n]", "X.680 8",
         "An element whose tag means something within one enterprise alone."},
    };
    const struct schema_type *type = schema_simple_type(tag);
    return type != NULL ? words_of_type(type) : classes[tag >> 6];
}

/* Whether the type of NODE was found by an OBJECT IDENTIFIER. */
static bool is_opened(const struct schema_node *node)
{
    return node->field != NULL && node->field->type->kind == SCHEMA_OPEN &&
           node->type != NULL && node->type->kind != SCHEMA_OPEN;
}

/* An alternative says more than the field that may be any of them, unless it says only
 * how the field is spelt. An identifier that has a row is explained by it. */
static struct words words_of_known(const struct schema_node *node)
{
    const struct schema_field *alternative = node->alternative;
    bool is_spelling = alternative != NULL && node->field != NULL &&
                       alternative->tagging == SCHEMA_OWN_TAG && !is_opened(node);
    bool is_named = node->type != NULL && node->type->opening_count > 0;
    struct words words;
    if (alternative != NULL && !is_spelling)
        words = words_of_field(alternative);
    else if (is_opened(node) || node->field == NULL)
        words = words_of_type(node->type);
    else
        words = words_of_field(node->field);
    if (node->opening != NULL &&
        (is_named || node->type == NULL || words.meaning == NULL)) {
        words.meaning = node->opening->meaning;
        words.source = node->opening->source;
    }
    return words;
}

static struct words words_of(const struct schema_tree *tree, size_t index)
{
    static const struct words unused_bits = {
        "the byte before the bits", "X.690 8.6.2.2",
        "How many bits at the end of the BIT STRING do not count; 0 "
        "where DER or a point follows, because these have whole bytes."};
    static const struct words end = {
        "end-of-contents", "X.690 8.1.5",
        "Ends an element of indefinite length, which is BER and not allowed in DER."};
    static const struct words broken = {
        "no ASN.1", "X.690 8.1",
        "These bytes are no element, so nothing behind them can be read either."};
    static const struct words hidden = {
        "bytes that are left out", "RFC 5958 2",
        "There is a private key in these bytes, or what looks like one."};
    const struct schema_node *node = &tree->nodes[index];
    struct words words;
    switch ((enum schema_node_kind)node->kind) {
    case NODE_FIELD:
        return words_of_known(node);
    case NODE_PIECE:
        return words_of_field(node->field);
    case NODE_TAG:
        words = words_of_known(node);
        words.meaning = "A tag around the next element; by its number a reader knows "
                        "which field or alternative that is.";
        return words;
    case NODE_ENCLOSED:
        return unused_bits;
    case NODE_END:
        return end;
    case NODE_BROKEN:
        return broken;
    case NODE_HIDDEN:
        return hidden;
    case NODE_UNDEFINED:
        break;
    }
    return words_of_tag(node->tag);
}

const char *schema_definition(const struct schema_tree *tree, size_t index)
{
    return words_of(tree, index).definition;
}

const char *schema_source(const struct schema_tree *tree, size_t index)
{
    return words_of(tree, index).source;
}

const char *schema_meaning(const struct schema_tree *tree, size_t index)
{
    const char *meaning = words_of(tree, index).meaning;
    return meaning != NULL ? meaning : "";
}
