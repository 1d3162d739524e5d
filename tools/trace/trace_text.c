/* trace_text.c -- steps, sentences, octets and numbers. */
#include "trace_text.h"

#include <stdarg.h>
#include <stdio.h>

#define INDENT        3
#define COLUMNS       88
#define SENTENCE_SIZE 2048
#define ROW_OCTETS    16
#define NUMBER_OCTETS 32 /* longer numbers are abbreviated to the octets at both ends */
#define END_OCTETS    8
#define NUMBER_ROW    32
#define NAME_COLUMNS  8

void trace_step(struct trace_style *style, const char *title, const char *source)
{
    printf("%s%u. %s%s%s%s\n\n", style->step > 0 ? "\n" : "", style->step + 1, title,
           source != NULL ? " (" : "", source != NULL ? source : "",
           source != NULL ? ")" : "");
    style->step++;
}

/* Prints TEXT in lines of at most COLUMNS. A word that is longer has a line of its
 * own. */
static void print_wrapped(const char *text)
{
    size_t used = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        if (used > 0 && used + 1 + length > COLUMNS) {
            putchar('\n');
            used = 0;
        }
        used += (size_t)printf("%*s", used == 0 ? INDENT : 1, "");
        print_safe(stdout, text, length);
        used += length;
        text += length;
        text += strspn(text, " ");
    }
    putchar('\n');
}

void trace_say(const char *format, ...)
{
    char sentence[SENTENCE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    print_wrapped(sentence);
}

void trace_octets(struct bytes octets, size_t offset)
{
    for (size_t i = 0; i < octets.length; i++) {
        if (i % ROW_OCTETS == 0)
            printf("%s%*zu ", i > 0 ? "\n" : "", INDENT + 5, offset + i);
        printf(" %02x", octets.data[i]);
    }
    if (octets.length > 0)
        putchar('\n');
}

static void print_digits(struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i++)
        printf("%02x", octets.data[i]);
}

/* All digits, in rows below each other. */
static void print_all_digits(struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i += NUMBER_ROW) {
        size_t rest = octets.length - i;
        if (i > 0)
            printf("\n%*s", INDENT + NAME_COLUMNS + 5, "");
        print_digits(bytes_of(octets.data + i, rest < NUMBER_ROW ? rest : NUMBER_ROW));
    }
}

static size_t bit_length(struct bytes octets)
{
    size_t bits = 8 * octets.length;
    for (uint8_t top = 0x80; octets.length > 0 && (octets.data[0] & top) == 0;
         top >>= 1)
        bits--;
    return bits;
}

void trace_number(const struct trace_style *style, const char *name,
                  struct bytes octets)
{
    for (; octets.length > 0 && octets.data[0] == 0; octets.length--)
        octets.data++;
    printf("%*s%-*s = 0x%s", INDENT, "", NAME_COLUMNS, name,
           octets.length == 0 ? "00" : "");
    if (style->is_full || octets.length <= NUMBER_OCTETS) {
        print_all_digits(octets);
    } else {
        print_digits(bytes_of(octets.data, END_OCTETS));
        fputs("...", stdout);
        print_digits(bytes_of(octets.data + octets.length - END_OCTETS, END_OCTETS));
    }
    size_t bits = octets.length == 0 ? 0 : bit_length(octets);
    printf(" (%zu bit%s)\n", bits, bits == 1 ? "" : "s");
}

void trace_number_of(const struct trace_style *style, const char *name,
                     const struct number *number)
{
    uint8_t octets[NUMBER_OCTETS_MAX];
    if (number_to_octets(number, octets, sizeof octets))
        trace_number(style, name, bytes_of(octets, sizeof octets));
    explicit_bzero(octets, sizeof octets);
}

void trace_secret_bytes(const struct trace_style *style, const char *name,
                        struct bytes bytes, size_t bits)
{
    if (style->shows_secret)
        trace_number(style, name, bytes);
    else
        printf("%*s%-*s = (secret, up to %zu bits; --secrets shows it)\n", INDENT, "",
               NAME_COLUMNS, name, bits);
}

void trace_secret(const struct trace_style *style, const char *name,
                  const struct number *number, size_t bits)
{
    uint8_t octets[NUMBER_OCTETS_MAX] = {0};
    if (!style->shows_secret || number_to_octets(number, octets, sizeof octets))
        trace_secret_bytes(style, name, bytes_of(octets, sizeof octets), bits);
    explicit_bzero(octets, sizeof octets);
}

void trace_secret_rows(const struct trace_style *style, struct bytes bytes)
{
    if (style->shows_secret)
        trace_octets(bytes, 0);
    else
        printf("%*s (secret, %zu bytes; --secrets shows them)\n", INDENT, "",
               bytes.length);
}

void trace_warn_of_secrets(const struct trace_style *style)
{
    if (style->shows_secret)
        report(
            "WARNING: --secrets: the output holds PRIVATE NUMBERS of the key; whoever "
            "sees them can sign in your name");
}
