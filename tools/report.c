/* report.c -- standard error. */
#include "report.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "../asn1/der_string.h"
#include "../x509/text.h"

void print_safe(FILE *stream, const char *text, size_t length)
{
    struct bytes octets = bytes_of(text, length);
    size_t position = 0, start = 0;
    for (;;) {
        int32_t c = der_string_next(DER_UTF8_STRING, octets, &position);
        if (c == DER_STRING_END)
            return;
        if (c != DER_STRING_INVALID && !text_is_unsafe((uint32_t)c))
            fwrite(octets.data + start, 1, position - start, stream);
        else
            for (size_t i = start; i < position; i++)
                fprintf(stream, "\\%02X", octets.data[i]);
        start = position;
    }
}

void report(const char *format, ...)
{
    char line[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    fputs("certwright: ", stderr);
    print_safe(stderr, line, strlen(line));
    fputc('\n', stderr);
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
