/* explain_secret.c -- what of an object may not be shown. */
#include "explain_secret.h"

static enum schema_hiding hiding_of(const struct schema_tree *tree,
                                    const struct object *object)
{
    bool is_key = tree->root != NULL && tree->root->is_secret;
    bool fits = tree->faults == 0 && tree->error.kind == ERROR_NONE;
    if (is_key && fits)
        return SCHEMA_HIDE_FIELDS;
    return is_key || object->is_labelled_private ? SCHEMA_HIDE_ALL : SCHEMA_HIDE_KEYS;
}

bool explain_survey(const struct object *object, bool shows_secret,
                    struct explained *explained)
{
    const struct schema_type *type = schema_type_of(object->der);
    struct schema_tree *tree = &explained->tree, *safe = &explained->safe;
    if (!schema_survey(object->der, type, SCHEMA_SHOW_ALL, tree) ||
        !schema_survey(object->der, type, hiding_of(tree, object), safe))
        return false;
    if (!shows_secret)
        *tree = *safe;
    return true;
}

/* Looks for something private between START and END. */
struct look {
    struct schema_visitor visitor;
    size_t start, end;
};

static bool look_at(struct schema_visitor *visitor, const struct schema_tree *view,
                    size_t index)
{
    const struct look *look = (const struct look *)visitor;
    const struct schema_node *node = &view->nodes[index];
    size_t end = (size_t)node->offset + node->header_length + node->contents_length;
    return node->offset >= look->end || end <= look->start ||
           !schema_is_secret(view, index);
}

bool explain_holds_secret(const struct explained *explained, size_t start, size_t end)
{
    struct look look = {.visitor = {look_at}, .start = start, .end = end};
    return !schema_walk(&explained->safe, &look.visitor);
}
