/* der_values.h -- the simple types, read and written: BOOLEAN, INTEGER, NULL, BIT
 * STRING (X.690 sections 8.2, 8.3, 8.6 and 8.8, with the restrictions of 11.1, 11.2 and
 * 11.5). OBJECT IDENTIFIERs are in oid.h, times in der_time.h, strings in
 * der_string.h. */
#ifndef CERTWRIGHT_DER_VALUES_H
#define CERTWRIGHT_DER_VALUES_H

#include "der_reader.h"
#include "der_writer.h"

/* der_read_boolean reads a BOOLEAN: 00 is FALSE and FF is TRUE (X.690 11.1). Any other
 * octet is a flaw, and TRUE to a tolerant reader. */
bool der_read_boolean(struct der_reader *reader, const char *field, bool *value)
    __attribute__((warn_unused_result));

/* der_read_default_false reads `BOOLEAN DEFAULT FALSE`: absent is FALSE, and an encoded
 * FALSE is a flaw (X.690 11.5). */
static inline bool der_read_default_false(struct der_reader *reader, const char *field,
                                          bool *value)
    __attribute__((warn_unused_result));

/* der_read_tagged_default_false does the same under an IMPLICIT tag. */
static inline bool der_read_tagged_default_false(struct der_reader *reader, uint8_t tag,
                                                 const char *field, bool *value)
    __attribute__((warn_unused_result));

/* der_read_integer reads an INTEGER of any sign and size: CONTENTS is its two's
 * complement, big-endian. Octets that the shortest form leaves out are a flaw (X.690
 * 8.3.2). */
bool der_read_integer(struct der_reader *reader, const char *field,
                      struct bytes *contents) __attribute__((warn_unused_result));

/* der_read_tagged_integer does the same under an IMPLICIT tag. */
bool der_read_tagged_integer(struct der_reader *reader, uint8_t tag, const char *field,
                             struct bytes *contents)
    __attribute__((warn_unused_result));

/* der_read_unsigned reads an INTEGER that must not be negative: MAGNITUDE is its value,
 * big-endian without leading zeros, and empty for the value 0. */
bool der_read_unsigned(struct der_reader *reader, const char *field,
                       struct bytes *magnitude) __attribute__((warn_unused_result));

/* der_read_tagged_unsigned does the same under an IMPLICIT tag, and reads an
 * ENUMERATED. */
bool der_read_tagged_unsigned(struct der_reader *reader, uint8_t tag, const char *field,
                              struct bytes *magnitude)
    __attribute__((warn_unused_result));

/* der_read_small reads an INTEGER from 0 to MAXIMUM; one above it is ERROR_LIMIT. */
bool der_read_small(struct der_reader *reader, const char *field, uint32_t maximum,
                    uint32_t *value) __attribute__((warn_unused_result));

/* der_read_clamped reads an INTEGER (0..MAX), under TAG, of any size: VALUE is it, or MAXIMUM
 * if it is larger. */
bool der_read_clamped(struct der_reader *reader, uint8_t tag, const char *field,
                      uint32_t maximum, uint32_t *value)
    __attribute__((warn_unused_result));

/* der_read_null reads a NULL, which has no contents. */
bool der_read_null(struct der_reader *reader, const char *field)
    __attribute__((warn_unused_result));

/* der_read_bit_string reads a BIT STRING: OCTETS are its bits, of which the lower
 * UNUSED_BITS of the last octet do not count; they must be zero (X.690 11.2.1). */
bool der_read_bit_string(struct der_reader *reader, const char *field,
                         struct bytes *octets, unsigned *unused_bits)
    __attribute__((warn_unused_result));

/* der_read_tagged_bits does the same under an IMPLICIT tag. */
bool der_read_tagged_bits(struct der_reader *reader, uint8_t tag, const char *field,
                          struct bytes *octets, unsigned *unused_bits)
    __attribute__((warn_unused_result));

/* der_read_bit_octets reads a BIT STRING that holds whole octets: a signature, a
 * key. */
bool der_read_bit_octets(struct der_reader *reader, const char *field,
                         struct bytes *octets) __attribute__((warn_unused_result));

/* der_read_named_bits reads a BIT STRING whose bits have names, at most COUNT_MAX <= 32
 * of them: bit N of the ASN.1 is 1 << N in BITS. Zero bits at the end are not encoded
 * (X.690 11.2.2). */
bool der_read_named_bits(struct der_reader *reader, uint8_t tag, const char *field,
                         unsigned count_max, uint32_t *bits)
    __attribute__((warn_unused_result));

/* The writers. der_write_default_false writes nothing for FALSE. der_write_unsigned
 * takes a big-endian magnitude, leading zeros or not; der_write_integer the contents
 * octets. */
void der_write_boolean(struct der_writer *writer, bool value);
void der_write_default_false(struct der_writer *writer, bool value);
void der_write_tagged_default_false(struct der_writer *writer, uint8_t tag, bool value);
void der_write_integer(struct der_writer *writer, struct bytes contents);
void der_write_unsigned(struct der_writer *writer, struct bytes magnitude);
void der_write_tagged_unsigned(struct der_writer *writer, uint8_t tag,
                               struct bytes magnitude);
void der_write_small(struct der_writer *writer, uint32_t value);
void der_write_null(struct der_writer *writer);
void der_write_bit_string(struct der_writer *writer, struct bytes octets,
                          unsigned unused_bits);
void der_write_bit_octets(struct der_writer *writer, struct bytes octets);
void der_write_named_bits(struct der_writer *writer, uint8_t tag, uint32_t bits);

/* der_begin_bit_string opens a BIT STRING whose octets are the DER written next;
 * der_end closes it. */
void der_begin_bit_string(struct der_writer *writer);

/* der_check_default_false sets VALUE to that of the BOOLEAN with these CONTENTS, which
 * READER had at OFFSET, and checks it: TRUE is the only value that is encoded. It takes
 * the reader by value as der_reader_inline.h explains. */
bool der_check_default_false(struct der_reader reader, size_t offset, const char *field,
                             struct bytes contents, bool *value)
    __attribute__((warn_unused_result));

DER_INLINE bool der_read_tagged_default_false(struct der_reader *reader, uint8_t tag,
                                              const char *field, bool *value)
{
    struct bytes contents;
    size_t offset = reader->position;
    *value = false;
    if (!der_next_is(reader, tag))
        return reader->error->kind == ERROR_NONE;
    if (!der_read(reader, tag, field, &contents))
        return false;
    *value = contents.length == 1 && contents.data[0] == 0xff;
    return *value || der_check_default_false(*reader, offset, field, contents, value);
}

DER_INLINE bool der_read_default_false(struct der_reader *reader, const char *field,
                                       bool *value)
{
    return der_read_tagged_default_false(reader, DER_BOOLEAN, field, value);
}

#endif
