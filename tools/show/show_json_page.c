/* show_json_page.c -- a stream whose characters go into the strings of a JSON document: the
 * printers of `show` write to it, and nothing of what they print has to fit in memory. */
#if !defined(_GNU_SOURCE) && !defined(__APPLE__)
#define _GNU_SOURCE /* fopencookie */
#endif
#include "show_json_values.h"

/* What goes through may be a secret number's digits. */
static char text_buffer[4096];

/* In lines, each is a string of its own. */
static void put_lines(struct json_page *page, const char *text, size_t length)
{
    while (length > 0) {
        const char *end = memchr(text, '\n', length);
        size_t line = end != NULL ? (size_t)(end - text) : length;
        if (!page->is_line_open)
            json_write_quote(&page->writer, NULL);
        json_write_characters(&page->writer, text, line);
        page->is_line_open = end == NULL;
        if (end != NULL)
            json_write_unquote(&page->writer);
        line += end != NULL ? 1 : 0;
        text += line;
        length -= line;
    }
}

static void put_characters(struct json_page *page, const char *text, size_t length)
{
    if (page->is_in_lines)
        put_lines(page, text, length);
    else
        json_write_characters(&page->writer, text, length);
}

#ifdef __APPLE__
static int write_text(void *page, const char *text, int length)
{
    put_characters(page, text, (size_t)length);
    return length;
}

static FILE *open_text(struct json_page *page)
{
    return funopen(page, NULL, write_text, NULL, NULL);
}
#else
static ssize_t write_text(void *page, const char *text, size_t length)
{
    put_characters(page, text, length);
    return (ssize_t)length;
}

static FILE *open_text(struct json_page *page)
{
    return fopencookie(page, "w", (cookie_io_functions_t){.write = write_text});
}
#endif

bool json_page_open(struct json_page *page, const struct show *show)
{
    *page = (struct json_page){.text = *show, .writer = {.out = show->out}};
    page->text.out = open_text(page);
    return page->text.out != NULL &&
           setvbuf(page->text.out, text_buffer, _IOFBF, sizeof text_buffer) == 0;
}

void json_page_close(struct json_page *page)
{
    if (page->text.out != NULL)
        fclose(page->text.out);
    explicit_bzero(text_buffer, sizeof text_buffer);
}

const struct show *json_text_begin(struct json_page *page, const char *name)
{
    json_write_quote(&page->writer, name);
    return &page->text;
}

void json_text_end(struct json_page *page)
{
    fflush(page->text.out);
    json_write_unquote(&page->writer);
}

const struct show *json_lines_begin(struct json_page *page, const char *name)
{
    json_write_begin(&page->writer, name, '[');
    page->is_in_lines = true;
    page->is_line_open = false;
    return &page->text;
}

void json_lines_end(struct json_page *page)
{
    fflush(page->text.out);
    if (page->is_line_open)
        json_write_unquote(&page->writer);
    page->is_in_lines = false;
    json_write_end(&page->writer, ']');
}
