/* show_pss.h -- RSASSA-PSS-params, RFC 4055 section 3.1, as it stands in a signature's
 * algorithm or a key's: looked at, not judged. */
#ifndef CERTWRIGHT_SHOW_PSS_H
#define CERTWRIGHT_SHOW_PSS_H

#include "show_text.h"

/* show_pss_signature prints the PARAMETERS of a signature, in lines behind INDENT
 * spaces; the cursor is behind the algorithm's name. */
void show_pss_signature(const struct show *show, struct bytes parameters, int indent);

/* pss_key_is_known tells whether PARAMETERS of a key, if it has any, are such, and of
 * hashes that OpenSSL knows. show_pss_key prints them. */
bool pss_key_is_known(struct bytes parameters);
void show_pss_key(const struct show *show, struct bytes parameters, int indent);

#endif
