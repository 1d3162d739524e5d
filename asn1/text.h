/* text.h -- text that grows in a buffer of fixed size and, like snprintf, counts on
 * when the buffer is full; and which characters must never reach a terminal. */
#ifndef CERTWRIGHT_TEXT_H
#define CERTWRIGHT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* text_is_unsafe tells whether CHARACTER could mislead whoever reads a terminal:
 * controls (C0, DEL, C1), line and paragraph separators, marks and overrides of
 * direction, and characters without width. */
bool text_is_unsafe(uint32_t character);

#endif
