/* asn1_token.c -- the words of the notation. */
#include "asn1_token.h"

#include <stdio.h>
#include <strings.h>

#include "../../asn1/hex.h"
#include "../../asn1/text.h"

#define SHOWN_MAX 24 /* of a token, in a message */

static bool fail_at(const struct asn1_lexer *lexer, size_t line, size_t column,
                    const char *message)
{
    return error_fail(lexer->error, ERROR_ENCODING, ERROR_NO_OFFSET, NULL,
                      "line %zu, column %zu: %s", line, column, message);
}

static const char *describe(const struct asn1_token *token, char text[64])
{
    int length = token->text.length < SHOWN_MAX ? (int)token->text.length : SHOWN_MAX;
    const char *shown = (const char *)token->text.data;
    switch (token->kind) {
    case ASN1_TOKEN_END:
        return "the end";
    case ASN1_TOKEN_TEXT:
        return "text in quotes";
    case ASN1_TOKEN_HEX:
        return "octets";
    case ASN1_TOKEN_BITS:
        return "bits";
    default:
        if (*shown < ' ' || *shown > '~') {
            snprintf(text, 64, "the byte %02X", (unsigned)(unsigned char)*shown);
            return text;
        }
        snprintf(text, 64, "%.*s%s", length, shown,
                 (size_t)length < token->text.length ? "..." : "");
        return text;
    }
}

bool asn1_lexer_fail(const struct asn1_lexer *lexer, const char *wanted)
{
    char text[64];
    return error_fail(lexer->error, ERROR_ENCODING, ERROR_NO_OFFSET, NULL,
                      "line %zu, column %zu: want %s, have %s", lexer->token.line,
                      lexer->token.column, wanted, describe(&lexer->token, text));
}

static int peek(const struct asn1_lexer *lexer, size_t ahead)
{
    return ahead < lexer->text.length - lexer->position
               ? lexer->text.data[lexer->position + ahead]
               : -1;
}

static void step(struct asn1_lexer *lexer)
{
    if (lexer->text.data[lexer->position++] == '\n') {
        lexer->line++;
        lexer->line_start = lexer->position;
    }
}

static bool is_comment(const struct asn1_lexer *lexer)
{
    return peek(lexer, 0) == '-' && peek(lexer, 1) == '-';
}

static void skip_space(struct asn1_lexer *lexer)
{
    for (;;) {
        int c = peek(lexer, 0);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            step(lexer);
        } else if (is_comment(lexer)) {
            while (peek(lexer, 0) != -1 && peek(lexer, 0) != '\n')
                step(lexer);
        } else {
            return;
        }
    }
}

static bool is_word_character(int c)
{
    return text_is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

static bool read_quoted(struct asn1_lexer *lexer, char quote)
{
    struct asn1_token *token = &lexer->token;
    step(lexer);
    size_t start = lexer->position;
    while (peek(lexer, 0) != quote) {
        if (peek(lexer, 0) == '\\' && quote == '"')
            step(lexer);
        if (peek(lexer, 0) == -1)
            return fail_at(lexer, token->line, token->column,
                           "want a quote at the end of this, have none");
        step(lexer);
    }
    token->text = bytes_of(lexer->text.data + start, lexer->position - start);
    step(lexer);
    token->kind = ASN1_TOKEN_TEXT;
    if (quote == '"')
        return true;
    int kind = peek(lexer, 0);
    if (kind != 'H' && kind != 'h' && kind != 'B' && kind != 'b')
        return fail_at(lexer, token->line, token->column,
                       "want H or B behind the second quote of this, have neither");
    step(lexer);
    token->kind = kind == 'H' || kind == 'h' ? ASN1_TOKEN_HEX : ASN1_TOKEN_BITS;
    return true;
}

static bool read_word(struct asn1_lexer *lexer)
{
    size_t start = lexer->position;
    while (is_word_character(peek(lexer, 0)) && !is_comment(lexer))
        step(lexer);
    lexer->token.kind = ASN1_TOKEN_WORD;
    lexer->token.text = bytes_of(lexer->text.data + start, lexer->position - start);
    return true;
}

bool asn1_lexer_next(struct asn1_lexer *lexer)
{
    skip_space(lexer);
    int c = peek(lexer, 0);
    lexer->token = (struct asn1_token){
        ASN1_TOKEN_END, {0}, lexer->line, lexer->position - lexer->line_start + 1};
    if (c == -1)
        return true;
    if (c == '"' || c == '\'')
        return read_quoted(lexer, (char)c);
    if (is_word_character(c))
        return read_word(lexer);
    lexer->token.kind = ASN1_TOKEN_MARK;
    lexer->token.text = bytes_of(lexer->text.data + lexer->position, 1);
    if (c != '{' && c != '}' && c != '[' && c != ']' && c != '=')
        return asn1_lexer_fail(lexer, "a word, a literal or a bracket");
    step(lexer);
    return true;
}

bool asn1_lexer_start(struct asn1_lexer *lexer, struct bytes text, struct error *error)
{
    *lexer = (struct asn1_lexer){.text = text, .line = 1, .error = error};
    return asn1_lexer_next(lexer);
}

bool asn1_lexer_is_word(const struct asn1_lexer *lexer, const char *word)
{
    struct bytes text = lexer->token.text;
    return lexer->token.kind == ASN1_TOKEN_WORD && text.length == strlen(word) &&
           strncasecmp((const char *)text.data, word, text.length) == 0;
}

bool asn1_lexer_is_mark(const struct asn1_lexer *lexer, char mark)
{
    return lexer->token.kind == ASN1_TOKEN_MARK && lexer->token.text.data[0] == mark;
}

static bool fail_on_memory(const struct asn1_lexer *lexer)
{
    return error_fail(lexer->error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL,
                      "out of memory");
}

static bool is_space(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool append_hex(const struct asn1_lexer *lexer, const struct asn1_token *token,
                       struct asn1_octets *octets)
{
    int high = -1;
    for (size_t i = 0; i < token->text.length; i++) {
        if (is_space(token->text.data[i]))
            continue;
        int digit = hex_digit((char)token->text.data[i]);
        if (digit < 0)
            return fail_at(lexer, token->line, token->column,
                           "want hexadecimal digits in these octets, have others");
        if (high < 0) {
            high = digit;
            continue;
        }
        uint8_t octet = (uint8_t)(high << 4 | digit);
        if (!asn1_octets_put(octets, &octet, 1))
            return fail_on_memory(lexer);
        high = -1;
    }
    return high < 0 || fail_at(lexer, token->line, token->column,
                               "want two digits for each of these octets, have one for "
                               "the last");
}

static bool append_text(const struct asn1_lexer *lexer, const struct asn1_token *token,
                        struct asn1_octets *octets)
{
    struct bytes text = token->text;
    for (size_t i = 0; i < text.length; i++) {
        uint8_t octet = text.data[i];
        if (octet == '\\') { /* something follows, or the text would not end */
            octet = text.data[++i];
            int high = hex_digit((char)octet);
            int low = i + 1 < text.length ? hex_digit((char)text.data[i + 1]) : -1;
            if (high >= 0 && low >= 0) {
                octet = (uint8_t)(high << 4 | low);
                i++;
            } else if (octet != '"' && octet != '\\') {
                return fail_at(
                    lexer, token->line, token->column,
                    "want \\\", \\\\ or \\ and two hexadecimal digits in this "
                    "text, have another \\");
            }
        }
        if (!asn1_octets_put(octets, &octet, 1))
            return fail_on_memory(lexer);
    }
    return true;
}

bool asn1_token_octets(const struct asn1_lexer *lexer, const struct asn1_token *token,
                       struct asn1_octets *octets)
{
    return token->kind == ASN1_TOKEN_HEX ? append_hex(lexer, token, octets)
                                         : append_text(lexer, token, octets);
}

bool asn1_token_number(const struct asn1_token *token, uint64_t maximum,
                       uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < token->text.length; i++) {
        uint8_t c = token->text.data[i];
        if (c < '0' || c > '9')
            return false;
        unsigned digit = c - '0';
        if (digit > maximum || *number > (maximum - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    return token->kind == ASN1_TOKEN_WORD && token->text.length > 0;
}
