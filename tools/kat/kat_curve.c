/* kat_curve.c -- names of curves, and numbers of the length that a curve wants. */
#include "kat_curve.h"

#include <string.h>
#include <strings.h>

const char kat_no_curve[] = "certwright does not have this curve";

static const struct {
    const char *nist, *sec, *key_type;
    const struct curve *curve;
} names[] = {
    {"P-256", "secp256r1", "p256", &curve_p256},
    {"P-384", "secp384r1", "p384", &curve_p384},
    {"P-521", "secp521r1", "p521", &curve_p521},
};

#define NAME_COUNT (sizeof names / sizeof names[0])

const struct curve *kat_curve_by_name(const char *name)
{
    for (size_t i = 0; i < NAME_COUNT; i++)
        if (strcmp(name, names[i].nist) == 0 || strcasecmp(name, names[i].sec) == 0)
            return names[i].curve;
    return NULL;
}

const char *kat_curve_key_type(const struct curve *curve)
{
    for (size_t i = 0; i < NAME_COUNT; i++)
        if (names[i].curve == curve)
            return names[i].key_type;
    return "";
}

/* Some files write more zeros before a number than it needs, and some write fewer. */
bool kat_number(struct bytes octets, uint8_t *number, size_t length)
{
    memset(number, 0, length);
    while (octets.length > 0 && octets.data[0] == 0) {
        octets.data++;
        octets.length--;
    }
    if (octets.length > length)
        return false;
    if (octets.length > 0)
        memcpy(number + (length - octets.length), octets.data, octets.length);
    return true;
}
