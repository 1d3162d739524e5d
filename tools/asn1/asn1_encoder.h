/* asn1_encoder.h -- writing any encoding, right or wrong on purpose: elements are begun
 * and ended, and the length of each is what came between, unless it is overridden.
 *
 * A length is known last and stands first. The encoder leaves a hole of the greatest
 * size for it and closes all holes at the end, so that time is in proportion to what is
 * written, however deep it is nested. */
#ifndef CERTWRIGHT_ASN1_ENCODER_H
#define CERTWRIGHT_ASN1_ENCODER_H

#include "../../asn1/ber.h"

struct asn1_octets {
    uint8_t *data;
    size_t length, size;
};

struct asn1_hole {
    size_t index;    /* of this hole; there is none if is_open is false */
    size_t contents; /* where they start */
    size_t slack;    /* octets that holes had too many, before these contents */
    bool is_open;
};

struct asn1_encoder {
    struct asn1_octets written;
    uint32_t *holes; /* where each is */
    size_t hole_count, hole_size;
    size_t slack;
    bool has_failed; /* memory ran out; nothing is written any more */
};

/* asn1_encoder_put appends LENGTH octets. */
void asn1_encoder_put(struct asn1_encoder *encoder, const void *octets, size_t length);

/* asn1_encoder_put_tag appends the shortest identifier octets of a tag. */
void asn1_encoder_put_tag(struct asn1_encoder *encoder, enum ber_class tag_class,
                          bool is_constructed, uint32_t number);

/* asn1_encoder_put_length appends the shortest definite form of LENGTH. */
void asn1_encoder_put_length(struct asn1_encoder *encoder, uint32_t length);

/* asn1_encoder_begin leaves a hole for the length of what comes next;
 * asn1_encoder_end fills it in. */
struct asn1_hole asn1_encoder_begin(struct asn1_encoder *encoder);
void asn1_encoder_end(struct asn1_encoder *encoder, const struct asn1_hole *hole);

/* asn1_encoder_finish closes the holes. False if memory ran out. */
bool asn1_encoder_finish(struct asn1_encoder *encoder)
    __attribute__((warn_unused_result));

/* asn1_encoder_clear wipes and frees all. */
void asn1_encoder_clear(struct asn1_encoder *encoder);

/* asn1_octets_put appends to a growing buffer, whose older blocks are wiped. False if
 * memory ran out. */
bool asn1_octets_put(struct asn1_octets *octets, const void *data, size_t length)
    __attribute__((warn_unused_result));

/* asn1_octets_clear wipes and frees. */
void asn1_octets_clear(struct asn1_octets *octets);

#endif
