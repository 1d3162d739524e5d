/* der_time.h -- UTCTime and GeneralizedTime as certificates write them, RFC 5280
 * section 4.1.2.5: in UTC, to the second, YYMMDDHHMMSSZ through the year 2049 and
 * YYYYMMDDHHMMSSZ from 2050. Times are seconds as in calendar.h. */
#ifndef CERTWRIGHT_DER_TIME_H
#define CERTWRIGHT_DER_TIME_H

#include "calendar.h"
#include "der_reader.h"
#include "der_writer.h"

/* der_read_time reads a Time. A GeneralizedTime before 2050 is a flaw; every other
 * departure from the two forms is an error. */
bool der_read_time(struct der_reader *reader, const char *field, int64_t *seconds)
    __attribute__((warn_unused_result));

/* der_read_generalized_time reads a GeneralizedTime of any year, for fields that are
 * not a CHOICE. */
bool der_read_generalized_time(struct der_reader *reader, const char *field,
                               int64_t *seconds) __attribute__((warn_unused_result));

/* der_next_is_time tells whether the next element is a Time. */
bool der_next_is_time(const struct der_reader *reader);

/* der_write_time writes SECONDS as a Time. Outside the years 1950 to 9999 it fails:
 * earlier ones have no form (a UTCTime of 49 is 2049, and a GeneralizedTime is for 2050
 * on). */
void der_write_time(struct der_writer *writer, int64_t seconds);

/* der_write_generalized_time writes SECONDS, CALENDAR_FIRST..CALENDAR_LAST, as a
 * GeneralizedTime of any year; otherwise it fails. */
void der_write_generalized_time(struct der_writer *writer, int64_t seconds);

#endif
