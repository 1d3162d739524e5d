/* show_key_ec.c -- keys on elliptic curves as text (SEC 1, RFC 5480, RFC 5915). Nothing
 * is computed on the curve. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_curves.h"
#include "show_integer.h"
#include "show_key_kinds.h"

/* A curve, by its name or by its numbers. */
struct curve {
    const struct show_curve *named; /* or NULL, and the rest counts */
    struct bytes oid;
    struct bytes prime, a, b, seed, base, order, cofactor;
};

/* FieldID ::= SEQUENCE { fieldType OBJECT IDENTIFIER, prime INTEGER }
 * Curve ::= SEQUENCE { a OCTET STRING, b OCTET STRING, seed BIT STRING OPTIONAL } */
static bool read_field_and_curve(struct der_reader *reader, struct curve *curve)
{
    static const char prime_field[] = "1.2.840.10045.1.1";
    struct der_reader field, inner;
    struct bytes type;
    char dotted[OID_TEXT_SIZE];
    return der_enter(reader, DER_SEQUENCE, "fieldID", &field) &&
           der_read_oid(&field, "fieldType", &type) &&
           strcmp(oid_to_text(type, dotted), prime_field) == 0 &&
           der_read_integer(&field, "prime", &curve->prime) &&
           der_finish(&field, "fieldID") &&
           der_enter(reader, DER_SEQUENCE, "curve", &inner) &&
           der_read(&inner, DER_OCTET_STRING, "a", &curve->a) &&
           der_read(&inner, DER_OCTET_STRING, "b", &curve->b) &&
           (!der_next_is(&inner, DER_BIT_STRING) ||
            der_read_bit_octets(&inner, "seed", &curve->seed)) &&
           der_finish(&inner, "curve");
}

/* ECParameters ::= CHOICE { namedCurve OBJECT IDENTIFIER, SpecifiedECDomain }
 * SpecifiedECDomain ::= SEQUENCE {
 *     version INTEGER, fieldID, curve, base OCTET STRING, order INTEGER,
 *     cofactor INTEGER OPTIONAL } */
static bool read_curve(struct bytes parameters, struct curve *curve)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(parameters, &error), inner;
    struct bytes version;
    memset(curve, 0, sizeof *curve);
    if (der_next_is(&reader, DER_OID)) {
        if (!der_read_oid(&reader, "namedCurve", &curve->oid))
            return false;
        curve->named = show_curve_of(curve->oid);
        return curve->named != NULL;
    }
    return der_enter(&reader, DER_SEQUENCE, "ECParameters", &inner) &&
           der_read_integer(&inner, "version", &version) &&
           read_field_and_curve(&inner, curve) &&
           der_read(&inner, DER_OCTET_STRING, "base", &curve->base) &&
           curve->base.length > 0 && der_read_integer(&inner, "order", &curve->order) &&
           (!der_next_is(&inner, DER_INTEGER) ||
            der_read_integer(&inner, "cofactor", &curve->cofactor)) &&
           der_finish(&inner, "ECParameters");
}

static size_t order_bits(const struct curve *curve)
{
    if (curve->named != NULL)
        return curve->named->order_bits;
    struct magnitude magnitude = magnitude_of_unsigned(curve->order);
    return magnitude_bits(&magnitude);
}

static const char *base_label(uint8_t first)
{
    return first == 4                 ? "Generator (uncompressed):"
           : first == 2 || first == 3 ? "Generator (compressed):"
                                      : "Generator (hybrid):";
}

static void show_curve(const struct show *show, const struct curve *curve, int indent)
{
    if (curve->named != NULL) {
        show_indented(show, indent, "ASN1 OID: ");
        show_oid_short(show, curve->oid);
        show_format(show, "\n");
        if (curve->named->nist != NULL)
            show_indented(show, indent, "NIST CURVE: %s\n", curve->named->nist);
        return;
    }
    show_indented(show, indent, "Field Type: prime-field\n");
    show_labelled(show, indent, "Prime:", curve->prime);
    show_labelled(show, indent, "A:   ", curve->a);
    show_labelled(show, indent, "B:   ", curve->b);
    show_key_octets(show, indent, base_label(curve->base.data[0]), curve->base);
    show_labelled(show, indent, "Order: ", curve->order);
    if (curve->cofactor.length > 0)
        show_labelled(show, indent, "Cofactor: ", curve->cofactor);
    if (curve->seed.length > 0)
        show_key_octets(show, indent, "Seed:", curve->seed);
}

bool show_ec_public(const struct show *show, const struct key_source *source,
                    struct bytes key, int indent)
{
    struct curve curve;
    if (key.length == 0 || !read_curve(source->parameters, &curve))
        return false;
    show_indented(show, indent, "Public-Key: (%zu bit)\n", order_bits(&curve));
    show_key_octets(show, indent, "pub:", key);
    show_curve(show, &curve, indent);
    return true;
}

/* ECPrivateKey ::= SEQUENCE {
 *     version     INTEGER,
 *     privateKey  OCTET STRING,
 *     parameters  [0] ECParameters OPTIONAL,
 *     publicKey   [1] BIT STRING OPTIONAL } */
bool show_ec_private(const struct show *show, const struct key_source *source,
                     struct bytes key, int indent)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(key, &error), inner, wrapped;
    struct bytes version, secret, point = {NULL, 0}, parameters = source->parameters;
    struct curve curve;
    if (!der_enter(&reader, DER_SEQUENCE, "ECPrivateKey", &inner) ||
        !der_read_integer(&inner, "version", &version) ||
        !der_read(&inner, DER_OCTET_STRING, "privateKey", &secret))
        return false;
    if (der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(0)) &&
        (!der_enter(&inner, DER_CONTEXT_CONSTRUCTED(0), "parameters", &wrapped) ||
         !der_read_any(&wrapped, "parameters", NULL, NULL, &parameters) ||
         !der_finish(&wrapped, "parameters")))
        return false;
    if (der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(1)) &&
        (!der_enter(&inner, DER_CONTEXT_CONSTRUCTED(1), "publicKey", &wrapped) ||
         !der_read_bit_octets(&wrapped, "publicKey", &point) ||
         !der_finish(&wrapped, "publicKey")))
        return false;
    if (!der_finish(&inner, "ECPrivateKey") || !read_curve(parameters, &curve))
        return false;
    show_indented(show, indent, "Private-Key: (%zu bit)\n", order_bits(&curve));
    show_key_octets(show, indent, "priv:", secret);
    if (point.length > 0)
        show_key_octets(show, indent, "pub:", point);
    show_curve(show, &curve, indent);
    return true;
}
