/* rfc8018.c -- encryption under a password (PKCS #5), RFC 8018: as far as encrypted
 * private keys need it. */
#include "tables.h"

static const struct schema_field pbes2_fields[] = {
    {.name = "keyDerivationFunc",
     .definition = "keyDerivationFunc AlgorithmIdentifier",
     .source = "RFC 8018 A.4",
     .meaning = "How a key is made of the password.",
     .type = &schema_algorithm_identifier},
    {.name = "encryptionScheme",
     .definition = "encryptionScheme AlgorithmIdentifier",
     .source = "RFC 8018 A.4",
     .meaning = "The cipher, and its initial block.",
     .type = &schema_algorithm_identifier},
};

const struct schema_type schema_pbes2_parameters = {
    .name = "PBES2-params",
    .definition = "PBES2-params ::= SEQUENCE",
    .source = "RFC 8018 A.4",
    .meaning = "From a password to a key, and from the key to the plain text.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(pbes2_fields),
};

static const struct schema_field salt_alternatives[] = {
    {.name = "specified",
     .definition = "specified OCTET STRING",
     .source = "RFC 8018 A.2",
     .meaning = "Random bytes, so that the same password gives another key each time.",
     .type = &schema_octet_string},
    {.name = "otherSource",
     .definition = "otherSource AlgorithmIdentifier",
     .source = "RFC 8018 A.2",
     .meaning = "Where else the salt comes from; never used.",
     .type = &schema_algorithm_identifier},
};

static const struct schema_type salt = {
    .name = "CHOICE",
    .definition = "CHOICE",
    .source = "RFC 8018 A.2",
    .kind = SCHEMA_CHOICE,
    FIELDS(salt_alternatives),
};

static const struct schema_field pbkdf2_fields[] = {
    {.name = "salt",
     .definition = "salt CHOICE",
     .source = "RFC 8018 A.2",
     .meaning = "Random bytes, so that the same password gives another key each time.",
     .type = &salt},
    {.name = "iterationCount",
     .definition = "iterationCount INTEGER (1..MAX)",
     .source = "RFC 8018 A.2",
     .meaning = "How often the function is repeated: so many times slower is guessing.",
     .type = &schema_integer},
    {.name = "keyLength",
     .definition = "keyLength INTEGER (1..MAX) OPTIONAL",
     .source = "RFC 8018 A.2",
     .meaning = "How many bytes the key has.",
     .type = &schema_integer,
     OPTIONAL},
    {.name = "prf",
     .definition = "prf AlgorithmIdentifier DEFAULT algid-hmacWithSHA1",
     .source = "RFC 8018 A.2",
     .meaning = "The function that is repeated.",
     .type = &schema_algorithm_identifier,
     OPTIONAL},
};

const struct schema_type schema_pbkdf2_parameters = {
    .name = "PBKDF2-params",
    .definition = "PBKDF2-params ::= SEQUENCE",
    .source = "RFC 8018 A.2",
    .meaning = "How slowly, and with which salt.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(pbkdf2_fields),
};
