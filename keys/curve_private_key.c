/* curve_private_key.c -- what key types Ed25519 and X25519 have in common. */
#include "curve_private_key.h"

#include <stdio.h>

#include "key_type.h"

static bool check_length(const struct der_reader *reader, struct bytes contents,
                         const char *clause, const char *field)
{
    return contents.length == CURVE_KEY_LENGTH ||
           der_fail(reader, ERROR_RULE, der_offset(reader, contents), clause, field,
                    "want %d bytes, have %zu", CURVE_KEY_LENGTH, contents.length);
}

/* CurvePrivateKey ::= OCTET STRING */
bool curve_private_key_read(struct der_reader *reader, struct bytes *contents)
{
    return der_read(reader, DER_OCTET_STRING, "CurvePrivateKey", contents) &&
           check_length(reader, *contents, "RFC 8410 7", "CurvePrivateKey");
}

void curve_private_key_write(struct der_writer *writer,
                             const uint8_t contents[CURVE_KEY_LENGTH])
{
    der_write(writer, DER_OCTET_STRING, bytes_of(contents, CURVE_KEY_LENGTH));
}

bool curve_public_key_read(struct der_reader *reader, struct bytes *contents)
{
    return der_read_rest(reader, contents) &&
           check_length(reader, *contents, "RFC 8410 4", "subjectPublicKey");
}

/* "the parameters MUST be absent" (section 3). */
void curve_algorithm_write(struct der_writer *writer, const struct public_key *key)
{
    struct algorithm_identifier algorithm = {.algorithm = *key->type->oid};
    algorithm_write(writer, &algorithm);
}

/* RFC 7748 section 7: "slightly under the standard 128-bit level", and counted as that. */
void curve_strength(const struct public_key *key, struct key_strength *strength)
{
    strength->security_bits = 128;
    snprintf(strength->label, sizeof strength->label, "%s", key->type->label);
    snprintf(strength->text, sizeof strength->text, "%s", key->type->label);
}

bool curve_check_to_certify(const struct public_key *key, struct error *error)
{
    (void)key;
    (void)error;
    return true;
}
