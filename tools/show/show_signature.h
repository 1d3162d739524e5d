/* show_signature.h -- the algorithm of a signature, and the signature. */
#ifndef CERTWRIGHT_SHOW_SIGNATURE_H
#define CERTWRIGHT_SHOW_SIGNATURE_H

#include "../../keys/algorithm.h"
#include "show_text.h"

/* show_signature_algorithm prints "Signature Algorithm: ..." behind INDENT spaces, and
 * what parameters RSASSA-PSS has. */
void show_signature_algorithm(const struct show *show,
                              const struct algorithm_identifier *algorithm, int indent);

/* show_signature prints the last two elements of READER, which is inside a signed
 * structure: signatureAlgorithm and signatureValue. */
bool show_signature(const struct show *show, struct der_reader *reader)
    __attribute__((warn_unused_result));

/* show_bit_octets prints OCTETS as signatures and unique identifiers are printed. */
void show_bit_octets(const struct show *show, struct bytes octets, int indent);

#endif
