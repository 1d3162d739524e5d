/* base64.c -- base 64, asn1/base64.c. Bits are shifted out of bytes there on purpose.
 *
 * Unwind: 10 take_groups.0:3
 * Without: conversion */
#include "proof.h"

#include "../../asn1/base64.c"

/* Any 12 bytes or fewer, into as much room as is asked for. */
void prove_base64_encode(size_t length, bool at_end)
{
    const uint8_t *octets = any_bytes(length, 12, at_end);
    char *text = (char *)any_bytes(
        base64_encoded_length(length) - (length > 0 && broken(1)), 16, at_end);
    base64_encode(bytes_of(octets, length), text);
}

/* Any text of at most 8 characters: three bytes for each four of them are enough. */
void prove_base64_decode(size_t length, bool at_end)
{
    const uint8_t *text = any_bytes(length, 8, at_end);
    uint8_t *octets = any_bytes(length / 4 * 3 - (length >= 4 && broken(1)), 6, at_end);
    size_t count, fault;
    bool ok = base64_decode(bytes_of(text, length), octets, &count, &fault);
    assert(!ok || count <= length / 4 * 3);
    assert(fault <= length);
}

/* The same for at most 6 characters where the text is: it is read before it is written
 * over.
 * Slow: 100 */
void prove_base64_decode_in_place(size_t length, bool at_end)
{
    uint8_t *text = any_bytes(length, 6, at_end);
    const uint8_t *kept = any_bytes(length, 6, at_end);
    uint8_t octets[6];
    size_t count, fault, count_in_place, fault_in_place;
    for (size_t i = 0; i < length; i++)
        assume(text[i] == kept[i]);
    bool ok = base64_decode(bytes_of(kept, length), octets, &count, &fault);
    bool ok_in_place =
        base64_decode(bytes_of(text, length), text, &count_in_place, &fault_in_place);
    assert(ok == ok_in_place && fault == fault_in_place + broken(1));
    for (size_t i = 0; ok && i < count; i++)
        assert(count == count_in_place && octets[i] == text[i]);
}

/* Any 6 bytes or fewer come back. */
void prove_base64_round_trip(size_t length, bool at_end)
{
    const uint8_t *octets = any_bytes(length, 6, at_end);
    char text[8];
    uint8_t back[9];
    size_t count, fault, text_length = base64_encoded_length(length);
    base64_encode(bytes_of(octets, length), text);
    bool ok = base64_decode(bytes_of(text, text_length), back, &count, &fault);
    assert(ok && count == length + broken(1) && fault == text_length);
    for (size_t i = 0; i < length; i++)
        assert(back[i] == octets[i]);
}

/* Any text of at most 8 characters without white space: if it is taken, it is the one
 * that encodes what it stands for. */
void prove_base64_is_canonical(size_t length, bool at_end)
{
    const uint8_t *text = any_bytes(length, 8, at_end);
    uint8_t octets[9];
    char again[12];
    size_t count, fault;
    for (size_t i = 0; i < length; i++)
        assume(values[text[i]] != SPACE);
    if (!base64_decode(bytes_of(text, length), octets, &count, &fault))
        return;
    base64_encode(bytes_of(octets, count), again);
    assert(base64_encoded_length(count) == length + broken(1));
    for (size_t i = 0; i < length; i++)
        assert((uint8_t)again[i] == text[i]);
}
