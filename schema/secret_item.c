/* secret_item.c -- elements at any offset, in octets that may be anything. */
#include "secret_rules.h"

size_t item_length(const struct item *item)
{
    return item->end - item->start;
}

bool item_at(struct bytes document, size_t at, struct item *item)
{
    if (at >= document.length || document.length - at < 2)
        return false;
    size_t length = document.data[at + 1], start = at + 2;
    if (length > 0x84 || length == 0x80)
        return false;
    if (length > 0x80) {
        size_t count = length & 0x7f;
        if (document.length - start < count)
            return false;
        for (length = 0; count > 0; count--)
            length = length << 8 | document.data[start++];
    }
    size_t left = document.length - start;
    *item = (struct item){.at = at,
                          .start = start,
                          .end = start + (length < left ? length : left),
                          .tag = document.data[at],
                          .is_whole = length <= left};
    return true;
}

bool item_whole_at(struct bytes document, size_t at, uint8_t tag, struct item *item)
{
    return at < document.length && document.data[at] == tag &&
           item_at(document, at, item) && item->is_whole;
}

bool item_integer_at(struct bytes document, size_t at, size_t least, struct item *item)
{
    return item_whole_at(document, at, DER_INTEGER, item) && item_length(item) >= least;
}

bool item_octet_string_at(struct bytes document, size_t at, struct item *item)
{
    return at < document.length &&
           (document.data[at] & ~DER_CONSTRUCTED) == DER_OCTET_STRING &&
           item_at(document, at, item);
}

bool item_is_filled_by(struct bytes document, const struct item *item, uint8_t tag,
                       struct item *inside)
{
    return item->is_whole && item_whole_at(document, item->start, tag, inside) &&
           inside->end == item->end;
}

bool secret_has_octets(struct bytes document, size_t at, struct bytes octets)
{
    return at <= document.length && document.length - at >= octets.length &&
           memcmp(document.data + at, octets.data, octets.length) == 0;
}

/* INTEGER 0 or 1. The two bytes of a length and a zero after them look like it, as before a
 * signature of 4096 bits (82 02 01 00), and it may be the last of several numbers, as in
 * the parameters of scrypt. Neither has the identifier of a SEQUENCE right before it. */
bool secret_version_at(struct bytes document, size_t at)
{
    if (at >= document.length || document.length - at < 3 ||
        document.data[at] != DER_INTEGER || document.data[at + 1] != 1 ||
        document.data[at + 2] > 1)
        return false;
    const uint8_t *before = document.data + at;
    bool is_length = at >= 2 && before[-1] == 0x82 && before[-2] != DER_SEQUENCE;
    bool is_last = at >= 4 && before[-2] == 1 && before[-3] == DER_INTEGER &&
                   before[-4] != DER_SEQUENCE;
    return !is_length && !is_last;
}

/* --- the SEQUENCE around ---------------------------------------------------------- */

/* Whether octets before AT may be the header of a SEQUENCE, of COUNT octets; then END
 * is where that ends. */
static bool sequence_before(struct bytes document, size_t at, size_t count, size_t *end)
{
    struct item item;
    if (at < count || document.data[at - count] != DER_SEQUENCE ||
        !item_at(document, at - count, &item) || item.start != at)
        return false;
    *end = item.is_whole ? item.end : SIZE_MAX;
    return true;
}

bool secret_sequence_ends(struct bytes document, size_t at, size_t end)
{
    static const uint8_t indefinite[] = {DER_SEQUENCE, 0x80}, zeros[] = {0, 0};
    size_t sequence_end;
    for (size_t count = 2; count <= 6; count++)
        if (sequence_before(document, at, count, &sequence_end) && sequence_end == end)
            return true;
    return at >= 2 && secret_has_octets(document, at - 2, bytes_of(indefinite, 2)) &&
           secret_has_octets(document, end, bytes_of(zeros, 2));
}

bool secret_sequence_exceeds(struct bytes document, size_t at, size_t end)
{
    size_t sequence_end;
    for (size_t count = 2; count <= 6; count++)
        if (sequence_before(document, at, count, &sequence_end) && sequence_end > end)
            return true;
    return false;
}

/* --- what a rule finds ------------------------------------------------------------ */

bool secret_found(struct find *find, size_t start, size_t end)
{
    *find = (struct find){{start, end}, true};
    return start < end;
}

bool secret_found_damaged(struct find *find, struct bytes document, size_t start)
{
    *find = (struct find){{start, document.length}, false};
    return start < document.length;
}
