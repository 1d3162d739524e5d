/* show_json_facts.h -- the fields that `show --json` has for keys of the types that
 * certwright computes with, whatever their encoding: docs/show-json.md lists them. */
#ifndef CERTWRIGHT_SHOW_JSON_FACTS_H
#define CERTWRIGHT_SHOW_JSON_FACTS_H

#include "../../keys/spki.h"
#include "show_json_values.h"

/* json_put_public_facts adds them for the key of SPKI to the object that is open: nothing if
 * it is of no such type, or malformed. */
void json_put_public_facts(struct json_page *page,
                           const struct subject_public_key_info *spki);

/* json_put_private_facts does so for the private key DER, with its private number, unless it
 * is an RSA key, whose numbers are written elsewhere. */
void json_put_private_facts(struct json_page *page, struct bytes der);

#endif
