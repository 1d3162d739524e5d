/* show_name.h -- distinguished names in the three forms that OpenSSL prints. */
#ifndef CERTWRIGHT_SHOW_NAME_H
#define CERTWRIGHT_SHOW_NAME_H

#include "show_text.h"

enum show_name_form {
    SHOW_NAME_OF_VERSION, /* issuer and subject: "C=US, O=Acme" since 3.2 */
    SHOW_NAME_SPACED, /* "C = US, O = Acme": in distribution points of all versions */
};

/* show_name prints the next element of READER, a Name. False if it is none. */
bool show_name(const struct show *show, struct der_reader *reader,
               enum show_name_form form) __attribute__((warn_unused_result));

/* show_name_rdn prints one RelativeDistinguishedName: READER is inside its SET. */
bool show_name_rdn(const struct show *show, struct der_reader *reader,
                   enum show_name_form form) __attribute__((warn_unused_result));

/* show_name_slashes prints the next element of READER, a Name, as "/C=US/O=Acme". */
bool show_name_slashes(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

#endif
