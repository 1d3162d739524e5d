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

/* What a character stands for: its six bits, or one of these. */
#define SPACE 0x80
#define OTHER 0xff

#define O OTHER
#define S SPACE
static const uint8_t values[256] = {
    O,  O,  O,  O,  O,  O,  O,  O,  O,  S,  S,  S,  S,  S,  O,  O,  /* 00 \t\n\v\f\r */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* 10 */
    S,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  62, O,  O,  O,  63, /* 20 space + / */
    52, 53, 54, 55, 56, 57, 58, 59, 60, 61, O,  O,  O,  O,  O,  O,  /* 30 0-9 */
    O,  0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, /* 40 A-O */
    15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, O,  O,  O,  O,  O,  /* 50 P-Z */
    O,  26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, /* 60 a-o */
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, O,  O,  O,  O,  O,  /* 70 p-z */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* 80 */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* 90 */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* a0 */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* b0 */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* c0 */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* d0 */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* e0 */
    O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  /* f0 */
};
#undef O
#undef S

/* Where a line ends, or the text, decoding goes character by character; GROUP collects
 * the bits of up to four. */
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
        if (values[c] >= SPACE || d->padding > 0)
            return false;
        d->group = d->group << 6 | values[c];
    }
    return ++d->count < 4 || end_group(d);
}

/* Decodes whole groups from *POSITION of TEXT on, as far as nothing but characters of
 * the alphabet stands there. A group is four characters read and then three octets
 * written, so that OUT may be where TEXT begins. */
static void take_groups(struct decoder *d, struct bytes text, size_t *position)
{
    const uint8_t *at = text.data + *position, *end = text.data + text.length;
    uint8_t *out = d->out;
    while (end - at >= 4) {
        uint8_t first = values[at[0]], second = values[at[1]], third = values[at[2]],
                fourth = values[at[3]];
        if ((first | second | third | fourth) >= SPACE)
            break;
        out[0] = (uint8_t)(first << 2 | second >> 4);
        out[1] = (uint8_t)(second << 4 | third >> 2);
        out[2] = (uint8_t)(third << 6 | fourth);
        at += 4;
        out += 3;
    }
    d->out = out;
    *position = (size_t)(at - text.data);
}

bool base64_decode(struct bytes text, uint8_t *octets, size_t *length, size_t *fault)
{
    struct decoder d = {.out = octets};
    for (size_t i = 0; i < text.length; i++) {
        if (d.count == 0 && d.padding == 0) {
            take_groups(&d, text, &i);
            if (i == text.length)
                break;
        }
        *fault = i;
        if (values[text.data[i]] != SPACE && !take(&d, text.data[i]))
            return false;
    }
    *fault = text.length;
    *length = (size_t)(d.out - octets);
    return d.count == 0;
}
