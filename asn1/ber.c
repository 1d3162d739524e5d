/* ber.c -- headers of any encoding, and a walk over its elements. */
#include "ber.h"

#define CONSTRUCTED       0x20
#define NUMBER_MASK       0x1f /* all ones: the number follows, X.690 8.1.2.4 */
#define MORE              0x80 /* another octet of the number follows */
#define LENGTH_INDEFINITE 0x80
#define LENGTH_RESERVED   0xff

/* Reads a tag number in octets of seven bits at and behind LEFT[1]. */
static enum ber_fault read_number(struct bytes left, struct ber_header *header)
{
    size_t at = 1;
    uint32_t number = 0;
    for (;;) {
        if (at == left.length)
            return BER_TAG_CUT_OFF;
        uint8_t octet = left.data[at++];
        if (at == 2 && octet == MORE)
            header->forms |= BER_PADDED_TAG;
        if (number > BER_NUMBER_MAX >> 7)
            return BER_TAG_TOO_LARGE;
        number = number << 7 | (octet & 0x7f);
        if ((octet & MORE) == 0)
            break;
    }
    header->number = number;
    header->identifier_length = at;
    if (number < NUMBER_MASK)
        header->forms |= BER_LONG_TAG;
    return BER_FINE;
}

static enum ber_fault read_identifier(struct bytes left, struct ber_header *header)
{
    if (left.length == 0)
        return BER_TAG_CUT_OFF;
    header->identifier = left.data[0];
    header->tag_class = (enum ber_class)(left.data[0] >> 6);
    header->is_constructed = (left.data[0] & CONSTRUCTED) != 0;
    header->number = left.data[0] & NUMBER_MASK;
    header->identifier_length = 1;
    return header->number == NUMBER_MASK ? read_number(left, header) : BER_FINE;
}

/* Reads a length in the COUNT octets at OCTETS. */
static enum ber_fault read_long_length(const uint8_t *octets, size_t count,
                                       struct ber_header *header)
{
    uint64_t length = 0;
    for (size_t i = 0; i < count; i++) {
        if (length > INT64_MAX >> 8)
            return BER_LENGTH_TOO_LARGE;
        length = length << 8 | octets[i];
    }
    if (length < 0x80 || octets[0] == 0)
        header->forms |= BER_LONG_LENGTH;
    header->contents_length = length;
    return BER_FINE;
}

static enum ber_fault read_length(struct bytes left, struct ber_header *header)
{
    size_t at = header->identifier_length;
    if (at == left.length)
        return BER_LENGTH_CUT_OFF;
    uint8_t first = left.data[at++];
    size_t count = first > LENGTH_INDEFINITE ? first & 0x7fu : 0;
    if (count > left.length - at)
        return BER_LENGTH_CUT_OFF;
    header->header_length = at + count;
    if (first == LENGTH_RESERVED)
        header->forms |= BER_RESERVED_FORM;
    if (count > 0)
        return read_long_length(left.data + at, count, header);
    header->is_indefinite = first == LENGTH_INDEFINITE;
    if (!header->is_indefinite) {
        header->contents_length = first;
        return BER_FINE;
    }
    header->forms |= BER_INDEFINITE;
    return header->is_constructed ? BER_FINE : BER_PRIMITIVE_INDEFINITE;
}

enum ber_fault ber_read_header(struct bytes left, struct ber_header *header)
{
    *header = (struct ber_header){0};
    enum ber_fault fault = read_identifier(left, header);
    if (fault == BER_FINE)
        fault = read_length(left, header);
    if (fault != BER_FINE)
        return fault;
    return header->contents_length <= left.length - header->header_length
               ? BER_FINE
               : BER_CONTENTS_CUT_OFF;
}

const char *ber_fault_text(enum ber_fault fault, const char **source)
{
    static const struct {
        const char *text, *source;
    } faults[] = {
        [BER_FINE] = {"", NULL},
        [BER_TAG_CUT_OFF] = {"want a tag, have the end", "X.690 8.1.2"},
        [BER_TAG_TOO_LARGE] = {"want a tag number below 2^31, have a larger one", NULL},
        [BER_LENGTH_CUT_OFF] = {"want length octets, have the end", "X.690 8.1.3"},
        [BER_LENGTH_TOO_LARGE] = {"want a length below 2^63, have a larger one", NULL},
        [BER_PRIMITIVE_INDEFINITE] = {"want a definite length of a primitive element, "
                                      "have the indefinite form",
                                      "X.690 8.1.3.2"},
        [BER_CONTENTS_CUT_OFF] = {"want as many octets as the length says, have fewer",
                                  "X.690 8.1.3"},
        [BER_TOO_DEEP] = {"want at most 128 levels of nesting, have more", NULL},
    };
    *source = faults[fault].source;
    return faults[fault].text;
}

struct ber_walk ber_walk_of(struct bytes document)
{
    struct ber_walk walk = {.document = document};
    walk.frames[0].end = document.length;
    return walk;
}

/* Comes out of all elements that end here. */
static void leave_ended(struct ber_walk *walk)
{
    while (walk->depth > 0 && walk->position == walk->frames[walk->depth].end) {
        if (walk->frames[walk->depth].is_indefinite)
            walk->unended_count++;
        walk->depth--;
    }
}

static struct bytes left_in_frame(const struct ber_walk *walk)
{
    size_t end = walk->frames[walk->depth].end;
    return bytes_of(walk->document.data + walk->position, end - walk->position);
}

static bool is_end_of_contents(const struct ber_header *header)
{
    return header->tag_class == BER_UNIVERSAL && !header->is_constructed &&
           header->number == BER_END_OF_CONTENTS;
}

enum ber_step ber_next(struct ber_walk *walk, struct ber_element *element,
                       enum ber_fault *fault)
{
    leave_ended(walk);
    *fault = BER_FINE;
    *element = (struct ber_element){.offset = walk->position, .depth = walk->depth};
    struct bytes left = left_in_frame(walk);
    if (left.length == 0)
        return BER_END;
    *fault = ber_read_header(left, &element->header);
    if (*fault != BER_FINE)
        return BER_FAULT;
    size_t header_length = element->header.header_length;
    element->contents = bytes_of(left.data + header_length,
                                 element->header.is_indefinite
                                     ? left.length - header_length
                                     : (size_t)element->header.contents_length);
    walk->position += header_length + element->contents.length;
    if (is_end_of_contents(&element->header) && walk->frames[walk->depth].is_indefinite)
        walk->depth--; /* never below 0: the document is not indefinite */
    return BER_ELEMENT;
}

enum ber_fault ber_enter(struct ber_walk *walk, const struct ber_element *element,
                         size_t skip)
{
    if (walk->depth == BER_DEPTH_MAX)
        return BER_TOO_DEEP;
    walk->depth++;
    walk->frames[walk->depth].end = walk->position;
    walk->frames[walk->depth].is_indefinite = element->header.is_indefinite;
    walk->position -= element->contents.length - skip;
    return BER_FINE;
}

struct bytes ber_leave_rest(struct ber_walk *walk)
{
    struct bytes rest = left_in_frame(walk);
    walk->position += rest.length;
    return rest;
}

bool ber_is_one_value(struct bytes octets)
{
    struct ber_walk walk = ber_walk_of(octets);
    struct ber_element element;
    enum ber_fault fault;
    enum ber_step step;
    bool is_first = true;
    while ((step = ber_next(&walk, &element, &fault)) == BER_ELEMENT) {
        const struct ber_header *header = &element.header;
        if (header->forms != 0 || is_end_of_contents(header) ||
            (is_first &&
             (header->tag_class != BER_UNIVERSAL ||
              element.contents.length + header->header_length != octets.length)))
            return false;
        is_first = false;
        if (header->is_constructed && element.contents.length > 0 &&
            ber_enter(&walk, &element, 0) != BER_FINE)
            return false;
    }
    return step == BER_END && !is_first;
}
