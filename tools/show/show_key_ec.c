/* show_key_ec.c -- keys on elliptic curves as text (SEC 1, RFC 5480, RFC 5915). On
 * the curves that certwright computes with, points are checked, and a private key that is
 * without its public key gets it. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_curves.h"
#include "show_derived.h"
#include "show_integer.h"
#include "show_key_kinds.h"

/* A curve, by its name or by its numbers. */
struct domain {
    const struct show_curve *named; /* or NULL, and the rest counts */
    struct bytes oid;
    struct bytes prime, a, b, seed, base, order, cofactor;
};

/* FieldID ::= SEQUENCE { fieldType OBJECT IDENTIFIER, prime INTEGER }
 * Curve ::= SEQUENCE { a OCTET STRING, b OCTET STRING, seed BIT STRING OPTIONAL } */
static bool read_field_and_curve(struct der_reader *reader, struct domain *domain)
{
    static const char prime_field[] = "1.2.840.10045.1.1";
    struct der_reader field, inner;
    struct bytes type;
    char dotted[OID_TEXT_SIZE];
    return der_enter(reader, DER_SEQUENCE, "fieldID", &field) &&
           der_read_oid(&field, "fieldType", &type) &&
           strcmp(oid_to_text(type, dotted), prime_field) == 0 &&
           der_read_integer(&field, "prime", &domain->prime) &&
           der_finish(&field, "fieldID") &&
           der_enter(reader, DER_SEQUENCE, "curve", &inner) &&
           der_read(&inner, DER_OCTET_STRING, "a", &domain->a) &&
           der_read(&inner, DER_OCTET_STRING, "b", &domain->b) &&
           (!der_next_is(&inner, DER_BIT_STRING) ||
            der_read_bit_octets(&inner, "seed", &domain->seed)) &&
           der_finish(&inner, "curve");
}

/* ECParameters ::= CHOICE { namedCurve OBJECT IDENTIFIER, SpecifiedECDomain }
 * SpecifiedECDomain ::= SEQUENCE {
 *     version INTEGER, fieldID, curve, base OCTET STRING, order INTEGER,
 *     cofactor INTEGER OPTIONAL } */
static bool read_curve(struct bytes parameters, struct domain *domain)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(parameters, &error), inner;
    struct bytes version;
    memset(domain, 0, sizeof *domain);
    if (der_next_is(&reader, DER_OID)) {
        if (!der_read_oid(&reader, "namedCurve", &domain->oid))
            return false;
        domain->named = show_curve_of(domain->oid);
        return domain->named != NULL;
    }
    return der_enter(&reader, DER_SEQUENCE, "ECParameters", &inner) &&
           der_read_integer(&inner, "version", &version) &&
           read_field_and_curve(&inner, domain) &&
           der_read(&inner, DER_OCTET_STRING, "base", &domain->base) &&
           domain->base.length > 0 &&
           der_read_integer(&inner, "order", &domain->order) &&
           (!der_next_is(&inner, DER_INTEGER) ||
            der_read_integer(&inner, "cofactor", &domain->cofactor)) &&
           der_finish(&inner, "ECParameters");
}

static size_t order_bits(const struct domain *domain)
{
    if (domain->named != NULL)
        return domain->named->order_bits;
    struct magnitude magnitude = magnitude_of_unsigned(domain->order);
    return magnitude_bits(&magnitude);
}

static const char *base_label(uint8_t first)
{
    return first == 4                 ? "Generator (uncompressed):"
           : first == 2 || first == 3 ? "Generator (compressed):"
                                      : "Generator (hybrid):";
}

static void show_curve(const struct show *show, const struct domain *domain, int indent)
{
    if (domain->named != NULL) {
        show_indented(show, indent, "ASN1 OID: ");
        show_oid_short(show, domain->oid);
        show_format(show, "\n");
        if (domain->named->nist != NULL)
            show_indented(show, indent, "NIST CURVE: %s\n", domain->named->nist);
        return;
    }
    show_indented(show, indent, "Field Type: prime-field\n");
    show_labelled(show, indent, "Prime:", domain->prime);
    show_labelled(show, indent, "A:   ", domain->a);
    show_labelled(show, indent, "B:   ", domain->b);
    show_key_octets(show, indent, base_label(domain->base.data[0]), domain->base);
    show_labelled(show, indent, "Order: ", domain->order);
    if (domain->cofactor.length > 0)
        show_labelled(show, indent, "Cofactor: ", domain->cofactor);
    if (domain->seed.length > 0)
        show_key_octets(show, indent, "Seed:", domain->seed);
}

/* Whether KEY can be a public key; on a curve that certwright does not compute with, anything
 * can. */
static bool is_point(const struct domain *domain, struct bytes key)
{
    const struct curve *curve = show_curve_arithmetic(domain->named);
    struct affine_point point;
    return curve != NULL ? show_read_point(curve, key, &point) : key.length > 0;
}

bool show_ec_public(const struct show *show, const struct key_source *source,
                    struct bytes key, int indent)
{
    struct domain domain;
    if (!read_curve(source->parameters, &domain) || !is_point(&domain, key))
        return false;
    show_indented(show, indent, "Public-Key: (%zu bit)\n", order_bits(&domain));
    show_key_octets(show, indent, "pub:", key);
    show_curve(show, &domain, indent);
    return true;
}

/* --- private keys ----------------------------------------------------------------- */

/* OpenSSL reads no key with a longer order: OPENSSL_ECC_MAX_FIELD_BITS is 661. */
#define SCALAR_LENGTH_MAX 83

struct private_parts {
    struct bytes secret, point;
    bool has_point;
    struct domain domain;
};

/* ECPrivateKey ::= SEQUENCE {
 *     version     INTEGER,
 *     privateKey  OCTET STRING,
 *     parameters  [0] ECParameters OPTIONAL,
 *     publicKey   [1] BIT STRING OPTIONAL } */
static bool read_private(struct bytes key, struct bytes parameters,
                         struct private_parts *parts)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(key, &error), inner, wrapped;
    struct bytes version;
    *parts = (struct private_parts){.has_point = false};
    if (!der_enter(&reader, DER_SEQUENCE, "ECPrivateKey", &inner) ||
        !der_read_integer(&inner, "version", &version) ||
        !der_read(&inner, DER_OCTET_STRING, "privateKey", &parts->secret))
        return false;
    if (der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(0)) &&
        (!der_enter(&inner, DER_CONTEXT_CONSTRUCTED(0), "parameters", &wrapped) ||
         !der_read_any(&wrapped, "parameters", NULL, NULL, &parameters) ||
         !der_finish(&wrapped, "parameters")))
        return false;
    parts->has_point = der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(1));
    if (parts->has_point &&
        (!der_enter(&inner, DER_CONTEXT_CONSTRUCTED(1), "publicKey", &wrapped) ||
         !der_read_bit_octets(&wrapped, "publicKey", &parts->point) ||
         !der_finish(&wrapped, "publicKey")))
        return false;
    return der_finish(&inner, "ECPrivateKey") && read_curve(parameters, &parts->domain);
}

/* Whatever the file has, the number is printed as long as the order is. */
static void show_scalar(const struct show *show, int indent,
                        const struct private_parts *parts)
{
    uint8_t scalar[SCALAR_LENGTH_MAX];
    struct magnitude magnitude = magnitude_of_unsigned(parts->secret);
    size_t length = (order_bits(&parts->domain) + 7) / 8;
    for (size_t i = 0; i < length; i++)
        scalar[i] = i + magnitude.length < length
                        ? 0
                        : magnitude_octet(&magnitude, i + magnitude.length - length);
    show_key_octets(show, indent, "priv:", bytes_of(scalar, length));
    explicit_bzero(scalar, sizeof scalar);
}

static bool has_order_length(const struct private_parts *parts)
{
    struct magnitude magnitude = magnitude_of_unsigned(parts->secret);
    size_t length = (order_bits(&parts->domain) + 7) / 8;
    return magnitude.length <= length && length <= SCALAR_LENGTH_MAX;
}

bool show_ec_private(const struct show *show, const struct key_source *source,
                     struct bytes key, int indent)
{
    struct private_parts parts;
    uint8_t derived[CURVE_POINT_LENGTH_MAX];
    if (!read_private(key, source->parameters, &parts) || !has_order_length(&parts) ||
        (parts.has_point && !is_point(&parts.domain, parts.point)))
        return false;
    const struct curve *curve = show_curve_arithmetic(parts.domain.named);
    if (!parts.has_point && curve != NULL)
        parts.point =
            bytes_of(derived, show_derive_point(curve, parts.secret, derived));
    show_indented(show, indent, "Private-Key: (%zu bit)\n", order_bits(&parts.domain));
    show_scalar(show, indent, &parts);
    if (parts.point.length > 0)
        show_key_octets(show, indent, "pub:", parts.point);
    show_curve(show, &parts.domain, indent);
    return true;
}
