/* mutations.h -- runs tables of elements, right and wrong, against the readers of asn1/.
 *
 * A line of a table is
 *
 *     reader | octets | result | events
 *
 * with the name of a reader (readers.h), octets in hexadecimal or as "characters", what the
 * reader writes as its result ("-": not looked at), and what happens: "ok", or flaws and at
 * most one error at the end, separated by ';':
 *
 *     flaw KIND OFFSET CLAUSE; error KIND OFFSET CLAUSE
 *
 * CLAUSE is "-" where the error names none. Strict reading fails with the first of them;
 * tolerant reading reports all flaws and goes on, and fails with the error if there is one.
 * Lines that begin with '#' and empty lines are passed over. */
#ifndef CERTWRIGHT_TESTS_ASN1_MUTATIONS_H
#define CERTWRIGHT_TESTS_ASN1_MUTATIONS_H

#include "readers.h"

#define EVENTS_MAX 8

/* One thing that a reader is to say. */
struct event {
    bool is_flaw;
    enum error_kind kind;
    size_t offset;
    char clause[64];
};

/* Collects the flaws that a tolerant reader reports. */
struct collector {
    struct der_flaws flaws;
    struct error seen[EVENTS_MAX];
    size_t count;
};

/* collector_init makes C empty; pass &c->flaws where a der_flaws is wanted. */
void collector_init(struct collector *c);

/* run_mutations runs every line of the table at PATH, seen from the root of the repository:
 * strictly and tolerantly, as a document and inside one. It returns how many lines. */
size_t run_mutations(const char *path);

/* expect_error reads the LENGTH octets at INPUT strictly and tolerantly with READER, and
 * fails the test unless both fail with KIND at OFFSET for CLAUSE (or NULL). */
void expect_error(const struct named_reader *reader, const uint8_t *input,
                  size_t length, enum error_kind kind, size_t offset,
                  const char *clause);

/* expect_accepted fails the test unless READER reads all of INPUT without a flaw. */
void expect_accepted(const struct named_reader *reader, const uint8_t *input,
                     size_t length);

#endif
