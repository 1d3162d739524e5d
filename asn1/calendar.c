/* calendar.c -- dates and seconds. Years are counted from March here, so that the leap
 * day is the last of its year, and in eras of 400 years, which all have the same
 * length. */
#include "calendar.h"

#include <stdio.h>
#include <string.h>

#define DAYS_PER_ERA       146097 /* 400 years */
#define DAYS_BEFORE_EPOCH  719468 /* from 0000-03-01 to 1970-01-01 */
#define SECONDS_PER_HOUR   3600
#define SECONDS_PER_MINUTE 60

static bool is_leap_year(unsigned year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static unsigned days_in_month(unsigned year, unsigned month)
{
    static const unsigned days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

bool calendar_is_valid(const struct calendar *date)
{
    return date->year <= 9999 && date->month >= 1 && date->month <= 12 &&
           date->day >= 1 && date->day <= days_in_month(date->year, date->month) &&
           date->hour <= 23 && date->minute <= 59 && date->second <= 59;
}

/* Days before the first of a month in a year that begins in March: 31, 61, 92, ... */
static unsigned days_before_month(unsigned month_from_march)
{
    return (153 * month_from_march + 2) / 5;
}

int64_t calendar_to_seconds(const struct calendar *date)
{
    /* One era more keeps January of the year 0 from being negative; division of small
     * unsigned numbers is quick. */
    bool is_before_march = date->month <= 2;
    unsigned month_from_march = is_before_march ? date->month + 9 : date->month - 3;
    unsigned year = date->year + 400 - is_before_march;
    unsigned days = 365 * year + year / 4 - year / 100 + year / 400 +
                    days_before_month(month_from_march) + date->day - 1;
    return ((int64_t)days - DAYS_PER_ERA - DAYS_BEFORE_EPOCH) *
               CALENDAR_SECONDS_PER_DAY +
           date->hour * SECONDS_PER_HOUR + date->minute * SECONDS_PER_MINUTE +
           date->second;
}

struct calendar calendar_from_seconds(int64_t seconds)
{
    int64_t days = seconds / CALENDAR_SECONDS_PER_DAY;
    int64_t rest = seconds % CALENDAR_SECONDS_PER_DAY;
    if (rest < 0) {
        rest += CALENDAR_SECONDS_PER_DAY;
        days--;
    }
    days += DAYS_BEFORE_EPOCH;
    int64_t era = (days >= 0 ? days : days - DAYS_PER_ERA + 1) / DAYS_PER_ERA;
    int64_t day_of_era = days - era * DAYS_PER_ERA;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                           day_of_era / (DAYS_PER_ERA - 1)) /
                          365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    unsigned month_from_march = (unsigned)(5 * day_of_year + 2) / 153;
    unsigned month = (month_from_march + 2) % 12 + 1;

    struct calendar date = {
        .year = (unsigned)(era * 400 + year_of_era + (month <= 2)),
        .month = month,
        .day = (unsigned)(day_of_year - days_before_month(month_from_march) + 1),
        .hour = (unsigned)(rest / SECONDS_PER_HOUR),
        .minute = (unsigned)(rest / SECONDS_PER_MINUTE % 60),
        .second = (unsigned)(rest % 60),
    };
    return date;
}

const char *calendar_to_text(int64_t seconds, char text[CALENDAR_TEXT_SIZE])
{
    struct calendar date = calendar_from_seconds(seconds);
    snprintf(text, CALENDAR_TEXT_SIZE, "%04u-%02u-%02uT%02u:%02u:%02uZ",
             date.year % 10000, date.month % 100, date.day % 100, date.hour % 100,
             date.minute % 100, date.second % 100);
    return text;
}

/* Reads exactly COUNT digits at *TEXT, and SEPARATOR behind them unless it is 0. */
static bool parse_number(const char **text, unsigned count, char separator,
                         unsigned *number)
{
    *number = 0;
    for (; count > 0; count--, ++*text) {
        if (**text < '0' || **text > '9')
            return false;
        *number = *number * 10 + (unsigned)(**text - '0');
    }
    if (separator == '\0')
        return true;
    return *(*text)++ == separator;
}

/* "Z", "z", or "+01:00": how many seconds local time is ahead of UTC. */
static bool parse_zone(const char *text, int64_t *ahead)
{
    unsigned hour, minute;
    *ahead = 0;
    if (strcmp(text, "Z") == 0 || strcmp(text, "z") == 0)
        return true;
    char sign = *text++;
    if ((sign != '+' && sign != '-') || !parse_number(&text, 2, ':', &hour) ||
        !parse_number(&text, 2, '\0', &minute) || *text != '\0' || hour > 23 ||
        minute > 59)
        return false;
    *ahead = (int64_t)hour * SECONDS_PER_HOUR + minute * SECONDS_PER_MINUTE;
    if (sign == '-')
        *ahead = -*ahead;
    return true;
}

bool calendar_from_text(const char *text, int64_t *seconds)
{
    struct calendar date;
    int64_t ahead;
    if (!parse_number(&text, 4, '-', &date.year) ||
        !parse_number(&text, 2, '-', &date.month) ||
        !parse_number(&text, 2, '\0', &date.day) ||
        (*text != 'T' && *text != 't' && *text != ' '))
        return false;
    text++;
    if (!parse_number(&text, 2, ':', &date.hour) ||
        !parse_number(&text, 2, ':', &date.minute) ||
        !parse_number(&text, 2, '\0', &date.second) || !calendar_is_valid(&date))
        return false;
    if (*text == '.' && text[1] >= '0' && text[1] <= '9') {
        text++;
        text += strspn(text, "0123456789");
    }
    if (!parse_zone(text, &ahead))
        return false;
    *seconds = calendar_to_seconds(&date) - ahead;
    return *seconds >= CALENDAR_FIRST && *seconds <= CALENDAR_LAST;
}
