/* read.c -- lays a document beside the tables, in one pass and without recursion on
 * what is in it. Invariants: (1) the octets before POSITION belong to nodes, each to
 * one; (2) a frame is an element whose inside is being read, and lies within the one
 * below it; (3) every step moves POSITION or takes a frame away. */
#include <inttypes.h>
#include <stdlib.h>

#include "../asn1/der.h"
#include "element.h"
#include "fit.h"
#include "schema.h"

struct frame {
    uint32_t node; /* or SCHEMA_NO_PARENT for the document */
    size_t end;
    struct place place;
    struct bytes first_oid; /* of the element's first child, if it is one */
    bool is_indefinite;     /* ends where its end-of-contents octets are */
    uint32_t count;
};

struct reading {
    struct schema_tree *tree;
    size_t size; /* room for nodes */
    size_t position;
    struct frame frames[SCHEMA_DEPTH_MAX + 1];
    size_t depth;
};

static struct frame *top_of(struct reading *reading)
{
    return &reading->frames[reading->depth - 1];
}

static bool grow(struct reading *reading)
{
    struct schema_tree *tree = reading->tree;
    if (tree->count < reading->size)
        return true;
    size_t size = reading->size == 0 ? 64 : reading->size + reading->size / 2;
    struct schema_node *nodes = realloc(tree->nodes, size * sizeof *nodes);
    if (nodes == NULL)
        return false;
    tree->nodes = nodes;
    reading->size = size;
    return true;
}

/* Adds a node of this KIND at POSITION, in the topmost frame. */
static struct schema_node *add(struct reading *reading, enum schema_node_kind kind)
{
    struct schema_tree *tree = reading->tree;
    struct frame *frame = top_of(reading);
    if (!grow(reading))
        return NULL;
    struct schema_node *node = &tree->nodes[tree->count++];
    *node = (struct schema_node){.kind = (uint8_t)kind,
                                 .offset = (uint32_t)reading->position,
                                 .parent = frame->node,
                                 .index = frame->count++,
                                 .depth = (uint8_t)(reading->depth - 1)};
    if (frame->node != SCHEMA_NO_PARENT) {
        tree->nodes[frame->node].has_children = true;
        tree->nodes[frame->node].child_count = frame->count;
    }
    return node;
}

static bool add_octets(struct reading *reading, enum schema_node_kind kind,
                       size_t header_length, size_t contents_length)
{
    struct schema_node *node = add(reading, kind);
    if (node == NULL)
        return false;
    node->header_length = (uint8_t)header_length;
    node->contents_length = (uint32_t)contents_length;
    reading->position += header_length + contents_length;
    return true;
}

/* --- frames
 * ---------------------------------------------------------------------------- */

static void push(struct reading *reading, uint32_t node, size_t end, struct place place,
                 bool is_indefinite)
{
    struct frame frame = {
        .node = node, .end = end, .place = place, .is_indefinite = is_indefinite};
    reading->frames[reading->depth++] = frame;
}

/* The element is over: what it should have had and had not is a fault, unless it was
 * cut off; and an algorithm's identifier tells its neighbours what they are. */
static void pop(struct reading *reading)
{
    struct frame *frame = top_of(reading);
    struct schema_tree *tree = reading->tree;
    if (frame->is_indefinite) {
        struct schema_node *node = &tree->nodes[frame->node];
        node->contents_length =
            (uint32_t)(reading->position - node->offset - node->header_length);
    }
    if (frame->node == SCHEMA_NO_PARENT || !tree->nodes[frame->node].is_cut_off)
        tree->faults += place_missing(&frame->place);
    reading->depth--;
    if (reading->depth > 0 && frame->first_oid.length > 0)
        top_of(reading)->place.oid = frame->first_oid;
}

/* An end of the indefinite kind was looked for up to the end of the element around. */
static void end_without_octets(struct reading *reading)
{
    struct frame *frame = top_of(reading);
    struct schema_node *node = &reading->tree->nodes[frame->node];
    node->is_cut_off = true;
    error_fail(&reading->tree->error, ERROR_TRUNCATED, node->offset, "X.690 8.1.5",
               "want end-of-contents octets, have none");
}

static bool is_at_end_octets(const struct reading *reading, const struct frame *frame)
{
    const uint8_t *octets = reading->tree->document.data + reading->position;
    return frame->is_indefinite && frame->end - reading->position >= 2 &&
           octets[0] == 0 && octets[1] == 0;
}

/* --- elements
 * -------------------------------------------------------------------------- */

static void note_cut_off(struct reading *reading, struct schema_node *node,
                         const struct element *element)
{
    node->is_cut_off = true;
    error_fail(&reading->tree->error, ERROR_TRUNCATED, node->offset, "X.690 8.1.3",
               "want %" PRIu64 " octets, have %zu left", element->wanted_length,
               element->contents_length);
}

/* An identifier is kept for the open types that follow it. */
static void note_oid(struct reading *reading, struct schema_node *node)
{
    struct frame *frame = top_of(reading);
    uint8_t tag = node->type != NULL ? node->type->tag : node->tag;
    if (tag != DER_OID)
        return;
    struct bytes oid =
        bytes_of(reading->tree->document.data + node->offset + node->header_length,
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

/* Goes into an OCTET STRING or a BIT STRING, if there is what the type says. */
static bool enclose(struct reading *reading, uint32_t index)
{
    struct schema_node *node = &reading->tree->nodes[index];
    const struct schema_type *type = node->type;
    size_t start = (size_t)node->offset + node->header_length, skipped = 0;
    struct bytes contents =
        bytes_of(reading->tree->document.data + start, node->contents_length);
    struct place place = place_inside(type, top_of(reading)->place.oid);
    if (type->tag == DER_BIT_STRING && contents.length > 0) {
        skipped = 1;
        contents = bytes_of(contents.data + 1, contents.length - 1);
    }
    if (!encloses(&place, skipped == 0, contents)) {
        reading->position = start + node->contents_length;
        return true;
    }
    reading->position = start;
    push(reading, index, start + node->contents_length, place, false);
    return skipped == 0 || add_octets(reading, NODE_ENCLOSED, 0, skipped);
}

/* Goes into the node INDEX, or behind it. */
static bool enter(struct reading *reading, uint32_t index, const struct match *match)
{
    struct schema_node *node = &reading->tree->nodes[index];
    struct frame *frame = top_of(reading);
    size_t start = (size_t)node->offset + node->header_length;
    size_t end = start + node->contents_length;
    bool is_constructed = (node->tag & DER_CONSTRUCTED) != 0;
    bool is_deep = reading->depth > SCHEMA_DEPTH_MAX;
    if (!is_deep && !is_constructed && node->type != NULL &&
        node->type->kind == SCHEMA_ENCLOSING)
        return enclose(reading, index);
    if (is_deep || !is_constructed || (end == start && !node->is_indefinite)) {
        struct place inside = place_of_match(match, frame->place.oid);
        if (is_constructed && !is_deep)
            reading->tree->faults += place_missing(&inside);
        reading->position = end;
        return true;
    }
    reading->position = start;
    push(reading, index, end, place_of_match(match, frame->place.oid),
         node->is_indefinite);
    return true;
}

static bool read_element(struct reading *reading, const struct element *element)
{
    struct frame *frame = top_of(reading);
    struct match match = place_match(&frame->place, element->tag);
    struct schema_node *node = add(reading, match.kind);
    if (node == NULL)
        return false;
    node->field = match.field;
    node->alternative = match.alternative;
    node->type = match.type;
    node->opening = match.opening;
    node->tag = element->tag;
    node->header_length = (uint8_t)element->header_length;
    node->contents_length = (uint32_t)element->contents_length;
    node->is_indefinite = element->is_indefinite;
    if (element->contents_length < element->wanted_length)
        note_cut_off(reading, node, element);
    if (match.kind == NODE_UNDEFINED)
        reading->tree->faults += frame->place.type != NULL;
    else
        reading->tree->matched++;
    note_oid(reading, node);
    return enter(reading, (uint32_t)(reading->tree->count - 1), &match);
}

/* Octets that are no element: nobody can tell where the next one begins. */
static bool read_broken(struct reading *reading, const char *reason)
{
    struct schema_tree *tree = reading->tree;
    tree->faults++;
    error_fail(&tree->error, ERROR_ENCODING, reading->position, "X.690 8.1", "%s",
               reason);
    return add_octets(reading, NODE_BROKEN, 0,
                      top_of(reading)->end - reading->position);
}

static bool read_step(struct reading *reading)
{
    struct frame *frame = top_of(reading);
    struct element element;
    if (reading->position == frame->end) {
        if (frame->is_indefinite)
            end_without_octets(reading);
        pop(reading);
        return true;
    }
    if (is_at_end_octets(reading, frame)) {
        if (!add_octets(reading, NODE_END, 2, 0))
            return false;
        pop(reading);
        return true;
    }
    struct bytes left = bytes_of(reading->tree->document.data + reading->position,
                                 frame->end - reading->position);
    const char *reason = element_at(left, &element);
    return reason != NULL ? read_broken(reading, reason)
                          : read_element(reading, &element);
}

/* Reads until the document ends or there are LIMIT nodes. */
static bool read_nodes(struct bytes document, const struct schema_type *type,
                       size_t limit, struct schema_tree *tree)
{
    struct reading reading = {.tree = tree};
    *tree = (struct schema_tree){.document = document, .root = type};
    if (document.length > SCHEMA_DOCUMENT_MAX)
        return false;
    push(&reading, SCHEMA_NO_PARENT, document.length, place_of_document(type), false);
    while (reading.depth > 0 && tree->count < limit)
        if (!read_step(&reading))
            return false;
    return true;
}

bool schema_read(struct bytes document, const struct schema_type *type,
                 struct schema_tree *tree)
{
    return read_nodes(document, type, SIZE_MAX, tree);
}

void schema_clear(struct schema_tree *tree)
{
    free(tree->nodes);
    *tree = (struct schema_tree){.nodes = NULL};
}

/* So many nodes tell types apart; a large CRL need not be read once for each of
 * them. */
#define TRIED_NODES_MAX 200

/* A fault weighs more than a field that fits: almost any SEQUENCE has fields that fit
 * some type. */
#define FAULT_WEIGHT 4

bool schema_type_of(struct bytes document, const struct schema_type **type)
{
    long best = 0;
    *type = NULL;
    for (size_t i = 0; schema_documents[i] != NULL; i++) {
        struct schema_tree tree;
        bool ok = read_nodes(document, schema_documents[i], TRIED_NODES_MAX, &tree);
        long weight = (long)tree.matched - FAULT_WEIGHT * (long)tree.faults;
        schema_clear(&tree);
        if (!ok)
            return false;
        if (weight > best) {
            best = weight;
            *type = schema_documents[i];
        }
    }
    return true;
}
