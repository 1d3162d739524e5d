/* json.h -- what the writers of JSON share, on top of jansson.
 *
 * jansson takes NULL where memory ran out or a text is not UTF-8, and says so when it is
 * put into something. So nobody looks at each value: a failure anywhere makes IS_WHOLE
 * false, and then nothing is printed. */
#ifndef CERTWRIGHT_JSON_H
#define CERTWRIGHT_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "../../asn1/bytes.h"

/* json_put puts VALUE, which it takes over and which may be NULL, into OBJECT under
 * NAME. */
void json_put(bool *is_whole, json_t *object, const char *name, json_t *value);

/* json_append does the same with VALUE at the end of ARRAY. */
void json_append(bool *is_whole, json_t *array, json_t *value);

/* json_hex is OCTETS in lower-case hexadecimal, made in memory of jansson's allocator:
 * where that wipes, a secret number leaves nothing. NULL if memory ran out. */
json_t *json_hex(struct bytes octets);

#endif
