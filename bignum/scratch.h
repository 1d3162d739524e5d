/* scratch.h -- working memory for secret arithmetic: zero when it comes, wiped when it
 * goes. Internal to bignum/. */
#ifndef CERTWRIGHT_SCRATCH_H
#define CERTWRIGHT_SCRATCH_H

#include <gmp.h>

/* scratch_new returns LIMB_COUNT zero limbs (at least one), or NULL. Owned by the
 * caller, who gives them back with scratch_free. The vector registers are wiped, too. */
mp_limb_t *scratch_new(mp_size_t limb_count);

/* scratch_free wipes the LIMB_COUNT limbs of SCRATCH and frees them. SCRATCH may be
 * NULL. */
void scratch_free(mp_limb_t *scratch, mp_size_t limb_count);

#endif
