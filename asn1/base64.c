/* base64.c -- base 64: three octets are four characters of six bits. */
#include "base64.h"

static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

size_t base64_encoded_length(size_t length)
{
    return (length + 2) / 3 * 4;
}

void base64_encode(struct bytes octets, char *text)
{
    for (size_t i = 0; i < octets.length; i += 3) {
        size_t left = octets.length - i;
        uint32_t group = (uint32_t)octets.data[i] << 16;
        if (left > 1)
            group |= (uint32_t)octets.data[i + 1] << 8;
        if (left > 2)
            group |= octets.data[i + 2];
        *text++ = alphabet[group >> 18];
        *text++ = alphabet[group >> 12 & 0x3f];
        *text++ = left > 1 ? alphabet[group >> 6 & 0x3f] : '=';
        *text++ = left > 2 ? alphabet[group & 0x3f] : '=';
    }
}

static bool is_space(uint8_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The six bits of a character, or -1. */
static int value_of(uint8_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Decoding goes character by character; GROUP collects the bits of up to four. */
struct decoder {
    uint32_t group;
    unsigned count;   /* characters in the group, padding included */
    unsigned padding; /* '=' among them */
    uint8_t *out;
};

static bool end_group(struct decoder *d)
{
    if (d->padding > 2 || (d->group & ((1u << 8 * d->padding) - 1)) != 0)
        return false;
    *d->out++ = (uint8_t)(d->group >> 16);
    if (d->padding < 2)
        *d->out++ = (uint8_t)(d->group >> 8);
    if (d->padding < 1)
        *d->out++ = (uint8_t)d->group;
    d->group = 0;
    d->count = 0;
    return true;
}

static bool take(struct decoder *d, uint8_t c)
{
    if (c == '=') {
        if (d->count < 2)
            return false;
        d->padding++;
        d->group <<= 6;
    } else {
        int value = value_of(c);
        if (value < 0 || d->padding > 0)
            return false;
        d->group = d->group << 6 | (uint32_t)value;
    }
    return ++d->count < 4 || end_group(d);
}

bool base64_decode(struct bytes text, uint8_t *octets, size_t *length, size_t *fault)
{
    struct decoder d = {.out = octets};
    for (size_t i = 0; i < text.length; i++) {
        *fault = i;
        if (!is_space(text.data[i]) && !take(&d, text.data[i]))
            return false;
    }
    *fault = text.length;
    *length = (size_t)(d.out - octets);
    return d.count == 0;
}
