/* show_key_rsa.c -- RSA keys as text. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_integer.h"
#include "show_key_kinds.h"
#include "show_pss.h"

/* A key for RSASSA-PSS alone says how it may be used. */
static bool is_pss(const struct key_source *source)
{
    return bytes_equal(source->algorithm, oid_rsassa_pss);
}

static bool is_known(const struct key_source *source)
{
    return !is_pss(source) || pss_key_is_known(source->parameters);
}

static bool enter(struct bytes key, struct error *error, struct der_reader *inner)
{
    struct der_reader reader = der_reader_again(key, error);
    return der_enter(&reader, DER_SEQUENCE, "RSA key", inner);
}

static size_t bits_of(struct bytes modulus)
{
    struct magnitude magnitude = magnitude_of_unsigned(modulus);
    return magnitude_bits(&magnitude);
}

/* RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER } */
bool show_rsa_public(const struct show *show, const struct key_source *source,
                     struct bytes key, int indent)
{
    struct error error = {0};
    struct der_reader inner;
    struct bytes modulus, exponent;
    if (!is_known(source) || !enter(key, &error, &inner) ||
        !der_read_integer(&inner, "n", &modulus) ||
        !der_read_integer(&inner, "e", &exponent) ||
        !der_finish(&inner, "RSAPublicKey"))
        return false;
    show_indented(show, indent, "Public-Key: (%zu bit)\n", bits_of(modulus));
    show_labelled(show, indent, "Modulus:", modulus);
    show_labelled(show, indent, "Exponent:", exponent);
    if (is_pss(source))
        show_pss_key(show, source->parameters, indent);
    return true;
}

/* RSAPrivateKey ::= SEQUENCE { version, and the numbers below, and for more than two
 * primes otherPrimeInfos } */
bool show_rsa_private(const struct show *show, const struct key_source *source,
                      struct bytes key, int indent)
{
    static const char *const labels[] = {
        "modulus:", "publicExponent:", "privateExponent:", "prime1:",
        "prime2:",  "exponent1:",      "exponent2:",       "coefficient:",
    };
    struct error error = {0};
    struct der_reader inner;
    struct bytes version, numbers[8];
    if (!is_known(source) || !enter(key, &error, &inner) ||
        !der_read_integer(&inner, "version", &version))
        return false;
    for (size_t i = 0; i < 8; i++)
        if (!der_read_integer(&inner, labels[i], &numbers[i]))
            return false;
    if (!der_finish(&inner, "RSAPrivateKey"))
        return false;
    show_indented(show, indent, "Private-Key: (%zu bit, 2 primes)\n",
                  bits_of(numbers[0]));
    for (size_t i = 0; i < 8; i++)
        show_labelled(show, indent, labels[i], numbers[i]);
    if (is_pss(source))
        show_pss_key(show, source->parameters, indent);
    return true;
}
