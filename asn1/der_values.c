/* der_values.c -- the simple types. */
#include "der_values.h"

/* The contents octets of a BOOLEAN that READER had at OFFSET. */
static bool check_boolean(const struct der_reader *reader, size_t offset,
                          const char *field, struct bytes contents, bool *value)
{
    if (contents.length != 1)
        return der_fail(reader, ERROR_ENCODING, offset, "X.690 8.2.1", field,
                        "want a BOOLEAN of 1 octet, have %zu", contents.length);
    uint8_t octet = contents.data[0];
    *value = octet != 0;
    return octet == 0x00 || octet == 0xff ||
           der_flaw(reader, ERROR_ENCODING, offset, "X.690 11.1", field,
                    "want a BOOLEAN of 00 or FF, have %02X", octet);
}

bool der_read_boolean(struct der_reader *reader, const char *field, bool *value)
{
    struct bytes contents;
    size_t offset = reader->position;
    return der_read(reader, DER_BOOLEAN, field, &contents) &&
           check_boolean(reader, offset, field, contents, value);
}

bool der_check_default_false(struct der_reader reader, size_t offset, const char *field,
                             struct bytes contents, bool *value)
{
    if (!check_boolean(&reader, offset, field, contents, value))
        return false;
    return *value || der_flaw(&reader, ERROR_ENCODING, offset, "X.690 11.5", field,
                              "want the default FALSE left out, have it encoded");
}

/* X.690 8.3.2: the first nine bits are neither all ones nor all zeros. */
static bool is_minimal(struct bytes contents)
{
    if (contents.length < 2)
        return true;
    bool next_is_negative = (contents.data[1] & 0x80) != 0;
    return contents.data[0] != (next_is_negative ? 0xff : 0x00);
}

bool der_read_tagged_integer(struct der_reader *reader, uint8_t tag, const char *field,
                             struct bytes *contents)
{
    size_t offset = reader->position;
    if (!der_read(reader, tag, field, contents))
        return false;
    if (contents->length == 0)
        return der_fail(reader, ERROR_ENCODING, offset, "X.690 8.3.1", field,
                        "want an INTEGER of at least 1 octet, have none");
    return is_minimal(*contents) ||
           der_flaw(reader, ERROR_ENCODING, offset, "X.690 8.3.2", field,
                    "want the shortest form of the INTEGER, have a longer one");
}

bool der_read_integer(struct der_reader *reader, const char *field,
                      struct bytes *contents)
{
    return der_read_tagged_integer(reader, DER_INTEGER, field, contents);
}

bool der_read_unsigned(struct der_reader *reader, const char *field,
                       struct bytes *magnitude)
{
    return der_read_tagged_unsigned(reader, DER_INTEGER, field, magnitude);
}

bool der_read_tagged_unsigned(struct der_reader *reader, uint8_t tag, const char *field,
                              struct bytes *magnitude)
{
    size_t offset = reader->position;
    if (!der_read_tagged_integer(reader, tag, field, magnitude))
        return false;
    if ((magnitude->data[0] & 0x80) != 0)
        return der_fail(reader, ERROR_RULE, offset, "X.690 8.3.3", field,
                        "want an INTEGER that is not negative, have a negative one");
    while (magnitude->length > 0 && magnitude->data[0] == 0) {
        magnitude->data++;
        magnitude->length--;
    }
    return true;
}

/* The number that MAGNITUDE is if it is at most MAXIMUM; else one that is above. */
static uint64_t number_up_to(struct bytes magnitude, uint32_t maximum)
{
    uint64_t number = 0;
    for (size_t i = 0; i < magnitude.length && number <= maximum; i++)
        number = number << 8 | magnitude.data[i];
    return number;
}

bool der_read_clamped(struct der_reader *reader, uint8_t tag, const char *field,
                      uint32_t maximum, uint32_t *value)
{
    struct bytes magnitude;
    if (!der_read_tagged_unsigned(reader, tag, field, &magnitude))
        return false;
    uint64_t number = number_up_to(magnitude, maximum);
    *value = number <= maximum ? (uint32_t)number : maximum;
    return true;
}

bool der_read_small(struct der_reader *reader, const char *field, uint32_t maximum,
                    uint32_t *value)
{
    struct bytes magnitude;
    size_t offset = reader->position;
    if (!der_read_unsigned(reader, field, &magnitude))
        return false;
    uint64_t number = number_up_to(magnitude, maximum);
    *value = (uint32_t)number;
    return number <= maximum ||
           der_fail(reader, ERROR_LIMIT, offset, NULL, field,
                    "want an INTEGER of at most %lu, have a larger one",
                    (unsigned long)maximum);
}

bool der_read_null(struct der_reader *reader, const char *field)
{
    struct bytes contents;
    size_t offset = reader->position;
    if (!der_read(reader, DER_NULL, field, &contents))
        return false;
    return contents.length == 0 ||
           der_fail(reader, ERROR_ENCODING, offset, "X.690 8.8.2", field,
                    "want a NULL without contents, have %zu octets", contents.length);
}

/* The contents octets of a BIT STRING: how many bits are unused, then the bits. */
static bool split_bit_string(const struct der_reader *reader, size_t offset,
                             const char *field, struct bytes contents,
                             struct bytes *octets, unsigned *unused_bits)
{
    if (contents.length == 0)
        return der_fail(reader, ERROR_ENCODING, offset, "X.690 8.6.2", field,
                        "want a BIT STRING of at least 1 octet, have none");
    unsigned unused = contents.data[0];
    *octets = bytes_of(contents.data + 1, contents.length - 1);
    *unused_bits = unused;
    if (unused > 7 || (unused > 0 && octets->length == 0))
        return der_fail(reader, ERROR_ENCODING, offset, "X.690 8.6.2", field,
                        "want at most %d unused bits, have %u",
                        octets->length > 0 ? 7 : 0, unused);
    uint8_t mask = (uint8_t)((1u << unused) - 1);
    return unused == 0 || (octets->data[octets->length - 1] & mask) == 0 ||
           der_flaw(reader, ERROR_ENCODING, offset, "X.690 11.2.1", field,
                    "want the %u unused bits zero, have others", unused);
}

bool der_read_tagged_bits(struct der_reader *reader, uint8_t tag, const char *field,
                          struct bytes *octets, unsigned *unused_bits)
{
    struct bytes contents;
    size_t offset = reader->position;
    return der_read(reader, tag, field, &contents) &&
           split_bit_string(reader, offset, field, contents, octets, unused_bits);
}

bool der_read_bit_string(struct der_reader *reader, const char *field,
                         struct bytes *octets, unsigned *unused_bits)
{
    return der_read_tagged_bits(reader, DER_BIT_STRING, field, octets, unused_bits);
}

bool der_read_bit_octets(struct der_reader *reader, const char *field,
                         struct bytes *octets)
{
    unsigned unused_bits;
    size_t offset = reader->position;
    if (!der_read_bit_string(reader, field, octets, &unused_bits))
        return false;
    return unused_bits == 0 ||
           der_flaw(reader, ERROR_RULE, offset, "X.690 8.6.2", field,
                    "want whole octets, have %u unused bits", unused_bits);
}

/* OCTET with its bits in the opposite order. */
static uint32_t reversed(uint8_t octet)
{
    uint32_t bits = octet;
    bits = (bits & 0x0f) << 4 | bits >> 4;
    bits = (bits & 0x33) << 2 | (bits & 0xcc) >> 2;
    return (bits & 0x55) << 1 | (bits & 0xaa) >> 1;
}

/* The bits of OCTETS, of which 32 at most: bit 0 of the ASN.1 is the uppermost bit of
 * the first octet. Unused bits that a tolerant reader lets pass are left out: COUNT
 * bits are used. */
static uint32_t collect_bits(struct bytes octets, size_t count)
{
    uint32_t bits = 0;
    for (unsigned i = 0; i < octets.length && i < 4; i++)
        bits |= reversed(octets.data[i]) << 8 * i;
    return count < 32 ? bits & (((uint32_t)1 << count) - 1) : bits;
}

bool der_read_named_bits(struct der_reader *reader, uint8_t tag, const char *field,
                         unsigned count_max, uint32_t *bits)
{
    struct bytes octets;
    unsigned unused_bits;
    size_t offset = reader->position;
    if (!der_read_tagged_bits(reader, tag, field, &octets, &unused_bits))
        return false;
    size_t count = 8 * octets.length - unused_bits;
    if (count > 0 && (octets.data[octets.length - 1] & 1u << unused_bits) == 0 &&
        !der_flaw(reader, ERROR_ENCODING, offset, "X.690 11.2.2", field,
                  "want no zero bits at the end of a named bit list"))
        return false;
    *bits = collect_bits(octets, count);
    return count <= count_max ||
           der_flaw(reader, ERROR_RULE, offset, NULL, field,
                    "want at most %u named bits, have %zu", count_max, count);
}

void der_write_boolean(struct der_writer *writer, bool value)
{
    der_write(writer, DER_BOOLEAN, bytes_of(value ? "\xff" : "\x00", 1));
}

void der_write_default_false(struct der_writer *writer, bool value)
{
    der_write_tagged_default_false(writer, DER_BOOLEAN, value);
}

void der_write_tagged_default_false(struct der_writer *writer, uint8_t tag, bool value)
{
    if (value)
        der_write(writer, tag, bytes_of("\xff", 1));
}

void der_write_integer(struct der_writer *writer, struct bytes contents)
{
    if (contents.length == 0 || !is_minimal(contents))
        der_writer_fail(writer, ERROR_ENCODING);
    der_write(writer, DER_INTEGER, contents);
}

void der_write_unsigned(struct der_writer *writer, struct bytes magnitude)
{
    der_write_tagged_unsigned(writer, DER_INTEGER, magnitude);
}

void der_write_tagged_unsigned(struct der_writer *writer, uint8_t tag,
                               struct bytes magnitude)
{
    while (magnitude.length > 0 && magnitude.data[0] == 0) {
        magnitude.data++;
        magnitude.length--;
    }
    der_begin(writer, tag);
    if (magnitude.length == 0 || (magnitude.data[0] & 0x80) != 0)
        der_write_raw(writer, bytes_of("", 1)); /* the value 0, or a sign */
    der_write_raw(writer, magnitude);
    der_end(writer);
}

void der_write_small(struct der_writer *writer, uint32_t value)
{
    uint8_t octets[4] = {(uint8_t)(value >> 24), (uint8_t)(value >> 16),
                         (uint8_t)(value >> 8), (uint8_t)value};
    der_write_unsigned(writer, bytes_of(octets, sizeof octets));
}

void der_write_null(struct der_writer *writer)
{
    der_write(writer, DER_NULL, bytes_of("", 0));
}

void der_begin_bit_string(struct der_writer *writer)
{
    der_begin(writer, DER_BIT_STRING);
    der_write_raw(writer, bytes_of("", 1)); /* no unused bits */
}

void der_write_bit_string(struct der_writer *writer, struct bytes octets,
                          unsigned unused_bits)
{
    uint8_t unused = (uint8_t)unused_bits;
    bool is_encodable =
        unused_bits <= 7 &&
        (unused_bits == 0 || (octets.length > 0 && (octets.data[octets.length - 1] &
                                                    ((1u << unused_bits) - 1)) == 0));
    if (!is_encodable)
        der_writer_fail(writer, ERROR_ENCODING);
    der_begin(writer, DER_BIT_STRING);
    der_write_raw(writer, bytes_of(&unused, 1));
    der_write_raw(writer, octets);
    der_end(writer);
}

void der_write_bit_octets(struct der_writer *writer, struct bytes octets)
{
    der_write_bit_string(writer, octets, 0);
}

void der_write_named_bits(struct der_writer *writer, uint8_t tag, uint32_t bits)
{
    unsigned count = 0; /* bits up to the last one that is set */
    while (count < 32 && bits >> count != 0)
        count++;
    uint8_t octets[1 + 4] = {0};
    size_t length = (count + 7) / 8;
    octets[0] = (uint8_t)(8 * length - count);
    for (unsigned i = 0; i < count; i++)
        if ((bits >> i & 1) != 0)
            octets[1 + i / 8] |= (uint8_t)(0x80 >> i % 8);
    der_write(writer, tag, bytes_of(octets, 1 + length));
}
