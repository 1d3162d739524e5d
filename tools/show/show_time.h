/* show_time.h -- UTCTime and GeneralizedTime as text, in all the forms that OpenSSL
 * reads: also without seconds, with a fraction, and with an offset from UTC. */
#ifndef CERTWRIGHT_SHOW_TIME_H
#define CERTWRIGHT_SHOW_TIME_H

#include "show_text.h"

/* show_time prints "Jun  4 11:04:38 2015 GMT", or "Bad time value" if CONTENTS, of type
 * TAG, are no time. */
void show_time(const struct show *show, uint8_t tag, struct bytes contents);

/* show_time_read returns whether CONTENTS are a time, and sets SECONDS; a fraction is
 * dropped. */
bool show_time_read(uint8_t tag, struct bytes contents, int64_t *seconds)
    __attribute__((warn_unused_result));

/* show_month returns "Jan" for 1. */
const char *show_month(unsigned month);

/* show_next_time prints the next element of READER, a time. False if it is none. */
bool show_next_time(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

#endif
