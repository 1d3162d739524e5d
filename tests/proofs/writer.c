/* writer.c -- what is written is read back: asn1/der_writer.c and der_values.c with the
 * cursor. The writer has room for 32 bytes, and gets no more; lengths.c is about
 * lengths.
 *
 * With: tests/proofs/reader_stubs.c asn1/error.c
 * Unwind: 11
 * Without: conversion */
#include "any_reader.h"

#include "plain_memory.h"

static void *no_memory(size_t size)
{
    assert(size == 0); /* never wanted */
    return NULL;
}

static void *never_moved(void *to, const void *from, size_t length)
{
    assert(length == 0);
    return to;
}
#define malloc  no_memory
#define memmove never_moved

#include "../../asn1/der_writer.c"

#include "../../asn1/der_values.c"

static uint8_t proof_room[32];

static struct der_writer writer_of_room(void)
{
    struct der_writer writer = {.data = proof_room, .capacity = sizeof proof_room};
    return writer;
}

/* Reads what WRITER has written. */
static struct der_reader read_back(struct der_writer *writer)
{
    struct bytes encoded;
    proof_error.kind = ERROR_NONE;
    bool ok = der_writer_finish(writer, &encoded, &proof_error);
    assert(ok);
    return der_reader_of(encoded, &proof_error);
}

/* Any number below 2^32. */
void prove_der_small_round_trip(uint32_t value)
{
    struct der_writer writer = writer_of_room();
    uint32_t back;
    der_write_small(&writer, value);
    struct der_reader reader = read_back(&writer);
    assert(der_read_small(&reader, "", UINT32_MAX - broken(1), &back));
    assert(back == value && der_finish(&reader, ""));
}

/* Any 32 named bits.
 * Unwind: 34 */
void prove_der_named_bits_round_trip(uint32_t bits)
{
    struct der_writer writer = writer_of_room();
    uint32_t back;
    der_write_named_bits(&writer, DER_BIT_STRING, bits);
    struct der_reader reader = read_back(&writer);
    assert(der_read_named_bits(&reader, DER_BIT_STRING, "", 32 - broken(1), &back));
    assert(back == bits && der_finish(&reader, ""));
}

/* Either. */
void prove_der_boolean_round_trip(bool value)
{
    struct der_writer writer = writer_of_room();
    bool back;
    der_write_boolean(&writer, value);
    struct der_reader reader = read_back(&writer);
    assert(der_read_boolean(&reader, "", &back));
    assert(back == (value && !broken(1)) && der_finish(&reader, ""));
}
