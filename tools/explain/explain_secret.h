/* explain_secret.h -- whether a document is a private key that the tables cannot be
 * trusted with, and leaving out all of it. One rule for the text and for the page. */
#ifndef CERTWRIGHT_EXPLAIN_SECRET_H
#define CERTWRIGHT_EXPLAIN_SECRET_H

#include "../../schema/schema.h"
#include "../cli/input.h"

/* explain_is_secret tells whether any octet of OBJECT, read as TREE, could be of a
 * private number: PEM calls it a private key, it begins like one, or the tables take it
 * for one, and it is not exactly what the tables say. Of a key that is,
 * schema_is_secret tells what is private. */
bool explain_is_secret(const struct schema_tree *tree, const struct object *object);

/* explain_hide makes one element of all of TREE. In a damaged key a private number may
 * have been read as elements, and their identifiers and lengths would be octets of
 * it. */
void explain_hide(struct schema_tree *tree);

#endif
