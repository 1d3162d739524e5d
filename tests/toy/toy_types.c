/* toy_types.c -- the table of key types with the toys in it, which takes the place of
 * keys/key_types.c where it is linked. */
#include "toy_key.h"

const struct key_type *const key_types[] = {
    &key_type_rsa, &key_type_rsa_pss, &toy_strong, &toy_weak, &toy_message, NULL,
};

const char key_types_labels[] = "RSA or TOY";
