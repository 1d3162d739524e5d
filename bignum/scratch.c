/* scratch.c -- wiped working memory. */
#include "scratch.h"

#include <stdlib.h>
#include <string.h>

#include "../cpu/registers.h"

/* What is asked for is for GMP, whose functions call each other through a table that the
 * dynamic linker fills in at the first call of each; while it does so it saves the vector
 * registers on the stack, where nobody wipes them. */
mp_limb_t *scratch_new(mp_size_t limb_count)
{
    registers_wipe();
    return calloc((size_t)limb_count + 1, sizeof(mp_limb_t));
}

void scratch_free(mp_limb_t *scratch, mp_size_t limb_count)
{
    if (scratch != NULL)
        explicit_bzero(scratch, (size_t)limb_count * sizeof(mp_limb_t));
    free(scratch);
}
