/* show_signature.c -- signatures as text. */
#include "show_signature.h"

#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_integer.h"
#include "show_pss.h"

#define OCTETS_PER_LINE  18
#define PARAMETER_INDENT 8

void show_bit_octets(const struct show *show, struct bytes octets, int indent)
{
    show_octets(show, octets, indent, OCTETS_PER_LINE);
}

static void show_parameters(const struct show *show,
                            const struct algorithm_identifier *algorithm)
{
    if (bytes_equal(algorithm->algorithm, oid_rsassa_pss))
        show_pss_signature(show, algorithm->parameters, PARAMETER_INDENT);
    else
        show_format(show, "\n");
}

void show_signature_algorithm(const struct show *show,
                              const struct algorithm_identifier *algorithm, int indent)
{
    show_indented(show, indent, "Signature Algorithm: ");
    show_oid(show, algorithm->algorithm);
    show_parameters(show, algorithm);
}

/* The algorithms of DSA whose signatures OpenSSL takes apart. */
static bool is_dsa(struct bytes oid)
{
    static const char *const algorithms[] = {
        "1.2.840.10040.4.3",      "1.3.14.3.2.27",          "1.3.14.3.2.13",
        "2.16.840.1.101.3.4.3.1", "2.16.840.1.101.3.4.3.2",
    };
    char dotted[OID_TEXT_SIZE];
    oid_to_text(oid, dotted);
    for (size_t i = 0; i < sizeof algorithms / sizeof algorithms[0]; i++)
        if (strcmp(algorithms[i], dotted) == 0)
            return true;
    return false;
}

/* Dss-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER } */
static bool show_dsa(const struct show *show, struct bytes signature, int indent)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(signature, &error), inner;
    struct bytes r, s;
    if (!der_enter(&reader, DER_SEQUENCE, "Dss-Sig-Value", &inner) ||
        !der_read_integer(&inner, "r", &r) || !der_read_integer(&inner, "s", &s) ||
        !der_finish(&inner, "Dss-Sig-Value"))
        return false;
    show_format(show, "\n");
    show_labelled(show, indent, "r:   ", r);
    show_labelled(show, indent, "s:   ", s);
    return true;
}

bool show_signature(const struct show *show, struct der_reader *reader)
{
    struct algorithm_identifier algorithm;
    struct bytes signature;
    unsigned unused;
    if (!algorithm_read(reader, "signatureAlgorithm", &algorithm) ||
        !der_read_bit_string(reader, "signatureValue", &signature, &unused))
        return false;
    show_indented(show, 4, "Signature Algorithm: ");
    show_oid(show, algorithm.algorithm);
    show_format(show, "\n    Signature Value:");
    if (is_dsa(algorithm.algorithm) && show_dsa(show, signature, PARAMETER_INDENT))
        return true;
    show_parameters(show, &algorithm);
    show_bit_octets(show, signature, PARAMETER_INDENT);
    return true;
}
