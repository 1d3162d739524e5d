/* explain_secret.h -- what of an object may not be shown. One rule for the text and for
 * the page; it prints nothing. */
#ifndef CERTWRIGHT_EXPLAIN_SECRET_H
#define CERTWRIGHT_EXPLAIN_SECRET_H

#include "../../schema/schema.h"
#include "../cli/input.h"

/* An object as the tables have it, and what is private in it. */
struct explained {
    struct schema_tree tree; /* as it is shown */
    struct schema_tree safe; /* as it is shown without --secrets */
};

/* explain_survey finds out what OBJECT is and what of it is private:
 *
 *   - of a private key that is exactly as the tables have it (RSAPrivateKey,
 *     OneAsymmetricKey, ECPrivateKey, DSAPrivateKey), the fields that they call secret,
 *     and those that they do not know;
 *   - of anything else that PEM calls a PRIVATE KEY, though not an ENCRYPTED one, or
 *     that the tables take for a private key, everything but the header of the SEQUENCE;
 *   - of any other object, every private key that is anywhere in it, whole or damaged:
 *     see schema/secret.h.
 *
 * With SHOWS_SECRET nothing of this is left out of explained->tree. False if the object
 * is longer than SCHEMA_DOCUMENT_MAX. */
bool explain_survey(const struct object *object, bool shows_secret,
                    struct explained *explained) __attribute__((warn_unused_result));

/* explain_holds_secret tells whether anything private is in the octets from START to END,
 * whether or not it is shown. */
bool explain_holds_secret(const struct explained *explained, size_t start, size_t end);

#endif
