/* explain_html_tree.c -- the tree of the page: an item for each node, with its path,
 * its place and its value. The words on a node (its ASN.1, clause, meaning) are many
 * times the same; each item has the number of an entry in a list of them. */
#include "explain_html.h"

#include <stdio.h>
#include <stdlib.h>

#define PATH_SIZE 4096
#define VALUE_MAX 600 /* octets; of longer text the octets on the left are enough */

/* Lists that are longer are closed at first. */
#define OPEN_CHILDREN_MAX 64

/* --- words ------------------------------------------------------------------------ */

struct words {
    const char *definition, *source, *meaning;
};

struct word_list {
    struct words *items;
    size_t count, size;
    bool has_failed;
};

/* Returns the number of the words on the node INDEX. They come from tables: the same
 * words are the same strings. */
static size_t words_number(struct word_list *list, const struct schema_tree *tree,
                           size_t index)
{
    struct words words = {schema_definition(tree, index), schema_source(tree, index),
                          schema_meaning(tree, index)};
    for (size_t i = list->count; i-- > 0;)
        if (list->items[i].definition == words.definition &&
            list->items[i].source == words.source &&
            list->items[i].meaning == words.meaning)
            return i;
    if (list->count == list->size) {
        size_t size = list->size > 0 ? 2 * list->size : 64;
        struct words *items = realloc(list->items, size * sizeof *items);
        if (items == NULL) {
            list->has_failed = true;
            return 0;
        }
        list->items = items;
        list->size = size;
    }
    list->items[list->count] = words;
    return list->count++;
}

static void put_words(struct page *page, const struct word_list *list)
{
    page_html(page, "<div id=words hidden>\n");
    for (size_t i = 0; i < list->count; i++) {
        page_html(page, "<div><code>");
        page_text(page, list->items[i].definition);
        page_html(page, "</code><cite>");
        page_text(page, list->items[i].source);
        page_html(page, "</cite><p>");
        page_text(page, list->items[i].meaning);
        page_html(page, "</p></div>\n");
    }
    page_html(page, "</div>\n");
}

/* --- items ------------------------------------------------------------------------ */

/* Sets PATH to that of the node INDEX, and returns what it adds to the path of the node
 * around: all of it if it does not begin so. */
static const char *path_added(const struct schema_tree *tree, size_t index,
                              char path[PATH_SIZE], bool *is_whole)
{
    char around[PATH_SIZE];
    uint32_t parent = tree->nodes[index].parent;
    schema_path(tree, index, path, PATH_SIZE);
    *is_whole = true;
    if (parent == SCHEMA_NO_PARENT)
        return path;
    size_t length = schema_path(tree, parent, around, sizeof around);
    if (length >= PATH_SIZE || strncmp(path, around, length) != 0)
        return path;
    *is_whole = false;
    return path + length;
}

/* What stands in the tree: the last step of the path; for what has the path of the node
 * around, its type. */
static const char *label_of(const struct schema_tree *tree, size_t index,
                            const char *added)
{
    if (added[0] == '\0')
        return tree->nodes[index].type != NULL ? tree->nodes[index].type->name
                                               : schema_definition(tree, index);
    return added + (added[0] == '.');
}

static void put_value(struct page *page, const struct explain_html *html,
                      const struct schema_tree *tree, size_t index)
{
    char text[VALUE_MAX + 2];
    size_t octets = tree->nodes[index].contents_length;
    if (explain_html_is_masked(html, tree, index)) {
        page_format(page, "(secret, %zu byte%s; --secrets shows %s)", octets,
                    octets == 1 ? "" : "s", octets == 1 ? "it" : "them");
        return;
    }
    size_t length = schema_value(tree, index, text, sizeof text), cut = VALUE_MAX;
    while (length > VALUE_MAX && ((unsigned char)text[cut] & 0xc0) == 0x80)
        cut--;
    if (length > VALUE_MAX)
        text[cut] = '\0';
    page_text(page, text);
    if (length > VALUE_MAX)
        page_format(page, "... (%zu bytes)", octets);
    explicit_bzero(text, sizeof text);
}

static bool is_signed_node(const struct schema_node *node, const uint8_t *document,
                           struct bytes signed_part)
{
    return signed_part.length > 0 && document + node->offset == signed_part.data &&
           node->header_length + (size_t)node->contents_length == signed_part.length;
}

/* Appends an item for each node that it visits. */
struct tree_visitor {
    struct schema_visitor visitor;
    struct page *page;
    const struct explain_html *html;
    struct word_list words;
    struct bytes signed_part;
    size_t number; /* of the item */
    size_t open;   /* lists around the next item, less the outermost */
};

static void put_item(struct tree_visitor *items, const struct schema_tree *tree,
                     size_t index, size_t words)
{
    const struct schema_node *node = &tree->nodes[index];
    struct page *page = items->page;
    char path[PATH_SIZE];
    bool is_whole;
    const char *added = path_added(tree, index, path, &is_whole);
    page_format(page,
                "<li role=treeitem id=n%zu aria-labelledby=l%zu tabindex=-1 "
                "data-o=%u data-h=%u data-l=%u data-w=%zu",
                items->number, items->number, (unsigned)node->offset,
                node->header_length, (unsigned)node->contents_length, words);
    page_html(page, is_whole ? " data-a=\"" : " data-p=\"");
    page_text(page, added);
    page_html(page, "\"");
    if (node->child_count > 0)
        page_format(page, " aria-expanded=%s",
                    node->child_count > OPEN_CHILDREN_MAX ? "false" : "true");
    page_format(page, "><div id=l%zu><span class=\"chip d%u\"></span><span class=k>",
                items->number, node->depth % 6u);
    page_text(page, label_of(tree, index, added));
    page_html(page, "</span> <span class=v>");
    put_value(page, items->html, tree, index);
    page_html(page, "</span>");
    if (is_signed_node(node, tree->document.data, items->signed_part))
        page_html(page, " <span class=mark>to be signed</span>");
    page_html(page, "</div>");
}

static bool put_node(struct schema_visitor *visitor, const struct schema_tree *view,
                     size_t index)
{
    struct tree_visitor *items = (struct tree_visitor *)visitor;
    const struct schema_node *node = &view->nodes[index];
    for (; items->open > node->depth; items->open--)
        page_html(items->page, "</ul></li>\n");
    put_item(items, view, index, words_number(&items->words, view, index));
    items->number++;
    if (node->has_children) {
        page_format(items->page, "<ul role=group%s>\n",
                    node->child_count > OPEN_CHILDREN_MAX ? " class=long" : "");
        items->open++;
    } else {
        page_html(items->page, "</li>\n");
    }
    return !items->page->has_failed && !items->words.has_failed;
}

void explain_html_tree(struct page *page, const struct explain_html *html)
{
    struct tree_visitor items = {.visitor = {put_node},
                                 .page = page,
                                 .html = html,
                                 .signed_part = explain_html_signed_part(html)};
    page_html(page, "<ul role=tree id=tree aria-label=\"The tree of the file\">\n");
    if (!schema_walk(html->tree, &items.visitor))
        page->has_failed = true;
    for (; items.open > 0; items.open--)
        page_html(page, "</ul></li>\n");
    page_html(page, "</ul>\n");
    put_words(page, &items.words);
    free(items.words.items);
}
