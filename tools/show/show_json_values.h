/* show_json_values.h -- the pieces of which `show --json` puts its objects together, as
 * json.h says: a failure anywhere makes the page's IS_WHOLE false. All texts are made
 * safe as on the terminal. */
#ifndef CERTWRIGHT_SHOW_JSON_VALUES_H
#define CERTWRIGHT_SHOW_JSON_VALUES_H

#include "../cli/json.h"
#include "show_text.h"

struct json_page {
    const struct show *show; /* whose names and layout */
    bool is_whole;
};

void json_page_put(struct json_page *page, json_t *object, const char *name,
                   json_t *value);
void json_page_append(struct json_page *page, json_t *array, json_t *value);

/* A text that is printed into memory before it becomes JSON, and wiped then. */
struct json_text {
    struct show show;
    char *text;
    size_t length, size;
};

/* json_text_begin makes room for SIZE characters. False if memory runs out. After that
 * print to &TEXT->show, and close: false if memory ran out or there was more than SIZE.
 * json_text_free comes last. */
bool json_text_begin(struct json_text *text, const struct show *show, size_t size)
    __attribute__((warn_unused_result));
bool json_text_close(struct json_text *text);
void json_text_free(struct json_text *text);

/* json_safe is OCTETS as text. */
json_t *json_safe(const struct json_page *page, struct bytes octets);

/* json_decimal is an INTEGER as the decimal (or 0x...) text that `show` has for it. */
json_t *json_decimal(const struct json_page *page, struct bytes contents);

/* json_oid is {"oid": "2.5.4.3", "name": "commonName"}; name is null if there is
 * none. */
json_t *json_oid(struct json_page *page, struct bytes oid);

/* json_next_time is the next element of READER, a time, as RFC 3339; null if it is no
 * time that exists. */
json_t *json_next_time(struct der_reader *reader);

/* json_next_name is the next element of READER, a Name: an array of arrays of
 * attributes. */
json_t *json_next_name(struct json_page *page, struct der_reader *reader);

/* json_rdn is one RelativeDistinguishedName: READER is inside its SET. */
json_t *json_rdn(struct json_page *page, struct der_reader *reader);

/* json_asn1 is DER as it is: {"type": ..., "value": ...}, where value is an array of
 * the same for what is constructed. Null if it is not DER. */
json_t *json_asn1(struct json_page *page, struct bytes der);

/* Keys: an object with the kind and its numbers, which is empty but for the algorithm
 * if the kind is not known. */
json_t *json_next_spki(struct json_page *page, struct der_reader *reader);
json_t *json_next_private_key(struct json_page *page, struct der_reader *reader);
json_t *json_rsa_public(struct json_page *page, struct bytes key);

/* json_next_extensions is the next element of READER, an Extensions. */
json_t *json_next_extensions(struct json_page *page, struct der_reader *reader);

/* json_algorithm is {"oid", "name", "parameters"}. */
struct algorithm_identifier;
json_t *json_algorithm(struct json_page *page,
                       const struct algorithm_identifier *algorithm);

/* What is read from READER becomes an object; the error is in READER. */
json_t *json_certificate(struct json_page *page, struct der_reader *reader);
json_t *json_request(struct json_page *page, struct der_reader *reader);
json_t *json_crl(struct json_page *page, struct der_reader *reader);

#endif
