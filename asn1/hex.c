/* hex.c -- hexadecimal digits. */
#include "hex.h"

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

int hex_octet(const char *text)
{
    int high = hex_digit(text[0]);
    int low = high < 0 ? -1 : hex_digit(text[1]);
    return low < 0 ? -1 : high << 4 | low;
}

bool hex_decode(const char *text, uint8_t *octets, size_t size, size_t *length)
{
    for (*length = 0; *text != '\0'; text += 2) {
        int octet = hex_octet(text);
        if (octet < 0 || *length == size)
            return false;
        octets[(*length)++] = (uint8_t)octet;
    }
    return true;
}
