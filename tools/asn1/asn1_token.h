/* asn1_token.h -- the words of the notation, docs/asn1-notation.md, one after another,
 * and the octets that literals stand for. */
#ifndef CERTWRIGHT_ASN1_TOKEN_H
#define CERTWRIGHT_ASN1_TOKEN_H

#include "../../asn1/error.h"
#include "asn1_encoder.h"

enum asn1_token_kind {
    ASN1_TOKEN_END,
    ASN1_TOKEN_WORD, /* letters, digits, '-', '_' and '.': names and numbers */
    ASN1_TOKEN_TEXT, /* "..." */
    ASN1_TOKEN_HEX,  /* '...'H */
    ASN1_TOKEN_BITS, /* '...'B */
    ASN1_TOKEN_MARK, /* one of { } [ ] = */
};

struct asn1_token {
    enum asn1_token_kind kind;
    struct bytes text; /* without quotes */
    size_t line, column;
};

struct asn1_lexer {
    struct bytes text;
    size_t position, line, line_start;
    struct asn1_token token; /* the one that stands next */
    struct error *error;
};

/* asn1_lexer_start stands LEXER before the first token of TEXT. */
bool asn1_lexer_start(struct asn1_lexer *lexer, struct bytes text, struct error *error)
    __attribute__((warn_unused_result));

/* asn1_lexer_next steps to the next token. False if there is none that can be read. */
bool asn1_lexer_next(struct asn1_lexer *lexer) __attribute__((warn_unused_result));

/* asn1_lexer_is_word tells whether the token is WORD, in capitals or not;
 * asn1_lexer_is_mark, whether it is the character MARK. */
bool asn1_lexer_is_word(const struct asn1_lexer *lexer, const char *word);
bool asn1_lexer_is_mark(const struct asn1_lexer *lexer, char mark);

/* asn1_lexer_fail says that WANTED should stand where the token is, and returns
 * false. */
bool asn1_lexer_fail(const struct asn1_lexer *lexer, const char *wanted);

/* asn1_token_octets appends what TOKEN, of kind TEXT or HEX, stands for to OCTETS. */
bool asn1_token_octets(const struct asn1_lexer *lexer, const struct asn1_token *token,
                       struct asn1_octets *octets) __attribute__((warn_unused_result));

/* asn1_token_number reads the decimal TOKEN, of kind WORD. False if it is not one, or
 * above MAXIMUM. */
bool asn1_token_number(const struct asn1_token *token, uint64_t maximum,
                       uint64_t *number) __attribute__((warn_unused_result));

#endif
