/* key_types.c -- the table of key types, and nothing else (key_type.h says why). */
#include "key_type.h"

const struct key_type *const key_types[] = {
    &key_type_rsa,  &key_type_rsa_pss, &key_type_p256,   &key_type_p384,
    &key_type_p521, &key_type_ed25519, &key_type_x25519, NULL,
};

const char key_types_labels[] = "RSA, EC, Ed25519 or X25519";
