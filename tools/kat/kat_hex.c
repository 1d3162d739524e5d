/* kat_hex.c -- hexadecimal text. */
#include "kat_hex.h"

#include <stdlib.h>
#include <string.h>

#include "../../asn1/hex.h"

/* Some files leave out the leading zero of an odd number of digits. */
bool kat_hex(const char *text, uint8_t *octets, size_t size, size_t *length)
{
    size_t digits = strlen(text), count = (digits + 1) / 2, odd = digits % 2;
    if (count > size)
        return false;
    for (size_t i = 0; i < count; i++) {
        int high = i == 0 && odd == 1 ? 0 : hex_digit(text[2 * i - odd]);
        int low = hex_digit(text[2 * i + 1 - odd]);
        if (high < 0 || low < 0)
            return false;
        octets[i] = (uint8_t)(high << 4 | low);
    }
    *length = count;
    return true;
}

bool kat_hex_new(const char *text, uint8_t **octets, size_t *length)
{
    size_t size = strlen(text) / 2 + 1;
    *length = 0;
    *octets = malloc(size);
    if (*octets != NULL && kat_hex(text, *octets, size, length))
        return true;
    free(*octets);
    *octets = NULL;
    return false;
}
