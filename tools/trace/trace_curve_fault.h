/* trace_curve_fault.h -- where a signature on a curve went wrong, as far as that can be known.
 *
 * A signature by RSA gives back a block that its maker wrote, and tells much. Of ECDSA and
 * Ed25519 nothing comes back but a point, and any change of the digest, of a half of the
 * signature or of the key gives another one, as far from the right one as any. So what can be
 * said is what is wrong in itself (no DER, a number out of range, numbers of another curve),
 * and what would make it right: another hash, or one bit. */
#ifndef CERTWRIGHT_TRACE_CURVE_FAULT_H
#define CERTWRIGHT_TRACE_CURVE_FAULT_H

#include "../../ec/ecdsa.h"
#include "trace_turn.h"

/* trace_unreadable_ecdsa sets FAULT for a signature that ERROR says is no ECDSA-Sig-Value for
 * KEY. */
void trace_unreadable_ecdsa(const struct trace_verification *verification,
                            const struct ec_public_key *key, const uint8_t *digest,
                            const struct error *error, struct trace_fault *fault);

/* trace_in_range_ecdsa tells whether r and s of NUMBERS are from 1 to n - 1, or else sets
 * FAULT. */
bool trace_in_range_ecdsa(const struct curve *curve,
                          const struct ecdsa_signature *numbers,
                          struct trace_fault *fault);

/* trace_curve_fault finds out more of FAULT, if it is one: it looks for another hash, for one
 * bit, and for a key of another size. Returns whether it found BIT. */
bool trace_curve_fault(const struct trace_turn *turn, struct trace_fault *fault,
                       struct trace_bit *bit);

#endif
