/* trace_ecdsa.h -- what signing and verifying with ECDSA have in common in print: the curve,
 * points, and how a digest becomes a number. */
#ifndef CERTWRIGHT_TRACE_ECDSA_H
#define CERTWRIGHT_TRACE_ECDSA_H

#include "../../ec/key.h"
#include "../../sha/hash.h"
#include "trace_kept.h"
#include "trace_text.h"

/* trace_ec_curve prints the equation of CURVE, its prime p, b, the base point G and its
 * order n. */
void trace_ec_curve(const struct trace_style *style, const struct curve *curve);

/* trace_ec_point prints x and y of POINT, under NAME: "Q x", "Q y". */
void trace_ec_point(const struct trace_style *style, const struct curve *curve,
                    const char *name, const struct affine_point *point);

/* trace_ec_digest prints how the digest by HASH becomes e, which is in VALUES. */
void trace_ec_digest(const struct trace_style *style, const struct curve *curve,
                     const struct hash *hash, const struct trace_values *values);

/* trace_ec_value prints the value WHAT of VALUES as a number. */
void trace_ec_value(const struct trace_style *style, const char *name,
                    const struct trace_values *values, enum ecdsa_value what);

/* trace_ec_signature prints SIGNATURE, an ECDSA-Sig-Value, by its elements. */
void trace_ec_signature(struct bytes signature);

#endif
