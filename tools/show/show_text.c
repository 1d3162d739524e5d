/* show_text.c -- the forms in which all printers of `show` write. */
#include "show_text.h"

#include <stdarg.h>

#include "../../asn1/oid.h"
#include "../cli/report.h"

void show_format(const struct show *show, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(show->out, format, arguments);
    va_end(arguments);
}

void show_indented(const struct show *show, int indent, const char *format, ...)
{
    va_list arguments;
    fprintf(show->out, "%*s", indent, "");
    va_start(arguments, format);
    vfprintf(show->out, format, arguments);
    va_end(arguments);
}

void show_safe(const struct show *show, struct bytes octets)
{
    print_safe(show->out, (const char *)octets.data, octets.length);
}

void show_printable(const struct show *show, struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i++) {
        uint8_t octet = octets.data[i];
        putc(octet >= ' ' && octet <= '~' ? octet : '.', show->out);
    }
}

/* Digit by digit: printf would be slow, and might keep copies of a secret number. */
static void put_octet(const struct show *show, uint8_t octet, const char *digits)
{
    putc(digits[octet >> 4], show->out);
    putc(digits[octet & 0xf], show->out);
}

void show_hex(const struct show *show, struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i++) {
        if (i > 0)
            putc(':', show->out);
        put_octet(show, octets.data[i], "0123456789ABCDEF");
    }
}

void show_octets(const struct show *show, struct bytes octets, int indent,
                 size_t per_line)
{
    for (size_t i = 0; i < octets.length; i++) {
        if (i % per_line == 0)
            fprintf(show->out, "%s%*s", i == 0 ? "" : "\n", indent, "");
        put_octet(show, octets.data[i], "0123456789abcdef");
        if (i + 1 < octets.length)
            putc(':', show->out);
    }
    putc('\n', show->out);
}

const struct oid_name *show_oid_name(const struct show *show, struct bytes oid)
{
    const struct oid_name *newer =
        show->like == SHOW_LIKE_3_0 ? NULL : oid_newer_name_of(oid);
    return newer != NULL ? newer : oid_name_of(oid);
}

void show_oid(const struct show *show, struct bytes oid)
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *name = show_oid_name(show, oid);
    fputs(name != NULL ? name->long_name : oid_to_text(oid, dotted), show->out);
}

void show_oid_short(const struct show *show, struct bytes oid)
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *name = show_oid_name(show, oid);
    fputs(name != NULL ? name->short_name : oid_to_text(oid, dotted), show->out);
}

void show_comma(const struct show *show, bool *is_first)
{
    if (!*is_first)
        fputs(", ", show->out);
    *is_first = false;
}

struct bytes show_until_nul(struct bytes octets)
{
    const uint8_t *nul =
        octets.length > 0 ? memchr(octets.data, 0, octets.length) : NULL;
    return nul == NULL ? octets : bytes_of(octets.data, (size_t)(nul - octets.data));
}
