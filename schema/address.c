/* address.c -- IP addresses. */
#include "address.h"

#define GROUPS 8

static void put_v4(struct text *text, const uint8_t octets[4])
{
    text_format(text, "%u.%u.%u.%u", octets[0], octets[1], octets[2], octets[3]);
}

static unsigned group(const uint8_t octets[16], size_t i)
{
    return (unsigned)octets[2 * i] << 8 | octets[2 * i + 1];
}

/* RFC 5952 4.2: "::" stands for the longest run of zero groups, the first of equal
 * ones, and never for a single group. */
static void put_v6(struct text *text, const uint8_t octets[16])
{
    size_t best = 0, best_length = 1;
    for (size_t i = 0; i < GROUPS; i++) {
        size_t length = 0;
        while (i + length < GROUPS && group(octets, i + length) == 0)
            length++;
        if (length > best_length) {
            best = i;
            best_length = length;
        }
    }
    for (size_t i = 0; i < GROUPS; i++) {
        if (best_length > 1 && i == best) {
            text_format(text, "::");
            i += best_length - 1;
        } else {
            bool is_first = i == 0 || (best_length > 1 && i == best + best_length);
            text_format(text, "%s%x", is_first ? "" : ":", group(octets, i));
        }
    }
}

bool address_put(struct text *text, struct bytes octets)
{
    bool is_v4 = octets.length == 4 || octets.length == 8;
    size_t length = is_v4 ? 4 : 16;
    if (!is_v4 && octets.length != 16 && octets.length != 32)
        return false;
    for (size_t i = 0; i < octets.length; i += length) {
        text_format(text, "%s", i > 0 ? "/" : "");
        if (is_v4)
            put_v4(text, octets.data + i);
        else
            put_v6(text, octets.data + i);
    }
    return true;
}
