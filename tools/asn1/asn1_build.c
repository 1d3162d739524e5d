/* asn1_build.c -- from the notation of docs/asn1-notation.md to octets.
 *
 *     element   = "raw" octets
 *               | tag override* [value]
 *     tag       = type | "[" [class] number "]" | "tag" "=" octets
 *     override  = "constructed" | "primitive" | "tag" "=" octets
 *               | "length" "=" (number | octets | "indefinite")
 *               | "unused" "=" (number | "none")
 *     value     = "{" element* "}" | what asn1_build_value.c reads
 *
 * Invariant: nothing is checked but the text; what it says is written, right or
 * wrong. */
#include "../../asn1/der.h"
#include "../../asn1/der_rules.h"
#include "asn1.h"
#include "asn1_build_value.h"
#include "asn1_notation.h"

/* An element whose brace is open. */
struct frame {
    struct asn1_hole hole;
    size_t line, column;
};

struct builder {
    struct asn1_lexer lexer;
    struct asn1_encoder encoder;
    struct asn1_octets scratch; /* octets of overrides and of values */
    struct frame frames[BER_DEPTH_MAX];
    unsigned depth;
};

static bool expect_mark(struct asn1_lexer *lexer, char mark, const char *wanted)
{
    return (asn1_lexer_is_mark(lexer, mark) || asn1_lexer_fail(lexer, wanted)) &&
           asn1_lexer_next(lexer);
}

/* Names of two words: each is the start of one type's name only. */
static bool match_type(struct asn1_lexer *lexer, uint32_t number, bool *is_match)
{
    const char *name = asn1_type_name(number);
    const char *space = strchr(name, ' ');
    size_t length = space != NULL ? (size_t)(space - name) : strlen(name);
    char first[32];
    memcpy(first, name, length);
    first[length] = '\0';
    *is_match = asn1_lexer_is_word(lexer, first);
    if (!*is_match)
        return true;
    if (space == NULL)
        return asn1_lexer_next(lexer);
    return asn1_lexer_next(lexer) &&
           (asn1_lexer_is_word(lexer, space + 1) ||
            asn1_lexer_fail(lexer, space + 1)) &&
           asn1_lexer_next(lexer);
}

static bool read_type(struct asn1_lexer *lexer, struct asn1_item *item)
{
    if (asn1_lexer_is_word(lexer, "OID")) {
        item->number = DER_OID;
        item->is_named = true;
        return asn1_lexer_next(lexer);
    }
    for (uint32_t number = 0; number <= DER_BMP_STRING; number++) {
        bool is_match = false;
        if (asn1_type_name(number) == NULL)
            continue;
        if (!match_type(lexer, number, &is_match))
            return false;
        if (is_match) {
            item->number = number;
            item->is_named = true;
            item->is_constructed = der_type_has_parts(number);
            return true;
        }
    }
    return asn1_lexer_fail(lexer, "a type, a tag in brackets, `raw` or a brace");
}

/* [5], [APPLICATION 5] */
static bool read_brackets(struct asn1_lexer *lexer, struct asn1_item *item)
{
    static const char *const classes[] = {"UNIVERSAL", "APPLICATION", "CONTEXT",
                                          "PRIVATE"};
    uint64_t number;
    item->tag_class = BER_CONTEXT;
    if (!asn1_lexer_next(lexer))
        return false;
    for (unsigned i = 0; i < 4; i++)
        if (asn1_lexer_is_word(lexer, classes[i])) {
            item->tag_class = (enum ber_class)i;
            if (!asn1_lexer_next(lexer))
                return false;
            break;
        }
    if (!asn1_token_number(&lexer->token, BER_NUMBER_MAX, &number))
        return asn1_lexer_fail(lexer, "a class or a tag number below 2^31");
    item->number = (uint32_t)number;
    return asn1_lexer_next(lexer) && expect_mark(lexer, ']', "]");
}

/* "=" and octets. */
static bool read_octets(struct asn1_lexer *lexer, struct asn1_token *octets)
{
    *octets = lexer->token;
    if (octets->kind != ASN1_TOKEN_HEX)
        return asn1_lexer_fail(lexer, "octets such as '0500'H");
    return asn1_lexer_next(lexer);
}

static bool read_length(struct asn1_lexer *lexer, struct asn1_item *item)
{
    uint64_t number;
    item->has_length = true;
    item->length = lexer->token;
    if (lexer->token.kind == ASN1_TOKEN_HEX ||
        asn1_lexer_is_word(lexer, "indefinite") ||
        asn1_token_number(&lexer->token, UINT32_MAX, &number))
        return asn1_lexer_next(lexer);
    return asn1_lexer_fail(lexer, "a number below 2^32, octets or `indefinite`");
}

static bool read_unused(struct asn1_lexer *lexer, struct asn1_item *item)
{
    uint64_t number = 0;
    item->has_unused = true;
    item->is_unused_none = asn1_lexer_is_word(lexer, "none");
    if (!item->is_unused_none && !asn1_token_number(&lexer->token, 255, &number))
        return asn1_lexer_fail(lexer, "a number up to 255 or `none`");
    item->unused = (uint8_t)number;
    return asn1_lexer_next(lexer);
}

/* Reads one override. IS_ONE is false if something else stands there. */
static bool read_override(struct asn1_lexer *lexer, struct asn1_item *item,
                          bool *is_one)
{
    static const char *const words[] = {"tag", "length", "unused"};
    *is_one = true;
    if (asn1_lexer_is_word(lexer, "constructed") ||
        asn1_lexer_is_word(lexer, "primitive")) {
        item->has_form = true;
        item->is_constructed = asn1_lexer_is_word(lexer, "constructed");
        return asn1_lexer_next(lexer);
    }
    for (unsigned i = 0; i < 3; i++) {
        if (!asn1_lexer_is_word(lexer, words[i]))
            continue;
        if (!asn1_lexer_next(lexer) || !expect_mark(lexer, '=', "="))
            return false;
        if (i == 0) {
            item->has_tag = true;
            return read_octets(lexer, &item->tag);
        }
        return i == 1 ? read_length(lexer, item) : read_unused(lexer, item);
    }
    *is_one = false;
    return true;
}

/* Tag and overrides: all that stands before the value. */
static bool read_head(struct asn1_lexer *lexer, struct asn1_item *item)
{
    bool is_one = true;
    *item = (struct asn1_item){.tag_class = BER_UNIVERSAL};
    item->start = lexer->token;
    if (asn1_lexer_is_mark(lexer, '[')) {
        if (!read_brackets(lexer, item))
            return false;
    } else if (!asn1_lexer_is_word(lexer, "tag") && !read_type(lexer, item)) {
        return false;
    }
    while (is_one)
        if (!read_override(lexer, item, &is_one))
            return false;
    return true;
}

static bool put_octets(struct builder *builder, const struct asn1_token *token)
{
    builder->scratch.length = 0;
    if (!asn1_token_octets(&builder->lexer, token, &builder->scratch))
        return false;
    if (builder->scratch.length > 0)
        asn1_encoder_put(&builder->encoder, builder->scratch.data,
                         builder->scratch.length);
    return true;
}

/* Writes tag and length, or a hole for it. */
static bool begin(struct builder *builder, const struct asn1_item *item,
                  struct asn1_hole *hole)
{
    struct asn1_encoder *encoder = &builder->encoder;
    uint64_t number;
    *hole = (struct asn1_hole){0};
    if (!item->has_tag)
        asn1_encoder_put_tag(encoder, item->tag_class, item->is_constructed,
                             item->number);
    else if (!put_octets(builder, &item->tag))
        return false;
    if (!item->has_length)
        *hole = asn1_encoder_begin(encoder);
    else if (item->length.kind == ASN1_TOKEN_HEX)
        return put_octets(builder, &item->length);
    else if (asn1_token_number(&item->length, UINT32_MAX, &number))
        asn1_encoder_put_length(encoder, (uint32_t)number);
    else
        asn1_encoder_put(encoder, "\x80", 1);
    return true;
}

/* The first octet of a BIT STRING says how many bits are unused; one that is cut into
 * pieces has none, unless it was asked for. */
static bool has_unused_octet(const struct asn1_item *item)
{
    if (item->has_unused)
        return !item->is_unused_none;
    return item->is_named && item->number == DER_BIT_STRING && !item->is_constructed;
}

static bool open_brace(struct builder *builder, struct asn1_item *item)
{
    struct asn1_hole hole;
    if (builder->depth == BER_DEPTH_MAX)
        return asn1_lexer_fail(&builder->lexer, "at most 128 levels of braces");
    if (!item->is_named && !item->has_form)
        item->is_constructed = true;
    if (!begin(builder, item, &hole))
        return false;
    if (has_unused_octet(item))
        asn1_encoder_put(&builder->encoder, &item->unused, 1);
    builder->frames[builder->depth++] =
        (struct frame){hole, item->start.line, item->start.column};
    return asn1_lexer_next(&builder->lexer);
}

static bool close_brace(struct builder *builder)
{
    if (builder->depth == 0)
        return asn1_lexer_fail(&builder->lexer, "an element");
    builder->depth--;
    asn1_encoder_end(&builder->encoder, &builder->frames[builder->depth].hole);
    return asn1_lexer_next(&builder->lexer);
}

static bool build_value(struct builder *builder, const struct asn1_item *item)
{
    struct asn1_hole hole;
    builder->scratch.length = 0;
    if (!begin(builder, item, &hole))
        return false;
    struct asn1_contents contents = {.has_unused_octet = has_unused_octet(item)};
    builder->scratch.length = 0;
    if (!asn1_read_value(&builder->lexer, item, &builder->scratch, &contents))
        return false;
    if (contents.has_unused_octet) {
        uint8_t unused = item->has_unused ? item->unused : contents.unused;
        asn1_encoder_put(&builder->encoder, &unused, 1);
    }
    if (builder->scratch.length > 0)
        asn1_encoder_put(&builder->encoder, builder->scratch.data,
                         builder->scratch.length);
    asn1_encoder_end(&builder->encoder, &hole);
    return true;
}

static bool build_raw(struct builder *builder)
{
    struct asn1_token octets;
    return asn1_lexer_next(&builder->lexer) && read_octets(&builder->lexer, &octets) &&
           put_octets(builder, &octets);
}

static bool build_element(struct builder *builder)
{
    struct asn1_item item;
    if (asn1_lexer_is_mark(&builder->lexer, '}'))
        return close_brace(builder);
    if (asn1_lexer_is_word(&builder->lexer, "raw"))
        return build_raw(builder);
    if (!read_head(&builder->lexer, &item))
        return false;
    return asn1_lexer_is_mark(&builder->lexer, '{') ? open_brace(builder, &item)
                                                    : build_value(builder, &item);
}

static bool build_all(struct builder *builder)
{
    struct asn1_lexer *lexer = &builder->lexer;
    while (lexer->token.kind != ASN1_TOKEN_END)
        if (!build_element(builder))
            return false;
    if (builder->depth > 0) {
        const struct frame *frame = &builder->frames[builder->depth - 1];
        return error_fail(lexer->error, ERROR_TRUNCATED, ERROR_NO_OFFSET, NULL,
                          "line %zu, column %zu: want a brace at the end of this, have "
                          "none",
                          frame->line, frame->column);
    }
    if (!asn1_encoder_finish(&builder->encoder))
        return error_fail(lexer->error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL,
                          "out of memory");
    return builder->encoder.written.length > 0 ||
           error_fail(lexer->error, ERROR_TRUNCATED, ERROR_NO_OFFSET, NULL,
                      "line %zu, column %zu: want an element, have the end",
                      lexer->token.line, lexer->token.column);
}

bool asn1_build(struct bytes text, struct asn1_built *built, struct error *error)
{
    struct builder builder = {0};
    bool ok = asn1_lexer_start(&builder.lexer, text, error) && build_all(&builder);
    if (ok) {
        struct asn1_octets *written = &builder.encoder.written;
        *built = (struct asn1_built){written->data, written->length, written->size};
        *written = (struct asn1_octets){0};
    }
    asn1_encoder_clear(&builder.encoder);
    asn1_octets_clear(&builder.scratch);
    return ok;
}
