/* extent.c -- how much lies inside an element. It steps as the walk does (walk.c), but
 * over what is inside the children, and must come to the same end. */
#include "extent.h"

#include "../asn1/der.h"
#include "element.h"

/* Elements of the indefinite form within each other, the outermost first. */
struct looking {
    struct bytes document;
    struct hidden hidden;
    size_t position;
    size_t ends[SCHEMA_DEPTH_MAX + 1];
    size_t count;
    size_t depth; /* of the children of the outermost */
};

static bool is_at_zeros(const struct looking *looking, size_t end)
{
    const uint8_t *octets = looking->document.data + looking->position;
    return end - looking->position >= 2 && octets[0] == 0 && octets[1] == 0;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Goes over a child, or into it if its end is not known. */
static void look_at_child(struct looking *looking)
{
    struct element element;
    size_t start = looking->position, end = looking->ends[looking->count - 1];
    struct bytes left = bytes_of(looking->document.data + start, end - start);
    if (element_at(left, &element) != NULL) {
        looking->position = least(end, looking->hidden.next.start);
        return;
    }
    size_t contents = start + element.header_length;
    if (hidden_overlaps(&looking->hidden, start, contents)) {
        looking->position = least(end, looking->hidden.next.end);
        return;
    }
    looking->position = contents + element.contents_length;
    if (element.is_indefinite &&
        looking->depth + looking->count - 1 < SCHEMA_DEPTH_MAX &&
        !hidden_has(&looking->hidden, contents, looking->position)) {
        looking->ends[looking->count++] = looking->position;
        looking->position = contents;
    }
}

struct extent extent_of(struct bytes document, size_t start, size_t end, size_t depth,
                        bool is_indefinite, const struct hidden *hidden)
{
    struct looking looking = {.document = document,
                              .hidden = *hidden,
                              .position = start,
                              .ends = {end},
                              .count = 1,
                              .depth = depth};
    struct extent extent = {.is_cut_off = false};
    while (looking.count > 0) {
        size_t innermost = looking.ends[looking.count - 1];
        bool is_ended = looking.count > 1 || is_indefinite;
        hidden_advance(&looking.hidden, looking.position);
        if (looking.position == innermost) {
            looking.count--;
            extent.is_cut_off = looking.count == 0 && is_ended;
            continue;
        }
        extent.child_count += looking.count == 1;
        if (looking.hidden.next.start <= looking.position) {
            looking.position = least(innermost, looking.hidden.next.end);
        } else if (is_ended && is_at_zeros(&looking, innermost)) {
            looking.position += 2;
            looking.count--;
        } else {
            look_at_child(&looking);
        }
    }
    extent.end = looking.position;
    return extent;
}
