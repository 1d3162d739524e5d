/* values.c -- BOOLEAN, INTEGER, NULL and BIT STRING, asn1/der_values.c.
 *
 * Assumed, unless a proof says more: a document of at most 64 MiB, with any contents; a
 * reader in any state that the invariants of der_reader.c allow, strict or tolerant, at
 * any depth, with or without an error.
 *
 * With: tests/proofs/reader_stubs.c
 * Unwind: 6 */
#include "any_reader.h"

#include "../../asn1/der_values.c"

#define LENGTH_MAX ((size_t)64 << 20) /* a CRL, the largest of all inputs */

/* What came out is what stands there; strict, it is 00 or FF. */
void prove_der_read_boolean(struct any_reader before)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    bool value;
    bool ok = der_read_boolean(&reader, "", &value);
    check_moved(&reader, before);
    if (!ok)
        return;
    const uint8_t *at = reader.document.data + before.position;
    assert(reader.position == before.position + 3 + broken(2));
    assert(at[0] == DER_BOOLEAN && at[1] == 1 && value == (at[2] != 0));
    assert(before.is_tolerant || at[2] == 0x00 || at[2] == 0xff);
}

/* Any tag. Strict, FALSE is what is not there, and TRUE is FF. */
void prove_der_read_tagged_default_false(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    bool value;
    bool ok = der_read_tagged_default_false(&reader, tag, "", &value);
    check_moved(&reader, before);
    assert(ok || reader.error->kind != ERROR_NONE);
    if (ok && !before.is_tolerant) {
        assert(value == (reader.position != before.position + broken(2)));
        assert(!value || reader.document.data[before.position + 2] == 0xff);
    }
}

/* Any tag. Strict, the first nine bits are not all alike. */
void prove_der_read_tagged_integer(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    struct bytes contents;
    bool ok = der_read_tagged_integer(&reader, tag, "", &contents);
    check_moved(&reader, before);
    if (!ok)
        return;
    check_part(&reader, contents, before.position + 2, reader.position);
    assert(contents.length >= 1 + broken(2));
    if (!before.is_tolerant && contents.length > 1) {
        unsigned nine = (unsigned)contents.data[0] << 1 | contents.data[1] >> 7;
        assert(nine != 0 && nine != 0x1ff);
    }
}

/* A strict reader. The magnitude has no leading zeros. */
void prove_der_read_unsigned(struct any_reader before)
{
    assume(!before.is_tolerant);
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    struct bytes magnitude;
    bool ok = der_read_unsigned(&reader, "", &magnitude);
    check_moved(&reader, before);
    if (!ok)
        return;
    check_part(&reader, magnitude, before.position + 3 - (magnitude.length > 0),
               reader.position);
    assert(magnitude.length == 0 || magnitude.data[0] != broken(2));
}

/* A document of at most 16 bytes, for a tolerant reader takes any number of zeros.
 * Unwind: 16 */
void prove_der_read_unsigned_tolerant(struct any_reader before)
{
    struct der_reader reader = small_reader_of(before, 16);
    struct bytes magnitude;
    bool ok = der_read_unsigned(&reader, "", &magnitude);
    check_moved(&reader, before);
    if (!ok)
        return;
    check_part(&reader, magnitude, before.position + 2, reader.position);
    assert(magnitude.length == 0 || magnitude.data[0] != broken(2));
}

/* A strict reader; any maximum. A number above it is cut off, and not looked at.
 * Without: conversion */
void prove_der_read_small(struct any_reader before, uint32_t maximum)
{
    assume(!before.is_tolerant);
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    uint32_t value;
    bool ok = der_read_small(&reader, "", maximum, &value);
    check_moved(&reader, before);
    assert(!ok || value < maximum + (uint64_t)!broken(2));
}

void prove_der_read_null(struct any_reader before)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    bool ok = der_read_null(&reader, "");
    check_moved(&reader, before);
    if (ok) {
        const uint8_t *at = reader.document.data + before.position;
        assert(reader.position == before.position + 2 + broken(2));
        assert(at[0] == DER_NULL && at[1] == 0);
    }
}

/* Any tag. Strict, the unused bits are zero. */
void prove_der_read_tagged_bits(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    struct bytes octets;
    unsigned unused_bits;
    bool ok = der_read_tagged_bits(&reader, tag, "", &octets, &unused_bits);
    check_moved(&reader, before);
    if (!ok)
        return;
    check_part(&reader, octets, before.position + 3, reader.position);
    assert(unused_bits <= 7 - broken(2) && (octets.length > 0 || unused_bits == 0));
    if (!before.is_tolerant && octets.length > 0)
        assert(octets.data[octets.length - 1] % (1u << unused_bits) == 0);
}

/* Strict, no bit is unused. */
void prove_der_read_bit_octets(struct any_reader before)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    struct bytes octets;
    bool ok = der_read_bit_octets(&reader, "", &octets);
    check_moved(&reader, before);
    if (!ok)
        return;
    check_part(&reader, octets, before.position + 3, reader.position);
    assert(before.is_tolerant || octets.data[-1] == broken(2));
}

/* Any tag, at most 32 names. Each bit is where X.690 8.6.2.1 puts it. */
void prove_der_read_named_bits(struct any_reader before, uint8_t tag,
                               unsigned count_max, unsigned bit)
{
    assume(count_max <= 32 && bit < 32);
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    uint32_t bits;
    bool ok = der_read_named_bits(&reader, tag, "", count_max, &bits);
    check_moved(&reader, before);
    if (!ok || before.is_tolerant)
        return;
    assert(count_max == 32 || bits >> count_max == 0);
    const uint8_t *contents = reader.document.data + before.position + 2;
    size_t length = reader.position - before.position - 2;
    bool is_set =
        1 + bit / 8 < length && (contents[1 + bit / 8] << bit % 8 & 0x80) != 0;
    assert((bits >> bit & 1) == (is_set && !broken(2)));
}
