/* rfc5480.c -- keys on elliptic curves: the curve (RFC 5480, and SEC 1 appendix C where
 * it is spelt out), the private key (RFC 5915), the signature (RFC 3279). */
#include "tables.h"

static const struct schema_opening curves[] = {
    {"1.2.840.10045.3.1.1", "secp192r1", "RFC 5480 2.1.1.1",
     "The curve P-192 of NIST; too small today.", NULL},
    {"1.2.840.10045.3.1.7", "secp256r1", "RFC 5480 2.1.1.1",
     "The curve P-256 of NIST, the usual one.", NULL},
    {"1.3.132.0.33", "secp224r1", "RFC 5480 2.1.1.1", "The curve P-224 of NIST.", NULL},
    {"1.3.132.0.34", "secp384r1", "RFC 5480 2.1.1.1", "The curve P-384 of NIST.", NULL},
    {"1.3.132.0.35", "secp521r1", "RFC 5480 2.1.1.1", "The curve P-521 of NIST.", NULL},
    {"1.3.132.0.10", "secp256k1", "SEC 2 2.4.1",
     "The curve that Bitcoin uses; browsers do not accept it.", NULL},
};

static const struct schema_type named_curve = {
    .name = "OBJECT IDENTIFIER",
    .definition = "OBJECT IDENTIFIER",
    .source = "RFC 5480 2.1.1",
    .meaning = "The curve, by its name.",
    .tag = DER_OID,
    OPENINGS(curves),
};

/* --- points ----------------------------------------------------------------------- */

static const struct schema_number form_names[] = {
    {2, "compressed, y is even"}, {3, "compressed, y is odd"}, {4, "uncompressed"},
    {6, "hybrid, y is even"},     {7, "hybrid, y is odd"},
};

static const struct schema_type form = {
    .name = "form",
    .definition = "one byte, 02, 03 or 04",
    .source = "RFC 5480 2.2",
    .tag = DER_OCTET_STRING,
    NUMBERS(form_names),
};

static const struct schema_type field_element = {
    .name = "FieldElement",
    .definition = "FieldElement ::= OCTET STRING",
    .source = "SEC 1 C.2",
    .tag = DER_OCTET_STRING,
    .format = SCHEMA_BIG_ENDIAN,
};

#define FORM_DEFINITION "form, one byte -- SEC 1 2.3.3"
#define X_FIELD                                                                        \
    {                                                                                  \
        .name = "x", .definition = "x FieldElement -- SEC 1 2.3.5",                    \
        .source = "RFC 5480 2.2",                                                      \
        .meaning = "The x-coordinate of the point, a number below the prime of the "   \
                   "curve, most significant byte first.",                              \
        .type = &field_element                                                         \
    }

static const struct schema_field uncompressed_fields[] = {
    {.name = "form",
     .definition = FORM_DEFINITION,
     .source = "RFC 5480 2.2",
     .meaning = "How the point is written: after 04 come both coordinates.",
     .type = &form},
    X_FIELD,
    {.name = "y",
     .definition = "y FieldElement -- SEC 1 2.3.5",
     .source = "RFC 5480 2.2",
     .meaning =
         "The y-coordinate; with x it must satisfy the equation of the curve, and "
         "whoever uses the key checks that it does.",
     .type = &field_element},
};

static const struct schema_field compressed_fields[] = {
    {.name = "form",
     .definition = FORM_DEFINITION,
     .source = "RFC 5480 2.2",
     .meaning =
         "How the point is written: after 02 and 03 comes x alone. The equation of "
         "the curve has two solutions for y, and this says whether it is the even "
         "or the odd one.",
     .type = &form},
    X_FIELD,
};

static const struct schema_field hybrid_fields[] = {
    {.name = "form",
     .definition = FORM_DEFINITION,
     .source = "X9.62 4.3.6",
     .meaning =
         "How the point is written: after 06 and 07 come both coordinates, though "
         "y is already told by x and this byte; not allowed in certificates.",
     .type = &form},
    X_FIELD,
    {.name = "y",
     .definition = "y FieldElement -- SEC 1 2.3.5",
     .source = "X9.62 4.3.6",
     .meaning = "The y-coordinate, even after 06 and odd after 07.",
     .type = &field_element},
};

#define FORM(number, table)                                                            \
    {                                                                                  \
        .has_form = true, .form = (number), FIELDS(table)                              \
    }

static const struct schema_layout point_layouts[] = {
    FORM(4, uncompressed_fields), FORM(2, compressed_fields),
    FORM(3, compressed_fields),   FORM(6, hybrid_fields),
    FORM(7, hybrid_fields),
};

const struct schema_type schema_ec_point = {
    .name = "ECPoint",
    .definition = "ECPoint ::= OCTET STRING -- its bytes",
    .source = "RFC 5480 2.2",
    .meaning = "A point of the curve.",
    .kind = SCHEMA_PIECES,
    LAYOUTS(point_layouts),
};

static const struct schema_field point_contents[] = {
    {.name = "",
     .definition = "the bytes of the point",
     .source = "RFC 5480 2.2",
     .meaning = "A point of the curve.",
     .type = &schema_ec_point},
};

static const struct schema_type point_octets = {
    .name = "ECPoint",
    .definition = "ECPoint ::= OCTET STRING",
    .source = "SEC 1 C.2",
    .kind = SCHEMA_ENCLOSING,
    .tag = DER_OCTET_STRING,
    FIELDS(point_contents),
};

static const struct schema_type point_bits = {
    .name = "BIT STRING",
    .definition = "BIT STRING",
    .source = "RFC 5480 2.2",
    .kind = SCHEMA_ENCLOSING,
    .tag = DER_BIT_STRING,
    FIELDS(point_contents),
};

/* --- a curve that is spelt out ---------------------------------------------------- */

static const struct schema_opening field_types[] = {
    {"1.2.840.10045.1.1", "prime-field", "SEC 1 C.1", "Numbers modulo a prime p.",
     &schema_integer},
    {"1.2.840.10045.1.2", "characteristic-two-field", "SEC 1 C.1",
     "Polynomials of bits.", NULL},
};

static const struct schema_type field_type = {
    .name = "OBJECT IDENTIFIER",
    .definition = "OBJECT IDENTIFIER",
    .source = "SEC 1 C.1",
    .tag = DER_OID,
    OPENINGS(field_types),
};

static const struct schema_type field_parameters = {
    .name = "ANY",
    .definition = "ANY DEFINED BY fieldType",
    .source = "SEC 1 C.1",
    .kind = SCHEMA_OPEN,
    OPENINGS(field_types),
};

static const struct schema_field field_id_fields[] = {
    {.name = "fieldType",
     .definition = "fieldType OBJECT IDENTIFIER",
     .source = "SEC 1 C.1",
     .meaning = "What kind of numbers the coordinates are.",
     .type = &field_type},
    {.name = "parameters",
     .definition = "parameters ANY DEFINED BY fieldType",
     .source = "SEC 1 C.1",
     .meaning = "The prime, or the polynomial, that one computes modulo.",
     .type = &field_parameters},
};

static const struct schema_type field_id = {
    .name = "FieldID",
    .definition = "FieldID ::= SEQUENCE",
    .source = "SEC 1 C.1",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(field_id_fields),
};

static const struct schema_field curve_fields[] = {
    {.name = "a",
     .definition = "a FieldElement",
     .source = "SEC 1 C.2",
     .meaning = "A coefficient; over a prime field the curve is y^2 = x^3 + ax + b.",
     .type = &field_element},
    {.name = "b",
     .definition = "b FieldElement",
     .source = "SEC 1 C.2",
     .meaning = "The other coefficient, b.",
     .type = &field_element},
    {.name = "seed",
     .definition = "seed BIT STRING OPTIONAL",
     .source = "SEC 1 C.2",
     .meaning = "What the coefficients were made of, to show that nobody chose them.",
     .type = &schema_bit_string,
     OPTIONAL},
};

static const struct schema_type curve = {
    .name = "Curve",
    .definition = "Curve ::= SEQUENCE",
    .source = "SEC 1 C.2",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(curve_fields),
};

static const struct schema_field domain_fields[] = {
    {.name = "version",
     .definition = "version SpecifiedECDomainVersion",
     .source = "SEC 1 C.2",
     .meaning = "The edition of the format.",
     .type = &schema_integer},
    {.name = "fieldID",
     .definition = "fieldID FieldID",
     .source = "SEC 1 C.2",
     .meaning = "What kind of numbers the coordinates are.",
     .type = &field_id},
    {.name = "curve",
     .definition = "curve Curve",
     .source = "SEC 1 C.2",
     .meaning = "The coefficients of the curve.",
     .type = &curve},
    {.name = "base",
     .definition = "base ECPoint",
     .source = "SEC 1 C.2",
     .meaning = "The point that keys are multiples of.",
     .type = &point_octets},
    {.name = "order",
     .definition = "order INTEGER",
     .source = "SEC 1 C.2",
     .meaning = "How many multiples of it there are.",
     .type = &schema_integer},
    {.name = "cofactor",
     .definition = "cofactor INTEGER OPTIONAL",
     .source = "SEC 1 C.2",
     .meaning = "How many times more points the curve has.",
     .type = &schema_integer,
     OPTIONAL},
    {.name = "hash",
     .definition = "hash HashAlgorithm OPTIONAL",
     .source = "SEC 1 C.2",
     .meaning = "The hash that made the coefficients of the seed.",
     .type = &schema_algorithm_identifier,
     OPTIONAL},
};

static const struct schema_type specified_domain = {
    .name = "SpecifiedECDomain",
    .definition = "SpecifiedECDomain ::= SEQUENCE",
    .source = "SEC 1 C.2",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(domain_fields),
};

static const struct schema_field ec_parameters_alternatives[] = {
    {.name = "namedCurve",
     .definition = "namedCurve OBJECT IDENTIFIER",
     .source = "RFC 5480 2.1.1",
     .meaning = "The curve, by its name.",
     .type = &named_curve},
    {.name = "implicitCurve",
     .definition = "implicitCurve NULL",
     .source = "RFC 5480 2.1.1",
     .meaning = "The curve is the issuer's; not allowed in certificates.",
     .type = &schema_null},
    {.name = "specifiedCurve",
     .definition = "specifiedCurve SpecifiedECDomain",
     .source = "RFC 5480 2.1.1",
     .meaning = "The curve, number by number; not allowed in certificates, because it "
                "can be a forged one.",
     .type = &specified_domain},
};

const struct schema_type schema_ec_parameters = {
    .name = "ECParameters",
    .definition = "ECParameters ::= CHOICE",
    .source = "RFC 5480 2.1.1",
    .meaning = "Which curve it is.",
    .kind = SCHEMA_CHOICE,
    FIELDS(ec_parameters_alternatives),
};

/* --- keys and signatures ---------------------------------------------------------- */

static const struct schema_field ec_private_key_fields[] = {
    {.name = "version",
     .definition = "version INTEGER { ecPrivkeyVer1(1) }",
     .source = "RFC 5915 3",
     .meaning = "The edition of the format; always 1.",
     .type = &schema_integer},
    {.name = "privateKey",
     .definition = "privateKey OCTET STRING",
     .source = "RFC 5915 3",
     .meaning = "The secret number; whoever has it can pose as the owner.",
     .type = &schema_octet_string,
     SECRET},
    {.name = "parameters",
     .definition = "parameters [0] ECParameters OPTIONAL",
     .source = "RFC 5915 3",
     .meaning = "Which curve it is, unless something around says so.",
     .type = &schema_ec_parameters,
     EXPLICIT(0),
     OPTIONAL},
    {.name = "publicKey",
     .definition = "publicKey [1] BIT STRING OPTIONAL",
     .source = "RFC 5915 3",
     .meaning = "The public key: the base point, so many times as the secret number "
                "says.",
     .type = &point_bits,
     EXPLICIT(1),
     OPTIONAL},
};

const struct schema_type schema_ec_private_key = {
    .name = "ECPrivateKey",
    .definition = "ECPrivateKey ::= SEQUENCE",
    .source = "RFC 5915 3",
    .meaning = "A private key on an elliptic curve.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(ec_private_key_fields),
    SECRET,
};

static const struct schema_field signature_fields[] = {
    {.name = "r",
     .definition = "r INTEGER",
     .source = "RFC 3279 2.2.3",
     .meaning = "Half of the signature: made of a secret number that serves for this "
                "message alone.",
     .type = &schema_integer},
    {.name = "s",
     .definition = "s INTEGER",
     .source = "RFC 3279 2.2.3",
     .meaning = "The other half: made of the digest, the private key and r.",
     .type = &schema_integer},
};

const struct schema_type schema_ecdsa_signature = {
    .name = "ECDSA-Sig-Value",
    .definition = "ECDSA-Sig-Value ::= SEQUENCE",
    .source = "RFC 3279 2.2.3",
    .meaning = "The two numbers of the signature.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(signature_fields),
};
