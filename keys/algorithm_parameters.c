/* algorithm_parameters.c -- the table of algorithms and their parameters. */
#include "algorithm_parameters.h"

#include "../asn1/oid.h"
#include "pss_parameters.h"

enum parameters {
    ANY_PARAMETERS,
    ABSENT,
    NULL_VALUE,
    NULL_OR_ABSENT,
    NAMED_CURVE, /* of ECParameters, RFC 5480 section 2.1.1 allows this one only */
    PSS,         /* RSASSA-PSS-params */
    OAEP,        /* RSAES-OAEP-params */
};

struct row {
    enum parameters parameters;
    const char *clause;
};

/* pkcs-1 N, 1.2.840.113549.1.1.N. Of sha224 to sha512WithRSAEncryption "implementations MUST
 * accept the parameters being absent as well as present". */
static const struct row pkcs1_rows[] = {
    [1] = {NULL_VALUE, "RFC 3279 2.3.1"},  /* rsaEncryption */
    [2] = {NULL_VALUE, "RFC 3279 2.2.1"},  /* md2WithRSAEncryption */
    [4] = {NULL_VALUE, "RFC 3279 2.2.1"},  /* md5WithRSAEncryption */
    [5] = {NULL_VALUE, "RFC 3279 2.2.1"},  /* sha1WithRSAEncryption */
    [7] = {OAEP, "RFC 4055 4.1"},          /* id-RSAES-OAEP */
    [10] = {PSS, "RFC 4055 3.1"},          /* id-RSASSA-PSS */
    [11] = {NULL_OR_ABSENT, "RFC 4055 5"}, /* sha256WithRSAEncryption */
    [12] = {NULL_OR_ABSENT, "RFC 4055 5"}, /* sha384WithRSAEncryption */
    [13] = {NULL_OR_ABSENT, "RFC 4055 5"}, /* sha512WithRSAEncryption */
    [14] = {NULL_OR_ABSENT, "RFC 4055 5"}, /* sha224WithRSAEncryption */
    [15] = {NULL_VALUE, "RFC 8017 C"},     /* sha512-224WithRSAEncryption */
    [16] = {NULL_VALUE, "RFC 8017 C"},     /* sha512-256WithRSAEncryption */
};
#define PKCS1_COUNT (sizeof pkcs1_rows / sizeof pkcs1_rows[0])

/* The other algorithms: those whose identifiers are PREFIX and one octet from FIRST to
 * LAST. */
static const struct {
    struct bytes prefix;
    uint8_t first, last;
    struct row row;
} other_rows[] = {
    /* id-ecPublicKey, 1.2.840.10045.2.1 */
    {OID_OCTETS("\x2a\x86\x48\xce\x3d\x02"), 1, 1, {NAMED_CURVE, "RFC 5480 2.1.1"}},
    /* ecdsa-with-SHA1, 1.2.840.10045.4.1 */
    {OID_OCTETS("\x2a\x86\x48\xce\x3d\x04"), 1, 1, {ABSENT, "RFC 3279 2.2.3"}},
    /* ecdsa-with-SHA224 to SHA512, 1.2.840.10045.4.3.1 to 4 */
    {OID_OCTETS("\x2a\x86\x48\xce\x3d\x04\x03"), 1, 4, {ABSENT, "RFC 5758 3.2"}},
    /* id-dsa-with-sha1, 1.2.840.10040.4.3 */
    {OID_OCTETS("\x2a\x86\x48\xce\x38\x04"), 3, 3, {ABSENT, "RFC 3279 2.2.2"}},
    /* id-dsa-with-sha224 and sha256, 2.16.840.1.101.3.4.3.1 and 2 */
    {OID_OCTETS("\x60\x86\x48\x01\x65\x03\x04\x03"), 1, 2, {ABSENT, "RFC 5758 3.1"}},
    /* id-X25519, id-X448, id-Ed25519, id-Ed448, 1.3.101.110 to 113 */
    {OID_OCTETS("\x2b\x65"), 110, 113, {ABSENT, "RFC 8410 3"}},
};
#define OTHER_COUNT (sizeof other_rows / sizeof other_rows[0])

static bool has_prefix(struct bytes oid, struct bytes prefix)
{
    return oid.length == prefix.length + 1 &&
           memcmp(oid.data, prefix.data, prefix.length) == 0;
}

/* Most are of pkcs-1: its eight octets are compared as one number. */
static bool is_pkcs1(struct bytes oid)
{
    return oid.length == 9 &&
           memcmp(oid.data, "\x2a\x86\x48\x86\xf7\x0d\x01\x01", 8) == 0;
}

static const struct row *find_row(struct bytes oid)
{
    static const struct row unknown = {ANY_PARAMETERS, NULL};
    uint8_t last = oid.data[oid.length - 1];
    if (is_pkcs1(oid))
        return last < PKCS1_COUNT ? &pkcs1_rows[last] : &unknown;
    for (size_t i = 0; i < OTHER_COUNT; i++)
        if (has_prefix(oid, other_rows[i].prefix) && other_rows[i].first <= last &&
            last <= other_rows[i].last)
            return &other_rows[i].row;
    return &unknown;
}

/* ERROR_ENCODING, for the algorithm is known and only written wrongly: that is no reason to
 * refuse a trust anchor. */
static bool flaw(const struct der_reader *reader,
                 const struct algorithm_identifier *identifier, const struct row *row,
                 const char *want)
{
    bool is_absent = identifier->parameters.length == 0;
    struct bytes place = is_absent ? identifier->element : identifier->parameters;
    bool is_curve = row->parameters == NAMED_CURVE;
    char text[ALGORITHM_TEXT_SIZE];
    return der_flaw(reader, ERROR_ENCODING, der_offset(reader, place), row->clause,
                    "parameters", "want %s, have %s", want,
                    is_absent  ? "none"
                    : is_curve ? algorithm_to_text(identifier, text)
                               : "another value");
}

/* What READ says of the parameters becomes a flaw. A hash that certwright does not know, or a
 * number beyond what it computes with, is none. */
static bool check_structure(const struct der_reader *reader,
                            const struct algorithm_identifier *identifier,
                            const struct row *row,
                            bool (*read)(struct der_reader *reader))
{
    struct error error;
    if (identifier->parameters.length == 0)
        return flaw(reader, identifier, row, "some");
    struct der_reader inner = der_reader_within(reader, identifier->parameters);
    error_clear(&error);
    inner.error = &error;
    return read(&inner) || error.kind == ERROR_UNSUPPORTED ||
           error.kind == ERROR_LIMIT ||
           der_flaw(reader, error.kind, error.offset, error.source, "parameters",
                    "%.140s", error.message);
}

/* A NULL that is malformed was reported as that. */
static bool is_null(struct bytes parameters)
{
    return parameters.length > 0 && parameters.data[0] == DER_NULL;
}

static bool check_row(const struct der_reader *reader,
                      const struct algorithm_identifier *identifier,
                      const struct row *row)
{
    struct bytes parameters = identifier->parameters;
    switch (row->parameters) {
    case ABSENT:
        return parameters.length == 0 || flaw(reader, identifier, row, "none");
    case NULL_VALUE:
        return is_null(parameters) || flaw(reader, identifier, row, "NULL");
    case NULL_OR_ABSENT:
        return parameters.length == 0 || is_null(parameters) ||
               flaw(reader, identifier, row, "NULL");
    case NAMED_CURVE:
        return (parameters.length > 0 && parameters.data[0] == DER_OID) ||
               flaw(reader, identifier, row, "the name of a curve");
    case PSS:
        return check_structure(reader, identifier, row, pss_parameters_judge);
    case OAEP:
        return check_structure(reader, identifier, row, oaep_parameters_judge);
    case ANY_PARAMETERS:
        break;
    }
    return true;
}

bool signature_parameters_check(const struct der_reader *reader,
                                const struct algorithm_identifier *identifier)
{
    /* Of RSASSA-PSS: "The parameters MUST be present when used in the algorithm identifier
     * associated with a signature value." */
    return check_row(reader, identifier, find_row(identifier->algorithm));
}

bool key_parameters_check(const struct der_reader *reader,
                          const struct algorithm_identifier *identifier)
{
    const struct row *row = find_row(identifier->algorithm);
    bool is_absent = identifier->parameters.length == 0;
    /* "The parameters may be either absent or present when used as subject public key
     * information." */
    return (is_absent && (row->parameters == PSS || row->parameters == OAEP)) ||
           check_row(reader, identifier, row);
}
