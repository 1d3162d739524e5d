/* string.c -- the character string types, asn1/der_string.c.
 *
 * With: tests/proofs/reader_stubs.c asn1/der.c
 * Unwind: 18 */
#include "any_reader.h"

#include "../../asn1/der_string.c"

/* One character of UTF-8, as table 3-7 of the Unicode Standard has it: by its first
 * byte the bounds of the second, and how many there are. */
static const struct {
    uint8_t first, last, second_first, second_last;
    size_t length;
} table_3_7[] = {
    {0x00, 0x7f, 0x00, 0xff, 1},
    {0xc2, 0xdf, 0x80, 0xbf, 2},
    {0xe0, 0xe0, 0xa0, 0xbf, 3},
    {0xe1, 0xec, 0x80, 0xbf, 3},
    {0xed, 0xed, 0x80, 0x9f, 3},
    {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4},
    {0xf1, 0xf3, 0x80, 0xbf, 4},
    {0xf4, 0xf4, 0x80, 0x8f + broken(1), 4},
};

/* How many bytes the character at AT has, of which LEFT are there; 0 if it is none. */
static size_t length_by_table(const uint8_t *at, size_t left)
{
    for (size_t i = 0; i < sizeof table_3_7 / sizeof table_3_7[0]; i++) {
        size_t length = table_3_7[i].length;
        if (at[0] < table_3_7[i].first || at[0] > table_3_7[i].last)
            continue;
        if (left < length ||
            (length > 1 &&
             (at[1] < table_3_7[i].second_first || at[1] > table_3_7[i].second_last)) ||
            (length > 2 && (at[2] & 0xc0) != 0x80) ||
            (length > 3 && (at[3] & 0xc0) != 0x80))
            return 0;
        return length;
    }
    return 0;
}

/* Any 4 bytes or fewer: UTF-8 is what the table says. */
void prove_utf8_is_table_3_7(size_t length, bool at_end)
{
    const uint8_t *data = any_bytes(length, 4, at_end);
    bool is_valid = true;
    size_t i = 0;
    while (i < length && is_valid) {
        size_t step = length_by_table(data + i, length - i);
        is_valid = step > 0;
        i += step;
    }
    assert(der_string_is_valid(DER_UTF8_STRING, bytes_of(data, length)) == is_valid);
}

/* Any character of Unicode is read as it was written, and is all that is there. What
 * does not go into the first byte is cut off.
 * Without: conversion */
void prove_der_string_encode(uint32_t character)
{
    uint8_t octets[4];
    size_t position = 0;
    assume(character <= CHARACTER_MAX + broken(1) && !is_surrogate(character));
    size_t length = der_string_encode(character, octets);
    assert(length >= 1 && length <= 4);
    assert(der_string_next(DER_UTF8_STRING, bytes_of(octets, length), &position) ==
           (int32_t)character);
    assert(position == length);
}

/* Any tag, any 8 bytes or fewer, any place in them: the next character is one of
 * Unicode, and the place moves on and not beyond the end. */
void prove_der_string_next(uint8_t tag, size_t length, bool at_end, size_t position)
{
    struct bytes contents = {any_bytes(length, 8, at_end), length};
    size_t before = position;
    assume(position <= length + broken(1));
    int32_t character = der_string_next(tag, contents, &position);
    if (character == DER_STRING_END) {
        assert(before == length && position == before);
        return;
    }
    assert(position > before && position <= length);
    assert(character == DER_STRING_INVALID ||
           (character >= 0 && character <= CHARACTER_MAX && !is_surrogate(character)));
}

/* The characters of each type that is part of ASCII, X.680 section 41. */
static bool is_character_of(uint8_t tag, uint8_t c)
{
    bool is_digit = c >= '0' && c <= '9';
    bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    switch (tag) {
    case DER_NUMERIC_STRING:
        return is_digit || c == ' ';
    case DER_PRINTABLE_STRING:
        return is_digit || is_letter || c == ' ' || c == '\'' ||
               (c >= '(' && c <= ')') || (c >= '+' && c <= '/') || c == ':' ||
               c == '=' || c == '?';
    case DER_VISIBLE_STRING:
        return c >= ' ' && c <= '~';
    default:
        return c <= 0x7f - broken(1);
    }
}

/* Any byte and any type that is part of ASCII: the table has those characters. */
void prove_alphabets(uint8_t tag, uint8_t c)
{
    assume(tag == DER_NUMERIC_STRING || tag == DER_PRINTABLE_STRING ||
           tag == DER_VISIBLE_STRING || tag == DER_IA5_STRING);
    assert(is_in_alphabet(tag, c) == is_character_of(tag, c));
    assert(alphabet_of(tag) != 0);
}

/* Any 17 bytes or fewer, any alphabet: looking at eight together finds the same. */
void prove_are_all_of(uint8_t alphabet, size_t length, bool at_end)
{
    const uint8_t *data = any_bytes(length, 17, at_end);
    uint8_t common = alphabet;
    for (size_t i = broken(1); i < length; i++)
        common &= alphabets[data[i]];
    assume(alphabet == NUMERIC || alphabet == PRINTABLE || alphabet == VISIBLE);
    assert(are_all_of(alphabet, bytes_of(data, length)) == (common != 0));
}

/* Any 17 bytes or fewer. */
void prove_are_all_ascii(size_t length, bool at_end)
{
    const uint8_t *data = any_bytes(length, 17, at_end);
    bool is_ascii = true;
    for (size_t i = broken(1); i < length; i++)
        is_ascii = is_ascii && data[i] < 0x80;
    assert(are_all_ascii(bytes_of(data, length)) == is_ascii);
}

/* Any 5 bytes or fewer of UTF-8, BMPString or UniversalString: what is found is where
 * the first character stands that is none, or the end.
 * Unwind: 8 next_utf8.0:5 next_fixed.0:5 */
void prove_find_invalid(uint8_t tag, size_t length, bool at_end)
{
    struct bytes contents = {any_bytes(length, 5, at_end), length};
    assume(tag == DER_UTF8_STRING || tag == DER_BMP_STRING ||
           tag == DER_UNIVERSAL_STRING);
    size_t position = find_invalid(tag, contents);
    assert(position <= length - (length > 0 && broken(1)));
    if (position < length)
        assert(der_string_next(tag, contents, &position) == DER_STRING_INVALID);
}

/* Any tag, any part of a document of at most 3 bytes, any reader.
 * Unwind: 6 next_utf8.0:5 next_fixed.0:5 */
void prove_der_check_string(struct any_reader before, uint8_t tag, size_t start,
                            size_t length)
{
    struct der_reader reader = small_reader_of(before, 3);
    assume(start <= reader.end && length <= reader.end - start);
    struct bytes contents = {reader.document.data + start, length};
    bool ok = der_check_string(&reader, tag, "", contents);
    check_moved(&reader, before);
    assert(ok == (reader.error->kind == ERROR_NONE + broken(2)));
}
