/* show_extensions.h -- the extensions of certificates, requests, CRLs and their
 * entries. */
#ifndef CERTWRIGHT_SHOW_EXTENSIONS_H
#define CERTWRIGHT_SHOW_EXTENSIONS_H

#include "show_text.h"

/* show_extensions prints the next element of READER, an Extensions: under TITLE behind
 * INDENT spaces, if there is any and TITLE is not NULL. False if it is malformed. */
bool show_extensions(const struct show *show, struct der_reader *reader,
                     const char *title, int indent) __attribute__((warn_unused_result));

/* show_extension_value prints VALUE, the contents of extnValue, behind INDENT spaces,
 * and ends the line. */
void show_extension_value(const struct show *show, struct bytes oid, struct bytes value,
                          int indent);

#endif
