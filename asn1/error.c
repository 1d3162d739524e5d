/* error.c -- recording the first failure. */
#include "error.h"

#include <stdarg.h>
#include <stdio.h>

bool error_fail(struct error *error, enum error_kind kind, size_t offset,
                const char *source, const char *format, ...)
{
    if (error->kind != ERROR_NONE)
        return false;
    error->kind = kind;
    error->offset = offset;
    error->source = source;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return false;
}
