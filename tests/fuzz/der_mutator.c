/* der_mutator.c -- mutations that know DER: elements are dropped, doubled, moved, wrapped,
 * given another tag or other contents, and all lengths around them still fit. A random byte
 * would break a length, and the reader would stop there each time. Every other mutation is
 * one of libFuzzer's own, so that broken lengths come too. */
#include "fuzz.h"

#include <stdlib.h>

#define ELEMENTS_MAX 1024
#define NESTING_MAX  40
#define NO_PARENT    SIZE_MAX

struct element {
    size_t start, contents, end;
    size_t parent; /* index, or NO_PARENT */
};

struct outline {
    struct bytes document;
    struct element elements[ELEMENTS_MAX];
    size_t count;
};

/* Declared by libFuzzer. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_max);

/* --- finding elements -------------------------------------------------------------- */

/* The element at START, if it is a tag of one byte and a definite length that fits. */
static bool read_element(struct bytes document, size_t start, size_t end,
                         struct element *element)
{
    if (end - start < 2)
        return false;
    size_t length = document.data[start + 1], at = start + 2;
    if (length >= 0x80) {
        size_t count = length & 0x7f;
        if (count == 0 || count > 3 || end - at < count)
            return false;
        for (length = 0; count > 0; count--)
            length = length << 8 | document.data[at++];
    }
    if (length > end - at)
        return false;
    *element = (struct element){.start = start, .contents = at, .end = at + length};
    return true;
}

static void find_elements(struct outline *outline, size_t start, size_t end,
                          size_t parent, unsigned depth);

/* What lies inside: of an OCTET STRING or BIT STRING only what is one element. */
static void find_inside(struct outline *outline, size_t index, unsigned depth)
{
    const struct element *element = &outline->elements[index];
    struct element inner;
    uint8_t tag = outline->document.data[element->start];
    size_t skip = tag == DER_BIT_STRING ? 1 : 0;
    if ((tag & DER_CONSTRUCTED) != 0)
        find_elements(outline, element->contents, element->end, index, depth + 1);
    else if ((tag == DER_OCTET_STRING || tag == DER_BIT_STRING) &&
             element->end - element->contents > 2 + skip &&
             read_element(outline->document, element->contents + skip, element->end,
                          &inner) &&
             inner.end == element->end)
        find_elements(outline, inner.start, inner.end, index, depth + 1);
}

static void find_elements(struct outline *outline, size_t start, size_t end,
                          size_t parent, unsigned depth)
{
    struct element element;
    while (depth < NESTING_MAX && outline->count < ELEMENTS_MAX &&
           read_element(outline->document, start, end, &element)) {
        size_t index = outline->count++;
        outline->elements[index] = element;
        outline->elements[index].parent = parent;
        find_inside(outline, index, depth);
        start = element.end;
    }
}

/* --- putting octets in the place of an element ------------------------------------- */

/* A block that is built from the inside out: what comes before is put before it. */
struct block {
    uint8_t *octets;
    size_t start, size; /* what is used: from START to SIZE */
    bool is_full;
};

static void put_before(struct block *block, const uint8_t *octets, size_t length)
{
    block->is_full = block->is_full || length > block->start;
    if (block->is_full || length == 0)
        return;
    block->start -= length;
    memcpy(block->octets + block->start, octets, length);
}

/* The header of what the block holds behind END. */
static void put_header(struct block *block, uint8_t tag, size_t length)
{
    uint8_t header[5] = {tag};
    size_t count = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    header[1] = (uint8_t)(count == 0 ? length : 0x80 | count);
    for (size_t i = 0; i < count; i++)
        header[2 + i] = (uint8_t)(length >> 8 * (count - 1 - i));
    put_before(block, header, 2 + count);
}

/* Writes the document with OCTETS in the place of the element INDEX into OUT, and returns its
 * length; 0 if it does not fit. */
static size_t replace(const struct outline *outline, size_t index, struct bytes octets,
                      uint8_t *out, size_t size_max)
{
    const uint8_t *data = outline->document.data;
    const struct element *child = &outline->elements[index];
    size_t size = outline->document.length + octets.length + 8 * NESTING_MAX;
    struct block block = {malloc(size), size, size, false};
    if (block.octets == NULL)
        return 0;
    put_before(&block, data + child->end, outline->document.length - child->end);
    put_before(&block, octets.data, octets.length);
    while (child->parent != NO_PARENT) {
        const struct element *parent = &outline->elements[child->parent];
        size_t tail = outline->document.length - parent->end;
        put_before(&block, data + parent->contents, child->start - parent->contents);
        put_header(&block, data[parent->start], block.size - block.start - tail);
        child = parent;
    }
    put_before(&block, data, child->start);
    size_t length = block.size - block.start;
    bool fits = !block.is_full && length <= size_max;
    if (fits)
        memcpy(out, block.octets + block.start, length);
    free(block.octets);
    return fits ? length : 0;
}

/* --- mutations --------------------------------------------------------------------- */

/* Octets that are put together to take the place of an element. */
struct piece {
    uint8_t octets[4096];
    size_t length;
};

static void add(struct piece *piece, const uint8_t *octets, size_t length)
{
    size_t room = sizeof piece->octets - piece->length;
    if (length > room || length == 0)
        return;
    memcpy(piece->octets + piece->length, octets, length);
    piece->length += length;
}

static void add_element(struct piece *piece, struct bytes document,
                        const struct element *element)
{
    add(piece, document.data + element->start, element->end - element->start);
}

static void add_wrapped(struct piece *piece, uint8_t tag, const uint8_t *octets,
                        size_t length)
{
    uint8_t header[8];
    struct block block = {header, sizeof header, sizeof header, false};
    put_header(&block, tag, length);
    if (length + 8 > sizeof piece->octets - piece->length)
        return;
    add(piece, header + block.start, sizeof header - block.start);
    add(piece, octets, length);
}

/* Tags that mean something to one of the readers. */
static uint8_t random_tag(void)
{
    static const uint8_t tags[] = {0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x12,
                                   0x13, 0x14, 0x16, 0x17, 0x18, 0x1a, 0x1c, 0x1e, 0x30,
                                   0x31, 0x80, 0x81, 0x82, 0x83, 0x86, 0x87, 0x88, 0xa0,
                                   0xa1, 0xa2, 0xa3, 0xa4, 0x24, 0x2c, 0x1f, 0x00};
    return tags[(size_t)rand() % sizeof tags];
}

static void add_mutated(struct piece *piece, const struct outline *outline,
                        const struct element *element)
{
    uint8_t contents[2048];
    size_t length = element->end - element->contents;
    if (length > sizeof contents / 2)
        return;
    if (length > 0)
        memcpy(contents, outline->document.data + element->contents, length);
    length = LLVMFuzzerMutate(contents, length, sizeof contents);
    add_wrapped(piece, outline->document.data[element->start], contents, length);
}

enum operation {
    MUTATE_CONTENTS,
    MUTATE_CONTENTS_AGAIN, /* twice as often as the others */
    DROP,
    DOUBLE,
    TAKE_ANOTHER,
    PUT_BEFORE,
    PUT_BEHIND,
    CHANGE_TAG,
    WRAP,
    UNWRAP,
    OPERATION_COUNT,
};

/* Makes what shall stand in the place of the element ONE; OTHER is another element. */
static void make_piece(struct piece *piece, enum operation operation,
                       const struct outline *outline, const struct element *one,
                       struct bytes other_document, const struct element *other)
{
    const uint8_t *data = outline->document.data;
    size_t length = one->end - one->contents;
    if (operation == PUT_BEFORE || operation == TAKE_ANOTHER)
        add_element(piece, other_document, other);
    if (operation == PUT_BEFORE || operation == PUT_BEHIND || operation == DOUBLE)
        add_element(piece, outline->document, one);
    if (operation == DOUBLE)
        add_element(piece, outline->document, one);
    if (operation == PUT_BEHIND)
        add_element(piece, other_document, other);
    if (operation == MUTATE_CONTENTS || operation == MUTATE_CONTENTS_AGAIN)
        add_mutated(piece, outline, one);
    if (operation == CHANGE_TAG)
        add_wrapped(piece, random_tag(), data + one->contents, length);
    if (operation == WRAP)
        add_wrapped(piece, random_tag(), data + one->start, one->end - one->start);
    if (operation == UNWRAP)
        add(piece, data + one->contents, length);
}

static void outline_of(struct outline *outline, struct bytes document)
{
    outline->document = document;
    outline->count = 0;
    find_elements(outline, 0, document.length, NO_PARENT, 0);
}

static size_t mutate_elements(struct outline *outline, uint8_t *data, size_t size_max)
{
    struct piece piece;
    const struct element *elements = outline->elements;
    size_t index = (size_t)rand() % outline->count;
    piece.length = 0;
    make_piece(&piece, (enum operation)(rand() % OPERATION_COUNT), outline,
               &elements[index], outline->document,
               &elements[(size_t)rand() % outline->count]);
    return replace(outline, index, bytes_of(piece.octets, piece.length), data,
                   size_max);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max,
                               unsigned seed)
{
    static struct outline outline;
    srand(seed);
    if (rand() % 2 == 0 && size > 0) {
        outline_of(&outline, bytes_of(data, size));
        size_t length =
            outline.count > 0 ? mutate_elements(&outline, data, size_max) : 0;
        if (length > 0)
            return length;
    }
    return LLVMFuzzerMutate(data, size, size_max);
}

/* An element of the second document takes the place of one in the first, or stands beside
 * it. */
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1,
                                 const uint8_t *data2, size_t size2, uint8_t *out,
                                 size_t size_max, unsigned seed)
{
    static struct outline first, second;
    struct piece piece;
    srand(seed);
    outline_of(&first, bytes_of(data1, size1));
    outline_of(&second, bytes_of(data2, size2));
    if (first.count == 0 || second.count == 0)
        return 0;
    size_t index = (size_t)rand() % first.count;
    piece.length = 0;
    make_piece(&piece, (enum operation)(TAKE_ANOTHER + rand() % 3), &first,
               &first.elements[index], second.document,
               &second.elements[(size_t)rand() % second.count]);
    return replace(&first, index, bytes_of(piece.octets, piece.length), out, size_max);
}
