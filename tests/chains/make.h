/* make.h -- certificates and CRLs of the table. */
#ifndef CERTWRIGHT_TESTS_CHAIN_MAKE_H
#define CERTWRIGHT_TESTS_CHAIN_MAKE_H

#include "asn1/der_writer.h"
#include "chain.h"

/* write_certificate writes the certificate OBJECT of CHAIN; NUMBER is added to the last
 * octet of its serial number. */
void write_certificate(struct der_writer *writer, const struct chain *chain,
                       const struct object *object, unsigned long number);

/* write_crl writes the CRL OBJECT of CHAIN. */
void write_crl(struct der_writer *writer, const struct chain *chain,
               const struct object *object);

/* write_issuer writes the Name of OBJECT's issuer: the setting issuerName, or the subject
 * of the certificate that the setting issuer names. */
void write_issuer(struct der_writer *writer, const struct chain *chain,
                  const struct object *object);

#endif
