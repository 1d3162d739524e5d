/* calendar.h -- points in time as seconds since 1970-01-01T00:00:00Z, and their dates
 * in the Gregorian calendar, from year 0 to 9999. There are no leap seconds. Also the
 * text form of RFC 3339, in UTC, which the command line speaks. */
#ifndef CERTWRIGHT_CALENDAR_H
#define CERTWRIGHT_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* The first and last second that a certificate can name. */
#define CALENDAR_FIRST (-62167219200) /* 0000-01-01T00:00:00Z */
#define CALENDAR_LAST  253402300799   /* 9999-12-31T23:59:59Z */

#define CALENDAR_SECONDS_PER_DAY 86400

struct calendar {
    unsigned year;   /* 0..9999 */
    unsigned month;  /* 1..12 */
    unsigned day;    /* 1..31 */
    unsigned hour;   /* 0..23 */
    unsigned minute; /* 0..59 */
    unsigned second; /* 0..59 */
};

/* calendar_is_valid tells whether DATE exists. */
bool calendar_is_valid(const struct calendar *date);

/* calendar_to_seconds returns the point in time of DATE, which is valid. */
int64_t calendar_to_seconds(const struct calendar *date);

/* calendar_from_seconds returns the date of SECONDS, CALENDAR_FIRST..CALENDAR_LAST. */
struct calendar calendar_from_seconds(int64_t seconds);

/* Size of "2026-11-23T12:00:00Z" with its NUL. */
#define CALENDAR_TEXT_SIZE 21

/* calendar_to_text writes SECONDS as RFC 3339 has it, and returns TEXT. */
const char *calendar_to_text(int64_t seconds, char text[CALENDAR_TEXT_SIZE]);

/* calendar_from_text reads "2026-11-23T12:00:00Z", or with an offset ("+01:00") in the
 * place of Z. Fractions of a second are dropped. False if it is not such a time. */
bool calendar_from_text(const char *text, int64_t *seconds)
    __attribute__((warn_unused_result));

#endif
