/* sign.h -- signing what the table describes, rightly and wrongly. */
#ifndef CERTWRIGHT_TESTS_CHAIN_SIGN_H
#define CERTWRIGHT_TESTS_CHAIN_SIGN_H

#include "asn1/der_writer.h"
#include "chain.h"

/* write_algorithm writes the AlgorithmIdentifier that TEXT means: "sha256", "pss-sha256",
 * or notation. */
void write_algorithm(struct der_writer *writer, const char *text);

/* write_signed writes the Certificate or CertificateList of OBJECT around TBS, what is to
 * be signed, with all that the settings alter, signer, algorithm, digestInfo, encoded,
 * signature, whole and spoil demand. */
void write_signed(struct der_writer *writer, const struct chain *chain,
                  const struct object *object, struct bytes tbs);

#endif
