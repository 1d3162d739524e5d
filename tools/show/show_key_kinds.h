/* show_key_kinds.h -- the kinds of keys that `show` knows, each in a file of its own.
 * KEY stands before the key's own structure. Internal to show_*key*.c. */
#ifndef CERTWRIGHT_SHOW_KEY_KINDS_H
#define CERTWRIGHT_SHOW_KEY_KINDS_H

#include "show_text.h"

/* What a key's structure is found with. */
struct key_source {
    struct bytes algorithm;  /* an identifier */
    struct bytes parameters; /* an element, or empty */
    struct bytes public_key; /* of a private key, if it stands beside it; or empty */
};

typedef bool show_key(const struct show *show, const struct key_source *source,
                      struct bytes key, int indent);

/* show_key_rsa.c: also keys of RSASSA-PSS. */
show_key show_rsa_public, show_rsa_private;

/* show_key_ec.c. */
show_key show_ec_public, show_ec_private;

/* show_key_other.c: DSA, and keys that are nothing but octets. */
show_key show_dsa_public, show_dsa_private, show_octets_public, show_octets_private;

/* show_key_octets prints LABEL behind INDENT spaces, and OCTETS below it. */
void show_key_octets(const struct show *show, int indent, const char *label,
                     struct bytes octets);

#endif
