/* algorithm_parameters.h -- which parameters an AlgorithmIdentifier has, by its algorithm:
 * those of the signatures and keys that certificates come with, whether certwright computes
 * with them or not. Internal to keys/ and x509/. */
#ifndef CERTWRIGHT_ALGORITHM_PARAMETERS_H
#define CERTWRIGHT_ALGORITHM_PARAMETERS_H

#include "algorithm.h"

/* signature_parameters_check checks the parameters of IDENTIFIER, the algorithm of a
 * signature, which was read from READER: they must be what the standard of the algorithm
 * says, and RSASSA-PSS-params must be DER, with no DEFAULT encoded. Anything else is a flaw.
 * An algorithm that is not known may have any. */
bool signature_parameters_check(const struct der_reader *reader,
                                const struct algorithm_identifier *identifier)
    __attribute__((warn_unused_result));

/* key_parameters_check does the same for the algorithm of a key. */
bool key_parameters_check(const struct der_reader *reader,
                          const struct algorithm_identifier *identifier)
    __attribute__((warn_unused_result));

#endif
