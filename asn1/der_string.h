/* der_string.h -- the character string types, X.680 section 41 and X.690 section 8.23:
 * which octets each may hold, and which characters they stand for.
 *
 * A TeletexString is read as ISO 8859-1, as every library does, because nobody has ever
 * used T.61 in a certificate. */
#ifndef CERTWRIGHT_DER_STRING_H
#define CERTWRIGHT_DER_STRING_H

#include "der_reader.h"
#include "der_writer.h"

/* der_tag_is_string tells whether TAG is one of the types known here: UTF8String,
 * NumericString, PrintableString, TeletexString, IA5String, VisibleString,
 * UniversalString and BMPString. */
static inline bool der_tag_is_string(uint8_t tag)
{
    const uint32_t tags = 1u << DER_UTF8_STRING | 1u << DER_NUMERIC_STRING |
                          1u << DER_PRINTABLE_STRING | 1u << DER_TELETEX_STRING |
                          1u << DER_IA5_STRING | 1u << DER_VISIBLE_STRING |
                          1u << DER_UNIVERSAL_STRING | 1u << DER_BMP_STRING;
    return tag < 32 && (tags >> tag & 1) != 0;
}

/* der_string_is_valid tells whether CONTENTS may stand in a string of type TAG: only
 * characters of its alphabet; UTF-8 in its shortest form without surrogates; whole
 * characters of two or four octets. */
bool der_string_is_valid(uint8_t tag, struct bytes contents);

/* der_string_next returns the Unicode character at *POSITION of CONTENTS, a string of
 * type TAG, and moves *POSITION behind it; or DER_STRING_END; or DER_STRING_INVALID,
 * and moves on by one octet. */
#define DER_STRING_END     (-1)
#define DER_STRING_INVALID (-2)
int32_t der_string_next(uint8_t tag, struct bytes contents, size_t *position);

/* der_check_string checks CONTENTS, which was read from READER with the identifier
 * octet TAG. A character outside the type's alphabet is a flaw. */
static inline bool der_check_string(const struct der_reader *reader, uint8_t tag,
                                    const char *field, struct bytes contents)
    __attribute__((warn_unused_result));

/* der_flaw_string records or reports the first character of CONTENTS that is not one of
 * TAG's. It takes the reader by value as der_reader_inline.h explains. */
bool der_flaw_string(struct der_reader reader, uint8_t tag, const char *field,
                     struct bytes contents) __attribute__((warn_unused_result));

/* der_string_encode writes CHARACTER as UTF-8 into OCTETS and returns how many it
 * took. */
size_t der_string_encode(uint32_t character, uint8_t octets[4]);

DER_INLINE bool der_check_string(const struct der_reader *reader, uint8_t tag,
                                 const char *field, struct bytes contents)
{
    return (reader->error->kind == ERROR_NONE && der_string_is_valid(tag, contents)) ||
           der_flaw_string(*reader, tag, field, contents);
}

#endif
