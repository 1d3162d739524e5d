/* show_json_values.h -- the pieces of which `show --json` puts its objects together. Each is
 * written as soon as it is read. All texts are made safe as on the terminal.
 *
 * NAME is the value's in the object around it, or NULL in an array. A function that reads
 * from a READER and cannot leaves the value away, and the error is in the reader: the
 * document is then no longer to be believed. */
#ifndef CERTWRIGHT_SHOW_JSON_VALUES_H
#define CERTWRIGHT_SHOW_JSON_VALUES_H

#include "../cli/json_writer.h"
#include "show_text.h"

struct json_page {
    struct json_writer writer;
    struct show text; /* prints into a string of the document */
    bool is_in_lines, is_line_open;
};

/* json_page_open begins a page that is written to SHOW's stream. False if memory runs out.
 * Call json_page_close either way. */
bool json_page_open(struct json_page *page, const struct show *show)
    __attribute__((warn_unused_result));
void json_page_close(struct json_page *page);

/* Between json_text_begin and json_text_end what is printed becomes one string; between
 * json_lines_begin and json_lines_end an array with a string for each line. */
const struct show *json_text_begin(struct json_page *page, const char *name);
void json_text_end(struct json_page *page);
const struct show *json_lines_begin(struct json_page *page, const char *name);
void json_lines_end(struct json_page *page);

/* json_put_safe writes OCTETS as text. */
void json_put_safe(struct json_page *page, const char *name, struct bytes octets);

/* json_put_decimal writes an INTEGER as the decimal (or 0x...) text that `show` has for
 * it. */
void json_put_decimal(struct json_page *page, const char *name, struct bytes contents);

/* json_put_oid writes {"oid": "2.5.4.3", "name": "commonName"}; name is null if there is
 * none. json_put_oid_fields writes the two into the object that is open. */
void json_put_oid(struct json_page *page, const char *name, struct bytes oid);
void json_put_oid_fields(struct json_page *page, struct bytes oid);

/* json_put_time writes the next element of READER, a time, as RFC 3339; null if it is no
 * time that exists. */
void json_put_time(struct json_page *page, const char *name, struct der_reader *reader);

/* json_put_name writes the next element of READER, a Name: an array of arrays of
 * attributes. */
void json_put_name(struct json_page *page, const char *name, struct der_reader *reader);

/* json_put_asn1 writes DER as it is: {"type": ..., "value": ...}, where value is an array
 * of the same for what is constructed. Null if it is not DER. */
void json_put_asn1(struct json_page *page, const char *name, struct bytes der);

/* Keys: an object with the kind and its numbers, which is empty but for the algorithm if
 * the kind is not known. */
void json_put_spki(struct json_page *page, const char *name, struct der_reader *reader);
void json_put_private_key(struct json_page *page, const char *name,
                          struct der_reader *reader);
void json_put_rsa_public(struct json_page *page, const char *name, struct bytes key);

/* json_extensions_are_next tells whether the next element of READER is an Extensions that
 * json_put_extensions can write whole; that writes it. */
bool json_extensions_are_next(struct der_reader reader);
void json_put_extensions(struct json_page *page, const char *name,
                         struct der_reader *reader);

/* json_put_algorithm writes {"oid", "name", "parameters"}. */
struct algorithm_identifier;
void json_put_algorithm(struct json_page *page, const char *name,
                        const struct algorithm_identifier *algorithm);

/* What is read from READER becomes an object. */
void json_put_certificate(struct json_page *page, const char *name,
                          struct der_reader *reader);
void json_put_request(struct json_page *page, const char *name,
                      struct der_reader *reader);
void json_put_crl(struct json_page *page, const char *name, struct der_reader *reader);

#endif
