/* asn1_strict.c -- each breach of the Distinguished Encoding Rules in one element,
 * X.690 sections 8, 10 and 11, as far as it can be seen without the ASN.1 of the
 * document: not DEFAULT values, and not named bits. */
#include <inttypes.h>

#include "../../asn1/calendar.h"
#include "../../asn1/der.h"
#include "../../asn1/der_string.h"
#include "asn1.h"
#include "asn1_notation.h"

/* What is checked, and whom to tell. */
struct check {
    struct asn1_strict *strict;
    const struct ber_element *element;
    struct bytes contents;
    size_t offset; /* of the element */
};

/* Expects EXPRESSION, or reports a breach at the element. */
#define EXPECT(expression, source, ...)                                                \
    ((expression) ||                                                                   \
     (check->strict->breach(check->strict, check->offset, source, __VA_ARGS__),        \
      false))

static void check_forms(const struct check *check)
{
    unsigned forms = check->element->header.forms;
    EXPECT((forms & BER_LONG_TAG) == 0, "X.690 8.1.2.2",
           "want a tag number below 31 in one octet, have more");
    EXPECT((forms & BER_PADDED_TAG) == 0, "X.690 8.1.2.4.2",
           "want the shortest form of the tag number, have a leading 80");
    EXPECT((forms & BER_RESERVED_FORM) == 0, "X.690 8.1.3.5",
           "want a length, have the reserved octet FF");
    EXPECT((forms & BER_LONG_LENGTH) == 0, "X.690 10.1",
           "want the shortest form of the length %" PRIu64 ", have %zu octets",
           check->element->header.contents_length,
           check->element->header.header_length -
               check->element->header.identifier_length);
    EXPECT((forms & BER_INDEFINITE) == 0, "X.690 10.1",
           "want a definite length, have the indefinite form");
}

static void check_boolean(const struct check *check)
{
    struct bytes contents = check->contents;
    if (EXPECT(contents.length == 1, "X.690 8.2.1",
               "want a BOOLEAN of 1 octet, have %zu", contents.length))
        EXPECT(contents.data[0] == 0x00 || contents.data[0] == 0xff, "X.690 11.1",
               "want a BOOLEAN of 00 or FF, have %02X", contents.data[0]);
}

static void check_integer(const struct check *check, const char *type)
{
    const uint8_t *at = check->contents.data;
    size_t length = check->contents.length;
    if (EXPECT(length > 0, "X.690 8.3.1", "want %s of at least 1 octet, have none",
               type))
        EXPECT(length == 1 || at[0] != ((at[1] & 0x80) != 0 ? 0xff : 0x00),
               "X.690 8.3.2", "want the shortest form of %s, have a longer one", type);
}

static void check_bit_string(const struct check *check)
{
    struct bytes contents = check->contents;
    if (!EXPECT(contents.length > 0, "X.690 8.6.2.2",
                "want a BIT STRING of at least 1 octet, have none"))
        return;
    unsigned unused = contents.data[0], limit = contents.length > 1 ? 7 : 0;
    if (!EXPECT(unused <= limit, "X.690 8.6.2.2",
                "want at most %u unused bits, have %u", limit, unused))
        return;
    unsigned rest = contents.data[contents.length - 1] & ((1u << unused) - 1);
    EXPECT(contents.length == 1 || rest == 0, "X.690 11.2.1",
           "want the %u unused bits zero, have %02X", unused, rest);
}

static void check_null(const struct check *check)
{
    EXPECT(check->contents.length == 0, "X.690 8.8.2",
           "want a NULL without contents, have %zu octets", check->contents.length);
}

static void check_arcs(const struct check *check, const char *clause, const char *type)
{
    struct bytes oid = check->contents;
    if (!EXPECT(oid.length > 0, clause, "want %s of at least 1 octet, have none", type))
        return;
    size_t padded = 0;
    for (size_t i = 0; i < oid.length; i++)
        padded += oid.data[i] == 0x80 && (i == 0 || (oid.data[i - 1] & 0x80) == 0);
    EXPECT(padded == 0, clause, "want the shortest form of each arc, have %zu with 80",
           padded);
    EXPECT((oid.data[oid.length - 1] & 0x80) == 0, clause,
           "want the last arc to end, have a continuation bit");
}

static void check_string(const struct check *check, uint8_t tag, const char *clause)
{
    char name[DER_TAG_NAME_SIZE];
    size_t count = 0, position = 0, first = 0;
    for (;;) {
        size_t start = position;
        int32_t character = der_string_next(tag, check->contents, &position);
        if (character == DER_STRING_END)
            break;
        if (character == DER_STRING_INVALID && count++ == 0)
            first = start;
    }
    EXPECT(count == 0, clause,
           "want characters of %s only, have %zu octets of others, the first of them "
           "%02X at byte %zu",
           der_tag_name(tag, name), count, check->contents.data[first],
           check->offset + check->element->header.header_length + first);
}

/* Two digits of TEXT, or 99, which no part of a date is. */
static unsigned two_digits(const uint8_t *text)
{
    bool are_digits =
        text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
    return are_digits ? 10u * (unsigned)(text[0] - '0') + (unsigned)(text[1] - '0')
                      : 99;
}

/* Month, day, hour, minute and second behind a year. */
static bool is_date(unsigned year, const uint8_t *text)
{
    struct calendar date = {
        .year = year,
        .month = two_digits(text),
        .day = two_digits(text + 2),
        .hour = two_digits(text + 4),
        .minute = two_digits(text + 6),
        .second = two_digits(text + 8),
    };
    return calendar_is_valid(&date);
}

static bool is_number(const uint8_t *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return true;
}

static void check_utc_time(const struct check *check)
{
    struct bytes time = check->contents;
    bool is_form =
        time.length == 13 && time.data[12] == 'Z' && is_number(time.data, 12);
    if (EXPECT(is_form, "X.690 11.8",
               "want a UTCTime YYMMDDHHMMSSZ, have another form"))
        EXPECT(is_date(1900 + two_digits(time.data) +
                           (two_digits(time.data) < 50 ? 100 : 0),
                       time.data + 2),
               "X.680 47.3", "want a date and time that there is, have none");
}

static void check_generalized_time(const struct check *check)
{
    struct bytes time = check->contents;
    bool is_form = time.length >= 15 && time.data[time.length - 1] == 'Z' &&
                   is_number(time.data, 14);
    if (is_form && time.length > 15)
        is_form = time.length > 16 && time.data[14] == '.' &&
                  is_number(time.data + 15, time.length - 16);
    if (!EXPECT(is_form, "X.690 11.7",
                "want a GeneralizedTime YYYYMMDDHHMMSS[.f]Z, have another form"))
        return;
    EXPECT(time.length == 15 || time.data[time.length - 2] != '0', "X.690 11.7.3",
           "want no zeros at the end of a fraction, have some");
    EXPECT(
        is_date(100 * two_digits(time.data) + two_digits(time.data + 2), time.data + 4),
        "X.680 46.3", "want a date and time that there is, have none");
}

static void check_value(const struct check *check)
{
    uint32_t number = check->element->header.number;
    switch (number) {
    case DER_BOOLEAN:
        check_boolean(check);
        break;
    case DER_INTEGER:
        check_integer(check, "an INTEGER");
        break;
    case DER_ENUMERATED:
        check_integer(check, "an ENUMERATED");
        break;
    case DER_BIT_STRING:
        check_bit_string(check);
        break;
    case DER_NULL:
        check_null(check);
        break;
    case DER_OID:
        check_arcs(check, "X.690 8.19.2", "an OBJECT IDENTIFIER");
        break;
    case 13:
        check_arcs(check, "X.690 8.20.2", "a RELATIVE-OID");
        break;
    case DER_UTC_TIME:
        check_utc_time(check);
        break;
    case DER_GENERALIZED_TIME:
        check_generalized_time(check);
        break;
    case DER_UTF8_STRING:
        check_string(check, DER_UTF8_STRING, "X.690 8.23.10");
        break;
    default:
        if (number <= DER_BMP_STRING && der_tag_is_string((uint8_t)number))
            check_string(check, (uint8_t)number, "X.680 41");
    }
}

/* Types that BER may cut into pieces and DER may not: strings, and the times, which are
 * VisibleStrings. */
static bool is_string(uint32_t number)
{
    return number == DER_BIT_STRING || number == DER_OCTET_STRING ||
           number == DER_UTF8_STRING || number == 7 || (number >= 18 && number <= 30);
}

static void check_type(const struct check *check, bool is_ended)
{
    const struct ber_header *header = &check->element->header;
    uint32_t number = header->number;
    if (number == BER_END_OF_CONTENTS) {
        EXPECT(is_ended, "X.690 8.1.5",
               "want end-of-contents octets only behind contents of indefinite length, "
               "have them here");
        EXPECT(header->contents_length == 0, "X.690 8.1.5",
               "want end-of-contents octets 00 00, have others");
    } else if (asn1_type_has_parts(number)) {
        EXPECT(header->is_constructed,
               number == BER_SET ? "X.690 8.11.1" : "X.690 8.9.1",
               "want this type constructed, have it primitive");
    } else if (header->is_constructed) {
        EXPECT(!is_string(number), "X.690 10.2",
               "want a string in one piece, have it constructed");
        EXPECT(is_string(number) || number > 30, "X.690 8.1.2.5",
               "want this type primitive, have it constructed");
    } else {
        check_value(check);
    }
}

/* Orders octet strings as X.690 11.6 does: the shorter one is padded with zeros. */
static int compare_values(struct bytes a, struct bytes b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = memcmp(a.data, b.data, common);
    if (order != 0)
        return order;
    for (size_t i = common; i < a.length; i++)
        if (a.data[i] != 0)
            return 1;
    for (size_t i = common; i < b.length; i++)
        if (b.data[i] != 0)
            return -1;
    return 0;
}

/* Whether A's tag is before B's in the canonical order of X.680 8.6. */
static bool is_tag_before(struct bytes a, struct bytes b)
{
    struct ber_header first, second;
    if (ber_read_header(a, &first) != BER_FINE ||
        ber_read_header(b, &second) != BER_FINE)
        return false;
    return first.tag_class != second.tag_class ? first.tag_class < second.tag_class
                                               : first.number < second.number;
}

/* A SET has its components in the order of their tags, a SET OF in that of their
 * encodings; which of them it is only the ASN.1 says. One of the orders must hold from
 * the first to the last. */
static void check_order(const struct check *check, struct bytes element)
{
    struct asn1_sibling *sibling = &check->strict->siblings[check->element->depth];
    struct bytes before = sibling->element;
    sibling->element = element;
    if (!sibling->is_set || before.length == 0 || element.length == 0 ||
        !(sibling->is_by_value || sibling->is_by_tag))
        return;
    sibling->is_by_value = sibling->is_by_value && compare_values(before, element) <= 0;
    sibling->is_by_tag = sibling->is_by_tag && is_tag_before(before, element);
    EXPECT(sibling->is_by_value || sibling->is_by_tag, "X.690 11.6",
           "want the elements of a SET in ascending order, have a smaller one here");
}

void asn1_enter_siblings(struct asn1_strict *strict, const struct ber_element *element)
{
    const struct ber_header *header = &element->header;
    bool is_set = header->tag_class == BER_UNIVERSAL && header->number == BER_SET;
    strict->siblings[element->depth + 1] = (struct asn1_sibling){
        .is_set = is_set, .is_by_value = is_set, .is_by_tag = is_set};
}

void asn1_check_element(struct asn1_strict *strict, struct bytes document,
                        const struct ber_element *element, bool is_ended)
{
    const struct ber_header *header = &element->header;
    struct check this = {strict, element, element->contents, element->offset};
    const struct check *check = &this;
    /* Where an element of indefinite length ends is not known yet; it is a breach
     * anyway. */
    size_t length =
        header->is_indefinite ? 0 : header->header_length + element->contents.length;
    check_forms(check);
    if (element->depth == 0)
        EXPECT(element->offset == 0, NULL, "want one value, have another behind it");
    if (!is_ended)
        check_order(check, bytes_of(document.data + element->offset, length));
    if (header->tag_class == BER_UNIVERSAL)
        check_type(check, is_ended);
}
