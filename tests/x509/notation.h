/* notation.h -- the notation of tests/support/notation.h in a unit test. */
#ifndef CERTWRIGHT_TESTS_X509_NOTATION_H
#define CERTWRIGHT_TESTS_X509_NOTATION_H

#include "tests/support/notation.h"

/* notation_encode writes what TEXT says into N. Text that is not notation fails the
 * test. */
void notation_encode(struct notation *n, const char *text, const struct scope *scope);

#endif
