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

/* show_extensions prints the extensions in ELEMENT, an Extensions field; DECODED are
 * those of them that certwright knows. */
void show_extensions(struct bytes element, const struct extensions *decoded,
                     int indent);

/* show_octets prints octets as lines of hexadecimal pairs with colons. */
void show_octets(struct bytes octets, int indent);

#endif
