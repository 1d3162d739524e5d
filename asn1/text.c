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

/* Ranges of Unicode, in ascending order. */
static const struct {
    uint32_t first, last;
} unsafe[] = {
    {0x0000, 0x001f},   {0x007f, 0x009f},   /* controls */
    {0x00ad, 0x00ad},   {0x034f, 0x034f},   /* soft hyphen, grapheme joiner */
    {0x061c, 0x061c},   {0x115f, 0x1160},   /* Arabic mark, Hangul fillers */
    {0x17b4, 0x17b5},   {0x180b, 0x180f},   /* Khmer vowels, Mongolian selectors */
    {0x200b, 0x200f},   {0x2028, 0x202e},   /* no width, marks and overrides */
    {0x2060, 0x206f},   {0x3164, 0x3164},   /* joiners and isolates, Hangul filler */
    {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   /* variation selectors, byte order mark */
    {0xffa0, 0xffa0},   {0xfff9, 0xfffb},   /* Hangul filler, interlinear marks */
    {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, /* shorthand and musical controls */
    {0xe0000, 0xe0fff},                     /* tags and more variation selectors */
};

void text_cut(char *text, size_t size)
{
    static const char dots[] = "...";
    size_t end = size - sizeof dots;
    while (end > 0 && ((uint8_t)text[end] & 0xc0) == 0x80)
        end--;
    memcpy(text + end, dots, sizeof dots);
}

bool text_is_unsafe(uint32_t character)
{
    for (size_t i = 0; i < sizeof unsafe / sizeof unsafe[0]; i++)
        if (character >= unsafe[i].first && character <= unsafe[i].last)
            return true;
    return false;
}

bool text_equal_but_for_case(struct bytes a, struct bytes b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (text_to_lower(a.data[i]) != text_to_lower(b.data[i]))
            return false;
    return true;
}
