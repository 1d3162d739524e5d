/* calendar.c -- tests asn1/calendar.h. Vectors: epochs that other systems count from or end
 * at, their seconds by `date -u -d ... +%s` (GNU coreutils); every day of ten thousand years
 * by counting; the forms of RFC 3339 section 5.6. */
#include "asn1/calendar.h"

#include "suites.h"

static const struct {
    const char *text;
    int64_t seconds;
} epochs[] = {
    {"1970-01-01T00:00:00Z", 0},
    {"1969-12-31T23:59:59Z", -1},
    {"1970-01-01T23:59:59Z", 86399},
    {"1970-01-02T00:00:00Z", 86400},
    {"2000-02-29T12:34:56Z", 951827696},
    {"2001-09-09T01:46:40Z", 1000000000},
    {"2026-11-23T12:00:00Z", 1795435200},
    {"1900-01-01T00:00:00Z", -2208988800},  /* NTP, RFC 5905 */
    {"1601-01-01T00:00:00Z", -11644473600}, /* Windows */
    {"1858-11-17T00:00:00Z", -3506716800},  /* modified Julian days */
    {"1901-12-13T20:45:52Z", -2147483648},  /* the first second of 32 bits, */
    {"2038-01-19T03:14:07Z", 2147483647},   /* and the last, */
    {"2106-02-07T06:28:15Z", 4294967295},   /* without a sign */
    {"1949-12-31T23:59:59Z", -631152001},   /* UTCTime's years */
    {"1950-01-01T00:00:00Z", -631152000},
    {"2049-12-31T23:59:59Z", 2524607999},
    {"2050-01-01T00:00:00Z", 2524608000},
    {"0000-01-01T00:00:00Z", CALENDAR_FIRST},
    {"0000-02-29T00:00:00Z", CALENDAR_FIRST + 59 * CALENDAR_SECONDS_PER_DAY},
    {"9999-12-31T23:59:59Z", CALENDAR_LAST},
};

START_TEST(known_epochs)
{
    char text[CALENDAR_TEXT_SIZE];
    int64_t seconds = 0;
    ck_assert_ptr_eq(calendar_to_text(epochs[_i].seconds, text), text);
    ck_assert_str_eq(text, epochs[_i].text);
    ck_assert(calendar_from_text(epochs[_i].text, &seconds));
    ck_assert_int_eq(seconds, epochs[_i].seconds);
}
END_TEST

START_TEST(first_and_last)
{
    ck_assert_int_eq(CALENDAR_FIRST, -62167219200);
    ck_assert_int_eq(CALENDAR_LAST, 253402300799);
}
END_TEST

/* --- counting --------------------------------------------------------------------------- */

/* The rule of 1582: every fourth year, but not the hundreds, but the four hundreds. */
static unsigned month_length(unsigned year, unsigned month)
{
    bool is_leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    switch (month) {
    case 2:
        return is_leap ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11:
        return 30;
    default:
        return 31;
    }
}

/* The day after DAY, by counting. */
static void count_day(struct calendar *day)
{
    if (++day->day <= month_length(day->year, day->month))
        return;
    day->day = 1;
    if (++day->month <= 12)
        return;
    day->month = 1;
    day->year++;
}

static bool same_day(const struct calendar *a, const struct calendar *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* The day that begins at SECONDS is DAY, from its first second to its last. */
static bool day_is_right(const struct calendar *day, int64_t seconds)
{
    struct calendar first = calendar_from_seconds(seconds);
    struct calendar last =
        calendar_from_seconds(seconds + CALENDAR_SECONDS_PER_DAY - 1);
    return calendar_is_valid(day) && calendar_to_seconds(day) == seconds &&
           same_day(day, &first) && same_day(day, &last) && first.hour == 0 &&
           first.minute == 0 && first.second == 0 && last.hour == 23 &&
           last.minute == 59 && last.second == 59 &&
           calendar_to_seconds(&last) == seconds + CALENDAR_SECONDS_PER_DAY - 1;
}

/* Each day from the year 0 to 9999 is one day after the day before. */
START_TEST(every_day)
{
    struct calendar day = {.year = 0, .month = 1, .day = 1};
    int64_t seconds = CALENDAR_FIRST;
    bool is_quick = test_is_quick();
    for (; day.year <= 9999; seconds += CALENDAR_SECONDS_PER_DAY) {
        bool is_left_out = is_quick && day.year % 100 > 4;
        if (!is_left_out && !day_is_right(&day, seconds))
            ck_abort_msg("%04u-%02u-%02u", day.year, day.month, day.day);
        count_day(&day);
    }
    ck_assert_int_eq(seconds, CALENDAR_LAST + 1);
}
END_TEST

/* Each second of a day, in a year before the epoch and in one behind it. */
START_TEST(every_second)
{
    int64_t midnight = _i == 0 ? -86400 * 400 : 86400 * 400;
    for (int64_t i = 0; i < CALENDAR_SECONDS_PER_DAY; i++) {
        struct calendar date = calendar_from_seconds(midnight + i);
        if (date.hour * 3600 + date.minute * 60 + date.second != i ||
            date.minute > 59 || date.second > 59 ||
            calendar_to_seconds(&date) != midnight + i)
            ck_abort_msg("second %lld", (long long)i);
    }
}
END_TEST

/* Every month and day from 0 to 99 in years of each kind. */
START_TEST(only_dates_that_exist)
{
    static const unsigned years[] = {0,    1,    4,    100,  400,  1900, 1999, 2000,
                                     2023, 2024, 2026, 2050, 2100, 2400, 9996, 9999};
    for (size_t i = 0; i < sizeof years / sizeof years[0]; i++)
        for (unsigned month = 0; month <= 99; month++)
            for (unsigned day = 0; day <= 99; day++) {
                struct calendar date = {years[i], month, day, 0, 0, 0};
                bool exists = month >= 1 && month <= 12 && day >= 1 &&
                              day <= month_length(years[i], month);
                if (calendar_is_valid(&date) != exists)
                    ck_abort_msg("%04u-%02u-%02u", years[i], month, day);
            }
}
END_TEST

START_TEST(only_times_that_exist)
{
    for (unsigned i = 0; i <= 99; i++) {
        struct calendar hour = {2026, 11, 23, i, 0, 0},
                        minute = {2026, 11, 23, 0, i, 0};
        struct calendar second = {2026, 11, 23, 0, 0, i};
        ck_assert_int_eq(calendar_is_valid(&hour), i <= 23);
        ck_assert_int_eq(calendar_is_valid(&minute), i <= 59);
        ck_assert_int_eq(calendar_is_valid(&second), i <= 59);
    }
    ck_assert(!calendar_is_valid(&(struct calendar){10000, 1, 1, 0, 0, 0}));
    ck_assert(!calendar_is_valid(&(struct calendar){UINT32_MAX, 1, 1, 0, 0, 0}));
}
END_TEST

/* --- RFC 3339 --------------------------------------------------------------------------- */

/* The same second in other words. */
static const struct {
    const char *text, *canonical;
} accepted[] = {
    {"2026-11-23t12:00:00z", "2026-11-23T12:00:00Z"},
    {"2026-11-23 12:00:00Z", "2026-11-23T12:00:00Z"},
    {"2026-11-23T13:00:00+01:00", "2026-11-23T12:00:00Z"},
    {"2026-11-23T12:00:00+00:00", "2026-11-23T12:00:00Z"},
    {"2026-11-23T12:00:00-00:00", "2026-11-23T12:00:00Z"},
    {"2026-11-23T06:30:00-05:30", "2026-11-23T12:00:00Z"},
    {"2026-11-24T11:59:00+23:59", "2026-11-23T12:00:00Z"},
    {"2026-11-22T12:01:00-23:59", "2026-11-23T12:00:00Z"},
    {"2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z"},
    {"2024-03-01T00:30:00+01:00", "2024-02-29T23:30:00Z"},
    {"2026-11-23T12:00:00.5Z", "2026-11-23T12:00:00Z"},
    {"2026-11-23T12:00:00.999999999999999999999Z", "2026-11-23T12:00:00Z"},
    {"2026-11-23T13:00:00.25+01:00", "2026-11-23T12:00:00Z"},
    {"0000-01-01T00:00:00-01:00", "0000-01-01T01:00:00Z"},
    {"9999-12-31T23:59:59+01:00", "9999-12-31T22:59:59Z"},
};

START_TEST(text_accepted)
{
    char text[CALENDAR_TEXT_SIZE];
    int64_t seconds;
    ck_assert_msg(calendar_from_text(accepted[_i].text, &seconds), "%s",
                  accepted[_i].text);
    ck_assert_str_eq(calendar_to_text(seconds, text), accepted[_i].canonical);
}
END_TEST

static const char *const refused[] = {
    "",
    "Z",
    "2026",
    "2026-11-23",
    "2026-11-23T",
    "2026-11-23T12",
    "2026-11-23T12:00",
    "2026-11-23T12:00Z",
    "2026-11-23T12:00:00",
    "2026-11-23T12:00:00.Z",
    "2026-11-23T12:00:00,5Z",
    "2026-11-23T12:00:00.5",
    "2026-11-23T12:00:00. 5Z",
    "2026-11-23T12:00:00ZZ",
    "2026-11-23T12:00:00Z ",
    "2026-11-23T12:00:00Z\n",
    "2026-11-23T12:00:00 Z",
    "2026-11-23T12:00:00Z+01:00",
    " 2026-11-23T12:00:00Z",
    "+2026-11-23T12:00:00Z",
    "-2026-11-23T12:00:00Z",
    "26-11-23T12:00:00Z",
    "02026-11-23T12:00:00Z",
    "12026-11-23T12:00:00Z",
    "2026-1-23T12:00:00Z",
    "2026-11-3T12:00:00Z",
    "2026-11-23T1:00:00Z",
    "2026-011-23T12:00:00Z",
    "2026-11-23T12:0:00Z",
    "2026-11-23T12:00:0Z",
    "2026/11/23T12:00:00Z",
    "20261123T120000Z",
    "20261123120000Z",
    "261123120000Z",
    "2026-11-23_12:00:00Z",
    "2026-11-23X12:00:00Z",
    "2026-11-23T12.00.00Z",
    "2O26-11-23T12:00:00Z",
    "2026-00-23T12:00:00Z",
    "2026-13-23T12:00:00Z",
    "2026-11-00T12:00:00Z",
    "2026-11-31T12:00:00Z",
    "2026-02-29T12:00:00Z",
    "2024-02-30T12:00:00Z",
    "1900-02-29T12:00:00Z",
    "2100-02-29T12:00:00Z",
    "2026-11-23T24:00:00Z",
    "2026-11-23T12:60:00Z",
    "2026-11-23T12:00:60Z",
    "2016-12-31T23:59:60Z",
    "2026-11-23T12:00:00+01",
    "2026-11-23T12:00:00+0100",
    "2026-11-23T12:00:00+1:00",
    "2026-11-23T12:00:00+01:0",
    "2026-11-23T12:00:00+01:000",
    "2026-11-23T12:00:00+01:00Z",
    "2026-11-23T12:00:00+24:00",
    "2026-11-23T12:00:00+01:60",
    "2026-11-23T12:00:00+",
    "2026-11-23T12:00:00\342\210\22201:00",
    "2026-11-23T12:00:00 CET",
    "0000-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
    "now",
};

START_TEST(text_refused)
{
    int64_t seconds;
    ck_assert_msg(!calendar_from_text(refused[_i], &seconds), "\"%s\"", refused[_i]);
}
END_TEST

/* Seconds from the first to the last, a prime number apart. */
START_TEST(text_round_trip)
{
    int64_t step = test_is_quick() ? 99999989 : 999983;
    for (int64_t seconds = CALENDAR_FIRST; seconds <= CALENDAR_LAST; seconds += step) {
        char text[CALENDAR_TEXT_SIZE];
        int64_t back;
        if (!calendar_from_text(calendar_to_text(seconds, text), &back) ||
            back != seconds)
            ck_abort_msg("%s", text);
    }
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

Suite *calendar_suite(void)
{
    Suite *suite = suite_create("calendar");
    TCase *vectors = tcase_create("vectors");
    tcase_add_loop_test(vectors, known_epochs, 0, COUNT(epochs));
    tcase_add_test(vectors, first_and_last);
    tcase_add_loop_test(vectors, text_accepted, 0, COUNT(accepted));
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, only_dates_that_exist);
    tcase_add_test(rejects, only_times_that_exist);
    tcase_add_loop_test(rejects, text_refused, 0, COUNT(refused));
    suite_add_tcase(suite, rejects);

    TCase *round_trip = tcase_create("round_trip");
    tcase_set_timeout(round_trip, 60);
    tcase_add_test(round_trip, every_day);
    tcase_add_loop_test(round_trip, every_second, 0, 2);
    tcase_add_test(round_trip, text_round_trip);
    suite_add_tcase(suite, round_trip);
    return suite;
}
