/* page.c -- HTML in memory, and text made harmless in it. */
#include "page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../asn1/base64.h"
#include "../../asn1/der.h"
#include "../../asn1/der_string.h"
#include "../../asn1/text.h"

#define SIZE_FIRST  ((size_t)64 << 10)
#define FORMAT_SIZE 501

/* Not realloc, which may leave a copy behind. */
static bool grow(struct page *page, size_t length)
{
    size_t size = page->size > 0 ? page->size : SIZE_FIRST;
    while (size - page->length < length) {
        if (size > SIZE_MAX / 2)
            return false;
        size *= 2;
    }
    uint8_t *data = malloc(size);
    if (data == NULL)
        return false;
    if (page->length > 0) {
        memcpy(data, page->data, page->length);
        explicit_bzero(page->data, page->length);
    }
    free(page->data);
    page->data = data;
    page->size = size;
    return true;
}

void page_put(struct page *page, struct bytes octets)
{
    if (page->has_failed || octets.length == 0)
        return;
    if (page->size - page->length < octets.length && !grow(page, octets.length)) {
        page->has_failed = true;
        return;
    }
    memcpy(page->data + page->length, octets.data, octets.length);
    page->length += octets.length;
}

void page_html(struct page *page, const char *html)
{
    page_put(page, bytes_of_text(html));
}

void page_format(struct page *page, const char *format, ...)
{
    char text[FORMAT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    page_html(page, text);
    explicit_bzero(text, sizeof text);
}

static const char *reference_of(int32_t character)
{
    switch (character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void page_text(struct page *page, const char *text)
{
    struct bytes octets = bytes_of_text(text);
    size_t position = 0, start = 0;
    for (;; start = position) {
        int32_t c = der_string_next(DER_UTF8_STRING, octets, &position);
        if (c == DER_STRING_END)
            return;
        const char *reference = reference_of(c);
        if (reference != NULL)
            page_html(page, reference);
        else if (c != DER_STRING_INVALID && !text_is_unsafe((uint32_t)c))
            page_put(page, bytes_of(octets.data + start, position - start));
        else
            for (size_t i = start; i < position; i++)
                page_format(page, "\\%02X", octets.data[i]);
    }
}

void page_base64(struct page *page, struct bytes octets)
{
    char text[128];
    size_t length = base64_encoded_length(octets.length);
    if (length > sizeof text) {
        page->has_failed = true;
        return;
    }
    base64_encode(octets, text);
    page_put(page, bytes_of(text, length));
}

void page_clear(struct page *page)
{
    if (page->data != NULL)
        explicit_bzero(page->data, page->length);
    free(page->data);
    *page = (struct page){.data = NULL};
}
