/* kat_json_pieces.h -- JSON in pieces. Parsed, a document takes up to ninety times its length
 * in memory: so a long one is cut where it is a list, and its elements are parsed one at a
 * time. Internal to `certwright kat`. */
#ifndef CERTWRIGHT_KAT_JSON_PIECES_H
#define CERTWRIGHT_KAT_JSON_PIECES_H

#include <jansson.h>
#include <stdbool.h>

#include "../../asn1/bytes.h"

/* Bytes of the longest piece: far more than any vector has. */
#define JSON_PIECE_MAX ((size_t)512 << 10)

/* An object whose member of one name, if that is an array, is left out: ARRAY is what
 * stands between its brackets, and empty if there is none. */
struct json_outline {
    struct bytes text; /* of all the object */
    struct bytes array;
};

/* json_outline_of finds the array called NAME in the object that TEXT is. False if TEXT has
 * not the brackets, commas and colons of an object; the members are not looked into. */
bool json_outline_of(struct bytes text, const char *name, struct json_outline *outline)
    __attribute__((warn_unused_result));

/* json_next_element takes the next element off ARRAY, which is what stands between the
 * brackets of an array. False at the end, with ARRAY empty, and at anything that is no
 * element, with ARRAY not empty. */
bool json_next_element(struct bytes *array, struct bytes *element)
    __attribute__((warn_unused_result));

/* json_parse_outline parses the object with an empty array in the place of the one that is
 * left out; json_parse_element parses any value. NULL and ERROR if it is not JSON, or is
 * longer than JSON_PIECE_MAX; the line in ERROR counts from the beginning of the piece.
 * The value is the caller's. */
json_t *json_parse_outline(const struct json_outline *outline, json_error_t *error)
    __attribute__((warn_unused_result));
json_t *json_parse_element(struct bytes element, json_error_t *error)
    __attribute__((warn_unused_result));

#endif
