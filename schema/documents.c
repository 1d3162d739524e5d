/* documents.c -- what a file can be. Of two that fit equally well the first is
 * taken. */
#include "tables.h"

const struct schema_type *const schema_documents[] = {
    &schema_certificate,      &schema_certification_request,
    &schema_certificate_list, &schema_subject_public_key_info,
    &schema_private_key_info, &schema_encrypted_private_key,
    &schema_rsa_private_key,  &schema_ec_private_key,
    &schema_dsa_private_key,  &schema_rsa_public_key,
    &schema_digest_info,      &schema_ec_parameters,
    &schema_dsa_parameters,   NULL,
};
