/* stack.c -- a variable that is only there to be wiped. */
#include "stack.h"

#include <stdint.h>
#include <string.h>

SEPARATE_FRAME void stack_wipe(void)
{
    uint8_t area[STACK_WIPE_LENGTH];
    explicit_bzero(area, sizeof area);
}
