/* show_integer.c -- INTEGERs as text. */
#include "show_integer.h"

#include <inttypes.h>

#define WORD_OCTETS          8
#define DECIMAL_BITS_MAX     127 /* OpenSSL's bignum_to_string */
#define KEY_OCTETS_PER_LINE  15
#define BARE_OCTETS_PER_LINE 35

static void skip_zeros(struct magnitude *magnitude)
{
    magnitude->length = magnitude->contents.length;
    while (magnitude->length > 1 && magnitude_octet(magnitude, 0) == 0) {
        magnitude->first++;
        magnitude->length--;
    }
    if (magnitude->length == 0)
        magnitude->length = 1;
}

struct magnitude magnitude_of(struct bytes contents)
{
    struct magnitude magnitude = {.contents = contents};
    magnitude.is_negative = contents.length > 0 && (contents.data[0] & 0x80) != 0;
    size_t end = contents.length;
    while (end > 1 && contents.data[end - 1] == 0)
        end--;
    magnitude.last_nonzero = end > 0 ? end - 1 : 0;
    skip_zeros(&magnitude);
    return magnitude;
}

struct magnitude magnitude_of_unsigned(struct bytes contents)
{
    struct magnitude magnitude = {.contents = contents};
    skip_zeros(&magnitude);
    return magnitude;
}

/* -x is the complement of x, plus 1: zeros at the end stay, the last octet that is not
 * zero is negated, and those before it are complemented. */
uint8_t magnitude_octet(const struct magnitude *magnitude, size_t index)
{
    size_t i = magnitude->first + index;
    if (i >= magnitude->contents.length)
        return 0;
    uint8_t octet = magnitude->contents.data[i];
    if (!magnitude->is_negative || i > magnitude->last_nonzero)
        return octet;
    return (uint8_t)(i == magnitude->last_nonzero ? 0x100 - octet : 0xff - octet);
}

bool magnitude_to_uint64(const struct magnitude *magnitude, uint64_t *value)
{
    *value = 0;
    if (magnitude->length > WORD_OCTETS)
        return false;
    for (size_t i = 0; i < magnitude->length; i++)
        *value = *value << 8 | magnitude_octet(magnitude, i);
    return true;
}

size_t magnitude_bits(const struct magnitude *magnitude)
{
    size_t bits = 8 * (magnitude->length - 1);
    for (uint8_t top = magnitude_octet(magnitude, 0); top > 0; top >>= 1)
        bits++;
    return bits;
}

/* Divides the number by ten, again and again. It has at most 16 octets. */
static void put_decimal(const struct show *show, const struct magnitude *magnitude)
{
    uint8_t number[DECIMAL_BITS_MAX / 8 + 1];
    char digits[40];
    size_t count = 0;
    for (size_t i = 0; i < magnitude->length; i++)
        number[i] = magnitude_octet(magnitude, i);
    bool is_zero;
    do {
        unsigned rest = 0;
        is_zero = true;
        for (size_t i = 0; i < magnitude->length; i++) {
            unsigned value = rest << 8 | number[i];
            number[i] = (uint8_t)(value / 10);
            rest = value % 10;
            is_zero = is_zero && number[i] == 0;
        }
        digits[count++] = (char)('0' + rest);
    } while (!is_zero && count < sizeof digits);
    while (count > 0)
        putc(digits[--count], show->out);
}

void show_decimal(const struct show *show, struct bytes contents)
{
    struct magnitude magnitude = magnitude_of(contents);
    if (magnitude.is_negative)
        putc('-', show->out);
    if (magnitude_bits(&magnitude) <= DECIMAL_BITS_MAX) {
        put_decimal(show, &magnitude);
        return;
    }
    fputs("0x", show->out);
    for (size_t i = 0; i < magnitude.length; i++)
        fprintf(show->out, "%02X", magnitude_octet(&magnitude, i));
}

void show_bare_hex(const struct show *show, struct bytes contents)
{
    struct magnitude magnitude = magnitude_of(contents);
    if (magnitude.is_negative)
        putc('-', show->out);
    for (size_t i = 0; i < magnitude.length; i++)
        fprintf(show->out, "%s%02X",
                i > 0 && i % BARE_OCTETS_PER_LINE == 0 ? "\\\n" : "",
                magnitude_octet(&magnitude, i));
}

/* OpenSSL asks for the number as a long, and takes -1 for an error: 3.0 prints -1
 * itself as if it were too large. */
static bool fits_long(const struct show *show, const struct magnitude *magnitude,
                      uint64_t *value)
{
    if (!magnitude_to_uint64(magnitude, value))
        return false;
    if (!magnitude->is_negative)
        return *value <= INT64_MAX;
    return *value <= (uint64_t)INT64_MAX + 1 &&
           (*value != 1 || show->like != SHOW_LIKE_3_0);
}

void show_serial(const struct show *show, struct bytes contents)
{
    struct magnitude magnitude = magnitude_of(contents);
    uint64_t value;
    if (fits_long(show, &magnitude, &value)) {
        const char *sign = magnitude.is_negative ? "-" : "";
        fprintf(show->out, " %s%" PRIu64 " (%s0x%" PRIx64 ")\n", sign, value, sign,
                value);
        return;
    }
    fprintf(show->out, "\n%12s%s", "", magnitude.is_negative ? " (Negative)" : "");
    for (size_t i = 0; i < magnitude.length; i++)
        fprintf(show->out, "%02x%c", magnitude_octet(&magnitude, i),
                i + 1 < magnitude.length ? ':' : '\n');
}

/* The octets of a large number, and a zero before them if the first would look like a
 * sign. */
static void put_key_octets(const struct show *show, int indent,
                           const struct magnitude *magnitude)
{
    size_t pad = magnitude_octet(magnitude, 0) >= 0x80 ? 1 : 0;
    size_t count = magnitude->length + pad;
    for (size_t i = 0; i < count; i++) {
        uint8_t octet = i < pad ? 0 : magnitude_octet(magnitude, i - pad);
        if (i % KEY_OCTETS_PER_LINE == 0)
            fprintf(show->out, "%s%*s", i == 0 ? "" : "\n", indent, "");
        putc("0123456789abcdef"[octet >> 4], show -> out);
        putc("0123456789abcdef"[octet & 0xf], show -> out);
        if (i + 1 < count)
            putc(':', show->out);
    }
    putc('\n', show->out);
}

void show_labelled(const struct show *show, int indent, const char *label,
                   struct bytes contents)
{
    struct magnitude magnitude = magnitude_of_unsigned(contents);
    uint64_t value;
    fprintf(show->out, "%*s%s", indent, "", label);
    if (magnitude_to_uint64(&magnitude, &value)) {
        if (value == 0)
            fputs(" 0\n", show->out);
        else
            fprintf(show->out, " %" PRIu64 " (0x%" PRIx64 ")\n", value, value);
        return;
    }
    putc('\n', show->out);
    put_key_octets(show, indent + 4, &magnitude);
}
