/* windows.h -- looking for secrets in what a program printed, however it spells them. */
#ifndef CERTWRIGHT_TESTS_MASKING_WINDOWS_H
#define CERTWRIGHT_TESTS_MASKING_WINDOWS_H

#include "asn1/bytes.h"

#define WINDOWS_MAX 8192

/* Every run of eight octets of some secrets. */
struct windows {
    uint64_t items[WINDOWS_MAX]; /* in order, once windows_sort was called */
    size_t count;
    bool ends[1 << 16]; /* whether one ends with these two octets: most do not */
};

/* windows_add adds those of SECRET. */
void windows_add(struct windows *windows, struct bytes secret);

/* windows_sort makes WINDOWS ready for windows_find, when all have been added. */
void windows_sort(struct windows *windows);

/* windows_find looks in OUTPUT for eight octets in a row as `explain` could show them:
 * the left column of the text, the octets of the page, hexadecimal digits with or without
 * spaces, colons and line ends between them, decimal numbers, numbers with points,
 * characters, escaped or not, base 64. It returns how they are spelt, or NULL. */
const char *windows_find(const struct windows *windows, struct bytes output);

#endif
