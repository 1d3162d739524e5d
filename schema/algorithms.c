/* algorithms.c -- AlgorithmIdentifier, and the algorithms that certificates name: RFC
 * 3279, 4055, 5480, 5758, 8017 and 8410. */
#include "tables.h"

#define HASH_MEANING(name)                                                             \
    "The hash function " name ": it makes a short digest of any number of bytes."

/* NULL where an algorithm has no parameters. Whether it has to be there, must not be
 * there or may be depends on the algorithm. */
#define NULL_PARAMETERS(variable, clause, sentence)                                    \
    static const struct schema_type variable = {                                       \
        .name = "NULL",                                                                \
        .definition = "parameters NULL",                                               \
        .source = (clause),                                                            \
        .meaning = (sentence),                                                         \
        .tag = DER_NULL,                                                               \
    }

NULL_PARAMETERS(no_parameters, "RFC 3279 2.2.1",
                "Nothing: the algorithm needs no parameters, and says so.");
NULL_PARAMETERS(hmac_parameters, "RFC 8018 B.1",
                "Nothing: the function needs no parameters, and says so.");
NULL_PARAMETERS(
    hash_parameters, "RFC 4055 2.1",
    "Nothing: a hash needs no parameters; without this NULL it is the same.");
NULL_PARAMETERS(sha1_dsa_parameters, "RFC 3279 2.2.2",
                "Nothing: there are no parameters, and this NULL should not be there.");
NULL_PARAMETERS(sha1_ecdsa_parameters, "RFC 3279 2.2.3",
                "Nothing: there are no parameters, and this NULL must not be there.");
NULL_PARAMETERS(dsa_signature_parameters, "RFC 5758 3.1",
                "Nothing: there are no parameters, and this NULL must not be there.");
NULL_PARAMETERS(ecdsa_parameters, "RFC 5758 3.2",
                "Nothing: there are no parameters, and this NULL must not be there.");

static const struct schema_type initial_block = {
    .name = "OCTET STRING",
    .definition = "parameters OCTET STRING",
    .source = "RFC 8018 B.2.5",
    .meaning = "The initial block: random, so that what is encrypted twice looks "
               "different each time.",
    .tag = DER_OCTET_STRING,
};

/* The parameters, by the algorithm; and what the identifiers mean. A NULL where RFC
 * 3279 and RFC 5758 want nothing is known, and told; RFC 8410 has no parameters at
 * all. */
static const struct schema_opening algorithms[] = {
    {"1.2.840.113549.1.1.1", "rsaEncryption", "RFC 3279 2.3.1",
     "An RSA key, for signatures and encryption alike.", &no_parameters},
    {"1.2.840.113549.1.1.2", "md2WithRSAEncryption", "RFC 3279 2.2.1",
     "An RSA signature over an MD2 digest; broken, no longer accepted.",
     &no_parameters},
    {"1.2.840.113549.1.1.4", "md5WithRSAEncryption", "RFC 3279 2.2.1",
     "An RSA signature over an MD5 digest; forged in practice, no longer accepted.",
     &no_parameters},
    {"1.2.840.113549.1.1.5", "sha1WithRSAEncryption", "RFC 3279 2.2.1",
     "An RSA signature over a SHA-1 digest; collisions are known, browsers refuse it.",
     &no_parameters},
    {"1.2.840.113549.1.1.7", "id-RSAES-OAEP", "RFC 4055 4.1",
     "An RSA key for encryption with OAEP padding.", &schema_rsaes_oaep_parameters},
    {"1.2.840.113549.1.1.8", "id-mgf1", "RFC 8017 B.2.1",
     "The mask generation function MGF1; its parameters name the hash that it calls.",
     &schema_algorithm_identifier},
    {"1.2.840.113549.1.1.9", "id-pSpecified", "RFC 8017 A.2.1",
     "Says that the label of OAEP is the bytes that follow.", &schema_octet_string},
    {"1.2.840.113549.1.1.10", "id-RSASSA-PSS", "RFC 4055 3.1",
     "RSA with PSS padding, which has a random salt: a signature, or a key that is for "
     "such signatures alone.",
     &schema_rsassa_pss_parameters},
    {"1.2.840.113549.1.1.11", "sha256WithRSAEncryption", "RFC 4055 5",
     "An RSA signature with PKCS #1 v1.5 padding over a SHA-256 digest; the usual one.",
     &no_parameters},
    {"1.2.840.113549.1.1.12", "sha384WithRSAEncryption", "RFC 4055 5",
     "An RSA signature with PKCS #1 v1.5 padding over a SHA-384 digest.",
     &no_parameters},
    {"1.2.840.113549.1.1.13", "sha512WithRSAEncryption", "RFC 4055 5",
     "An RSA signature with PKCS #1 v1.5 padding over a SHA-512 digest.",
     &no_parameters},
    {"1.2.840.113549.1.1.14", "sha224WithRSAEncryption", "RFC 4055 5",
     "An RSA signature with PKCS #1 v1.5 padding over a SHA-224 digest.",
     &no_parameters},
    {"1.2.840.113549.1.1.15", "sha512-224WithRSAEncryption", "RFC 8017 A.2.4",
     "An RSA signature with PKCS #1 v1.5 padding over a SHA-512/224 digest.",
     &no_parameters},
    {"1.2.840.113549.1.1.16", "sha512-256WithRSAEncryption", "RFC 8017 A.2.4",
     "An RSA signature with PKCS #1 v1.5 padding over a SHA-512/256 digest.",
     &no_parameters},
    {"1.2.840.113549.1.5.13", "id-PBES2", "RFC 8018 6.2",
     "Encryption under a password: a key derivation and a cipher, named in the "
     "parameters.",
     &schema_pbes2_parameters},
    {"1.2.840.113549.1.5.12", "id-PBKDF2", "RFC 8018 5.2",
     "Makes a key of a password, slowly, so that guessing is slow too.",
     &schema_pbkdf2_parameters},
    {"1.2.840.113549.2.7", "id-hmacWithSHA1", "RFC 8018 B.1.1",
     "HMAC with SHA-1, as the function inside PBKDF2.", &hmac_parameters},
    {"1.2.840.113549.2.9", "id-hmacWithSHA256", "RFC 8018 B.1.2",
     "HMAC with SHA-256, as the function inside PBKDF2.", &hmac_parameters},
    {"1.2.840.113549.2.11", "id-hmacWithSHA512", "RFC 8018 B.1.2",
     "HMAC with SHA-512, as the function inside PBKDF2.", &hmac_parameters},
    {"1.2.840.113549.3.7", "des-EDE3-CBC", "RFC 8018 B.2.2",
     "The old cipher triple DES in CBC mode; its parameter is the initial block.",
     &initial_block},
    {"2.16.840.1.101.3.4.1.2", "aes128-CBC-PAD", "RFC 8018 B.2.5",
     "The cipher AES-128 in CBC mode; its parameter is the initial block.",
     &initial_block},
    {"2.16.840.1.101.3.4.1.42", "aes256-CBC-PAD", "RFC 8018 B.2.5",
     "The cipher AES-256 in CBC mode; its parameter is the initial block.",
     &initial_block},
    {"1.2.840.10040.4.1", "id-dsa", "RFC 3279 2.3.2",
     "A DSA key; its parameters are the numbers of the group.", &schema_dsa_parameters},
    {"1.2.840.10040.4.3", "id-dsa-with-sha1", "RFC 3279 2.2.2",
     "A DSA signature over a SHA-1 digest.", &sha1_dsa_parameters},
    {"2.16.840.1.101.3.4.3.1", "id-dsa-with-sha224", "RFC 5758 3.1",
     "A DSA signature over a SHA-224 digest.", &dsa_signature_parameters},
    {"2.16.840.1.101.3.4.3.2", "id-dsa-with-sha256", "RFC 5758 3.1",
     "A DSA signature over a SHA-256 digest.", &dsa_signature_parameters},
    {"1.2.840.10046.2.1", "dhpublicnumber", "RFC 3279 2.3.3",
     "A Diffie-Hellman key; its parameters are the numbers of the group.",
     &schema_dh_parameters},
    {"1.2.840.113549.1.3.1", "dhKeyAgreement", "PKCS #3 9",
     "A Diffie-Hellman key; its parameters are the prime and the base.",
     &schema_pkcs3_parameters},
    {"1.2.840.10045.2.1", "id-ecPublicKey", "RFC 5480 2.1.1",
     "A key on an elliptic curve; its parameters name the curve.",
     &schema_ec_parameters},
    {"1.2.840.10045.4.1", "ecdsa-with-SHA1", "RFC 3279 2.2.3",
     "An ECDSA signature over a SHA-1 digest; collisions are known.",
     &sha1_ecdsa_parameters},
    {"1.2.840.10045.4.3.1", "ecdsa-with-SHA224", "RFC 5758 3.2",
     "An ECDSA signature over a SHA-224 digest.", &ecdsa_parameters},
    {"1.2.840.10045.4.3.2", "ecdsa-with-SHA256", "RFC 5758 3.2",
     "An ECDSA signature over a SHA-256 digest.", &ecdsa_parameters},
    {"1.2.840.10045.4.3.3", "ecdsa-with-SHA384", "RFC 5758 3.2",
     "An ECDSA signature over a SHA-384 digest.", &ecdsa_parameters},
    {"1.2.840.10045.4.3.4", "ecdsa-with-SHA512", "RFC 5758 3.2",
     "An ECDSA signature over a SHA-512 digest.", &ecdsa_parameters},
    {"1.3.101.110", "id-X25519", "RFC 8410 3", "A key for key agreement on Curve25519.",
     NULL},
    {"1.3.101.111", "id-X448", "RFC 8410 3", "A key for key agreement on Curve448.",
     NULL},
    {"1.3.101.112", "id-Ed25519", "RFC 8410 3",
     "A key or a signature on the curve Edwards25519.", NULL},
    {"1.3.101.113", "id-Ed448", "RFC 8410 3",
     "A key or a signature on the curve Edwards448.", NULL},
    {"1.2.840.113549.2.5", "id-md5", "RFC 8017 B.1", HASH_MEANING("MD5, now broken"),
     &hash_parameters},
    {"1.3.14.3.2.26", "id-sha1", "RFC 8017 B.1", HASH_MEANING("SHA-1, now broken"),
     &hash_parameters},
    {"2.16.840.1.101.3.4.2.4", "id-sha224", "RFC 8017 B.1", HASH_MEANING("SHA-224"),
     &hash_parameters},
    {"2.16.840.1.101.3.4.2.1", "id-sha256", "RFC 8017 B.1", HASH_MEANING("SHA-256"),
     &hash_parameters},
    {"2.16.840.1.101.3.4.2.2", "id-sha384", "RFC 8017 B.1", HASH_MEANING("SHA-384"),
     &hash_parameters},
    {"2.16.840.1.101.3.4.2.3", "id-sha512", "RFC 8017 B.1", HASH_MEANING("SHA-512"),
     &hash_parameters},
    {"2.16.840.1.101.3.4.2.5", "id-sha512-224", "RFC 8017 B.1",
     HASH_MEANING("SHA-512/224"), &hash_parameters},
    {"2.16.840.1.101.3.4.2.6", "id-sha512-256", "RFC 8017 B.1",
     HASH_MEANING("SHA-512/256"), &hash_parameters},
};

static const struct schema_type algorithm = {
    .name = "OBJECT IDENTIFIER",
    .definition = "OBJECT IDENTIFIER",
    .source = "RFC 5280 4.1.1.2",
    .tag = DER_OID,
    OPENINGS(algorithms),
};

static const struct schema_type parameters = {
    .name = "ANY",
    .definition = "ANY DEFINED BY algorithm",
    .source = "RFC 5280 4.1.1.2",
    .kind = SCHEMA_OPEN,
    OPENINGS(algorithms),
};

static const struct schema_field algorithm_identifier_fields[] = {
    {.name = "algorithm",
     .definition = "algorithm OBJECT IDENTIFIER",
     .source = "RFC 5280 4.1.1.2",
     .meaning = "Which algorithm it is, by a number that nobody else may use.",
     .type = &algorithm},
    {.name = "parameters",
     .definition = "parameters ANY DEFINED BY algorithm OPTIONAL",
     .source = "RFC 5280 4.1.1.2",
     .meaning = "What the algorithm needs to know besides: a curve, a hash; for plain "
                "RSA a NULL, which says that there is nothing.",
     .type = &parameters,
     OPTIONAL},
};

const struct schema_type schema_algorithm_identifier = {
    .name = "AlgorithmIdentifier",
    .definition = "AlgorithmIdentifier ::= SEQUENCE",
    .source = "RFC 5280 4.1.1.2",
    .meaning = "An algorithm and its parameters.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(algorithm_identifier_fields),
};

/* --- signatures ------------------------------------------------------------------- */

/* An RSA signature is one number of fixed length; those of DSA and ECDSA are DER, and those of
 * EdDSA have two halves. */
static const struct schema_opening signatures[] = {
    {"1.2.840.10040.4.3", "id-dsa-with-sha1", "RFC 3279 2.2.2",
     "The two numbers of a DSA signature.", &schema_dsa_signature},
    {"2.16.840.1.101.3.4.3.1", "id-dsa-with-sha224", "RFC 5758 3.1",
     "The two numbers of a DSA signature.", &schema_dsa_signature},
    {"2.16.840.1.101.3.4.3.2", "id-dsa-with-sha256", "RFC 5758 3.1",
     "The two numbers of a DSA signature.", &schema_dsa_signature},
    {"1.2.840.10045.4.1", "ecdsa-with-SHA1", "RFC 3279 2.2.3",
     "The two numbers of an ECDSA signature.", &schema_ecdsa_signature},
    {"1.2.840.10045.4.3.1", "ecdsa-with-SHA224", "RFC 5758 3.2",
     "The two numbers of an ECDSA signature.", &schema_ecdsa_signature},
    {"1.2.840.10045.4.3.2", "ecdsa-with-SHA256", "RFC 5758 3.2",
     "The two numbers of an ECDSA signature.", &schema_ecdsa_signature},
    {"1.2.840.10045.4.3.3", "ecdsa-with-SHA384", "RFC 5758 3.2",
     "The two numbers of an ECDSA signature.", &schema_ecdsa_signature},
    {"1.2.840.10045.4.3.4", "ecdsa-with-SHA512", "RFC 5758 3.2",
     "The two numbers of an ECDSA signature.", &schema_ecdsa_signature},
    {"1.3.101.112", "id-Ed25519", "RFC 8410 6",
     "The two halves of an Ed25519 signature.", &schema_ed25519_signature},
    {"1.3.101.113", "id-Ed448", "RFC 8410 6", "The two halves of an Ed448 signature.",
     &schema_ed448_signature},
};

/* Other signatures have no structure: nothing there is taken for DER. */
static const struct schema_type signature_inside = {
    .name = "Signature",
    .definition = "Signature ::= ANY",
    .source = "RFC 5280 4.1.1.3",
    .kind = SCHEMA_OPEN,
    OPENINGS(signatures),
};

static const struct schema_field signature_contents[] = {
    {.name = "",
     .definition = "the signature, as its algorithm has it",
     .source = "RFC 3279 2.2",
     .meaning = "The numbers of the signature.",
     .type = &signature_inside},
};

const struct schema_type schema_signature_value = {
    .name = "BIT STRING",
    .definition = "BIT STRING",
    .source = "RFC 5280 4.1.1.3",
    .kind = SCHEMA_ENCLOSING,
    .tag = DER_BIT_STRING,
    FIELDS(signature_contents),
};
