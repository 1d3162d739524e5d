/* rewrite.c -- from one document to an equal one, through every reader and writer. */
#include "rewrite.h"

#include "asn1/der_string.h"
#include "asn1/der_time.h"
#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "readers.h"

static bool rewrite_boolean(struct der_reader *reader, struct der_writer *writer)
{
    bool value;
    if (!der_read_boolean(reader, FIELD, &value))
        return false;
    der_write_boolean(writer, value);
    return true;
}

/* What is not negative goes as a magnitude, and what is small as a number. */
static bool rewrite_integer(struct der_reader *reader, struct der_writer *writer)
{
    struct bytes contents;
    uint32_t number;
    struct error not_small = {0}, negative = {0};
    struct der_reader as_small = *reader, as_unsigned = *reader;
    as_small.error = &not_small;
    as_unsigned.error = &negative;
    if (der_read_small(&as_small, FIELD, UINT32_MAX, &number)) {
        der_write_small(writer, number);
        return true;
    }
    if (der_read_unsigned(&as_unsigned, FIELD, &contents)) {
        der_write_unsigned(writer, contents);
        return true;
    }
    if (!der_read_integer(reader, FIELD, &contents))
        return false;
    der_write_integer(writer, contents);
    return true;
}

/* A short one as named bits, if it can be one. */
static bool rewrite_bit_string(struct der_reader *reader, struct der_writer *writer)
{
    struct bytes octets;
    unsigned unused_bits;
    uint32_t bits;
    struct error not_named = {0};
    struct der_reader as_named = *reader;
    as_named.error = &not_named;
    if (der_read_named_bits(&as_named, DER_BIT_STRING, FIELD, 32, &bits)) {
        der_write_named_bits(writer, DER_BIT_STRING, bits);
        return true;
    }
    if (!der_read_bit_string(reader, FIELD, &octets, &unused_bits))
        return false;
    der_write_bit_string(writer, octets, unused_bits);
    return true;
}

static bool rewrite_null(struct der_reader *reader, struct der_writer *writer)
{
    if (!der_read_null(reader, FIELD))
        return false;
    der_write_null(writer);
    return true;
}

/* By way of its text. */
static bool rewrite_oid(struct der_reader *reader, struct der_writer *writer)
{
    struct bytes oid;
    char text[OID_TEXT_SIZE];
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    if (!der_read_oid(reader, FIELD, &oid) ||
        !oid_from_text(oid_to_text(oid, text), octets, &length))
        return false;
    der_write_oid(writer, bytes_of(octets, length));
    return true;
}

static bool rewrite_time(struct der_reader *reader, struct der_writer *writer)
{
    int64_t seconds;
    if (!der_read_time(reader, FIELD, &seconds))
        return false;
    der_write_time(writer, seconds);
    return true;
}

/* A UTF8String character by character. */
static bool rewrite_string(struct der_reader *reader, struct der_writer *writer)
{
    struct bytes contents;
    uint8_t tag, octets[4];
    size_t position = 0;
    int32_t character;
    if (!der_read_any(reader, FIELD, &tag, &contents, NULL) ||
        !der_check_string(reader, tag, FIELD, contents))
        return false;
    if (tag != DER_UTF8_STRING) {
        der_write(writer, tag, contents);
        return true;
    }
    der_begin(writer, tag);
    while ((character = der_string_next(tag, contents, &position)) >= 0)
        der_write_raw(writer,
                      bytes_of(octets, der_string_encode((uint32_t)character, octets)));
    der_end(writer);
    return true;
}

typedef bool rewrite_value(struct der_reader *reader, struct der_writer *writer);

static rewrite_value *rewriter_of(uint8_t tag)
{
    switch (tag) {
    case DER_BOOLEAN:
        return rewrite_boolean;
    case DER_INTEGER:
        return rewrite_integer;
    case DER_BIT_STRING:
        return rewrite_bit_string;
    case DER_NULL:
        return rewrite_null;
    case DER_OID:
        return rewrite_oid;
    case DER_UTC_TIME:
    case DER_GENERALIZED_TIME:
        return rewrite_time;
    default:
        return der_tag_is_string(tag) ? rewrite_string : NULL;
    }
}

/* --- the structure ---------------------------------------------------------------------- */

/* Strict reading of the value that READER stands before; false if it has no reader of its
 * own or is refused, and then nothing was written. */
static bool rewrite_strictly(const struct der_reader *reader, uint8_t tag,
                             struct der_writer *writer, struct tally *tally)
{
    rewrite_value *rewriter = rewriter_of(tag);
    struct error error = {0};
    struct der_reader strict = *reader;
    strict.error = &error;
    if (rewriter == NULL)
        return false;
    bool is_rewritten = rewriter(&strict, writer);
    ++*(is_rewritten ? &tally->rewritten[tag] : &tally->refused[tag]);
    return is_rewritten;
}

static bool rewrite_element(struct der_reader *reader, struct der_writer *writer,
                            struct tally *tally);

static bool rewrite_all(struct der_reader *reader, struct der_writer *writer,
                        struct tally *tally)
{
    while (!der_at_end(reader))
        if (!rewrite_element(reader, writer, tally))
            return false;
    return der_finish(reader, FIELD);
}

/* Whether CONTENTS are one element, with nothing but elements in all constructed ones. */
static bool is_der(struct bytes contents)
{
    struct error error = {0};
    struct der_reader reader = der_reader_of(contents, &error);
    size_t count = 0;
    return walk_element(&reader, &count) && der_finish(&reader, FIELD);
}

/* READER stands before a constructed element. */
static bool rewrite_constructed(struct der_reader *reader, uint8_t tag,
                                struct der_writer *writer, struct tally *tally)
{
    struct error unordered = {0};
    struct der_reader inner, as_set_of = *reader;
    as_set_of.error = &unordered;
    bool is_set_of =
        tag == DER_SET && der_enter_set_of(&as_set_of, DER_SET, FIELD, &inner);
    if (tag == DER_SET)
        ++*(is_set_of ? &tally->rewritten[tag] : &tally->refused[tag]);
    if (!der_enter(reader, tag, FIELD, &inner))
        return false;
    der_begin(writer, tag);
    if (!rewrite_all(&inner, writer, tally))
        return false;
    if (is_set_of)
        der_end_set_of(writer);
    else
        der_end(writer);
    return true;
}

/* DER inside an OCTET STRING or BIT STRING. */
static bool rewrite_within(const struct der_reader *reader, uint8_t tag,
                           struct bytes contents, struct der_writer *writer,
                           struct tally *tally)
{
    struct der_reader within = der_reader_within(reader, contents);
    if (tag == DER_BIT_STRING)
        der_begin_bit_string(writer);
    else
        der_begin(writer, tag);
    bool is_rewritten = rewrite_all(&within, writer, tally);
    der_end(writer);
    return is_rewritten;
}

static bool rewrite_element(struct der_reader *reader, struct der_writer *writer,
                            struct tally *tally)
{
    struct der_reader before = *reader;
    struct bytes contents;
    uint8_t tag;
    if (!der_read_any(reader, FIELD, &tag, &contents, NULL))
        return false;
    if ((tag & DER_CONSTRUCTED) != 0)
        return rewrite_constructed(&before, tag, writer, tally);
    if (tag == DER_OCTET_STRING && is_der(contents))
        return rewrite_within(reader, tag, contents, writer, tally);
    if (tag == DER_BIT_STRING && contents.length > 1 && contents.data[0] == 0 &&
        is_der(bytes_of(contents.data + 1, contents.length - 1)))
        return rewrite_within(reader, tag,
                              bytes_of(contents.data + 1, contents.length - 1), writer,
                              tally);
    if (!rewrite_strictly(&before, tag, writer, tally))
        der_write(writer, tag, contents);
    return true;
}

bool rewrite(struct bytes document, struct der_writer *writer, struct tally *tally,
             struct error *error)
{
    struct der_reader reader = der_reader_of(document, error);
    return rewrite_element(&reader, writer, tally) && der_finish(&reader, FIELD);
}

size_t tally_refused(const struct tally *tally)
{
    size_t count = 0;
    for (size_t tag = 0; tag <= DER_SET; tag++)
        count += tally->refused[tag];
    return count;
}
