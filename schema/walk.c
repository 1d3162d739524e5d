/* walk.c -- lays a document beside the tables, in one pass, without recursion on what is
 * in it and without memory that grows with it. Invariants: (1) the octets before POSITION
 * belong to nodes, each to one; (2) a frame is an element whose inside is being read, and
 * lies within the one below it, and its node is in NODES, one place below its frame;
 * (3) every step moves POSITION or takes a frame away; (4) a node is visited when its
 * first child has been read, or when it has turned out to have none. */
#include <inttypes.h>

#include "../asn1/der.h"
#include "element.h"
#include "extent.h"
#include "fit.h"
#include "pieces.h"
#include "walk.h"

struct frame {
    size_t end;
    struct place place;
    struct bytes first_oid; /* of the element's first child, if it is one */
    bool is_indefinite;     /* ends where its end-of-contents octets are */
    uint32_t count;
};

struct walk {
    struct schema_tree *tree;       /* what is known of the document */
    struct schema_tree view;        /* what a visitor sees of it */
    struct schema_visitor *visitor; /* or NULL */
    struct hidden hidden;           /* advanced to position */
    size_t position;
    struct frame frames[SCHEMA_DEPTH_MAX + 1];
    size_t depth;                                   /* of the frames */
    struct schema_node nodes[SCHEMA_DEPTH_MAX + 1]; /* by their depths */
    size_t waiting;        /* the node that is to be visited next */
    bool waits, has_child; /* there is one; its first child has been read */
    bool is_over;          /* the visitor wants no more */
};

static struct frame *top_of(struct walk *walk)
{
    return &walk->frames[walk->depth - 1];
}

/* The node of the topmost frame, or NULL for the document. */
static struct schema_node *node_around(struct walk *walk)
{
    return walk->depth < 2 ? NULL : &walk->nodes[walk->depth - 2];
}

/* --- visits ----------------------------------------------------------------------- */

static void visit_waiting(struct walk *walk)
{
    walk->view.count = walk->waiting + 1 + walk->has_child;
    walk->is_over = walk->is_over ||
                    !walk->visitor->visit(walk->visitor, &walk->view, walk->waiting);
    walk->waits = false;
}

/* A node of this DEPTH is about to be read: those that it would take the place of, and
 * those that it is not the first child of, are visited. */
static void make_room(struct walk *walk, size_t depth)
{
    if (walk->waits && walk->has_child) {
        visit_waiting(walk);
        walk->waiting++;
        walk->waits = true;
        walk->has_child = false;
    }
    if (walk->waits && depth > walk->waiting) {
        walk->has_child = true;
        return;
    }
    if (walk->waits)
        visit_waiting(walk);
    walk->waiting = depth;
    walk->waits = true;
}

static void visit_last(struct walk *walk)
{
    while (walk->waits) {
        bool has_child = walk->has_child;
        visit_waiting(walk);
        walk->waiting += has_child;
        walk->waits = has_child;
        walk->has_child = false;
    }
}

/* Adds a node of this KIND at POSITION, in the topmost frame. */
static struct schema_node *add(struct walk *walk, enum schema_node_kind kind)
{
    struct frame *frame = top_of(walk);
    size_t depth = walk->depth - 1;
    if (walk->visitor != NULL)
        make_room(walk, depth);
    if (depth > 0)
        walk->nodes[depth - 1].has_children = true;
    walk->tree->count++;
    walk->nodes[depth] = (struct schema_node){.kind = (uint8_t)kind,
                                              .offset = (uint32_t)walk->position,
                                              .parent = depth > 0 ? (uint32_t)depth - 1
                                                                  : SCHEMA_NO_PARENT,
                                              .index = frame->count++,
                                              .depth = (uint8_t)depth};
    return &walk->nodes[depth];
}

static void add_octets(struct walk *walk, enum schema_node_kind kind,
                       size_t header_length, size_t contents_length)
{
    struct schema_node *node = add(walk, kind);
    node->header_length = (uint8_t)header_length;
    node->contents_length = (uint32_t)contents_length;
    node->is_hidden = kind == NODE_HIDDEN;
    walk->position += header_length + contents_length;
}

/* --- frames ----------------------------------------------------------------------- */

/* NODE is NULL for the document. How many children it has, and where they end, is said
 * in it before they are read, if someone wants to know. */
static void push(struct walk *walk, struct schema_node *node, size_t end,
                 struct place place, size_t skipped)
{
    bool is_indefinite = node != NULL && node->is_indefinite;
    if (node != NULL && walk->visitor != NULL) {
        struct extent extent =
            extent_of(walk->tree->document, walk->position + skipped, end, walk->depth,
                      is_indefinite, &walk->hidden);
        node->child_count = extent.child_count + (uint32_t)skipped;
        if (is_indefinite)
            node->contents_length = (uint32_t)(extent.end - walk->position);
        node->is_cut_off = node->is_cut_off || extent.is_cut_off;
    }
    walk->frames[walk->depth++] =
        (struct frame){.end = end, .place = place, .is_indefinite = is_indefinite};
}

/* The element is over: what it should have had and had not is a fault, unless it was
 * cut off; and an algorithm's identifier tells its neighbours what they are. */
static void pop(struct walk *walk)
{
    struct frame *frame = top_of(walk);
    struct schema_node *node = node_around(walk);
    if (node == NULL || !node->is_cut_off)
        walk->tree->faults += place_missing(&frame->place);
    walk->depth--;
    if (walk->depth > 0 && frame->first_oid.length > 0)
        top_of(walk)->place.oid = frame->first_oid;
}

/* An end of the indefinite kind was looked for up to the end of the element around. */
static void end_without_octets(struct walk *walk)
{
    struct schema_node *node = node_around(walk);
    node->is_cut_off = true;
    error_fail(&walk->tree->error, ERROR_TRUNCATED, node->offset, "X.690 8.1.5",
               "want end-of-contents bytes, have none");
}

static bool is_at_end_octets(const struct walk *walk, const struct frame *frame)
{
    const uint8_t *octets = walk->tree->document.data + walk->position;
    return frame->is_indefinite && frame->end - walk->position >= 2 && octets[0] == 0 &&
           octets[1] == 0;
}

/* --- elements --------------------------------------------------------------------- */

static void note_cut_off(struct walk *walk, struct schema_node *node,
                         const struct element *element)
{
    node->is_cut_off = true;
    error_fail(&walk->tree->error, ERROR_TRUNCATED, node->offset, "X.690 8.1.3",
               "want %" PRIu64 " bytes, have %zu left", element->wanted_length,
               element->contents_length);
}

/* An identifier is kept for the open types that follow it. */
static void note_oid(struct walk *walk, struct schema_node *node)
{
    struct frame *frame = top_of(walk);
    uint8_t tag = node->type != NULL ? node->type->tag : node->tag;
    if (tag != DER_OID)
        return;
    struct bytes oid =
        bytes_of(walk->tree->document.data + node->offset + node->header_length,
                 node->contents_length);
    frame->place.oid = oid;
    if (node->index == 0)
        frame->first_oid = oid;
    if (node->type != NULL && node->type->opening_count > 0)
        node->opening = fit_opening(node->type, oid);
}

/* Whether CONTENTS of a node of an ENCLOSING type are what the tables say they are; for
 * a type that they do not know, whether they are DER at all. A BIT STRING of an unknown
 * kind is a key or a signature, and need not be. */
static bool encloses(const struct place *place, bool is_octet_string,
                     struct bytes contents)
{
    if (contents.length == 0)
        return false;
    struct place tried = *place;
    struct match match = place_match(&tried, contents.data[0]);
    if (match.kind == NODE_UNDEFINED || match.is_opaque)
        return false;
    return match.type != NULL || (is_octet_string && element_is_whole(contents));
}

/* Goes behind NODE, whose contents from START to END are not looked into. */
static void go_behind(struct walk *walk, struct schema_node *node, size_t start,
                      size_t end)
{
    node->is_hidden = hidden_overlaps(&walk->hidden, start, end);
    walk->position = end;
}

/* Adds the pieces that the rest of the topmost frame, LENGTH bytes, falls into. */
static void add_pieces(struct walk *walk, const struct schema_layout *layout,
                       size_t length)
{
    for (size_t i = 0; i < layout->field_count; i++) {
        struct schema_node *node = add(walk, NODE_PIECE);
        size_t piece = pieces_length(layout, length, i);
        node->field = &layout->fields[i];
        node->type = layout->fields[i].type;
        node->contents_length = (uint32_t)piece;
        walk->position += piece;
    }
}

/* Goes into an OCTET STRING or a BIT STRING, if there is what the type says. */
static void enclose(struct walk *walk, struct schema_node *node)
{
    const struct schema_type *type = node->type;
    size_t start = (size_t)node->offset + node->header_length, skipped = 0;
    struct bytes contents =
        bytes_of(walk->tree->document.data + start, node->contents_length);
    struct place place = place_inside(type, top_of(walk)->place.oid);
    if (type->tag == DER_BIT_STRING && contents.length > 0) {
        skipped = 1;
        contents = bytes_of(contents.data + 1, contents.length - 1);
    }
    size_t end = start + node->contents_length;
    const struct schema_layout *layout = hidden_overlaps(&walk->hidden, start, end)
                                             ? NULL
                                             : pieces_layout(&place, contents);
    if (layout == NULL && !encloses(&place, skipped == 0, contents)) {
        go_behind(walk, node, start, end);
        return;
    }
    walk->position = start;
    node->has_pieces = place.is_taken = layout != NULL;
    push(walk, node, end, place, skipped);
    if (layout != NULL)
        node->child_count = (uint32_t)(skipped + layout->field_count);
    if (skipped > 0)
        add_octets(walk, NODE_ENCLOSED, 0, skipped);
    if (layout != NULL)
        add_pieces(walk, layout, contents.length);
}

/* Goes into NODE, or behind it. */
static void enter(struct walk *walk, struct schema_node *node,
                  const struct match *match)
{
    struct frame *frame = top_of(walk);
    size_t start = (size_t)node->offset + node->header_length;
    size_t end = start + node->contents_length;
    bool is_constructed = (node->tag & DER_CONSTRUCTED) != 0;
    bool is_closed =
        walk->depth > SCHEMA_DEPTH_MAX || hidden_has(&walk->hidden, start, end);
    if (!is_closed && !is_constructed && node->type != NULL &&
        node->type->kind == SCHEMA_ENCLOSING) {
        enclose(walk, node);
        return;
    }
    struct place inside = place_of_match(match, frame->place.oid);
    if (is_closed || !is_constructed || (end == start && !node->is_indefinite)) {
        if (is_constructed && !is_closed)
            walk->tree->faults += place_missing(&inside);
        go_behind(walk, node, start, end);
        return;
    }
    walk->position = start;
    push(walk, node, end, inside, 0);
}

static void read_element(struct walk *walk, const struct element *element)
{
    struct frame *frame = top_of(walk);
    struct match match = place_match(&frame->place, element->tag);
    struct schema_node *node = add(walk, match.kind);
    node->field = match.field;
    node->alternative = match.alternative;
    node->type = match.type;
    node->opening = match.opening;
    node->tag = element->tag;
    node->header_length = (uint8_t)element->header_length;
    node->contents_length = (uint32_t)element->contents_length;
    node->is_indefinite = element->is_indefinite;
    if (element->contents_length < element->wanted_length)
        note_cut_off(walk, node, element);
    if (match.kind == NODE_UNDEFINED)
        walk->tree->faults += frame->place.type != NULL;
    else
        walk->tree->matched++;
    note_oid(walk, node);
    enter(walk, node, &match);
}

/* Octets that are no element: nobody can tell where the next one begins. END is where
 * they end. */
static void read_broken(struct walk *walk, const char *reason, size_t end)
{
    struct schema_tree *tree = walk->tree;
    tree->faults++;
    error_fail(&tree->error, ERROR_ENCODING, walk->position, "X.690 8.1", "%s", reason);
    add_octets(walk, NODE_BROKEN, 0, end - walk->position);
}

/* Octets that are left out, as far as the topmost frame goes. */
static void read_hidden(struct walk *walk, size_t end)
{
    size_t hidden_end = walk->hidden.next.end;
    add_octets(walk, NODE_HIDDEN, 0,
               (hidden_end < end ? hidden_end : end) - walk->position);
}

/* Reads what is at POSITION of the topmost frame, which goes on. */
static void read_next(struct walk *walk, size_t end)
{
    struct element element;
    size_t start = walk->position, shown_end = walk->hidden.next.start;
    struct bytes left = bytes_of(walk->tree->document.data + start, end - start);
    const char *reason = element_at(left, &element);
    if (reason != NULL)
        read_broken(walk, reason, shown_end < end ? shown_end : end);
    else if (hidden_overlaps(&walk->hidden, start, start + element.header_length))
        read_hidden(walk, end);
    else
        read_element(walk, &element);
}

static void step(struct walk *walk)
{
    struct frame *frame = top_of(walk);
    hidden_advance(&walk->hidden, walk->position);
    if (walk->position == frame->end) {
        if (frame->is_indefinite)
            end_without_octets(walk);
        pop(walk);
    } else if (walk->hidden.next.start <= walk->position) {
        read_hidden(walk, frame->end);
    } else if (is_at_end_octets(walk, frame)) {
        add_octets(walk, NODE_END, 2, 0);
        pop(walk);
    } else {
        read_next(walk, frame->end);
    }
}

bool walk_nodes(struct schema_tree *tree, struct schema_visitor *visitor, size_t limit)
{
    struct walk walk;
    walk.tree = tree;
    walk.view = *tree;
    walk.view.nodes = walk.nodes;
    walk.visitor = visitor;
    walk.hidden = hidden_begin(tree->document, tree->hiding);
    walk.position = walk.depth = 0;
    walk.waits = walk.has_child = walk.is_over = false;
    tree->count = tree->matched = tree->faults = 0;
    memset(&tree->error, 0, sizeof tree->error);
    push(&walk, NULL, tree->document.length, place_of_document(tree->root), 0);
    while (walk.depth > 0 && tree->count < limit && !walk.is_over)
        step(&walk);
    visit_last(&walk);
    return !walk.is_over;
}
