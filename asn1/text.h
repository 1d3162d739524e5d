/* text.h -- text that grows in a buffer of fixed size and, like snprintf, counts on
 * when the buffer is full; which characters must never reach a terminal; and letters,
 * with their case folded. */
#ifndef CERTWRIGHT_TEXT_H
#define CERTWRIGHT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bytes.h"

struct text {
    char *at;
    size_t size;   /* room in the buffer, the NUL included */
    size_t length; /* of the whole text so far, whether it fits or not */
};

/* text_of starts an empty text in BUFFER, which may be NULL if SIZE is 0. */
struct text text_of(char *buffer, size_t size);

/* text_put appends LENGTH octets. */
void text_put(struct text *text, const char *octets, size_t length);

/* text_format appends at most 700 octets, formatted as by printf. */
void text_format(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* text_end puts the NUL and returns the length of the whole text. */
size_t text_end(struct text *text);

/* text_cut ends TEXT, UTF-8 of which more than SIZE octets were wanted, with "..."
 * between two characters; SIZE is at least 4. */
void text_cut(char *text, size_t size);

/* text_is_unsafe tells whether CHARACTER could mislead whoever reads a terminal:
 * controls (C0, DEL, C1), line and paragraph separators, marks and overrides of
 * direction, and characters without width. */
bool text_is_unsafe(uint32_t character);

/* text_to_lower returns CHARACTER, or the small letter if it is one of A to Z. Of other
 * letters, and of the locale, it knows nothing; what is below zero stays as it is. */
static inline int32_t text_to_lower(int32_t character)
{
    return character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character;
}

/* text_is_letter tells whether CHARACTER is one of A to Z or a to z. */
static inline bool text_is_letter(int32_t character)
{
    int32_t small = text_to_lower(character);
    return small >= 'a' && small <= 'z';
}

/* text_equal_but_for_case tells whether A and B are the same octets when the case of
 * ASCII letters is folded. */
bool text_equal_but_for_case(struct bytes a, struct bytes b);

#endif
