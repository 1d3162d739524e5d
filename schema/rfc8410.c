/* rfc8410.c -- keys and signatures of the curves of RFC 7748 and RFC 8032: X25519, X448,
 * Ed25519 and Ed448 (RFC 8410). None is DER; numbers have their least significant byte
 * first. */
#include "tables.h"

const struct schema_type schema_curve_private_key = {
    .name = "CurvePrivateKey",
    .definition = "CurvePrivateKey ::= OCTET STRING",
    .source = "RFC 8410 7",
    .meaning = "The secret bytes of the key; of EdDSA they are a seed, from which the "
               "secret number and a second secret are hashed.",
    .tag = DER_OCTET_STRING,
};

static const struct schema_type point = {
    .name = "point",
    .definition = "a point, encoded",
    .source = "RFC 8032 5.1.2",
    .tag = DER_OCTET_STRING,
};

static const struct schema_type number = {
    .name = "number",
    .definition = "a number, least significant byte first",
    .source = "RFC 8032 5.1.2",
    .tag = DER_OCTET_STRING,
    .format = SCHEMA_LITTLE_ENDIAN,
};

/* --- public keys ------------------------------------------------------------------ */

#define PUBLIC_POINT(clause, bytes)                                                    \
    {                                                                                  \
        .name = "A", .definition = "A, " bytes " -- " clause, .source = clause,        \
        .meaning =                                                                     \
            "The public key, a point: its y-coordinate, least significant byte "       \
            "first, and in the topmost bit whether x is odd.",                         \
        .type = &point                                                                 \
    }

static const struct schema_field ed25519_point_fields[] = {
    PUBLIC_POINT("RFC 8032 5.1.2", "32 bytes")};
static const struct schema_field ed448_point_fields[] = {
    PUBLIC_POINT("RFC 8032 5.2.2", "57 bytes")};

#define COORDINATE(bytes)                                                              \
    {                                                                                  \
        .name = "u", .definition = "u, " bytes " -- RFC 7748 5",                       \
        .source = "RFC 7748 5",                                                        \
        .meaning =                                                                     \
            "The public key: the u-coordinate of a point, least significant byte "     \
            "first. The other coordinate is not needed.",                              \
        .type = &number                                                                \
    }

static const struct schema_field x25519_fields[] = {COORDINATE("32 bytes")};
static const struct schema_field x448_fields[] = {COORDINATE("56 bytes")};

/* Bytes of which LENGTH there must be. */
#define PIECES(type, length_, table, clause, sentence)                                 \
    static const struct schema_layout type##_layout[] = {                              \
        {.length = (length_), FIELDS(table)}};                                         \
    const struct schema_type schema_##type = {                                         \
        .name = #type,                                                                 \
        .definition = "bytes that are no ASN.1",                                       \
        .source = clause,                                                              \
        .meaning = sentence,                                                           \
        .kind = SCHEMA_PIECES,                                                         \
        LAYOUTS(type##_layout),                                                        \
    }

PIECES(ed25519_point, 32, ed25519_point_fields, "RFC 8410 4", "A point of the curve.");
PIECES(ed448_point, 57, ed448_point_fields, "RFC 8410 4", "A point of the curve.");
PIECES(x25519_coordinate, 32, x25519_fields, "RFC 8410 4", "A coordinate of a point.");
PIECES(x448_coordinate, 56, x448_fields, "RFC 8410 4", "A coordinate of a point.");

/* --- signatures ------------------------------------------------------------------- */

#define SIGNATURE_FIELDS(clause, bytes)                                                \
    {.name = "R",                                                                      \
     .definition = "R, " bytes " -- " clause,                                          \
     .source = clause,                                                                 \
     .meaning = "Half of the signature, a point: the base point, as many times as a "  \
                "secret number says that serves for this message alone.",              \
     .type = &point},                                                                  \
    {                                                                                  \
        .name = "S", .definition = "S, " bytes " -- " clause, .source = clause,        \
        .meaning =                                                                     \
            "The other half, a number: made of that secret number, the private "       \
            "key, and a digest of R, the public key and the message.",                 \
        .type = &number                                                                \
    }

static const struct schema_field ed25519_signature_fields[] = {
    SIGNATURE_FIELDS("RFC 8032 5.1.6", "32 bytes")};
static const struct schema_field ed448_signature_fields[] = {
    SIGNATURE_FIELDS("RFC 8032 5.2.6", "57 bytes")};

PIECES(ed25519_signature, 64, ed25519_signature_fields, "RFC 8410 6",
       "The two halves of the signature.");
PIECES(ed448_signature, 114, ed448_signature_fields, "RFC 8410 6",
       "The two halves of the signature.");
