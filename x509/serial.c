/* serial.c -- serial numbers. */
#include "serial.h"

#include "../asn1/hex.h"

#define RANDOM_LENGTH 16 /* 128 bits, of which the uppermost is the sign */

/* Leaves out leading octets until the INTEGER is in its shortest form. */
static struct bytes shorten(struct bytes contents)
{
    while (contents.length > 1 && contents.data[0] == 0 &&
           (contents.data[1] & 0x80) == 0) {
        contents.data++;
        contents.length--;
    }
    return contents;
}

static bool is_zero(struct bytes contents)
{
    return contents.length == 1 && contents.data[0] == 0;
}

bool serial_random(struct random_source *random, uint8_t octets[SERIAL_LENGTH_MAX],
                   struct bytes *serial)
{
    if (!random_fill(random, octets, RANDOM_LENGTH))
        return false;
    octets[0] &= 0x7f;
    *serial = shorten(bytes_of(octets, RANDOM_LENGTH));
    return !is_zero(*serial);
}

static bool fail(struct error *error)
{
    return error_fail(
        error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 4.1.2.2",
        "serial: want a positive hexadecimal number of at most 20 octets");
}

bool serial_from_hex(const char *text, uint8_t octets[SERIAL_LENGTH_MAX],
                     struct bytes *serial, struct error *error)
{
    uint8_t number[SERIAL_LENGTH_MAX + 1] = {0}; /* one more for the sign */
    bool has_digit = false;
    if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
        text += 2;
    for (; *text != '\0'; text++) {
        if (*text == ':' && has_digit)
            continue;
        int digit = hex_digit(*text);
        if (digit < 0 || number[0] != 0)
            return fail(error);
        has_digit = true;
        for (size_t i = 0; i + 1 < sizeof number; i++)
            number[i] = (uint8_t)(number[i] << 4 | number[i + 1] >> 4);
        number[sizeof number - 1] = (uint8_t)(number[sizeof number - 1] << 4 | digit);
    }
    struct bytes contents = shorten(bytes_of(number, sizeof number));
    if (!has_digit || is_zero(contents) || contents.length > SERIAL_LENGTH_MAX)
        return fail(error);
    memcpy(octets, contents.data, contents.length);
    *serial = bytes_of(octets, contents.length);
    return true;
}
