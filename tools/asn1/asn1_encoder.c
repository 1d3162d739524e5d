/* asn1_encoder.c -- elements with holes for their lengths. */
#include "asn1_encoder.h"

#include <stdlib.h>

#include "../../asn1/der.h"

#define HOLE_SIZE       5 /* 84 and four octets: more than fits in INPUT_LENGTH_MAX */
#define SIZE_FIRST      4096
#define LENGTH_MAX      ((size_t)UINT32_MAX) /* of all, holes included */
#define IDENTIFIER_SIZE 6                    /* 1F and five times seven bits */

bool asn1_octets_put(struct asn1_octets *octets, const void *data, size_t length)
{
    if (length > LENGTH_MAX - octets->length)
        return false;
    if (length > octets->size - octets->length) {
        size_t size = octets->size > 0 ? octets->size : SIZE_FIRST;
        while (size < octets->length + length)
            size *= 2;
        uint8_t *block = malloc(size);
        if (block == NULL)
            return false;
        if (octets->length > 0)
            memcpy(block, octets->data, octets->length);
        size_t used = octets->length;
        asn1_octets_clear(octets);
        *octets = (struct asn1_octets){block, used, size};
    }
    if (length > 0)
        memcpy(octets->data + octets->length, data, length);
    octets->length += length;
    return true;
}

void asn1_octets_clear(struct asn1_octets *octets)
{
    if (octets->data != NULL)
        explicit_bzero(octets->data, octets->size);
    free(octets->data);
    *octets = (struct asn1_octets){0};
}

void asn1_encoder_put(struct asn1_encoder *encoder, const void *octets, size_t length)
{
    encoder->has_failed =
        encoder->has_failed || !asn1_octets_put(&encoder->written, octets, length);
}

void asn1_encoder_put_tag(struct asn1_encoder *encoder, enum ber_class tag_class,
                          bool is_constructed, uint32_t number)
{
    uint8_t octets[IDENTIFIER_SIZE];
    size_t count = 0;
    uint8_t first =
        (uint8_t)((unsigned)tag_class << 6 | (is_constructed ? DER_CONSTRUCTED : 0));
    if (number < 31) {
        octets[count++] = (uint8_t)(first | number);
    } else {
        unsigned shift = 0;
        octets[count++] = first | 31;
        while (number >> shift > 0x7f)
            shift += 7;
        for (; shift > 0; shift -= 7)
            octets[count++] = (uint8_t)(0x80 | (number >> shift & 0x7f));
        octets[count++] = (uint8_t)(number & 0x7f);
    }
    asn1_encoder_put(encoder, octets, count);
}

/* Writes the shortest form of LENGTH, and returns how many octets it took. */
static size_t format_length(uint32_t length, uint8_t octets[HOLE_SIZE])
{
    size_t count = 1;
    if (length < 0x80) {
        octets[0] = (uint8_t)length;
        return 1;
    }
    while (count < 4 && length >> 8 * count != 0)
        count++;
    octets[0] = (uint8_t)(0x80 | count);
    for (size_t i = 0; i < count; i++)
        octets[1 + i] = (uint8_t)(length >> 8 * (count - 1 - i));
    return 1 + count;
}

void asn1_encoder_put_length(struct asn1_encoder *encoder, uint32_t length)
{
    uint8_t octets[HOLE_SIZE];
    asn1_encoder_put(encoder, octets, format_length(length, octets));
}

static bool remember_hole(struct asn1_encoder *encoder)
{
    if (encoder->hole_count == encoder->hole_size) {
        size_t size = encoder->hole_size > 0 ? 2 * encoder->hole_size : 256;
        uint32_t *holes = realloc(encoder->holes, size * sizeof *holes);
        if (holes == NULL)
            return false;
        encoder->holes = holes;
        encoder->hole_size = size;
    }
    encoder->holes[encoder->hole_count++] = (uint32_t)encoder->written.length;
    return true;
}

struct asn1_hole asn1_encoder_begin(struct asn1_encoder *encoder)
{
    struct asn1_hole hole = {0};
    encoder->has_failed = encoder->has_failed || !remember_hole(encoder);
    asn1_encoder_put(encoder, "\0\0\0\0", HOLE_SIZE);
    if (!encoder->has_failed)
        hole = (struct asn1_hole){encoder->hole_count - 1, encoder->written.length,
                                  encoder->slack, true};
    return hole;
}

void asn1_encoder_end(struct asn1_encoder *encoder, const struct asn1_hole *hole)
{
    if (encoder->has_failed || !hole->is_open)
        return;
    size_t length =
        encoder->written.length - hole->contents - (encoder->slack - hole->slack);
    uint8_t *at = encoder->written.data + encoder->holes[hole->index];
    encoder->slack += HOLE_SIZE - format_length((uint32_t)length, at);
}

bool asn1_encoder_finish(struct asn1_encoder *encoder)
{
    uint8_t *data = encoder->written.data;
    size_t used = 0, position = 0;
    if (encoder->has_failed)
        return false;
    for (size_t i = 0; i <= encoder->hole_count; i++) {
        bool is_last = i == encoder->hole_count;
        size_t end = is_last ? encoder->written.length : encoder->holes[i];
        size_t kept = end - position;
        if (!is_last)
            kept += data[end] < 0x80 ? 1 : 1 + (data[end] & 0x7fu);
        if (kept > 0)
            memmove(data + used, data + position, kept);
        used += kept;
        position = end + HOLE_SIZE;
    }
    encoder->written.length = used;
    encoder->hole_count = 0;
    return true;
}

void asn1_encoder_clear(struct asn1_encoder *encoder)
{
    asn1_octets_clear(&encoder->written);
    free(encoder->holes);
    *encoder = (struct asn1_encoder){0};
}
