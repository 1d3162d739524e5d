/* lengths.c -- the lengths that asn1/der_writer.c writes. What is moved to make room
 * for them is not looked at, only that it may be moved.
 *
 * With: asn1/der_reader.c asn1/error.c asn1/der.c
 * Unwind: 6
 * Without: conversion */
#include "any_reader.h"

static void *move_any(void *to, const void *from, size_t length)
{
    assert(__CPROVER_w_ok(to, length) && __CPROVER_r_ok(from, length));
    return to;
}
#define memmove move_any

#include "../../asn1/der_writer.c"

/* Contents of any length up to the 64 MiB that a writer holds: the reader gets that
 * length back. */
void prove_der_end(size_t length)
{
    struct der_writer writer = {.open_count = 1, .open = {2}};
    assume(length <= DER_WRITER_LENGTH_MAX - 2 - 4);
    writer.length = 2 + length;
    writer.capacity = writer.length + 4;
    writer.data = allocate(writer.capacity - broken(1));
    writer.data[1] = 0;
    der_end(&writer);
    assert(writer.failure == ERROR_NONE && writer.open_count == 0);
    assert(writer.length <= writer.capacity);
    struct der_length back = {2, writer.data[1]};
    if (writer.data[1] >= DER_LENGTH_LONG)
        back = der_long_length(writer.data, writer.length);
    assert(back.contents == length + broken(2));
    assert(back.header + length == writer.length);
}
