/* secret_text.c -- where private keys are in text, of one byte a character or, as in
 * UTF-16 and UTF-32, of two or four: behind the label of PEM (RFC 7468 10) and, whatever
 * the label says or without one, where base 64 begins like a key. */
#include "secret_rules.h"

#define WIDTH_MAX  4
#define START_SIZE 24 /* octets of a key, which tell what it is */
#define QUICK_SIZE 4
#define SCANNED    256 /* octets of text, to look for those in */

/* Whether TEXT is at AT, its characters WIDTH octets from each other with zeros between
 * them. */
static bool has_text(struct bytes document, size_t at, const char *text, size_t width)
{
    for (; *text != '\0'; text++, at += width) {
        if (at >= document.length || document.data[at] != (uint8_t)*text)
            return false;
        for (size_t i = 1; i < width && text[1] != '\0'; i++)
            if (at + i >= document.length || document.data[at + i] != 0)
                return false;
    }
    return true;
}

bool secret_find_label(struct bytes document, size_t at, struct find *find)
{
    static const char label[] = "PRIVATE KEY-----", encrypted[] = "ENCRYPTED ";
    for (size_t width = 1; width <= WIDTH_MAX; width *= 2) {
        size_t before = width * (sizeof encrypted - 1);
        if (!has_text(document, at, label, width))
            continue;
        if (at >= before && has_text(document, at - before, encrypted, width))
            return false;
        return secret_found_damaged(find, document,
                                    at + width * (sizeof label - 2) + 1);
    }
    return false;
}

/* The value of C in either alphabet of RFC 4648; 64 for what may be between characters,
 * 65 for the end. */
static unsigned base64_value(uint8_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26U;
    if (c >= '0' && c <= '9')
        return c - '0' + 52U;
    if (c == '+' || c == '-')
        return 62;
    if (c == '/' || c == '_')
        return 63;
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0 ? 64 : 65;
}

/* The first octets of the base 64 at AT. */
static size_t decode_start(struct bytes document, size_t at, uint8_t *start,
                           size_t size)
{
    size_t length = 0, bit_count = 0, end = document.length;
    uint32_t bits = 0;
    if (end - at > SCANNED)
        end = at + SCANNED;
    for (; at < end && length < size; at++) {
        unsigned value = base64_value(document.data[at]);
        if (value > 64)
            break;
        if (value == 64)
            continue;
        bits = bits << 6 | value;
        bit_count += 6;
        if (bit_count < 8)
            continue;
        bit_count -= 8;
        start[length++] = (uint8_t)(bits >> bit_count);
    }
    return length;
}

/* Few octets tell most text from a key, so that a long one is not decoded again and again:
 * a length, and with one octet of that, version. */
static bool may_be_key(struct bytes document, size_t at)
{
    uint8_t start[QUICK_SIZE] = {0};
    decode_start(document, at, start, QUICK_SIZE);
    return start[0] == DER_SEQUENCE && start[1] <= 0x84 &&
           (start[1] > 0x80 || (start[2] == DER_INTEGER && start[3] == 1));
}

/* A SEQUENCE of version and an INTEGER, an OCTET STRING or an algorithm. */
bool secret_find_base64(struct bytes document, size_t at, struct find *find)
{
    uint8_t octets[START_SIZE] = {0};
    struct item item;
    if (!may_be_key(document, at))
        return false;
    struct bytes start =
        bytes_of(octets, decode_start(document, at, octets, START_SIZE));
    size_t version = 2 + (octets[1] > 0x80 ? octets[1] & 0x7fU : 0), next = version + 3;
    if (!secret_version_at(start, version) || !item_at(start, next, &item))
        return false;
    bool is_algorithm = item.tag == DER_SEQUENCE && item.start < start.length &&
                        octets[item.start] == DER_OID;
    return (is_algorithm || item.tag == DER_INTEGER || item.tag == DER_OCTET_STRING) &&
           secret_found_damaged(find, document, at);
}
