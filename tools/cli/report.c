/* report.c -- standard error. */
#include "report.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "../../asn1/der_string.h"
#include "../../asn1/text.h"

void print_safe(FILE *stream, const char *text, size_t length)
{
    struct bytes octets = bytes_of(text, length);
    size_t position = 0, start = 0;
    for (;;) {
        int32_t c = der_string_next(DER_UTF8_STRING, octets, &position);
        if (c == DER_STRING_END)
            break;
        if (c != DER_STRING_INVALID && !text_is_unsafe((uint32_t)c))
            fwrite(octets.data + start, 1, position - start, stream);
        else
            for (size_t i = start; i < position; i++)
                fprintf(stream, "\\%02X", octets.data[i]);
        start = position;
    }
}

/* A longer line is shown without its middle, where a path or an argument of any length
 * may stand: its end has the reason. */
#define LINE_LENGTH_MAX 8192
#define LINE_HEAD       4096
#define LINE_TAIL       2048

#define KEPT_MAX 64 /* more than this to say of one request is not worth a line each */

static char *kept[KEPT_MAX];
static size_t kept_count, unkept_count;

static bool is_inside_character(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static void print_line_to(FILE *stream, const char *line)
{
    size_t length = strlen(line), head = length, tail = length;
    if (length > LINE_LENGTH_MAX) {
        head = LINE_HEAD;
        tail = length - LINE_TAIL;
        while (head > 0 && is_inside_character(line[head]))
            head--;
        while (is_inside_character(line[tail]))
            tail++;
    }
    fputs("certwright: ", stream);
    print_safe(stream, line, head);
    fputs(head < tail ? "..." : "", stream);
    print_safe(stream, line + tail, length - tail);
    fputc('\n', stream);
}

/* Standard error has no buffer; a line is put together before it goes there at once,
 * and in pieces if there is no memory for that. */
static void print_line(const char *line)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (stream != NULL)
        print_line_to(stream, line);
    if (stream != NULL && fclose(stream) == 0)
        fwrite(text, 1, length, stderr);
    else
        print_line_to(stderr, line);
    free(text);
}

/* Returns the line, which is the caller's, or NULL if there is no memory. */
static char *format_line(const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *line = length >= 0 ? malloc((size_t)length + 1) : NULL;
    if (line != NULL)
        vsnprintf(line, (size_t)length + 1, format, arguments);
    return line;
}

void report(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *line = format_line(format, arguments);
    va_end(arguments);
    print_line(line != NULL ? line : strerror(ENOMEM));
    free(line);
}

void report_later(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *line = format_line(format, arguments);
    va_end(arguments);
    if (line != NULL && kept_count < KEPT_MAX) {
        kept[kept_count++] = line;
    } else {
        free(line);
        unkept_count++;
    }
}

void report_kept(int status)
{
    for (size_t i = 0; i < kept_count; i++) {
        if (status == STATUS_YES)
            print_line(kept[i]);
        free(kept[i]);
    }
    if (status == STATUS_YES && unkept_count > 0)
        report("%zu more lines were left out", unkept_count);
    kept_count = unkept_count = 0;
}

static const char *shown_name(const char *file)
{
    return strcmp(file, "-") == 0 ? "standard input" : file;
}

static void report_at(const char *file, const char *prefix, const struct error *error)
{
    char place[32] = "";
    if (error->offset != ERROR_NO_OFFSET)
        snprintf(place, sizeof place, "byte %zu: ", error->offset);
    report("%s%s%s%s%s%s%s%s", file != NULL ? shown_name(file) : "",
           file != NULL ? ": " : "", prefix, place, error->message,
           error->source != NULL ? " (" : "",
           error->source != NULL ? error->source : "",
           error->source != NULL ? ")" : "");
}

int report_error(const char *file, const struct error *error)
{
    report_at(file, "", error);
    return error->kind == ERROR_SIGNATURE ? STATUS_NO : STATUS_UNANSWERED;
}

void report_flaw(const char *file, const struct error *flaw)
{
    report_at(file, "flaw: ", flaw);
}

int report_system(const char *file)
{
    report("%s: %s", shown_name(file), strerror(errno));
    return STATUS_UNANSWERED;
}
