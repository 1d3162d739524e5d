/* readers.c -- the readers of asn1/ by name. */
#include "readers.h"

#include <string.h>

#include "asn1/calendar.h"
#include "asn1/der_any.h"
#include "asn1/der_string.h"
#include "asn1/der_time.h"
#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "tests/support/support.h"

/* Writes OCTETS as hexadecimal digits, or "none". */
static bool put_octets(char result[RESULT_SIZE], struct bytes octets)
{
    ck_assert_uint_lt(2 * octets.length, RESULT_SIZE);
    strcpy(result, octets.length == 0 ? "none" : "");
    for (size_t i = 0; i < octets.length; i++)
        snprintf(result + 2 * i, 3, "%02x", octets.data[i]);
    return true;
}

static bool put_number(char result[RESULT_SIZE], uint64_t number)
{
    snprintf(result, RESULT_SIZE, "%llu", (unsigned long long)number);
    return true;
}

static bool put_text(char result[RESULT_SIZE], const char *text)
{
    snprintf(result, RESULT_SIZE, "%s", text);
    return true;
}

static bool read_boolean(struct der_reader *reader, char result[RESULT_SIZE])
{
    bool value;
    return der_read_boolean(reader, FIELD, &value) &&
           put_text(result, value ? "TRUE" : "FALSE");
}

static bool read_default_false(struct der_reader *reader, char result[RESULT_SIZE])
{
    bool value;
    return der_read_default_false(reader, FIELD, &value) &&
           put_text(result, value ? "TRUE" : "FALSE");
}

static bool read_integer(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes contents;
    return der_read_integer(reader, FIELD, &contents) && put_octets(result, contents);
}

static bool read_unsigned(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes magnitude;
    return der_read_unsigned(reader, FIELD, &magnitude) &&
           put_octets(result, magnitude);
}

static bool read_small(struct der_reader *reader, char result[RESULT_SIZE])
{
    uint32_t value;
    return der_read_small(reader, FIELD, SMALL_MAX, &value) &&
           put_number(result, value);
}

static bool read_null(struct der_reader *reader, char result[RESULT_SIZE])
{
    return der_read_null(reader, FIELD) && put_text(result, "NULL");
}

static bool read_bit_string(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes octets;
    unsigned unused_bits;
    if (!der_read_bit_string(reader, FIELD, &octets, &unused_bits))
        return false;
    put_octets(result, octets);
    size_t used = strlen(result);
    snprintf(result + used, RESULT_SIZE - used, "/%u", unused_bits);
    return true;
}

static bool read_bit_octets(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes octets;
    return der_read_bit_octets(reader, FIELD, &octets) && put_octets(result, octets);
}

static bool read_named_bits(struct der_reader *reader, char result[RESULT_SIZE])
{
    uint32_t bits;
    return der_read_named_bits(reader, DER_BIT_STRING, FIELD, NAMED_BITS_COUNT_MAX,
                               &bits) &&
           put_number(result, bits);
}

static bool read_oid(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes oid;
    char text[OID_TEXT_SIZE];
    return der_read_oid(reader, FIELD, &oid) &&
           put_text(result, oid_to_text(oid, text));
}

static bool read_time(struct der_reader *reader, char result[RESULT_SIZE])
{
    int64_t seconds;
    char text[CALENDAR_TEXT_SIZE];
    return der_read_time(reader, FIELD, &seconds) &&
           put_text(result, calendar_to_text(seconds, text));
}

static bool read_generalized_time(struct der_reader *reader, char result[RESULT_SIZE])
{
    int64_t seconds;
    char text[CALENDAR_TEXT_SIZE];
    return der_read_generalized_time(reader, FIELD, &seconds) &&
           put_text(result, calendar_to_text(seconds, text));
}

static bool read_string(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes contents;
    uint8_t tag;
    return der_read_any(reader, FIELD, &tag, &contents, NULL) &&
           der_check_string(reader, tag, FIELD, contents) &&
           put_octets(result, contents);
}

static bool read_contents(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes contents;
    return der_read(reader, DER_OCTET_STRING, FIELD, &contents) &&
           put_octets(result, contents);
}

static bool read_element(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes element;
    return der_read_element(reader, DER_SEQUENCE, FIELD, &element) &&
           put_octets(result, element);
}

static bool read_any(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes element;
    return der_read_any(reader, FIELD, NULL, NULL, &element) &&
           put_octets(result, element);
}

static bool read_value(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes element;
    return der_read_value(reader, FIELD, NULL, NULL, &element) &&
           put_octets(result, element);
}

/* An OCTET STRING with one value in it. */
static bool read_one(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct bytes contents;
    return der_read(reader, DER_OCTET_STRING, FIELD, &contents) &&
           der_check_one(reader, FIELD, contents) && put_octets(result, contents);
}

/* A SEQUENCE of one INTEGER. */
static bool read_sequence(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, FIELD, &inner) &&
           read_integer(&inner, result) && der_finish(&inner, FIELD);
}

static bool read_set_of(struct der_reader *reader, char result[RESULT_SIZE])
{
    struct der_reader inner;
    size_t count = 0;
    if (!der_enter_set_of(reader, DER_SET, FIELD, &inner))
        return false;
    for (; !der_at_end(&inner); count++)
        if (!der_read_any(&inner, FIELD, NULL, NULL, NULL))
            return false;
    return put_number(result, count);
}

bool walk_element(struct der_reader *reader, size_t *count)
{
    struct der_reader inner = *reader; /* to look ahead, and then to go inside */
    uint8_t tag;
    ++*count;
    if (!der_read_any(&inner, FIELD, &tag, NULL, NULL))
        return false;
    if ((tag & DER_CONSTRUCTED) == 0)
        return der_read_any(reader, FIELD, NULL, NULL, NULL);
    if (!der_enter(reader, tag, FIELD, &inner))
        return false;
    while (!der_at_end(&inner))
        if (!walk_element(&inner, count))
            return false;
    return der_finish(&inner, FIELD);
}

static bool read_walk(struct der_reader *reader, char result[RESULT_SIZE])
{
    size_t count = 0;
    return walk_element(reader, &count) && put_number(result, count);
}

#define TYPE  "X.690 8.1.2" /* want one type, have another */
#define EXTRA "X.690 8.1.3" /* an element that nobody reads is left over */

const struct named_reader named_readers[] = {
    {"boolean", "0101ff", TYPE, read_boolean},
    {"default_false", "0101ff", EXTRA, read_default_false},
    {"integer", "02020080", TYPE, read_integer},
    {"unsigned", "02020080", TYPE, read_unsigned},
    {"small", "02020080", TYPE, read_small},
    {"null", "0500", TYPE, read_null},
    {"bit_string", "030206c0", TYPE, read_bit_string},
    {"bit_octets", "030200c0", TYPE, read_bit_octets},
    {"named_bits", "030206c0", TYPE, read_named_bits},
    {"oid", "0603550403", TYPE, read_oid},
    {"time", "170d3236313132333132303030305a", TYPE, read_time},
    {"generalized_time", "180f32303236313132333132303030305a", TYPE,
     read_generalized_time},
    {"string", "0c02c3a9", NULL, read_string},
    {"read", "0402cafe", TYPE, read_contents},
    {"element", "3003020105", TYPE, read_element},
    {"any", "0402cafe", NULL, read_any},
    {"value", "0402cafe", NULL, read_value},
    {"one", "04020500", TYPE, read_one},
    {"sequence", "3003020105", TYPE, read_sequence},
    {"set_of", "3106020105020106", TYPE, read_set_of},
    {"walk", "30053003020105", NULL, read_walk},
};

const size_t named_reader_count = sizeof named_readers / sizeof named_readers[0];

const struct named_reader *reader_by_name(const char *name, size_t length)
{
    for (size_t i = 0; i < named_reader_count; i++)
        if (strlen(named_readers[i].name) == length &&
            memcmp(named_readers[i].name, name, length) == 0)
            return &named_readers[i];
    ck_abort_msg("no reader is called \"%.*s\"", (int)length, name);
    return NULL;
}
