/* trace_ecdsa.c -- the letters are those of FIPS 186-5 section 6 and SP 800-186 section
 * 3.2.1. */
#include "trace_ecdsa.h"

#include <stdio.h>

#include "../../asn1/der_reader.h"

static void print_element(const struct trace_style *style, const struct curve *curve,
                          const char *name, const struct element *element)
{
    uint8_t bytes[CURVE_LENGTH_MAX];
    field_write(curve->field, element, bytes);
    trace_number(style, name, bytes_of(bytes, curve->length));
}

void trace_ec_point(const struct trace_style *style, const struct curve *curve,
                    const char *name, const struct affine_point *point)
{
    char coordinate[16];
    snprintf(coordinate, sizeof coordinate, "%s x", name);
    print_element(style, curve, coordinate, &point->x);
    snprintf(coordinate, sizeof coordinate, "%s y", name);
    print_element(style, curve, coordinate, &point->y);
}

void trace_ec_curve(const struct trace_style *style, const struct curve *curve)
{
    uint8_t bytes[CURVE_LENGTH_MAX];
    trace_say(
        "%s is the curve y^2 = x^3 - 3x + b modulo p, with a point G that comes to "
        "infinity after n additions of itself; p and n are primes of %u bits (SP "
        "800-186 3.2.1). `certwright trace curve` shows a small one whole.",
        curve->name, curve->bits);
    field_write_modulus(curve->field, bytes);
    trace_number(style, "p", bytes_of(bytes, curve->length));
    print_element(style, curve, "b", &curve->b);
    trace_ec_point(style, curve, "G", &curve->generator);
    field_write_modulus(curve->order, bytes);
    trace_number(style, "n", bytes_of(bytes, curve->length));
}

void trace_ec_value(const struct trace_style *style, const char *name,
                    const struct trace_values *values, enum ecdsa_value what)
{
    trace_number(style, name, trace_kept(values, (int)what));
}

void trace_ec_digest(const struct trace_style *style, const struct curve *curve,
                     const struct hash *hash, const struct trace_values *values)
{
    size_t bits = 8 * hash->digest_length;
    if (bits > curve->bits)
        trace_say(
            "The digest has %zu bits, and n has %u: e is the leftmost %u of them, "
            "modulo n.",
            bits, curve->bits, curve->bits);
    else
        trace_say("The digest has %zu bits, and n has %u: e is all of it%s.", bits,
                  curve->bits, bits == curve->bits ? ", modulo n" : "");
    trace_ec_value(style, "e", values, ECDSA_E);
}

/* Prints LENGTH bytes of the header at OFFSET, and what begins there. */
static void print_header(struct bytes signature, size_t offset, size_t length,
                         const char *what, size_t contents_length, const char *name)
{
    printf("%8zu ", offset);
    for (size_t i = 0; i < length; i++)
        printf(" %02x", signature.data[offset + i]);
    printf("   %s of %zu bytes%s\n", what, contents_length, name);
}

/* Prints the INTEGER that READER stands before. */
static void print_integer(struct der_reader *reader, const char *name)
{
    size_t offset = reader->position;
    struct bytes contents;
    if (!der_read(reader, DER_INTEGER, name, &contents))
        return;
    size_t header = reader->position - offset - contents.length;
    print_header(reader->document, offset, header, "INTEGER", contents.length, name);
    trace_octets(contents, offset + header);
    if (contents.length > 1 && contents.data[0] == 0)
        printf("            (00, because a number that begins with a byte from 80 on "
               "would "
               "be negative)\n");
}

void trace_ec_signature(struct bytes signature)
{
    struct error error = {0};
    struct der_reader reader = der_reader_of(signature, &error), inner;
    if (!der_enter(&reader, DER_SEQUENCE, "ECDSA-Sig-Value", &inner))
        return;
    size_t length = inner.end - inner.position;
    print_header(signature, 0, signature.length - length, "SEQUENCE", length, "");
    print_integer(&inner, ": r");
    print_integer(&inner, ": s");
}
