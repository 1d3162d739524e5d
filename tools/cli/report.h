/* report.h -- what the program says on standard error: one line each, nothing in it
 * that could mislead a terminal. */
#ifndef CERTWRIGHT_REPORT_H
#define CERTWRIGHT_REPORT_H

#include <stdio.h>

#include "../../asn1/error.h"
#include "command.h"

/* report prints "certwright: " and a line. Of one that is longer than 8192 bytes the middle
 * is left out, so that a path of any length leaves the reason to be seen. */
void report(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* report_later keeps a line, a warning or a note, until it is known how the command
 * ends: an error is one line, and what was done well may be spoken of at length. Of more
 * lines than 64 only their number is kept. */
void report_later(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* report_kept prints the kept lines if STATUS, with which the command ended, is
 * STATUS_YES, and forgets them in any case. */
void report_kept(int status);

/* report_error prints "certwright: FILE: byte N: MESSAGE (SOURCE)" and returns the exit
 * status that belongs to ERROR: STATUS_NO for a wrong signature, else
 * STATUS_UNANSWERED. FILE may be NULL; "-" is shown as standard input. */
int report_error(const char *file, const struct error *error);

/* report_flaw prints a flaw that was read past, in the same form. */
void report_flaw(const char *file, const struct error *flaw);

/* report_system prints "certwright: FILE: " and what errno says, and returns
 * STATUS_UNANSWERED; "-" is shown as standard input. */
int report_system(const char *file);

/* print_safe writes LENGTH octets of UTF-8 from TEXT to STREAM; what text_is_unsafe
 * finds, and what is not UTF-8, is written as \XX for each octet. */
void print_safe(FILE *stream, const char *text, size_t length);

#endif
