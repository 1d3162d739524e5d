/* show_key_other.c -- keys of DSA (RFC 3279 section 2.3.2), and keys that are octets
 * without a structure (RFC 8410). The public key of a private one is computed, but for
 * X448 and Ed448. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_derived.h"
#include "show_integer.h"
#include "show_key_kinds.h"

/* Dss-Parms ::= SEQUENCE { p INTEGER, q INTEGER, g INTEGER } */
struct dsa_domain {
    struct bytes p, q, g;
};

static bool read_numbers(struct der_reader *reader, struct dsa_domain *domain)
{
    return der_read_integer(reader, "p", &domain->p) &&
           der_read_integer(reader, "q", &domain->q) &&
           der_read_integer(reader, "g", &domain->g);
}

static bool read_domain(struct bytes parameters, struct dsa_domain *domain)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(parameters, &error), inner;
    return der_enter(&reader, DER_SEQUENCE, "Dss-Parms", &inner) &&
           read_numbers(&inner, domain) && der_finish(&inner, "Dss-Parms");
}

static size_t bits_of(struct bytes number)
{
    struct magnitude magnitude = magnitude_of_unsigned(number);
    return magnitude_bits(&magnitude);
}

static void show_domain(const struct show *show, const struct dsa_domain *domain,
                        int indent)
{
    show_labelled(show, indent, "P:   ", domain->p);
    show_labelled(show, indent, "Q:   ", domain->q);
    show_labelled(show, indent, "G:   ", domain->g);
}

bool show_dsa_public(const struct show *show, const struct key_source *source,
                     struct bytes key, int indent)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(key, &error);
    struct dsa_domain domain;
    struct bytes y;
    if (!read_domain(source->parameters, &domain) ||
        !der_read_integer(&reader, "y", &y))
        return false;
    show_indented(show, indent, "Public-Key: (%zu bit)\n", bits_of(domain.p));
    show_labelled(show, indent, "pub: ", y);
    show_domain(show, &domain, indent);
    return true;
}

/* In PKCS#8 an INTEGER beside the parameters; before that, SEQUENCE { version, p, q, g,
 * y, x }. */
bool show_dsa_private(const struct show *show, const struct key_source *source,
                      struct bytes key, int indent)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(key, &error), inner;
    struct dsa_domain domain;
    struct bytes version, x, y = {NULL, 0};
    uint8_t derived[NUMBER_OCTETS_MAX];
    if (der_next_is(&reader, DER_SEQUENCE)) {
        if (!der_enter(&reader, DER_SEQUENCE, "DSA key", &inner) ||
            !der_read_integer(&inner, "version", &version) ||
            !read_numbers(&inner, &domain) || !der_read_integer(&inner, "y", &y) ||
            !der_read_integer(&inner, "x", &x) || !der_finish(&inner, "DSA key"))
            return false;
    } else if (!read_domain(source->parameters, &domain) ||
               !der_read_integer(&reader, "x", &x)) {
        return false;
    }
    if (y.length == 0)
        y = bytes_of(derived, show_derive_dsa(domain.p, domain.g, x, derived));
    show_indented(show, indent, "Private-Key: (%zu bit)\n", bits_of(domain.p));
    show_labelled(show, indent, "priv:", x);
    if (y.length > 0)
        show_labelled(show, indent, "pub: ", y);
    show_domain(show, &domain, indent);
    return true;
}

/* Public keys without a structure: RFC 8410, and in OpenSSL 3.5 those of FIPS 203 to
 * 205. Each kind has one length. */
static const struct octet_key {
    const char *dotted;
    size_t length;
    const char *label;
    bool is_newer, has_private; /* has_private: as long as the public one */
} octet_keys[] = {
    {"1.3.101.110", 32, "pub:", false, true},               /* X25519 */
    {"1.3.101.111", 56, "pub:", false, true},               /* X448 */
    {"1.3.101.112", 32, "pub:", false, true},               /* Ed25519 */
    {"1.3.101.113", 57, "pub:", false, true},               /* Ed448 */
    {"2.16.840.1.101.3.4.3.17", 1312, "pub:", true, false}, /* ML-DSA-44 */
    {"2.16.840.1.101.3.4.3.18", 1952, "pub:", true, false}, /* ML-DSA-65 */
    {"2.16.840.1.101.3.4.3.19", 2592, "pub:", true, false}, /* ML-DSA-87 */
    {"2.16.840.1.101.3.4.3.20", 32, "pub:", true, false},   /* SLH-DSA, SHA2 */
    {"2.16.840.1.101.3.4.3.21", 32, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.22", 48, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.23", 48, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.24", 64, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.25", 64, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.26", 32, "pub:", true, false}, /* SLH-DSA, SHAKE */
    {"2.16.840.1.101.3.4.3.27", 32, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.28", 48, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.29", 48, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.30", 64, "pub:", true, false},
    {"2.16.840.1.101.3.4.3.31", 64, "pub:", true, false},
    {"2.16.840.1.101.3.4.4.1", 800, "ek:", true, false},  /* ML-KEM-512 */
    {"2.16.840.1.101.3.4.4.2", 1184, "ek:", true, false}, /* ML-KEM-768 */
    {"2.16.840.1.101.3.4.4.3", 1568, "ek:", true, false}, /* ML-KEM-1024 */
};

static const struct octet_key *octet_key_of(const struct show *show,
                                            const struct key_source *source)
{
    char dotted[OID_TEXT_SIZE];
    oid_to_text(source->algorithm, dotted);
    for (size_t i = 0; i < sizeof octet_keys / sizeof octet_keys[0]; i++)
        if (strcmp(octet_keys[i].dotted, dotted) == 0)
            return octet_keys[i].is_newer && show->like == SHOW_LIKE_3_0
                       ? NULL
                       : &octet_keys[i];
    return NULL;
}

static void show_kind(const struct show *show, const struct key_source *source,
                      int indent, const char *words)
{
    show_indented(show, indent, "%s", "");
    show_oid(show, source->algorithm);
    show_format(show, " %s:\n", words);
}

bool show_octets_public(const struct show *show, const struct key_source *source,
                        struct bytes key, int indent)
{
    const struct octet_key *kind = octet_key_of(show, source);
    if (kind == NULL || key.length != kind->length)
        return false;
    show_kind(show, source, indent, "Public-Key");
    show_key_octets(show, indent, kind->label, key);
    return true;
}

/* CurvePrivateKey ::= OCTET STRING */
bool show_octets_private(const struct show *show, const struct key_source *source,
                         struct bytes key, int indent)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(key, &error);
    struct bytes octets;
    const struct octet_key *kind = octet_key_of(show, source);
    if (kind == NULL || !kind->has_private ||
        !der_read(&reader, DER_OCTET_STRING, "CurvePrivateKey", &octets) ||
        octets.length != kind->length)
        return false;
    show_kind(show, source, indent, "Private-Key");
    show_key_octets(show, indent, "priv:", octets);
    uint8_t derived[SHOW_25519_LENGTH];
    if (show_derive_25519(source->algorithm, octets.data, derived))
        show_key_octets(show, indent, "pub:", bytes_of(derived, sizeof derived));
    else if (source->public_key.length > 0)
        show_key_octets(show, indent, "pub:", source->public_key);
    return true;
}
