/* ec_key.h -- EC keys in DER: the point in a SubjectPublicKeyInfo, and ECPrivateKey, RFC
 * 5915 section 3 and SEC 1 appendix C.4; and what results of ec/ are for a key of any kind.
 * Internal to keys/. */
#ifndef CERTWRIGHT_KEYS_EC_KEY_H
#define CERTWRIGHT_KEYS_EC_KEY_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"
#include "key.h"
#include "result.h"

/* ec_key_result returns what RESULT is for a key of any kind. */
enum key_result ec_key_result(enum ec_result result);

/* ec_fail records RESULT, which is not EC_OK, in ERROR at OFFSET and returns false. WHAT
 * begins the message; CLAUSE is what was broken. */
bool ec_fail(struct error *error, enum ec_result result, size_t offset,
             const char *clause, const char *what);

/* ec_point_read makes KEY of all that is left in READER, a point of CURVE as RFC 5480
 * section 2.2 has it, uncompressed or compressed. FIELD begins messages. */
bool ec_point_read(struct der_reader *reader, const struct curve *curve,
                   const char *field, struct ec_public_key *key)
    __attribute__((warn_unused_result));

/* ECParameters that name a curve: OBJECT IDENTIFIERs with their headers. */
extern const struct bytes ec_parameters_p256, ec_parameters_p384, ec_parameters_p521;

/* ec_private_key_read reads an ECPrivateKey and makes KEY of it. If CURVE is NULL, the
 * parameters must be there, and name one of the three curves. Else they may be absent, or
 * must name CURVE. privateKey should have curve->length bytes, as RFC 5915 says; one zero
 * more at its beginning is tolerated, and so are up to eight bytes fewer, zeros that are
 * missing there. A public key must be the private key's own. KEY is wiped by the caller, also
 * on failure. */
bool ec_private_key_read(struct der_reader *reader, const struct curve *curve,
                         struct ec_private_key *key)
    __attribute__((warn_unused_result));

/* ec_private_key_write writes KEY as an ECPrivateKey with its public key, and with PARAMETERS
 * unless they are empty: they stand outside it in PKCS#8. */
void ec_private_key_write(struct der_writer *writer, const struct ec_private_key *key,
                          struct bytes parameters);

#endif
