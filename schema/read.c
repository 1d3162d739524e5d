/* read.c -- what is done with a walk over a document: finding out which one it is, and
 * keeping all of its nodes. */
#include <stdlib.h>

#include "hidden.h"
#include "walk.h"

/* That the outermost element does not end is no secret, if its header is shown. */
static void keep_outermost_error(struct schema_tree *tree)
{
    struct schema_tree shown = {.document = tree->document, .root = tree->root};
    struct hidden hidden = hidden_begin(tree->document, tree->hiding);
    walk_nodes(&shown, NULL, SIZE_MAX);
    if (shown.error.kind != ERROR_NONE && shown.error.offset == 0 &&
        hidden.next.start > 0)
        tree->error = shown.error;
}

bool schema_survey(struct bytes document, const struct schema_type *type,
                   enum schema_hiding hiding, struct schema_tree *tree)
{
    *tree = (struct schema_tree){.document = document, .root = type, .hiding = hiding};
    if (document.length > SCHEMA_DOCUMENT_MAX)
        return false;
    walk_nodes(tree, NULL, SIZE_MAX);
    if (hiding == SCHEMA_HIDE_ALL)
        keep_outermost_error(tree);
    return true;
}

bool schema_walk(const struct schema_tree *surveyed, struct schema_visitor *visitor)
{
    struct schema_tree tree = *surveyed;
    return walk_nodes(&tree, visitor, SIZE_MAX);
}

/* --- which document it is --------------------------------------------------------- */

/* So many nodes tell types apart; a large CRL need not be read once for each of
 * them. */
#define TRIED_NODES_MAX 200

/* A fault weighs more than a field that fits: almost any SEQUENCE has fields that fit
 * some type. */
#define FAULT_WEIGHT 4

const struct schema_type *schema_type_of(struct bytes document)
{
    const struct schema_type *type = NULL;
    long best = 0;
    if (document.length > SCHEMA_DOCUMENT_MAX)
        return NULL;
    for (size_t i = 0; schema_documents[i] != NULL; i++) {
        struct schema_tree tree = {.document = document, .root = schema_documents[i]};
        walk_nodes(&tree, NULL, TRIED_NODES_MAX);
        long weight = (long)tree.matched - FAULT_WEIGHT * (long)tree.faults;
        if (weight > best) {
            best = weight;
            type = schema_documents[i];
        }
    }
    return type;
}

/* --- all nodes -------------------------------------------------------------------- */

/* Keeps each node that it visits. */
struct keeper {
    struct schema_visitor visitor;
    struct schema_tree *tree;
    size_t size;                           /* room for nodes */
    uint32_t around[SCHEMA_DEPTH_MAX + 1]; /* the last node of each depth */
};

static bool grow(struct keeper *keeper)
{
    struct schema_tree *tree = keeper->tree;
    if (tree->count < keeper->size)
        return true;
    size_t size = keeper->size == 0 ? 64 : keeper->size + keeper->size / 2;
    struct schema_node *nodes = realloc(tree->nodes, size * sizeof *nodes);
    if (nodes == NULL)
        return false;
    tree->nodes = nodes;
    keeper->size = size;
    return true;
}

static bool keep(struct schema_visitor *visitor, const struct schema_tree *view,
                 size_t index)
{
    struct keeper *keeper = (struct keeper *)visitor;
    struct schema_tree *tree = keeper->tree;
    if (!grow(keeper))
        return false;
    struct schema_node *node = &tree->nodes[tree->count];
    *node = view->nodes[index];
    if (node->depth > 0)
        node->parent = keeper->around[node->depth - 1];
    keeper->around[node->depth] = (uint32_t)tree->count++;
    return true;
}

bool schema_read(struct bytes document, const struct schema_type *type,
                 struct schema_tree *tree)
{
    struct schema_tree read = {.document = document, .root = type};
    struct keeper keeper = {.visitor = {keep}, .tree = tree};
    *tree = read;
    if (document.length > SCHEMA_DOCUMENT_MAX ||
        !walk_nodes(&read, &keeper.visitor, SIZE_MAX))
        return false;
    tree->matched = read.matched;
    tree->faults = read.faults;
    tree->error = read.error;
    return true;
}

void schema_clear(struct schema_tree *tree)
{
    free(tree->nodes);
    *tree = (struct schema_tree){.nodes = NULL};
}
