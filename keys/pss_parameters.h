/* pss_parameters.h -- RSASSA-PSS-params, RFC 4055 section 3.1: the parameters of the
 * signature algorithm, and of keys that are for it alone. */
#ifndef CERTWRIGHT_KEYS_PSS_PARAMETERS_H
#define CERTWRIGHT_KEYS_PSS_PARAMETERS_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "../rsa/pss_signature.h"

/* pss_parameters_read reads RSASSA-PSS-params, after which READER must be at its end.
 * False is ERROR_UNSUPPORTED for a hash, a mask or a trailer that certwright does not
 * know, and another kind if they are malformed. */
bool pss_parameters_read(struct der_reader *reader,
                         struct rsa_pss_parameters *parameters)
    __attribute__((warn_unused_result));

/* pss_parameters_write writes PARAMETERS, defaults left out; the salt length is a number,
 * not RSA_PSS_SALT_ANY. */
void pss_parameters_write(struct der_writer *writer,
                          const struct rsa_pss_parameters *parameters);

#endif
