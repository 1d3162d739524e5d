/* der_string.c -- string types and their characters. */
#include "der_string.h"

#define CHARACTER_MAX 0x10ffff

static bool is_surrogate(uint32_t character)
{
    return character >= 0xd800 && character <= 0xdfff;
}

/* The types whose characters are some of ASCII's, one bit each. */
enum {
    IA5 = 1 << 0,
    VISIBLE = 1 << 1,
    PRINTABLE = 1 << 2, /* X.680 41.4, table 10 */
    NUMERIC = 1 << 3,
};

/* For each character the types that have it; none from 0x80 on. */
#define C IA5             /* control characters */
#define V (IA5 | VISIBLE) /* what no other type has */
#define P (V | PRINTABLE) /* letters, and of the rest '()+,-./:=? */
#define N (P | NUMERIC)   /* digits and the space */
static const uint8_t alphabets[256] = {
    C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, /* 00 */
    C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, /* 10 */
    N, V, V, V, V, V, V, P, P, P, V, P, P, P, P, P, /* 20  !"#$%&'()*+,-./ */
    N, N, N, N, N, N, N, N, N, N, P, V, V, P, V, P, /* 30 0123456789:;<=>? */
    V, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, /* 40 @ABCDEFGHIJKLMNO */
    P, P, P, P, P, P, P, P, P, P, P, V, V, V, V, V, /* 50 PQRSTUVWXYZ[\]^_ */
    V, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, /* 60 `abcdefghijklmno */
    P, P, P, P, P, P, P, P, P, P, P, V, V, V, V, C, /* 70 pqrstuvwxyz{|}~  */
};
#undef C
#undef V
#undef P
#undef N

/* The bit of TAG in the table, or 0: its characters are all of ISO 8859-1, or of
 * Unicode. */
static uint8_t alphabet_of(uint8_t tag)
{
    switch (tag) {
    case DER_NUMERIC_STRING:
        return NUMERIC;
    case DER_PRINTABLE_STRING:
        return PRINTABLE;
    case DER_IA5_STRING:
        return IA5;
    case DER_VISIBLE_STRING:
        return VISIBLE;
    default:
        return 0;
    }
}

static bool is_in_alphabet(uint8_t tag, uint32_t c)
{
    uint8_t alphabet = alphabet_of(tag);
    return alphabet != 0 ? (alphabets[c & 0xff] & alphabet) != 0
                         : c <= CHARACTER_MAX && !is_surrogate(c);
}

/* How many octets a UTF-8 character has, by its first one; 0 if none starts so. */
static size_t utf8_length(uint8_t first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xc2) /* a continuation, or the long form of an ASCII character */
        return 0;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
}

/* RFC 3629: one character of UTF-8 in its shortest form. */
static int32_t next_utf8(struct bytes contents, size_t *position)
{
    static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    const uint8_t *at = contents.data + *position;
    size_t length = utf8_length(at[0]);
    if (length == 0 || length > contents.length - *position)
        return DER_STRING_INVALID;
    uint32_t character = length == 1 ? at[0] : at[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return DER_STRING_INVALID;
        character = character << 6 | (at[i] & 0x3f);
    }
    if (character < smallest[length] || character > CHARACTER_MAX)
        return DER_STRING_INVALID;
    *position += length;
    return (int32_t)character;
}

/* One character of WIDTH octets, big-endian. */
static int32_t next_fixed(struct bytes contents, size_t width, size_t *position)
{
    if (contents.length - *position < width)
        return DER_STRING_INVALID;
    uint32_t character = 0;
    for (size_t i = 0; i < width; i++)
        character = character << 8 | contents.data[*position + i];
    if (character > CHARACTER_MAX)
        return DER_STRING_INVALID;
    *position += width;
    return (int32_t)character;
}

int32_t der_string_next(uint8_t tag, struct bytes contents, size_t *position)
{
    size_t start = *position;
    if (start >= contents.length)
        return DER_STRING_END;
    int32_t character;
    if (tag == DER_UTF8_STRING)
        character = next_utf8(contents, position);
    else
        character = next_fixed(contents,
                               tag == DER_UNIVERSAL_STRING ? 4
                               : tag == DER_BMP_STRING     ? 2
                                                           : 1,
                               position);
    if (character != DER_STRING_INVALID && is_in_alphabet(tag, (uint32_t)character))
        return character;
    *position = start + 1;
    return DER_STRING_INVALID;
}

/* Returns the offset in CONTENTS of the first character that is not valid, or its
 * length. */
static size_t find_invalid(uint8_t tag, struct bytes contents)
{
    size_t position = 0;
    for (;;) {
        size_t start = position;
        int32_t character = der_string_next(tag, contents, &position);
        if (character == DER_STRING_END)
            return contents.length;
        if (character == DER_STRING_INVALID)
            return start;
    }
}

/* Whether the eight octets at AT are all of ALPHABET. */
static inline bool are_eight_of(uint8_t alphabet, const uint8_t *at)
{
    return (alphabets[at[0]] & alphabets[at[1]] & alphabets[at[2]] & alphabets[at[3]] &
            alphabets[at[4]] & alphabets[at[5]] & alphabets[at[6]] & alphabets[at[7]] &
            alphabet) != 0;
}

/* Whether all CONTENTS are of ALPHABET: eight at a time, of which the last eight may
 * have been looked at before. */
static bool are_all_of(uint8_t alphabet, struct bytes contents)
{
    size_t i = 0;
    for (; i + 8 <= contents.length; i += 8)
        if (!are_eight_of(alphabet, contents.data + i))
            return false;
    if (i > 0)
        return are_eight_of(alphabet, contents.data + contents.length - 8);
    uint8_t common = alphabet;
    for (; i < contents.length; i++)
        common &= alphabets[contents.data[i]];
    return common != 0;
}

/* The same for ASCII as a whole, which most strings are. */
static bool are_all_ascii(struct bytes contents)
{
    uint64_t upper_bits = 0, word;
    size_t i = 0;
    for (; i + 8 <= contents.length; i += 8) {
        memcpy(&word, contents.data + i, 8);
        upper_bits |= word;
    }
    for (; i < contents.length; i++)
        upper_bits |= contents.data[i];
    return (upper_bits & 0x8080808080808080) == 0;
}

bool der_string_is_valid(uint8_t tag, struct bytes contents)
{
    uint8_t alphabet = alphabet_of(tag);
    switch (tag) {
    case DER_UTF8_STRING:
        return are_all_ascii(contents) ||
               find_invalid(tag, contents) == contents.length;
    case DER_IA5_STRING:
        return are_all_ascii(contents);
    case DER_BMP_STRING:
    case DER_UNIVERSAL_STRING:
        return find_invalid(tag, contents) == contents.length;
    default:
        return alphabet == 0 || are_all_of(alphabet, contents);
    }
}

bool der_flaw_string(struct der_reader reader, uint8_t tag, const char *field,
                     struct bytes contents)
{
    char name[DER_TAG_NAME_SIZE];
    if (reader.error->kind != ERROR_NONE)
        return false;
    size_t invalid = find_invalid(tag, contents);
    return der_flaw(&reader, ERROR_ENCODING, der_offset(&reader, contents) + invalid,
                    "X.680 41", field, "want characters of %s only, have octet %02X",
                    der_tag_name(tag, name), contents.data[invalid]);
}

size_t der_string_encode(uint32_t character, uint8_t octets[4])
{
    if (character < 0x80) {
        octets[0] = (uint8_t)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        octets[i] = (uint8_t)(0x80 | (character & 0x3f));
        character >>= 6;
    }
    octets[0] = (uint8_t)(0xf00u >> length | character);
    return length;
}
