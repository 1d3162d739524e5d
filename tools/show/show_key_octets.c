/* show_key_octets.c -- the part of a key that is octets, as all kinds of keys print it. */
#include "show_key_kinds.h"

#define KEY_OCTETS_PER_LINE 15

void show_key_octets(const struct show *show, int indent, const char *label,
                     struct bytes octets)
{
    show_indented(show, indent, "%s\n", label);
    show_octets(show, octets, indent + 4, KEY_OCTETS_PER_LINE);
}
