/* explain_html_bytes.c -- the octets of the page: each exactly once, in the colour of
 * its depth, with the number of the node that it belongs to. Lines of eight, two beside
 * each other where there is room; blocks of 256, so that a browser need not lay out
 * what is not in sight. */
#include "explain_html.h"

#define LINE_OCTETS  8
#define BLOCK_OCTETS 256

bool explain_html_is_masked(const struct explain_html *html,
                            const struct schema_tree *view, size_t index)
{
    const struct schema_node *node = &view->nodes[index];
    return !html->shows_secret && !node->has_children && node->contents_length > 0 &&
           schema_is_secret(view, index);
}

void explain_html_hex(struct page *page, struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i++)
        page_format(page, "%s%02x", i > 0 && i % 4 == 0 ? " " : "", octets.data[i]);
}

/* What the signature covers, as offsets; both 0 if nothing. */
struct range {
    size_t start, end;
};

static struct range range_of(const struct explain_html *html, struct bytes part)
{
    struct range range = {0, 0};
    if (part.length > 0)
        range.start = (size_t)(part.data - html->tree->document.data);
    range.end = range.start + part.length;
    return range;
}

static void put_line_start(struct page *page, size_t offset, struct range range)
{
    bool is_signed = offset < range.end && offset + LINE_OCTETS > range.start;
    page_format(page, "\n<div class=\"line%s\"><i>%zu</i>", is_signed ? " s" : "",
                offset);
}

/* Appends the octets of the nodes that it visits. */
struct octets_visitor {
    struct schema_visitor visitor;
    struct page *page;
    const struct explain_html *html;
    struct range range;
    size_t number; /* of the node */
};

/* What is to be known of an octet: the depth and number of its node, and the rest. */
struct place {
    unsigned depth;
    size_t number;
    bool is_header, is_masked;
};

static void put_octet(struct page *page, uint8_t octet, size_t offset,
                      struct place place, struct range range)
{
    bool is_first = offset == range.start && range.end > 0;
    bool is_last = offset + 1 == range.end;
    page_format(page, "<b id=b%zu class=\"d%u%s%s%s%s\" data-n=%zu>", offset,
                place.depth % 6u, place.is_header ? " t" : "",
                place.is_masked ? " m" : "", is_first ? " first" : "",
                is_last ? " last" : "", place.number);
    if (place.is_masked)
        page_html(page, "··</b>");
    else
        page_format(page, "%02x</b>", octet);
}

static void put_place(struct octets_visitor *octets, const uint8_t *document,
                      size_t start, size_t end, struct place place)
{
    struct page *page = octets->page;
    for (size_t i = start; i < end; i++) {
        if (i % BLOCK_OCTETS == 0)
            page_format(page, "%s<div class=block>", i > 0 ? "</div></div>\n" : "");
        else if (i % LINE_OCTETS == 0)
            page_html(page, "</div>");
        if (i % LINE_OCTETS == 0)
            put_line_start(page, i, octets->range);
        put_octet(page, document[i], i, place, octets->range);
    }
}

static bool put_octets_of(struct schema_visitor *visitor,
                          const struct schema_tree *view, size_t index)
{
    struct octets_visitor *octets = (struct octets_visitor *)visitor;
    const struct schema_node *node = &view->nodes[index];
    struct place place = {node->depth, octets->number++, true, false};
    size_t start = node->offset, contents = start + node->header_length;
    put_place(octets, view->document.data, start, contents, place);
    place.is_header = false;
    place.is_masked = explain_html_is_masked(octets->html, view, index);
    if (!node->has_children)
        put_place(octets, view->document.data, contents,
                  contents + node->contents_length, place);
    return !octets->page->has_failed;
}

void explain_html_bytes(struct page *page, const struct explain_html *html,
                        struct bytes signed_part)
{
    struct octets_visitor octets = {.visitor = {put_octets_of},
                                    .page = page,
                                    .html = html,
                                    .range = range_of(html, signed_part)};
    page_html(page, "<div id=bytes role=application tabindex=0 "
                    "aria-label=\"The bytes of the file\" "
                    "aria-describedby=keys>\n");
    if (!schema_walk(html->tree, &octets.visitor))
        page->has_failed = true;
    page_html(page,
              html->tree->document.length > 0 ? "</div></div>\n</div>\n" : "</div>\n");
}
