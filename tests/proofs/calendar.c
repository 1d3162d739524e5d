/* calendar.c -- dates, times of day and their text, asn1/calendar.c. That the count of
 * days is right is not asked here but of each day there is, in tests/asn1/.
 *
 * Unwind: 12 */
#include "proof.h"

#include "../../asn1/calendar.c"

/* Any values, whether they are a date or not: only those that are pass, as the
 * Gregorian calendar has them. */
void prove_calendar_is_valid(struct calendar date)
{
    bool is_leap_year =
        date.year % 400 == 0 || (date.year % 4 == 0 && date.year % 100 != 0);
    unsigned days =
        date.month == 2 ? 28 + is_leap_year
        : date.month == 4 || date.month == 6 || date.month == 9 || date.month == 11
            ? 30
            : 31;
    bool is_valid = date.year <= 9999 + broken(1) && date.month >= 1 &&
                    date.month <= 12 && date.day >= 1 && date.day <= days &&
                    date.hour < 24 && date.minute < 60 && date.second < 60;
    assert(calendar_is_valid(&date) == is_valid);
}

/* The one day that the others are counted from. */
void prove_calendar_to_seconds_of_epoch(void)
{
    struct calendar epoch = {.year = 1970, .month = 1, .day = 1};
    assert(calendar_to_seconds(&epoch) == broken(1));
}

/* Any date of the years 0 to 9999: nothing overflows. */
void prove_calendar_to_seconds(struct calendar date)
{
    assume(calendar_is_valid(&date) || broken(1));
    calendar_to_seconds(&date);
}

/* Any second of the years 0 to 9999: nothing overflows, and the time of day is one. */
void prove_calendar_from_seconds(int64_t seconds)
{
    assume(seconds >= CALENDAR_FIRST && seconds <= CALENDAR_LAST);
    struct calendar date = calendar_from_seconds(seconds);
    assert(date.hour <= 23 && date.minute <= 59 && date.second <= 59 - broken(1));
}

/* Any text of at most 26 characters. What it gives is in range. */
void prove_calendar_from_text(size_t length, bool at_end)
{
    assume(length <= 26);
    char *text = (char *)any_bytes(length + 1, 27, at_end);
    int64_t seconds;
    text[length] = '\0';
    bool ok = calendar_from_text(text, &seconds);
    assert(!ok || (seconds >= CALENDAR_FIRST && seconds <= CALENDAR_LAST));
    assert(!ok || length >= 20 + broken(1));
}
