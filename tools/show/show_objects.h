/* show_objects.h -- a certificate, a request or a CRL as OpenSSL prints it. */
#ifndef CERTWRIGHT_SHOW_OBJECTS_H
#define CERTWRIGHT_SHOW_OBJECTS_H

#include "show_text.h"

/* show_certificate, show_request and show_crl print the next element of READER. They
 * look at no more than they must to find the fields: a value that no certificate should
 * have is printed like any other. False, and the error in READER, if a field is not
 * there; what was printed until then stays. */
bool show_certificate(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));
bool show_request(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));
bool show_crl(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

/* show_attribute_holds_extensions tells whether TYPE, an identifier, is that of an attribute
 * of a request that holds extensions: that of PKCS #9, or Microsoft's own. */
bool show_attribute_holds_extensions(struct bytes type);

#endif
