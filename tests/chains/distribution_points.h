/* distribution_points.h -- cRLDistributionPoints and issuingDistributionPoint of the
 * table. */
#ifndef CERTWRIGHT_TESTS_CHAIN_DISTRIBUTION_POINTS_H
#define CERTWRIGHT_TESTS_CHAIN_DISTRIBUTION_POINTS_H

#include "asn1/der_writer.h"

/* bits_get returns the bits that a list with commas or plus signs names: bit N for the
 * name NAMES[N]. */
uint32_t bits_get(char *text, const char *const *names, size_t count);

/* write_distribution_points writes a list with commas; each point is words: general names
 * of the point ("URI:http://a.test"), "reasons:a+b", "crlIssuer:dirName:/CN=CA". */
void write_distribution_points(struct der_writer *writer, char *text);

/* write_issuing_distribution_point writes words: general names, "onlyUser", "onlyCA",
 * "onlyAttribute", "indirect", "reasons:a+b". */
void write_issuing_distribution_point(struct der_writer *writer, char *text);

#endif
