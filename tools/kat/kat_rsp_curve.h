/* kat_rsp_curve.h -- what records about curves have in common: the curve that a section is
 * about, numbers, keys, and the verdict that a record expects. */
#ifndef CERTWRIGHT_KAT_RSP_CURVE_H
#define CERTWRIGHT_KAT_RSP_CURVE_H

#include "../../ec/key.h"
#include "kat_curve.h"
#include "kat_rsp_values.h"

/* rsp_curve returns the curve of the record at hand, by its own "curve" or its section
 * ("[P-256,SHA-1]"; a parameter set "[EC - SHA256]" has its curve in "[Curve selected:
 * P-256]"). NULL if certwright does not have it: then the record is skipped. */
const struct curve *rsp_curve(struct rsp_state *state);

/* rsp_hash returns the hash of the section, SHA-1 if it names none, as FIPS 186-2 has it.
 * NULL if certwright does not have it: then the record is skipped. */
const struct hash *rsp_hash(struct rsp_state *state);

/* rsp_public_key makes KEY of the coordinates called X and Y, and sets RESULT to what came
 * of it; KEY is zero unless EC_OK. False if they are not hexadecimal. */
bool rsp_public_key(const struct rsp_state *state, const struct curve *curve,
                    const char *x, const char *y, struct ec_public_key *key,
                    enum ec_result *result) __attribute__((warn_unused_result));

/* rsp_private_key makes KEY of the scalar called NAME in the same way. */
bool rsp_private_key(const struct rsp_state *state, const struct curve *curve,
                     const char *name, struct ec_private_key *key,
                     enum ec_result *result) __attribute__((warn_unused_result));

/* rsp_scalar writes the number called NAME into curve->length bytes at SCALAR, and tells in
 * FITS whether it has so few. False if it is not hexadecimal. */
bool rsp_scalar(const struct rsp_state *state, const struct curve *curve,
                const char *name, uint8_t scalar[CURVE_LENGTH_MAX], bool *fits)
    __attribute__((warn_unused_result));

/* rsp_judge compares what came with the Result of the record, which is P, or F and the
 * reason, and counts it; HAVE says what came. */
void rsp_judge(struct rsp_state *state, bool is_accepted, const char *have);

/* rsp_not_whole counts the record as failed: WANT says what it should have had, all of it in
 * hexadecimal. */
void rsp_not_whole(struct rsp_state *state, const char *want);

#endif
