/* trace_search.h -- the search for two primes, printed as it goes: each candidate and
 * what became of it, the rounds of the Miller-Rabin test, the prime. */
#ifndef CERTWRIGHT_TRACE_SEARCH_H
#define CERTWRIGHT_TRACE_SEARCH_H

#include "../../asn1/text.h"
#include "../../rsa/generate.h"
#include "trace_text.h"

#define TRACE_ROUND_SIZE 8192

struct trace_search {
    struct rsa_observer observer; /* first: it is what the library knows */
    struct trace_style style;
    bool is_toy;     /* every candidate is shown */
    unsigned drawn;  /* candidates for this prime */
    unsigned passed; /* rounds by this candidate */
    bool is_shown;   /* this candidate */
    unsigned small, close, not_coprime, divided, composite; /* and not shown */
    char round[TRACE_ROUND_SIZE]; /* what this round has come to so far */
    struct text text;             /* that grows there */
};

/* trace_search_begin makes SEARCH ready; it must not be moved after. */
void trace_search_begin(struct trace_search *search, const struct trace_style *style,
                        bool is_toy);

/* trace_short_number writes NUMBER: decimal below 2^64, else hexadecimal, unless STYLE
 * is full only the first and last digits of a long one. Returns TEXT. */
#define TRACE_NUMBER_SIZE (2 * NUMBER_OCTETS_MAX + 32)
const char *trace_short_number(const struct trace_style *style,
                               const struct number *number,
                               char text[TRACE_NUMBER_SIZE]);

#endif
