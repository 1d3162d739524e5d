/* pss_parameters.h -- RSASSA-PSS-params, RFC 4055 section 3.1, read and written, and
 * RSAES-OAEP-params, section 4.1, judged. Internal to keys/.
 *
 * A DEFAULT that is encoded is a flaw (X.690 11.5). Section 3.1 wants whoever validates a
 * signature to recognise an encoded sha1Identifier, mgf1SHA1Identifier and trailerField of
 * 1; a reader that reads past flaws does. */
#ifndef CERTWRIGHT_KEYS_PSS_PARAMETERS_H
#define CERTWRIGHT_KEYS_PSS_PARAMETERS_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "../rsa/pss_signature.h"

/* pss_parameters_read reads RSASSA-PSS-params. ERROR_UNSUPPORTED is a hash, a mask or a
 * trailer that certwright does not know, ERROR_LIMIT a salt longer than any modulus. */
bool pss_parameters_read(struct der_reader *reader,
                         struct rsa_pss_parameters *parameters)
    __attribute__((warn_unused_result));

/* pss_parameters_judge reads RSASSA-PSS-params and keeps nothing. */
bool pss_parameters_judge(struct der_reader *reader)
    __attribute__((warn_unused_result));

/* oaep_parameters_judge reads RSAES-OAEP-params and keeps nothing. */
bool oaep_parameters_judge(struct der_reader *reader)
    __attribute__((warn_unused_result));

/* pss_parameters_write writes PARAMETERS as RSASSA-PSS-params, defaults left out; the salt
 * length is a number, not RSA_PSS_SALT_ANY. */
void pss_parameters_write(struct der_writer *writer,
                          const struct rsa_pss_parameters *parameters);

#endif
