/* kat_hex.h -- the octets of a known answer. */
#ifndef CERTWRIGHT_KAT_HEX_H
#define CERTWRIGHT_KAT_HEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* kat_hex decodes TEXT into OCTETS, at most SIZE, and sets LENGTH; where the number of digits
 * is odd, a zero is before the first. False if TEXT is not all hexadecimal, or is longer.
 * OCTETS may be the memory of TEXT. */
bool kat_hex(const char *text, uint8_t *octets, size_t size, size_t *length)
    __attribute__((warn_unused_result));

/* kat_hex_new does the same with new memory, owned by the caller. False, and OCTETS is
 * NULL and LENGTH 0, if TEXT is not hexadecimal or memory ran out. */
bool kat_hex_new(const char *text, uint8_t **octets, size_t *length)
    __attribute__((warn_unused_result));

#endif
