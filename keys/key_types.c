/* key_types.c -- the table of key types, and nothing else (key_type.h says why). */
#include "key_type.h"

const struct key_type *const key_types[] = {
    &key_type_rsa,
    &key_type_rsa_pss,
    NULL,
};

const char key_types_labels[] = "RSA";
