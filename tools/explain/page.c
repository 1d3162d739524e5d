/* page.c -- HTML on its way out, and text made harmless in it. */
#include "page.h"

#include <stdarg.h>
#include <stdio.h>

#include "../../asn1/base64.h"
#include "../../asn1/der.h"
#include "../../asn1/der_string.h"
#include "../../asn1/text.h"
#include "../cli/write_all.h"

#define FORMAT_SIZE 501

static void flush(struct page *page)
{
    if (!page->has_failed && page->length > 0 &&
        !write_all(page->descriptor, bytes_of(page->buffer, page->length)))
        page->has_failed = true;
    page->length = 0;
}

void page_put(struct page *page, struct bytes octets)
{
    while (octets.length > 0 && !page->has_failed) {
        size_t room = sizeof page->buffer - page->length;
        size_t length = octets.length < room ? octets.length : room;
        memcpy(page->buffer + page->length, octets.data, length);
        page->length += length;
        octets = bytes_after(octets, length);
        if (page->length == sizeof page->buffer)
            flush(page);
    }
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

bool page_finish(struct page *page)
{
    flush(page);
    explicit_bzero(page->buffer, sizeof page->buffer);
    return !page->has_failed;
}
