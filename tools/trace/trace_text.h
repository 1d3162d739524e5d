/* trace_text.h -- how the trace commands print: numbered steps, sentences, octets and
 * long numbers, on standard output. */
#ifndef CERTWRIGHT_TRACE_TEXT_H
#define CERTWRIGHT_TRACE_TEXT_H

#include <stdbool.h>

#include "../../asn1/bytes.h"
#include "../../bignum/number.h"
#include "../cli/report.h"

struct trace_style {
    bool is_full;      /* long numbers and all blocks */
    bool shows_secret; /* private numbers too */
    unsigned step;     /* how many steps were begun */
};

/* trace_step begins the next step: "3. TITLE (SOURCE)". SOURCE may be NULL. */
void trace_step(struct trace_style *style, const char *title, const char *source);

/* trace_say prints sentences, broken between words. What could mislead a terminal is
 * escaped. */
void trace_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* trace_octets prints OCTETS in hexadecimal, 16 in a row, each row behind the offset of
 * its first, counted from OFFSET. */
void trace_octets(struct bytes octets, size_t offset);

/* trace_number prints "NAME = 0x... (N bits)" for the big-endian number in OCTETS;
 * unless STYLE is full, the first and last digits of a long one. */
void trace_number(const struct trace_style *style, const char *name,
                  struct bytes octets);

/* trace_number_of does the same for a NUMBER of at most NUMBER_OCTETS_MAX octets. */
void trace_number_of(const struct trace_style *style, const char *name,
                     const struct number *number);

/* trace_secret does the same for a NUMBER that only the owner of the key may know, if
 * STYLE shows such; else it says only that it has about BITS bits, which is public. */
void trace_secret(const struct trace_style *style, const char *name,
                  const struct number *number, size_t bits);

/* trace_secret_bytes does the same for a big-endian number in BYTES. */
void trace_secret_bytes(const struct trace_style *style, const char *name,
                        struct bytes bytes, size_t bits);

/* trace_secret_rows prints BYTES as trace_octets does, if STYLE shows what only the owner
 * of the key may know; else it says only how many there are. */
void trace_secret_rows(const struct trace_style *style, struct bytes bytes);

/* trace_warn_of_secrets says on standard error, if STYLE shows secrets, what is in the
 * output. */
void trace_warn_of_secrets(const struct trace_style *style);

#endif
