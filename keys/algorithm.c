/* algorithm.c -- AlgorithmIdentifier. */
#include "algorithm.h"

#include <stdio.h>

#include "../asn1/der_any.h"
#include "../asn1/oid.h"

static const uint8_t null_element[] = {DER_NULL, 0};

static bool is_null(struct bytes element)
{
    return element.length == 2 && element.data[0] == DER_NULL && element.data[1] == 0;
}

/* Most are NULL, and then there is nothing more to check. */
static bool read_parameters(struct der_reader *reader, struct bytes *parameters)
{
    return der_read_any(reader, "parameters", NULL, NULL, parameters) &&
           (is_null(*parameters) || der_check_value(reader, "parameters", *parameters));
}

/* AlgorithmIdentifier ::= SEQUENCE {
 *     algorithm   OBJECT IDENTIFIER,
 *     parameters  ANY DEFINED BY algorithm OPTIONAL } */
bool algorithm_read(struct der_reader *reader, const char *field,
                    struct algorithm_identifier *identifier)
{
    struct der_reader inner;
    identifier->parameters = bytes_of(NULL, 0);
    return der_enter_element(reader, DER_SEQUENCE, field, &identifier->element,
                             &inner) &&
           der_read_oid(&inner, "algorithm", &identifier->algorithm) &&
           (der_at_end(&inner) || read_parameters(&inner, &identifier->parameters)) &&
           der_finish(&inner, field);
}

void algorithm_write(struct der_writer *writer,
                     const struct algorithm_identifier *identifier)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, identifier->algorithm);
    der_write_raw(writer, identifier->parameters);
    der_end(writer);
}

struct algorithm_identifier algorithm_with_null(struct bytes oid)
{
    struct algorithm_identifier identifier = {
        .algorithm = oid, .parameters = bytes_of(null_element, sizeof null_element)};
    return identifier;
}

bool algorithm_has_null(const struct algorithm_identifier *identifier)
{
    return identifier->parameters.length == 0 || is_null(identifier->parameters);
}

static void write_name(struct bytes oid, const char *before,
                       char text[ALGORITHM_TEXT_SIZE])
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *name = oid_name_of(oid);
    oid_to_text(oid, dotted);
    if (name != NULL)
        snprintf(text, ALGORITHM_TEXT_SIZE, "%s%.40s (%.40s)", before, name->short_name,
                 dotted);
    else
        snprintf(text, ALGORITHM_TEXT_SIZE, "%s%.60s", before, dotted);
}

const char *algorithm_to_text(const struct algorithm_identifier *identifier,
                              char text[ALGORITHM_TEXT_SIZE])
{
    struct error ignored = {0};
    struct der_reader reader = der_reader_again(identifier->parameters, &ignored);
    struct bytes curve;
    if (!bytes_equal(identifier->algorithm, oid_ec_public_key))
        write_name(identifier->algorithm, "", text);
    else if (der_next_is(&reader, DER_SEQUENCE))
        snprintf(text, ALGORITHM_TEXT_SIZE, "explicit parameters, which are forbidden");
    else if (der_read_oid(&reader, "namedCurve", &curve))
        write_name(curve, "the curve ", text);
    else
        snprintf(text, ALGORITHM_TEXT_SIZE, "parameters that name no curve");
    return text;
}
