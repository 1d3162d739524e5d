/* oid.c -- OBJECT IDENTIFIERs, asn1/oid.c. Arcs are cut into bytes of seven bits there
 * on purpose, and eight bytes are compared in one number, which wraps around.
 *
 * With: tests/proofs/reader_stubs.c
 * Unwind: 12
 * Without: conversion unsigned-overflow */
#include "any_reader.h"

/* In the place of snprintf: any number of at most 20 digits and a dot, which must
 * fit. */
#include <stdio.h>

static int print_arc(char *text, size_t size, const char *dot, uint64_t arc)
{
    int length;
    assume(length >= 1 && length <= 20);
    assert(length < (int)size && __CPROVER_w_ok(text, size));
    return length;
}
#define snprintf(text, size, format, dot, arc) print_arc(text, size, dot, arc)

#include "../../asn1/oid.c"

/* The reader: strict or not, any tag, a document of at most 8 bytes.
 * Unwind: 8 */
void prove_der_read_tagged_oid(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = small_reader_of(before, 8);
    struct bytes oid;
    bool ok = der_read_tagged_oid(&reader, tag, "", &oid);
    check_moved(&reader, before);
    assert(ok || reader.error->kind != ERROR_NONE);
    if (!ok)
        return;
    check_part(&reader, oid, before.position + 2, reader.position);
    assert(oid.length > broken(2) && oid.data[oid.length - 1] < 0x80 &&
           oid.data[0] != 0x80);
}

/* Any 9 bytes or fewer, as many as the quick test lets pass: then it is an OBJECT
 * IDENTIFIER.
 * Unwind: 11 */
void prove_oid_is_plain(size_t length, bool at_end)
{
    struct bytes oid = {any_bytes(length, 9, at_end), length};
    uint64_t arcs[OID_ARCS_MAX];
    size_t count;
    bool is_valid = read_arcs(oid, arcs, &count) == OID_VALID;
    bool is_plain = oid_is_plain(oid);
    assert(!is_plain || is_valid);
    assert(!is_plain || length <= 9 - broken(1));
}

/* Any arc below 2^63 is read as it was written, from nine bytes at most. */
void prove_oid_arc_round_trip(uint64_t arc)
{
    uint8_t octets[10];
    uint64_t back;
    size_t position = 0;
    assume(arc <= INT64_MAX + (uint64_t)broken(1));
    size_t length = write_arc(octets, arc);
    assert(length >= 1 && length <= 9);
    assert(read_arc(bytes_of(octets, length), &position, &back) == OID_VALID);
    assert(back == arc && position == length);
}

/* Any first two arcs that there are share a number that is split as it was made. */
void prove_oid_first_arcs(uint64_t first, uint64_t second)
{
    uint64_t arcs[2];
    assume(first <= 2 && (first == 2 || second < 40 + broken(1)));
    assume(second <= INT64_MAX - 80);
    split_first(40 * first + second, arcs);
    assert(arcs[0] == first && arcs[1] == second);
}

/* Any text of at most 4 characters: what is made of it is an OBJECT IDENTIFIER, and no
 * longer.
 * Unwind: 6 parse_arcs.0:4 read_arcs.0:5 write_arc.0:3 write_arc.1:4 */
void prove_oid_from_text(size_t length, bool at_end)
{
    assume(length <= 4);
    char *text = (char *)any_bytes(length + 1 - (length == 4 && broken(1)), 5, at_end);
    uint8_t octets[OID_OCTETS_MAX];
    uint64_t arcs[OID_ARCS_MAX];
    size_t count, octets_length;
    for (size_t i = 0; i < length; i++)
        assume(text[i] != '\0');
    text[length] = '\0';
    if (!oid_from_text(text, octets, &octets_length))
        return;
    assert(octets_length >= 1 && octets_length <= length);
    assert(read_arcs(bytes_of(octets, octets_length), arcs, &count) == OID_VALID);
}

/* Any 6 bytes or fewer: the text of each arc fits.
 * Unwind: 8 */
void prove_oid_to_text(size_t length, bool at_end)
{
    struct bytes oid = {any_bytes(length, 6, at_end), length};
    char *text = allocate(OID_TEXT_SIZE - broken(1));
    assert(oid_to_text(oid, text) == text);
}
