/* stubs.c -- in the place of functions that CBMC has no text of. What they write is
 * any text that their contract allows: a proof that rests on them holds for all of
 * those. */
#include <assert.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

int nondet_int(void);

/* Formats anything: at most SIZE - 1 characters and a NUL, anywhere. */
static int format_any(char *text, size_t size)
{
    int length = nondet_int();
    assert(__CPROVER_w_ok(text, size));
    return length;
}

int vsnprintf(char *text, size_t size, const char *format, va_list arguments)
{
    (void)format;
    (void)arguments;
    return format_any(text, size);
}

int snprintf(char *text, size_t size, const char *format, ...)
{
    (void)format;
    return format_any(text, size);
}

/* As C11 7.24.5.6 has it. */
size_t strspn(const char *text, const char *accept)
{
    size_t length = 0;
    while (text[length] != '\0' && strchr(accept, text[length]) != NULL)
        length++;
    return length;
}

/* As memset with zeros. */
void explicit_bzero(void *run, size_t length)
{
    memset(run, 0, length);
}
