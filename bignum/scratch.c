/* scratch.c -- wiped working memory. */
#include "scratch.h"

#include <stdlib.h>
#include <string.h>

mp_limb_t *scratch_new(mp_size_t limb_count)
{
    return calloc((size_t)limb_count + 1, sizeof(mp_limb_t));
}

void scratch_free(mp_limb_t *scratch, mp_size_t limb_count)
{
    if (scratch != NULL)
        explicit_bzero(scratch, (size_t)limb_count * sizeof(mp_limb_t));
    free(scratch);
}
