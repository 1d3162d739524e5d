/* mutate.c -- one change in a document. The document is walked twice: to count its elements,
 * and to write them again, all but the one that was chosen. */
#include "mutate.h"

#include <stdlib.h>
#include <string.h>

#include "asn1/ber.h"
#include "asn1/der.h"

size_t mutate_choose(struct random_source *random, size_t bound)
{
    uint32_t number = 0;
    if (!random->fill(random, (uint8_t *)&number, sizeof number))
        abort();
    return number % bound;
}

/* A walk that writes. */
struct rewriter {
    struct der_writer *writer;
    struct random_source *random;
    size_t count;  /* elements so far */
    size_t target; /* the one to change */
};

static struct bytes part(struct bytes octets, size_t start)
{
    return bytes_of(octets.data + start, octets.length - start);
}

/* How many octets stand before the elements inside: 0, or 1 in a BIT STRING; SIZE_MAX if there
 * are none inside. */
static size_t inside(const struct ber_header *header, struct bytes contents)
{
    if (header->is_constructed)
        return 0;
    if (header->tag_class != BER_UNIVERSAL)
        return SIZE_MAX;
    if (header->number == DER_OCTET_STRING && ber_is_one_value(contents))
        return 0;
    if (header->number == DER_BIT_STRING && contents.length > 1 &&
        contents.data[0] == 0 && ber_is_one_value(part(contents, 1)))
        return 1;
    return SIZE_MAX;
}

/* Values, right and wrong, to stand in the place of another. */
static const struct bytes others[] = {
    {(const uint8_t *)"\x05\x00", 2},
    {(const uint8_t *)"\x05\x01\x00", 3},
    {(const uint8_t *)"\x01\x01\xff", 3},
    {(const uint8_t *)"\x01\x01\x7f", 3},
    {(const uint8_t *)"\x01\x00", 2},
    {(const uint8_t *)"\x02\x01\x00", 3},
    {(const uint8_t *)"\x02\x01\x80", 3},
    {(const uint8_t *)"\x02\x00", 2},
    {(const uint8_t *)"\x02\x02\x00\x01", 4},
    {(const uint8_t *)"\x02\x09\x7f\x00\x00\x00\x00\x00\x00\x00\x00", 11},
    {(const uint8_t *)"\x03\x02\x07\x80", 4},
    {(const uint8_t *)"\x03\x02\x01\x03", 4},
    {(const uint8_t *)"\x06\x03\x55\x04\x03", 5},
    {(const uint8_t *)"\x06\x03\x55\x80\x03", 5},
    {(const uint8_t *)"\x0a\x01\x05", 3},
    {(const uint8_t *)"\x0c\x01\x61", 3},
    {(const uint8_t *)"\x0c\x01\xff", 3},
    {(const uint8_t *)"\x13\x01\x61", 3},
    {(const uint8_t *)"\x16\x01\x61", 3},
    {(const uint8_t *)"\x1e\x01\x61", 3},
    {(const uint8_t *)"\x17\x0d\x32\x36\x31\x32\x33\x31\x32\x33\x35\x39\x35\x39\x5a",
     15},
    {(const uint8_t *)"\x24\x03\x04\x01\x61", 5},
    {(const uint8_t *)"\x30\x00", 2},
    {(const uint8_t *)"\x30\x02\x05\x00", 4},
    {(const uint8_t *)"\x31\x00", 2},
    {(const uint8_t *)"\x31\x06\x02\x01\x02\x02\x01\x01", 8},
    {(const uint8_t *)"\x80\x01\x61", 3},
    {(const uint8_t *)"\xa0\x02\x05\x00", 4},
    {(const uint8_t *)"\xa4\x02\x30\x00", 4},
    {(const uint8_t *)"\x9f\x20\x00", 3},
    {(const uint8_t *)"\xbf\x20\x02\x05\x00", 5},
    {(const uint8_t *)"\x1f\x1e\x00", 3},
};
#define OTHER_COUNT (sizeof others / sizeof others[0])

static const uint8_t octets_of_interest[] = {0x00, 0x01, 0x20, 0x7f, 0x80, 0xff};
#define INTEREST_COUNT sizeof octets_of_interest

/* Writes CONTENTS with one octet another: a bit flipped, or one of interest. */
static void write_altered(struct rewriter *r, struct bytes contents)
{
    size_t at = mutate_choose(r->random, contents.length);
    uint8_t octet = contents.data[at];
    if (mutate_choose(r->random, 2) == 0)
        octet ^= (uint8_t)(1u << mutate_choose(r->random, 8));
    else
        octet = octets_of_interest[mutate_choose(r->random, INTEREST_COUNT)];
    der_write_raw(r->writer, bytes_of(contents.data, at));
    der_write_raw(r->writer, bytes_of(&octet, 1));
    der_write_raw(r->writer, part(contents, at + 1));
}

/* Writes CONTENTS longer or shorter, under TAG. */
static void write_resized(struct rewriter *r, uint8_t tag, struct bytes contents)
{
    const uint8_t *octet =
        &octets_of_interest[mutate_choose(r->random, INTEREST_COUNT)];
    size_t how = mutate_choose(r->random, 4);
    der_begin(r->writer, tag);
    if (how == 0)
        der_write_raw(r->writer, bytes_of(octet, 1));
    if (how == 1 && contents.length > 0)
        contents.length--;
    if (how != 2)
        der_write_raw(r->writer, contents);
    if (how == 3)
        der_write_raw(r->writer, bytes_of(octet, 1));
    der_end(r->writer);
}

/* Writes the length of CONTENTS in an octet more than needed. */
static void write_long_length(struct rewriter *r, uint8_t tag, struct bytes contents)
{
    uint8_t header[] = {tag, 0x83, (uint8_t)(contents.length >> 16),
                        (uint8_t)(contents.length >> 8), (uint8_t)contents.length};
    der_write_raw(r->writer, bytes_of(header, sizeof header));
    der_write_raw(r->writer, contents);
}

static void write_changed(struct rewriter *r, struct bytes element,
                          struct bytes contents)
{
    uint8_t tag = element.data[0];
    switch (mutate_choose(r->random, 10)) {
    case 0: /* left out */
        break;
    case 1:
        der_write_raw(r->writer, element);
        der_write_raw(r->writer, element);
        break;
    case 2:
        der_write(r->writer, tag ^ DER_CONSTRUCTED, contents);
        break;
    case 3:
        der_write(r->writer, (uint8_t)(tag + 1 + mutate_choose(r->random, 30)),
                  contents);
        break;
    case 4:
        write_long_length(r, tag, contents);
        break;
    case 5:
    case 6:
        der_write_raw(r->writer, others[mutate_choose(r->random, OTHER_COUNT)]);
        break;
    case 7:
        write_resized(r, tag, contents);
        break;
    default:
        der_begin(r->writer, tag);
        if (contents.length > 0)
            write_altered(r, contents);
        der_end(r->writer);
    }
}

static void write_elements(struct rewriter *r, struct bytes elements);

/* Writes what is inside, if something is; or all of it as it is. */
static void write_unchanged(struct rewriter *r, const struct ber_header *header,
                            struct bytes element, struct bytes contents)
{
    size_t skip = inside(header, contents);
    if (skip == SIZE_MAX) {
        der_write_raw(r->writer, element);
        return;
    }
    der_begin(r->writer, element.data[0]);
    der_write_raw(r->writer, bytes_of(contents.data, skip));
    write_elements(r, part(contents, skip));
    der_end(r->writer);
}

static void write_elements(struct rewriter *r, struct bytes elements)
{
    while (elements.length > 0) {
        struct ber_header header;
        if (ber_read_header(elements, &header) != BER_FINE) {
            der_write_raw(r->writer, elements); /* what is no DER stays */
            return;
        }
        size_t length = header.header_length + header.contents_length;
        struct bytes element = bytes_of(elements.data, length);
        struct bytes contents = part(element, header.header_length);
        if (r->count++ == r->target)
            write_changed(r, element, contents);
        else
            write_unchanged(r, &header, element, contents);
        elements = part(elements, length);
    }
}

void mutate(struct der_writer *writer, struct bytes document,
            struct random_source *random)
{
    struct rewriter r = {writer, random, 0, SIZE_MAX};
    if (mutate_choose(random, 10) == 0) {
        write_altered(&r, document);
        return;
    }
    struct der_writer ignored = {0};
    r.writer = &ignored;
    write_elements(&r, document);
    der_writer_clear(&ignored);
    r = (struct rewriter){writer, random, 0, mutate_choose(random, r.count)};
    write_elements(&r, document);
}
