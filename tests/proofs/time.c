/* time.c -- UTCTime and GeneralizedTime, asn1/der_time.c.
 *
 * Assumed: a document of at most 64 MiB, with any contents; a reader in any state that
 * the invariants of der_reader.c allow, strict or tolerant, at any depth, with or
 * without an error. A digit is told by subtracting '0', which may wrap around.
 *
 * With: tests/proofs/reader_stubs.c asn1/calendar.c
 * Unwind: 6
 * Without: unsigned-overflow */
#include "any_reader.h"

#include "../../asn1/calendar.h"

/* In the place of the two directions of calendar.c: any second for a date that exists,
 * and any date for a second that a date had. */
static int64_t any_second(const struct calendar *date)
{
    int64_t seconds;
    assert(calendar_is_valid(date));
    assume(seconds >= CALENDAR_FIRST && seconds <= CALENDAR_LAST);
    return seconds;
}

static struct calendar any_date(int64_t seconds)
{
    struct calendar date;
    assert(seconds >= CALENDAR_FIRST && seconds <= CALENDAR_LAST);
    return date;
}
#define calendar_to_seconds   any_second
#define calendar_from_seconds any_date

#include "../../asn1/der_time.c"

#define LENGTH_MAX ((size_t)64 << 20) /* a CRL, the largest of all inputs */

/* A document of at most 20 bytes. */
void prove_der_read_time(struct any_reader before)
{
    struct der_reader reader = small_reader_of(before, 20);
    int64_t seconds;
    bool ok = der_read_time(&reader, "", &seconds);
    check_moved(&reader, before);
    assert(ok || reader.error->kind != ERROR_NONE);
    assert(!ok || reader.position - before.position == 15 + broken(2) ||
           reader.position - before.position == 17);
}

void prove_der_read_generalized_time(struct any_reader before)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    int64_t seconds;
    bool ok = der_read_generalized_time(&reader, "", &seconds);
    check_moved(&reader, before);
    assert(ok || reader.error->kind != ERROR_NONE);
    assert(!ok || reader.position - before.position == 17 + broken(2));
}

static void put(uint8_t *at, unsigned number)
{
    at[0] = (uint8_t)('0' + number / 10);
    at[1] = (uint8_t)('0' + number % 10);
}

/* Any date that exists, its digits put down by hand, is that date; and so is a UTCTime,
 * from 1950 to 2049. */
void prove_der_time_digits(struct calendar date, bool is_utc_time)
{
    uint8_t text[15] = "..............Z";
    struct calendar read;
    assume(calendar_is_valid(&date));
    assume(!is_utc_time || (date.year >= 1950 - broken(1) && date.year <= 2049));
    put(text, date.year / 100);
    put(text + 2, date.year % 100);
    put(text + 4, date.month);
    put(text + 6, date.day);
    put(text + 8, date.hour);
    put(text + 10, date.minute);
    put(text + 12, date.second);
    bool ok = is_utc_time ? parse_utc_time(bytes_of(text + 2, 13), &read)
                          : parse_generalized_time(bytes_of(text, 15), &read);
    assert(ok && read.year == date.year && read.month == date.month);
    assert(read.day == date.day && read.hour == date.hour);
    assert(read.minute == date.minute && read.second == date.second);
}
