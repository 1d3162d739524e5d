/* explain_html_bytes.c -- the octets of the page: each exactly once, in the colour of
 * its depth, with the number of the node that it belongs to. Lines of eight, two beside
 * each other where there is room; blocks of 256, so that a browser need not lay out
 * what is not in sight. */
#include "explain_html.h"

#include <stdlib.h>

#define LINE_OCTETS  8
#define BLOCK_OCTETS 256

bool explain_html_is_masked(const struct explain_html *html, size_t index)
{
    const struct schema_node *node = &html->tree->nodes[index];
    return !html->shows_secret && !node->has_children && node->contents_length > 0 &&
           (html->is_secret || schema_is_secret(html->tree, index));
}

void explain_html_hex(struct page *page, struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i++)
        page_format(page, "%s%02x", i > 0 && i % 4 == 0 ? " " : "", octets.data[i]);
}

/* Where the octet at OFFSET lies: its node, and what is to be known of it. */
struct place {
    size_t index;
    bool is_header, is_masked;
};

static struct place place_of(const struct explain_html *html, size_t index,
                             size_t offset)
{
    const struct schema_node *node = &html->tree->nodes[index];
    struct place place = {index, offset - node->offset < node->header_length, false};
    place.is_masked = !place.is_header && explain_html_is_masked(html, index);
    return place;
}

/* Nodes are in the order of their offsets, and a parent's own octets come before those
 * of its children; so the next octet is of the same node or of the next one. */
static size_t node_at(const struct schema_tree *tree, size_t index, size_t offset)
{
    while (index + 1 < tree->count && tree->nodes[index + 1].offset <= offset)
        index++;
    return index;
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

static void put_octet(struct page *page, const struct explain_html *html, size_t offset,
                      struct place place, struct range range)
{
    bool is_first = offset == range.start && range.end > 0;
    bool is_last = offset + 1 == range.end;
    page_format(page, "<b id=b%zu class=\"d%u%s%s%s%s\" data-n=%zu>", offset,
                html->tree->nodes[place.index].depth % 6u, place.is_header ? " t" : "",
                place.is_masked ? " m" : "", is_first ? " first" : "",
                is_last ? " last" : "", place.index);
    if (place.is_masked)
        page_html(page, "··</b>");
    else
        page_format(page, "%02x</b>", html->tree->document.data[offset]);
}

void explain_html_bytes(struct page *page, const struct explain_html *html,
                        struct bytes signed_part)
{
    size_t length = html->tree->document.length, index = 0;
    struct range range = range_of(html, signed_part);
    page_html(page, "<div id=bytes role=application tabindex=0 "
                    "aria-label=\"The octets of the file\" "
                    "aria-describedby=keys>\n");
    for (size_t i = 0; i < length; i++) {
        if (i % BLOCK_OCTETS == 0)
            page_format(page, "%s<div class=block>", i > 0 ? "</div></div>\n" : "");
        else if (i % LINE_OCTETS == 0)
            page_html(page, "</div>");
        if (i % LINE_OCTETS == 0)
            put_line_start(page, i, range);
        index = node_at(html->tree, index, i);
        put_octet(page, html, i, place_of(html, index, i), range);
    }
    page_html(page, length > 0 ? "</div></div>\n</div>\n" : "</div>\n");
}
