/* text.c -- text in a buffer of fixed size. */
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct text text_of(char *buffer, size_t size)
{
    struct text text = {buffer, size, 0};
    return text;
}

void text_put(struct text *text, const char *octets, size_t length)
{
    if (text->length < text->size) {
        size_t room = text->size - text->length;
        memcpy(text->at + text->length, octets, length < room ? length : room);
    }
    text->length += length;
}

void text_format(struct text *text, const char *format, ...)
{
    char piece[701];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(piece, sizeof piece, format, arguments);
    va_end(arguments);
    if (length > 0)
        text_put(text, piece, strlen(piece));
}

size_t text_end(struct text *text)
{
    if (text->size > 0)
        text->at[text->length < text->size ? text->length : text->size - 1] = '\0';
    return text->length;
}

bool text_is_unsafe(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}
