/* page.h -- a page of HTML that is written as it is made, a buffer at a time. What comes
 * from a file goes through page_text alone; all else is written here. The page may hold
 * private numbers: the buffer is wiped. A failure is kept, so that whoever builds a page
 * asks once, at the end. */
#ifndef CERTWRIGHT_PAGE_H
#define CERTWRIGHT_PAGE_H

#include "../../asn1/bytes.h"

#define PAGE_BUFFER_SIZE 65536

/* Begin with the descriptor alone. */
struct page {
    int descriptor;
    bool has_failed;
    size_t length; /* of what is in the buffer */
    uint8_t buffer[PAGE_BUFFER_SIZE];
};

/* The style and the script of `explain --html`: tools/explain/page/, made into arrays by the
 * Makefile. */
extern const unsigned char page_explain_css[], page_explain_js[];
extern const size_t page_explain_css_length, page_explain_js_length;

/* page_put appends OCTETS as they are. */
void page_put(struct page *page, struct bytes octets);

/* page_html appends markup of ours. */
void page_html(struct page *page, const char *html);

/* page_format appends at most 500 octets of markup, formatted as by printf; no text of
 * a file. */
void page_format(struct page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* page_text appends TEXT, UTF-8 from anywhere, so that a browser shows it and does
 * nothing else with it, between tags or inside a quoted attribute: what could mislead
 * (text_is_unsafe) and what is not UTF-8 as \XX for each octet, then what HTML gives a
 * meaning as character references. */
void page_text(struct page *page, const char *text);

/* page_base64 appends OCTETS as base 64. */
void page_base64(struct page *page, struct bytes octets);

/* page_finish writes what is still in the buffer and wipes it. False, and errno, if PAGE
 * could not be written or page->has_failed for another reason. */
bool page_finish(struct page *page) __attribute__((warn_unused_result));

#endif
