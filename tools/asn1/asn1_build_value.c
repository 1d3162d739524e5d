/* asn1_build_value.c -- values as docs/asn1-notation.md has them: octets for any type,
 * and each type's own. */
#include "asn1_build_value.h"

#include "../../asn1/der.h"
#include "../../asn1/der_string.h"
#include "../../asn1/hex.h"
#include "../../asn1/oid.h"
#include "asn1_notation.h"

static bool put(struct asn1_lexer *lexer, struct asn1_octets *octets, const void *data,
                size_t length)
{
    return asn1_octets_put(octets, data, length) ||
           error_fail(lexer->error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL,
                      "out of memory");
}

static bool read_bits(struct asn1_lexer *lexer, struct asn1_octets *octets,
                      struct asn1_contents *contents)
{
    struct bytes text = lexer->token.text;
    uint8_t octet = 0;
    unsigned count = 0;
    for (size_t i = 0; i < text.length; i++) {
        uint8_t c = text.data[i];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        if (c != '0' && c != '1')
            return asn1_lexer_fail(lexer, "only zeros and ones between the quotes");
        octet = (uint8_t)(octet << 1 | (c - '0'));
        if (++count == 8) {
            if (!put(lexer, octets, &octet, 1))
                return false;
            octet = 0;
            count = 0;
        }
    }
    if (count > 0) {
        octet = (uint8_t)(octet << (8 - count));
        contents->unused = (uint8_t)(8 - count);
        if (!put(lexer, octets, &octet, 1))
            return false;
    }
    return asn1_lexer_next(lexer);
}

static bool read_boolean(struct asn1_lexer *lexer, struct asn1_octets *octets)
{
    bool is_true = asn1_lexer_is_word(lexer, "TRUE");
    if (!is_true && !asn1_lexer_is_word(lexer, "FALSE"))
        return asn1_lexer_fail(lexer, "TRUE, FALSE or octets");
    return put(lexer, octets, is_true ? "\xff" : "\x00", 1) && asn1_lexer_next(lexer);
}

/* 0x and digits: an INTEGER that is not negative. */
static bool read_hex_integer(struct asn1_lexer *lexer, struct asn1_octets *octets)
{
    struct bytes text = lexer->token.text;
    size_t at = 2;
    while (at + 1 < text.length && text.data[at] == '0')
        at++;
    if (at == text.length)
        return asn1_lexer_fail(lexer, "digits behind 0x");
    size_t count = text.length - at;
    int first = hex_digit((char)text.data[at]);
    /* A sign octet, if the first octet has its uppermost bit set. */
    if (count % 2 == 0 && first >= 8 && !put(lexer, octets, "", 1))
        return false;
    uint8_t octet = 0;
    for (size_t i = 0; i < count; i++) {
        int digit = hex_digit((char)text.data[at + i]);
        if (digit < 0)
            return asn1_lexer_fail(lexer, "a number");
        octet = (uint8_t)(octet << 4 | digit);
        if ((count - i) % 2 == 1 && !put(lexer, octets, &octet, 1))
            return false;
    }
    return asn1_lexer_next(lexer);
}

/* The shortest two's complement of VALUE. */
static bool put_integer(struct asn1_lexer *lexer, struct asn1_octets *octets,
                        uint64_t value)
{
    uint8_t all[8];
    size_t skip = 0;
    for (size_t i = 0; i < 8; i++)
        all[i] = (uint8_t)(value >> 8 * (7 - i));
    while (skip < 7 && all[skip] == ((all[skip + 1] & 0x80) != 0 ? 0xff : 0x00))
        skip++;
    return put(lexer, octets, all + skip, 8 - skip) && asn1_lexer_next(lexer);
}

static bool read_integer(struct asn1_lexer *lexer, struct asn1_octets *octets)
{
    struct asn1_token token = lexer->token;
    uint64_t number;
    bool is_negative = false;
    if (token.kind == ASN1_TOKEN_WORD && token.text.length > 2 &&
        token.text.data[0] == '0' && (token.text.data[1] | 0x20) == 'x')
        return read_hex_integer(lexer, octets);
    if (token.kind == ASN1_TOKEN_WORD && token.text.data[0] == '-') {
        is_negative = true;
        token.text = bytes_of(token.text.data + 1, token.text.length - 1);
    }
    uint64_t maximum = (uint64_t)INT64_MAX + (is_negative ? 1 : 0);
    if (!asn1_token_number(&token, maximum, &number))
        return asn1_lexer_fail(lexer,
                               "a number from -2^63 to 2^63-1, 0x and digits, or "
                               "octets");
    return put_integer(lexer, octets, is_negative ? 0 - number : number);
}

/* Dotted decimal, or a name that OpenSSL has. */
static bool read_oid(struct asn1_lexer *lexer, struct asn1_octets *octets)
{
    struct bytes text = lexer->token.text;
    uint8_t encoded[OID_OCTETS_MAX];
    char dotted[OID_TEXT_SIZE];
    size_t length;
    bool is_text =
        lexer->token.kind == ASN1_TOKEN_WORD || lexer->token.kind == ASN1_TOKEN_TEXT;
    if (is_text && text.length > 0 && text.length < sizeof dotted) {
        memcpy(dotted, text.data, text.length);
        dotted[text.length] = '\0';
        bool is_found = oid_from_text(dotted, encoded, &length);
        const struct oid_name *name =
            is_found ? NULL : oid_name_by_text(dotted, text.length);
        if (name != NULL)
            is_found = oid_from_text(name->dotted, encoded, &length);
        if (is_found && strlen(dotted) == text.length)
            return put(lexer, octets, encoded, length) && asn1_lexer_next(lexer);
    }
    return asn1_lexer_fail(lexer, "an identifier such as 2.5.4.3 or commonName, or "
                                  "octets");
}

/* BMPString and UniversalString: UTF-8 in the quotes, WIDTH octets a character. */
static bool read_wide_text(struct asn1_lexer *lexer, size_t width,
                           struct asn1_octets *octets)
{
    size_t position = 0;
    struct asn1_octets utf8 = {0};
    bool ok = asn1_token_octets(lexer, &lexer->token, &utf8);
    while (ok) {
        int32_t c = der_string_next(DER_UTF8_STRING, bytes_of(utf8.data, utf8.length),
                                    &position);
        if (c == DER_STRING_END)
            break;
        if (c == DER_STRING_INVALID || (width == 2 && c > 0xffff)) {
            ok =
                asn1_lexer_fail(lexer, "UTF-8 with characters of this type, or octets");
            break;
        }
        uint8_t wide[4] = {0, (uint8_t)(c >> 16), (uint8_t)(c >> 8), (uint8_t)c};
        ok = put(lexer, octets, wide + 4 - width, width);
    }
    asn1_octets_clear(&utf8);
    return ok && asn1_lexer_next(lexer);
}

static bool read_text(struct asn1_lexer *lexer, struct asn1_octets *octets)
{
    if (lexer->token.kind != ASN1_TOKEN_TEXT)
        return asn1_lexer_fail(lexer, "text in quotes, octets or a brace");
    return asn1_token_octets(lexer, &lexer->token, octets) && asn1_lexer_next(lexer);
}

/* Without a value, these have no contents. */
static bool may_be_empty(const struct asn1_item *item)
{
    return !item->is_named || item->number == DER_NULL ||
           item->number == BER_END_OF_CONTENTS;
}

bool asn1_read_value(struct asn1_lexer *lexer, const struct asn1_item *item,
                     struct asn1_octets *octets, struct asn1_contents *contents)
{
    enum asn1_token_kind kind = lexer->token.kind;
    if (kind == ASN1_TOKEN_HEX)
        return asn1_token_octets(lexer, &lexer->token, octets) &&
               asn1_lexer_next(lexer);
    if (may_be_empty(item) && kind != ASN1_TOKEN_TEXT)
        return true;
    switch (item->is_named ? item->number : UINT32_MAX) {
    case DER_BOOLEAN:
        return read_boolean(lexer, octets);
    case DER_INTEGER:
    case DER_ENUMERATED:
        return read_integer(lexer, octets);
    case DER_OID:
        return read_oid(lexer, octets);
    case DER_BIT_STRING:
        return kind == ASN1_TOKEN_BITS
                   ? read_bits(lexer, octets, contents)
                   : asn1_lexer_fail(lexer, "bits, octets or a brace");
    case DER_UNIVERSAL_STRING:
        if (kind == ASN1_TOKEN_TEXT)
            return read_wide_text(lexer, 4, octets);
        break;
    case DER_BMP_STRING:
        if (kind == ASN1_TOKEN_TEXT)
            return read_wide_text(lexer, 2, octets);
        break;
    default:
        break;
    }
    return read_text(lexer, octets);
}
