/* element.c -- headers of elements. */
#include "element.h"

#include "../asn1/der.h"
#include "schema.h"

#define TAG_NUMBER_MASK   0x1f /* all ones: the number follows, X.690 8.1.2.4 */
#define TAG_OCTETS_MAX    10
#define LENGTH_INDEFINITE 0x80
#define LENGTH_RESERVED   0xff /* X.690 8.1.3.5 c */

/* Returns how many identifier octets there are, or 0. */
static size_t identifier_length(struct bytes left)
{
    size_t length = 1;
    if ((left.data[0] & TAG_NUMBER_MASK) != TAG_NUMBER_MASK)
        return 1;
    while (length < left.length && length < TAG_OCTETS_MAX)
        if ((left.data[length++] & 0x80) == 0)
            return length;
    return 0;
}

/* Reads the length in the COUNT octets at OCTETS. One of 2^64 or more is
 * UINT64_MAX. */
static uint64_t long_length(const uint8_t *octets, size_t count)
{
    uint64_t length = 0;
    for (size_t i = 0; i < count; i++) {
        if (length > UINT64_MAX >> 8)
            return UINT64_MAX;
        length = length << 8 | octets[i];
    }
    return length;
}

const char *element_at(struct bytes left, struct element *element)
{
    size_t at = identifier_length(left);
    if (at == 0)
        return "want a tag number that ends, have none";
    if (at == left.length)
        return "want length bytes, have nothing left";
    uint8_t first = left.data[at++];
    size_t count = first > LENGTH_INDEFINITE ? first & 0x7fU : 0;
    if (first == LENGTH_RESERVED)
        return "want a length, have the byte FF, which is none";
    if (count > left.length - at)
        return "want more length bytes, have the end";
    *element = (struct element){.tag = left.data[0], .header_length = at + count};
    size_t rest = left.length - element->header_length;
    element->is_indefinite = first == LENGTH_INDEFINITE;
    if (element->is_indefinite && (element->tag & DER_CONSTRUCTED) == 0)
        return "want a definite length of a primitive element, have the indefinite "
               "form";
    if (element->is_indefinite)
        element->wanted_length = rest;
    else
        element->wanted_length = count > 0 ? long_length(left.data + at, count) : first;
    element->contents_length =
        element->wanted_length < rest ? (size_t)element->wanted_length : rest;
    return NULL;
}

bool element_is_whole(struct bytes octets)
{
    size_t ends[SCHEMA_DEPTH_MAX], depth = 1, position = 0;
    struct element element;
    ends[0] = octets.length;
    do {
        struct bytes left =
            bytes_of(octets.data + position, ends[depth - 1] - position);
        if (left.length == 0 || element_at(left, &element) != NULL ||
            element.is_indefinite || element.contents_length < element.wanted_length ||
            element.tag == 0)
            return false;
        position += element.header_length;
        if ((element.tag & DER_CONSTRUCTED) != 0 && element.contents_length > 0) {
            if (depth == SCHEMA_DEPTH_MAX)
                return false;
            ends[depth++] = position + element.contents_length;
        } else {
            position += element.contents_length;
        }
        while (depth > 1 && position == ends[depth - 1])
            depth--;
    } while (depth > 1);
    return position == octets.length;
}
