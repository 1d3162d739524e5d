/* show_general_name.h -- GeneralNames, RFC 5280 section 4.2.1.6, in the two forms that
 * OpenSSL prints: as values in a list, and as the names of distribution points and
 * constraints. */
#ifndef CERTWRIGHT_SHOW_GENERAL_NAME_H
#define CERTWRIGHT_SHOW_GENERAL_NAME_H

#include "show_text.h"

/* show_general_name_value prints the next element of READER as a value: directory names
 * with slashes. False if it is none, or has a NUL in it, at which OpenSSL gives up the
 * whole extension. */
bool show_general_name_value(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

/* show_general_name prints it as a name of its own. */
bool show_general_name(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

/* show_address prints an IP address of 4 or 16 octets, or that it is neither. */
void show_address(const struct show *show, struct bytes octets);

#endif
