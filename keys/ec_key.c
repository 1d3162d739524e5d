/* ec_key.c -- points and ECPrivateKey. */
#include "ec_key.h"

#include <string.h>

#include "../asn1/der_any.h"
#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "curve_keys.h"
#include "key_type.h"

const struct bytes ec_parameters_p256 = /* secp256r1, 1.2.840.10045.3.1.7 */
    OID_OCTETS("\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07");
const struct bytes ec_parameters_p384 = /* secp384r1, 1.3.132.0.34 */
    OID_OCTETS("\x06\x05\x2b\x81\x04\x00\x22");
const struct bytes ec_parameters_p521 = /* secp521r1, 1.3.132.0.35 */
    OID_OCTETS("\x06\x05\x2b\x81\x04\x00\x23");

enum key_result ec_key_result(enum ec_result result)
{
    switch (result) {
    case EC_OK:
        return KEY_OK;
    case EC_NO:
        return KEY_NO;
    case EC_POINT_FORM:
    case EC_POINT_RANGE:
    case EC_POINT_OFF_CURVE:
    case EC_POINT_INFINITY:
    case EC_SCALAR_RANGE:
    case EC_KEY_MISMATCH:
        return KEY_BAD_KEY;
    case EC_SHARED_ZERO:
        return KEY_OUT_OF_RANGE;
    case EC_NO_RANDOM:
        return KEY_NO_RANDOM;
    case EC_FAULT:
        return KEY_FAULT;
    }
    return KEY_FAULT;
}

bool ec_fail(struct error *error, enum ec_result result, size_t offset,
             const char *clause, const char *what)
{
    return error_fail(error, ERROR_RULE, offset, clause, "%s: %s", what,
                      ec_result_text(result));
}

/* --- the public key ---------------------------------------------------------------- */

/* ECPoint ::= OCTET STRING -- of which the BIT STRING around it has the contents */
bool ec_point_read(struct der_reader *reader, const struct curve *curve,
                   const char *field, struct ec_public_key *key)
{
    size_t offset = reader->position;
    struct bytes point;
    if (!der_read_rest(reader, &point))
        return false;
    enum ec_result result = ec_public_key_set(key, curve, point.data, point.length);
    if (result == EC_OK)
        return true;
    return ec_fail(reader->error, result, offset,
                   result == EC_POINT_FORM ? "RFC 5480 2.2" : "SEC 1 3.2.2.1", field);
}

const struct ec_public_key *public_key_ec(const struct public_key *key)
{
    return key->type != NULL && key->type->curve != NULL ? &key->ec : NULL;
}

const struct ec_private_key *private_key_ec(const struct private_key *key)
{
    return key->type != NULL && key->type->curve != NULL ? &key->ec : NULL;
}

/* --- the private key --------------------------------------------------------------- */

/* As it was read; what is optional is empty if it is absent. */
struct ec_private_key_fields {
    struct bytes element, private_key, parameters, public_key;
};

/* version  INTEGER { ecPrivkeyVer1(1) } (ecPrivkeyVer1) */
static bool read_version(struct der_reader *reader)
{
    uint32_t version;
    size_t offset = reader->position;
    return der_read_small(reader, "version", 1, &version) &&
           (version == 1 || der_fail(reader, ERROR_RULE, offset, "RFC 5915 3",
                                     "version", "want 1, have %u", (unsigned)version));
}

static bool read_parameters(struct der_reader *reader, struct bytes *parameters)
{
    struct der_reader inner;
    *parameters = bytes_of(NULL, 0);
    return !der_next_is(reader, DER_CONTEXT_CONSTRUCTED(0)) ||
           (der_enter(reader, DER_CONTEXT_CONSTRUCTED(0), "parameters", &inner) &&
            der_read_value(&inner, "parameters", NULL, NULL, parameters) &&
            der_finish(&inner, "parameters"));
}

static bool read_public_key(struct der_reader *reader, struct bytes *public_key)
{
    struct der_reader inner;
    *public_key = bytes_of(NULL, 0);
    return !der_next_is(reader, DER_CONTEXT_CONSTRUCTED(1)) ||
           (der_enter(reader, DER_CONTEXT_CONSTRUCTED(1), "publicKey", &inner) &&
            der_read_bit_octets(&inner, "publicKey", public_key) &&
            der_finish(&inner, "publicKey"));
}

/* ECPrivateKey ::= SEQUENCE {
 *     version         INTEGER { ecPrivkeyVer1(1) } (ecPrivkeyVer1),
 *     privateKey      OCTET STRING,
 *     parameters  [0] ECParameters {{ NamedCurve }} OPTIONAL,
 *     publicKey   [1] BIT STRING OPTIONAL } */
static bool read_fields(struct der_reader *reader, struct ec_private_key_fields *fields)
{
    struct der_reader inner;
    return der_enter_element(reader, DER_SEQUENCE, "ECPrivateKey", &fields->element,
                             &inner) &&
           read_version(&inner) &&
           der_read(&inner, DER_OCTET_STRING, "privateKey", &fields->private_key) &&
           read_parameters(&inner, &fields->parameters) &&
           read_public_key(&inner, &fields->public_key) &&
           der_finish(&inner, "ECPrivateKey");
}

/* The curves that parameters may name. */
static const struct {
    const struct curve *curve;
    const struct bytes *parameters;
} named_curves[] = {{&curve_p256, &ec_parameters_p256},
                    {&curve_p384, &ec_parameters_p384},
                    {&curve_p521, &ec_parameters_p521}};

static const struct curve *curve_named(struct bytes parameters)
{
    for (size_t i = 0; i < sizeof named_curves / sizeof named_curves[0]; i++)
        if (bytes_equal(parameters, *named_curves[i].parameters))
            return named_curves[i].curve;
    return NULL;
}

static bool refuse_parameters(const struct der_reader *reader, enum error_kind kind,
                              const struct ec_private_key_fields *fields,
                              const char *want)
{
    char text[ALGORITHM_TEXT_SIZE];
    struct algorithm_identifier algorithm = {.algorithm = oid_ec_public_key,
                                             .parameters = fields->parameters};
    bool is_absent = fields->parameters.length == 0;
    size_t offset =
        der_offset(reader, is_absent ? fields->element : fields->parameters);
    return der_fail(reader, kind, offset, kind == ERROR_RULE ? "RFC 5915 3" : NULL,
                    "parameters", "want %s, have %s", want,
                    is_absent ? "none" : algorithm_to_text(&algorithm, text));
}

/* "Though the ASN.1 indicates that the parameters field is OPTIONAL, implementations that
 * conform to this document MUST always include the parameters field." In PKCS#8 others stand
 * before them, and these are often left out. Of RFC 5480 section 2.1.1: "implicitCurve and
 * specifiedCurve MUST NOT be used". */
static bool settle_curve(const struct der_reader *reader,
                         const struct ec_private_key_fields *fields,
                         const struct curve **curve)
{
    struct bytes parameters = fields->parameters;
    const struct curve *named = curve_named(parameters);
    if (*curve != NULL)
        return parameters.length == 0 || named == *curve ||
               refuse_parameters(reader, ERROR_RULE, fields, (*curve)->name);
    if (parameters.length == 0 || parameters.data[0] != DER_OID)
        return refuse_parameters(reader, ERROR_RULE, fields, "the name of a curve");
    *curve = named;
    return named != NULL || refuse_parameters(reader, ERROR_UNSUPPORTED, fields,
                                              "P-256, P-384 or P-521");
}

/* So many zeros at the beginning are missed by chance once in 2^64 keys; when more bytes are
 * missing, the key is another curve's. */
enum { MISSING_ZEROS_MAX = 8 };

/* "an octet string of length ceiling (log2(n)/8)". GnuTLS 3.7 writes the bytes of an INTEGER
 * instead, one more when the first bit is set and fewer when the number begins with zeros. It
 * is the same number, and others read it too. */
static bool pad_scalar(struct bytes contents, size_t length, uint8_t *scalar)
{
    bool has_sign = contents.length == length + 1 && contents.data[0] == 0;
    if (has_sign)
        contents = bytes_of(contents.data + 1, length);
    if (contents.length > length || contents.length + MISSING_ZEROS_MAX < length)
        return false;
    memset(scalar, 0, length);
    memcpy(scalar + length - contents.length, contents.data, contents.length);
    return true;
}

static bool set_private_key(const struct der_reader *reader, struct bytes contents,
                            const struct curve *curve, struct ec_private_key *key)
{
    size_t offset = der_offset(reader, contents);
    uint8_t scalar[CURVE_LENGTH_MAX];
    if (!pad_scalar(contents, curve->length, scalar))
        return der_fail(reader, ERROR_RULE, offset, "RFC 5915 3", "privateKey",
                        "want %zu bytes, have %zu", curve->length, contents.length);
    enum ec_result result = ec_private_key_set(key, curve, scalar);
    explicit_bzero(scalar, sizeof scalar);
    return result == EC_OK ||
           ec_fail(reader->error, result, offset, "SEC 1 3.2.1", "privateKey");
}

static bool check_public_key(const struct der_reader *reader, struct bytes contents,
                             const struct ec_private_key *key)
{
    struct ec_public_key given;
    if (contents.data == NULL)
        return true;
    struct der_reader inner = der_reader_within(reader, contents);
    return ec_point_read(&inner, key->public_key.curve, "publicKey", &given) &&
           (ec_public_key_equal(&given, &key->public_key) ||
            ec_fail(reader->error, EC_KEY_MISMATCH, der_offset(reader, contents),
                    "RFC 5915 3", "publicKey"));
}

bool ec_private_key_read(struct der_reader *reader, const struct curve *curve,
                         struct ec_private_key *key)
{
    struct ec_private_key_fields fields;
    return read_fields(reader, &fields) && settle_curve(reader, &fields, &curve) &&
           set_private_key(reader, fields.private_key, curve, key) &&
           check_public_key(reader, fields.public_key, key);
}

void ec_private_key_write(struct der_writer *writer, const struct ec_private_key *key,
                          struct bytes parameters)
{
    uint8_t point[CURVE_POINT_LENGTH_MAX];
    const struct ec_public_key *public_key = &key->public_key;
    size_t length = curve_write_point(public_key->curve, &public_key->point, point);
    der_begin(writer, DER_SEQUENCE);
    der_write_small(writer, 1);
    der_write(writer, DER_OCTET_STRING,
              bytes_of(key->scalar, public_key->curve->length));
    if (parameters.length > 0) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
        der_write_raw(writer, parameters);
        der_end(writer);
    }
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(1));
    der_write_bit_octets(writer, bytes_of(point, length));
    der_end(writer);
    der_end(writer);
}
