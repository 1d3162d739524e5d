/* trace_search.c -- candidates. Of a key that could be used nothing is printed that
 * would tell a prime, unless it was asked for: no candidate can be told from the prime
 * before it has been tested. */
#include "trace_search.h"

#include <stdio.h>

#define SHOWN_CANDIDATES 5
#define END_OCTETS       6
#define SHORT_OCTETS     16

const char *trace_short_number(const struct trace_style *style,
                               const struct number *number,
                               char text[TRACE_NUMBER_SIZE])
{
    uint8_t octets[NUMBER_OCTETS_MAX];
    size_t bits = number_bit_length(number), length = (bits + 7) / 8, at = 0;
    if (bits <= 64) {
        snprintf(text, TRACE_NUMBER_SIZE, "%llu",
                 (unsigned long long)number_to_word(number));
        return text;
    }
    if (!number_to_octets(number, octets, length))
        length = 0;
    at += (size_t)snprintf(text, TRACE_NUMBER_SIZE, "0x");
    for (size_t i = 0; i < length; i++) {
        if (!style->is_full && length > SHORT_OCTETS && i == END_OCTETS) {
            at += (size_t)snprintf(text + at, TRACE_NUMBER_SIZE - at, "...");
            i = length - END_OCTETS;
        }
        at += (size_t)snprintf(text + at, TRACE_NUMBER_SIZE - at, "%02x", octets[i]);
    }
    explicit_bzero(octets, sizeof octets);
    return text;
}

/* The same, unless it must not be seen. */
static const char *secret(const struct trace_search *search,
                          const struct number *number, char text[TRACE_NUMBER_SIZE])
{
    if (search->style.shows_secret)
        return trace_short_number(&search->style, number, text);
    return strcpy(text, "(secret)");
}

/* --- the Miller-Rabin test -------------------------------------------------------- */

static void print_round(struct trace_search *search, enum prime_verdict verdict)
{
    text_end(&search->text);
    if (verdict == PRIME_PROBABLE)
        search->passed++;
    if (!search->is_shown && verdict != PRIME_PROBABLE)
        return;
    if (!search->is_shown)
        printf("   candidate %u: no small prime divides it\n", search->drawn);
    search->is_shown = true;
    printf("      %s: %s\n", search->round,
           verdict == PRIME_PROBABLE    ? "it may be prime"
           : verdict == PRIME_COMPOSITE ? "composite, the base is a witness"
                                        : "no verdict");
}

static void see(struct prime_observer *observer, enum prime_event event,
                const struct number *number, unsigned count)
{
    struct trace_search *search = (struct trace_search *)observer;
    char text[TRACE_NUMBER_SIZE];
    switch (event) {
    case PRIME_EVENT_SPLIT:
        if (search->is_shown && search->style.shows_secret)
            printf("      candidate - 1 = 2^%u * m, m = %s\n", count,
                   secret(search, number, text));
        break;
    case PRIME_EVENT_BASE:
        search->text = text_of(search->round, sizeof search->round);
        text_format(&search->text, "base b = %s", secret(search, number, text));
        break;
    case PRIME_EVENT_POWER: /* how often was squared tells of the last bits of a prime */
        if (search->style.shows_secret)
            text_format(&search->text, count == 0 ? ", b^m = %s" : ", squared %s",
                        secret(search, number, text));
        break;
    case PRIME_EVENT_ROUND:
        print_round(search, (enum prime_verdict)count);
        break;
    }
    explicit_bzero(text, sizeof text);
}

/* --- candidates ------------------------------------------------------------------- */

static void begin_candidate(struct trace_search *search, const struct number *candidate)
{
    char text[TRACE_NUMBER_SIZE];
    if (search->drawn == 0)
        search->small = search->close = search->not_coprime = search->divided =
            search->composite = 0;
    search->drawn++;
    search->passed = 0;
    search->is_shown =
        search->is_toy || search->style.is_full || search->drawn <= SHOWN_CANDIDATES;
    if (search->is_shown)
        printf("   candidate %u: %s\n", search->drawn, secret(search, candidate, text));
    explicit_bzero(text, sizeof text);
}

/* Says WHY a candidate was dropped, or counts it. */
static void drop(const struct trace_search *search, unsigned *count, const char *why)
{
    if (search->is_shown)
        printf("      %s\n", why);
    else
        ++*count;
}

static void end_search(struct trace_search *search)
{
    unsigned count = search->small + search->close + search->not_coprime +
                     search->divided + search->composite;
    printf("      passed %u rounds: a prime\n", search->passed);
    if (count > 0)
        printf(
            "   %u candidates before it are not shown: %u too small, %u too close to "
            "the other prime,\n   %u with e and candidate - 1 not coprime, %u divided "
            "by a prime below %d, %u found\n   composite by Miller-Rabin\n",
            count, search->small, search->close, search->not_coprime, search->divided,
            SMALL_PRIME_BOUND, search->composite);
    putchar('\n');
    search->drawn = 0;
}

static void see_candidate(struct rsa_observer *observer, enum rsa_candidate_event event,
                          const struct number *candidate, unsigned small_prime)
{
    struct trace_search *search = (struct trace_search *)observer;
    char line[64];
    switch (event) {
    case RSA_CANDIDATE_DRAWN:
        begin_candidate(search, candidate);
        break;
    case RSA_CANDIDATE_TOO_SMALL:
        drop(search, &search->small,
             "too small: its square does not have all the bits of n");
        break;
    case RSA_CANDIDATE_TOO_CLOSE:
        drop(search, &search->close, "too close to the other prime");
        break;
    case RSA_CANDIDATE_NOT_COPRIME:
        drop(search, &search->not_coprime,
             "candidate - 1 and e have a common divisor: e would have no inverse");
        break;
    case RSA_CANDIDATE_DIVIDED:
        snprintf(line, sizeof line, "sieve: %u divides it", small_prime);
        drop(search, &search->divided, line);
        break;
    case RSA_CANDIDATE_TESTED:
        if (search->is_shown)
            printf("      sieve: no prime below %d divides it\n", SMALL_PRIME_BOUND);
        break;
    case RSA_CANDIDATE_COMPOSITE:
        if (!search->is_shown)
            search->composite++;
        break;
    case RSA_CANDIDATE_PRIME:
        end_search(search);
        break;
    }
}

void trace_search_begin(struct trace_search *search, const struct trace_style *style,
                        bool is_toy)
{
    memset(search, 0, sizeof *search);
    search->observer.prime.see = see;
    search->observer.candidate = see_candidate;
    search->style = *style;
    search->is_toy = is_toy;
}
