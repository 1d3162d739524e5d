/* show_objects.h -- objects as plain text on standard output. Text that comes from the
 * object is escaped as in name_to_text and general_name_to_text. */
#ifndef CERTWRIGHT_SHOW_OBJECTS_H
#define CERTWRIGHT_SHOW_OBJECTS_H

#include "../x509/certificate.h"
#include "../x509/request.h"

/* show_certificate prints CERTIFICATE, field by field in the order of its ASN.1. */
void show_certificate(const struct certificate *certificate);

/* show_request prints REQUEST. */
void show_request(const struct certification_request *request);

/* show_spki prints a public key, each line behind INDENT spaces. */
void show_spki(const struct subject_public_key_info *spki, int indent);

/* show_rsa_key prints the numbers of an RSA public key. */
void show_rsa_key(const struct rsa_public_key *key, int indent);

#endif
