/* algorithm.h -- AlgorithmIdentifier, RFC 5280 section 4.1.1.2. */
#ifndef CERTWRIGHT_ALGORITHM_H
#define CERTWRIGHT_ALGORITHM_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"

/* As it was read: everything is borrowed from the document. */
struct algorithm_identifier {
    struct bytes element;    /* the whole SEQUENCE */
    struct bytes algorithm;  /* contents octets of the OBJECT IDENTIFIER */
    struct bytes parameters; /* a whole element, or empty if absent */
};

/* algorithm_read reads an AlgorithmIdentifier. Parameters that are not DER are a flaw. What
 * they mean depends on the algorithm, and is looked at by algorithm_parameters.h. */
bool algorithm_read(struct der_reader *reader, const char *field,
                    struct algorithm_identifier *identifier)
    __attribute__((warn_unused_result));

/* algorithm_write writes algorithm and parameters of IDENTIFIER; its element is not
 * used. */
void algorithm_write(struct der_writer *writer,
                     const struct algorithm_identifier *identifier);

/* algorithm_with_null returns the identifier of an algorithm whose parameters are NULL,
 * as all of RSA's but RSASSA-PSS have. Its element is empty; OID is borrowed. */
struct algorithm_identifier algorithm_with_null(struct bytes oid);

/* algorithm_has_null tells whether the parameters are NULL or absent. RFC 4055 section
 * 5 has "implementations MUST accept the parameters being absent as well as
 * present". */
bool algorithm_has_null(const struct algorithm_identifier *identifier);

/* Room for a name, the identifier, and the name of a curve. */
#define ALGORITHM_TEXT_SIZE 96

/* algorithm_to_text writes what IDENTIFIER is called, with the number, and returns TEXT: as
 * "dsaEncryption (1.2.840.10040.4.1)", or dotted alone if it has no name. Of
 * id-ecPublicKey it is the curve that matters: "the curve secp256k1 (1.3.132.0.10)",
 * "explicit parameters, which are forbidden". */
const char *algorithm_to_text(const struct algorithm_identifier *identifier,
                              char text[ALGORITHM_TEXT_SIZE]);

#endif
