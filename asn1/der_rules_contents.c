/* der_rules_contents.c -- what makes the contents of a primitive element DER: each
 * universal type, as X.690 section 8 has it and section 11 restricts it. */
#include "der_rules_contents.h"

#include "calendar.h"
#include "der.h"
#include "der_string.h"

/* Tag numbers of types that nothing else here knows, X.680 section 8.6. */
#define REAL             9
#define RELATIVE_OID     13
#define TIME             14
#define DATE             31
#define TIME_OF_DAY      32
#define DATE_TIME        33
#define DURATION         34
#define OID_IRI          35
#define RELATIVE_OID_IRI 36

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

/* Month, day, hour, minute and second after a year. */
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

/* 8.5.7 and 11.3.1: in base 2, without scaling, the mantissa odd, and no more octets than
 * the exponent and the mantissa need. */
static bool is_binary_real(struct bytes contents)
{
    uint8_t form = contents.data[0];
    size_t start = 1, exponent_length = 1u + (form & 0x03);
    if ((form & 0x3c) != 0)
        return false;
    if (exponent_length == 4 && contents.length > 1) {
        exponent_length = contents.data[1];
        start = 2;
        if (exponent_length < 4)
            return false;
    }
    if (contents.length <= start || contents.length - start <= exponent_length)
        return false;
    const uint8_t *exponent = contents.data + start;
    const uint8_t *mantissa = exponent + exponent_length;
    bool is_shortest =
        exponent_length == 1 || exponent[0] != ((exponent[1] & 0x80) != 0 ? 0xff : 0);
    return is_shortest && mantissa[0] != 0 &&
           (contents.data[contents.length - 1] & 1) != 0;
}

/* Steps over the digits at *AT and returns how many there are. */
static size_t skip_digits(struct bytes text, size_t *at)
{
    size_t start = *at;
    while (*at < text.length && text.data[*at] >= '0' && text.data[*at] <= '9')
        ++*at;
    return *at - start;
}

static bool skip_octet(struct bytes text, size_t *at, char octet)
{
    bool is_there = *at < text.length && text.data[*at] == octet;
    *at += is_there;
    return is_there;
}

/* 11.3.2: ISO 6093's NR3 as "-12.E3": neither end of the mantissa is 0, and the exponent
 * has no needless sign or zeros, but is "+0" if it is none. */
static bool is_decimal_real(struct bytes contents)
{
    size_t at = 1;
    if (contents.data[0] != 0x03)
        return false;
    skip_octet(contents, &at, '-');
    size_t mantissa = at;
    if (skip_digits(contents, &at) == 0 || contents.data[mantissa] == '0' ||
        contents.data[at - 1] == '0' || !skip_octet(contents, &at, '.') ||
        !skip_octet(contents, &at, 'E'))
        return false;
    if (skip_octet(contents, &at, '+'))
        return skip_octet(contents, &at, '0') && at == contents.length;
    skip_octet(contents, &at, '-');
    size_t exponent = at;
    return skip_digits(contents, &at) > 0 && contents.data[exponent] != '0' &&
           at == contents.length;
}

static void check_real(const struct check *check)
{
    struct bytes contents = check->contents;
    if (contents.length == 0) /* the value 0, 8.5.2 */
        return;
    uint8_t form = contents.data[0];
    if (form >= 0x80)
        EXPECT(is_binary_real(contents), "X.690 11.3.1",
               "want a REAL in base 2 of an odd mantissa and the shortest form, have "
               "another");
    else if (form < 0x40)
        EXPECT(is_decimal_real(contents), "X.690 11.3.2",
               "want a decimal REAL as -12.E3, have another form");
    else /* infinities, NaN and minus zero, 8.5.9 */
        EXPECT(contents.length == 1 && form <= 0x43, "X.690 8.5.9",
               "want a special value of a REAL from 40 to 43, have %02X and %zu octets "
               "more",
               form, contents.length - 1);
}

void der_rules_check_contents(const struct check *check)
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
    case RELATIVE_OID:
        check_arcs(check, "X.690 8.20.2", "a RELATIVE-OID");
        break;
    case REAL:
        check_real(check);
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
    case TIME:
    case DATE:
    case TIME_OF_DAY:
    case DATE_TIME:
    case DURATION:
        check_string(check, DER_VISIBLE_STRING, "X.690 8.26");
        break;
    case OID_IRI:
    case RELATIVE_OID_IRI:
        check_string(check, DER_UTF8_STRING, "X.690 8.21");
        break;
    default:
        if (number <= DER_BMP_STRING && der_tag_is_string((uint8_t)number))
            check_string(check, (uint8_t)number, "X.680 41");
    }
}
