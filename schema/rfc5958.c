/* rfc5958.c -- private keys of any algorithm (PKCS #8), RFC 5958, and before it RFC
 * 5208. */
#include "tables.h"

static const struct schema_number version_numbers[] = {{0, "v1"}, {1, "v2"}};

static const struct schema_type version = {
    .name = "Version",
    .definition = "Version ::= INTEGER { v1(0), v2(1) }",
    .source = "RFC 5958 2",
    .tag = DER_INTEGER,
    NUMBERS(version_numbers),
};

static const struct schema_type dsa_private_number = {
    .name = "DSAPrivateKey",
    .definition = "DSAPrivateKey ::= INTEGER -- x",
    .source = "RFC 5958 2",
    .meaning = "x, the secret number of a DSA key.",
    .tag = DER_INTEGER,
};

static const struct schema_opening private_keys[] = {
    {"1.2.840.113549.1.1.1", "rsaEncryption", "RFC 8017 A.1.2",
     "The numbers of an RSA key.", &schema_rsa_private_key},
    {"1.2.840.113549.1.1.10", "id-RSASSA-PSS", "RFC 8017 A.1.2",
     "The numbers of an RSA key that is for PSS signatures alone.",
     &schema_rsa_private_key},
    {"1.2.840.10045.2.1", "id-ecPublicKey", "RFC 5915 3",
     "The secret number of a key on an elliptic curve.", &schema_ec_private_key},
    {"1.2.840.10040.4.1", "id-dsa", "RFC 5958 2", "The secret number of a DSA key.",
     &dsa_private_number},
    {"1.2.840.10046.2.1", "dhpublicnumber", "RFC 5958 2",
     "The secret number of a Diffie-Hellman key.", &schema_dh_private_number},
    {"1.2.840.113549.1.3.1", "dhKeyAgreement", "RFC 5958 2",
     "The secret number of a Diffie-Hellman key.", &schema_dh_private_number},
    {"1.3.101.110", "id-X25519", "RFC 8410 7", "The secret bytes of an X25519 key.",
     &schema_curve_private_key},
    {"1.3.101.111", "id-X448", "RFC 8410 7", "The secret bytes of an X448 key.",
     &schema_curve_private_key},
    {"1.3.101.112", "id-Ed25519", "RFC 8410 7", "The secret bytes of an Ed25519 key.",
     &schema_curve_private_key},
    {"1.3.101.113", "id-Ed448", "RFC 8410 7", "The secret bytes of an Ed448 key.",
     &schema_curve_private_key},
};

static const struct schema_type private_key_inside = {
    .name = "PrivateKey",
    .definition = "PrivateKey ::= ANY",
    .source = "RFC 5958 2",
    .kind = SCHEMA_OPEN,
    OPENINGS(private_keys),
};

static const struct schema_field private_key_contents[] = {
    {.name = "",
     .definition = "-- the private key, as its algorithm has it",
     .source = "RFC 5958 2",
     .meaning = "The private key itself.",
     .type = &private_key_inside,
     SECRET},
};

static const struct schema_type private_key = {
    .name = "PrivateKey",
    .definition = "PrivateKey ::= OCTET STRING",
    .source = "RFC 5958 2",
    .kind = SCHEMA_ENCLOSING,
    .tag = DER_OCTET_STRING,
    FIELDS(private_key_contents),
};

static const struct schema_field one_asymmetric_key_fields[] = {
    {.name = "version",
     .definition = "version Version",
     .source = "RFC 5958 2",
     .meaning = "0, or 1 if the public key is there too.",
     .type = &version},
    {.name = "privateKeyAlgorithm",
     .definition = "privateKeyAlgorithm PrivateKeyAlgorithmIdentifier",
     .source = "RFC 5958 2",
     .meaning = "Which kind of key it is; without it the bytes below mean nothing.",
     .type = &schema_algorithm_identifier},
    {.name = "privateKey",
     .definition = "privateKey PrivateKey",
     .source = "RFC 5958 2",
     .meaning = "The private key itself, in the form that its algorithm has; whoever "
                "has these bytes can pose as the owner.",
     .type = &private_key,
     SECRET},
    {.name = "attributes",
     .definition = "attributes [0] Attributes OPTIONAL",
     .source = "RFC 5958 2",
     .meaning = "What else there is to say: a name of the key, for instance.",
     .type = &schema_key_attributes,
     IMPLICIT(0),
     OPTIONAL},
    {.name = "publicKey",
     .definition = "publicKey [1] PublicKey OPTIONAL",
     .source = "RFC 5958 2",
     .meaning = "The public key that belongs to it.",
     .type = &schema_public_key_bits,
     IMPLICIT(1),
     OPTIONAL},
};

const struct schema_type schema_private_key_info = {
    .name = "OneAsymmetricKey",
    .definition = "OneAsymmetricKey ::= SEQUENCE",
    .source = "RFC 5958 2",
    .meaning = "A private key with a word on which kind it is (PKCS #8).",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(one_asymmetric_key_fields),
    SECRET,
};

static const struct schema_field encrypted_fields[] = {
    {.name = "encryptionAlgorithm",
     .definition = "encryptionAlgorithm EncryptionAlgorithmIdentifier",
     .source = "RFC 5958 3",
     .meaning = "How a key for the cipher is made of the password, and which cipher it "
                "is.",
     .type = &schema_algorithm_identifier},
    {.name = "encryptedData",
     .definition = "encryptedData EncryptedData",
     .source = "RFC 5958 3",
     .meaning = "The private key, encrypted; as hard to read as its password is to "
                "guess.",
     .type = &schema_octet_string},
};

const struct schema_type schema_encrypted_private_key = {
    .name = "EncryptedPrivateKeyInfo",
    .definition = "EncryptedPrivateKeyInfo ::= SEQUENCE",
    .source = "RFC 5958 3",
    .meaning = "A private key, encrypted under a password.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(encrypted_fields),
};
