/* der_time.c -- UTCTime and GeneralizedTime. */
#include "der_time.h"

#include <stdio.h>

#define UTC_TIME_LENGTH         13 /* YYMMDDHHMMSSZ */
#define GENERALIZED_TIME_LENGTH 15 /* YYYYMMDDHHMMSSZ */
#define GENERALIZED_TIME_YEAR   2050

#define NOT_A_NUMBER 100

/* The two digits at AT as a number, or NOT_A_NUMBER. */
static inline unsigned two_digits(const uint8_t *at)
{
    unsigned tens = at[0] - (unsigned)'0', ones = at[1] - (unsigned)'0';
    return tens <= 9 && ones <= 9 ? 10 * tens + ones : NOT_A_NUMBER;
}

/* MMDDHHMMSSZ, what both forms end with. No month, day, hour, minute or second is
 * NOT_A_NUMBER. */
static bool parse_after_year(const uint8_t *at, struct calendar *date)
{
    date->month = two_digits(at);
    date->day = two_digits(at + 2);
    date->hour = two_digits(at + 4);
    date->minute = two_digits(at + 6);
    date->second = two_digits(at + 8);
    return at[10] == 'Z' && calendar_is_valid(date);
}

/* RFC 5280 4.1.2.5.1: "Where YY is greater than or equal to 50, the year SHALL be
 * interpreted as 19YY; and where YY is less than 50, the year SHALL be interpreted as
 * 20YY." */
static bool parse_utc_time(struct bytes contents, struct calendar *date)
{
    if (contents.length != UTC_TIME_LENGTH)
        return false;
    unsigned year = two_digits(contents.data);
    date->year = year + (year >= 50 ? 1900 : 2000);
    return year != NOT_A_NUMBER && parse_after_year(contents.data + 2, date);
}

static bool parse_generalized_time(struct bytes contents, struct calendar *date)
{
    if (contents.length != GENERALIZED_TIME_LENGTH)
        return false;
    unsigned century = two_digits(contents.data), year = two_digits(contents.data + 2);
    date->year = 100 * century + year;
    return century != NOT_A_NUMBER && year != NOT_A_NUMBER &&
           parse_after_year(contents.data + 4, date);
}

static bool read_utc_time(struct der_reader *reader, const char *field,
                          int64_t *seconds)
{
    struct bytes contents;
    struct calendar date;
    size_t offset = reader->position;
    if (!der_read(reader, DER_UTC_TIME, field, &contents))
        return false;
    if (!parse_utc_time(contents, &date))
        return der_fail(
            reader, ERROR_ENCODING, offset, "RFC 5280 4.1.2.5.1", field,
            "want a UTCTime YYMMDDHHMMSSZ that exists, have something else");
    *seconds = calendar_to_seconds(&date);
    return true;
}

bool der_read_generalized_time(struct der_reader *reader, const char *field,
                               int64_t *seconds)
{
    struct bytes contents;
    struct calendar date;
    size_t offset = reader->position;
    if (!der_read(reader, DER_GENERALIZED_TIME, field, &contents))
        return false;
    if (!parse_generalized_time(contents, &date))
        return der_fail(
            reader, ERROR_ENCODING, offset, "RFC 5280 4.1.2.5.2", field,
            "want a GeneralizedTime YYYYMMDDHHMMSSZ that exists, have something "
            "else");
    *seconds = calendar_to_seconds(&date);
    return true;
}

bool der_next_is_time(const struct der_reader *reader)
{
    return der_next_is(reader, DER_UTC_TIME) ||
           der_next_is(reader, DER_GENERALIZED_TIME);
}

bool der_read_time(struct der_reader *reader, const char *field, int64_t *seconds)
{
    size_t offset = reader->position;
    if (!der_next_is(reader, DER_GENERALIZED_TIME))
        return read_utc_time(reader, field, seconds);
    if (!der_read_generalized_time(reader, field, seconds))
        return false;
    return calendar_from_seconds(*seconds).year >= GENERALIZED_TIME_YEAR ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.1.2.5", field,
                    "want UTCTime through the year 2049, have GeneralizedTime");
}

/* Writes SECONDS under TAG, the year with two digits if that is UTCTime. */
static void write_time(struct der_writer *writer, uint8_t tag, int64_t seconds)
{
    if (seconds < CALENDAR_FIRST || seconds > CALENDAR_LAST) {
        der_writer_fail(writer, ERROR_RULE);
        return;
    }
    struct calendar date = calendar_from_seconds(seconds);
    char text[32];
    snprintf(text, sizeof text, "%04u%02u%02u%02u%02u%02uZ", date.year, date.month,
             date.day, date.hour, date.minute, date.second);
    der_write(writer, tag, bytes_of_text(tag == DER_UTC_TIME ? text + 2 : text));
}

void der_write_time(struct der_writer *writer, int64_t seconds)
{
    static const struct calendar first = {.year = 1950, .month = 1, .day = 1};
    static const struct calendar generalized = {
        .year = GENERALIZED_TIME_YEAR, .month = 1, .day = 1};
    if (seconds < calendar_to_seconds(&first))
        der_writer_fail(writer, ERROR_RULE);
    bool is_utc_time = seconds < calendar_to_seconds(&generalized);
    write_time(writer, is_utc_time ? DER_UTC_TIME : DER_GENERALIZED_TIME, seconds);
}

void der_write_generalized_time(struct der_writer *writer, int64_t seconds)
{
    write_time(writer, DER_GENERALIZED_TIME, seconds);
}
