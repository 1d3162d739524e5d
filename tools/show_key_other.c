/* show_key_other.c -- keys of DSA (RFC 3279 section 2.3.2), and those of RFC 8410, which
 * are octets without a structure. Nothing is computed: of a private key that does not
 * hold its public key, that is left out. */
#include "../asn1/der_values.h"
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
           read_numbers(&inner, domain);
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
    if (der_next_is(&reader, DER_SEQUENCE)) {
        if (!der_enter(&reader, DER_SEQUENCE, "DSA key", &inner) ||
            !der_read_integer(&inner, "version", &version) ||
            !read_numbers(&inner, &domain) || !der_read_integer(&inner, "y", &y) ||
            !der_read_integer(&inner, "x", &x))
            return false;
    } else if (!read_domain(source->parameters, &domain) ||
               !der_read_integer(&reader, "x", &x)) {
        return false;
    }
    show_indented(show, indent, "Private-Key: (%zu bit)\n", bits_of(domain.p));
    show_labelled(show, indent, "priv:", x);
    if (y.length > 0)
        show_labelled(show, indent, "pub: ", y);
    show_domain(show, &domain, indent);
    return true;
}

/* How long a key of RFC 8410 is, by the last arc of its identifier. */
static size_t key_length(const struct key_source *source)
{
    static const size_t lengths[] = {32, 56, 32, 57}; /* X25519, X448, Ed25519, Ed448 */
    return lengths[source->algorithm.data[2] - 110];
}

bool show_octets_public(const struct show *show, const struct key_source *source,
                        struct bytes key, int indent)
{
    if (key.length != key_length(source))
        return false;
    show_indented(show, indent, "%s", "");
    show_oid_short(show, source->algorithm);
    show_format(show, " Public-Key:\n");
    show_key_octets(show, indent, "pub:", key);
    return true;
}

/* CurvePrivateKey ::= OCTET STRING */
bool show_octets_private(const struct show *show, const struct key_source *source,
                         struct bytes key, int indent)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(key, &error);
    struct bytes octets;
    if (!der_read(&reader, DER_OCTET_STRING, "CurvePrivateKey", &octets) ||
        octets.length != key_length(source))
        return false;
    show_indented(show, indent, "%s", "");
    show_oid_short(show, source->algorithm);
    show_format(show, " Private-Key:\n");
    show_key_octets(show, indent, "priv:", octets);
    if (source->public_key.length > 0)
        show_key_octets(show, indent, "pub:", source->public_key);
    return true;
}
