/* masks.c -- decisions without branches, rsa/constant_time.h: each is what its plain
 * meaning is. Numbers wrap around there on purpose.
 *
 * Unwind: 18
 * Without: unsigned-overflow */
#include "proof.h"

#include "../../rsa/constant_time.h"

static size_t mask_of(bool is_true)
{
    return is_true ? SIZE_MAX : 0;
}

/* Any number. */
void prove_mask_from_top_bit(size_t x)
{
    assert(mask_from_top_bit(x) == mask_of(x > SIZE_MAX / 2 + broken(1)));
}

/* Any number. */
void prove_mask_is_zero(size_t x)
{
    assert(mask_is_zero(x) == mask_of(x == broken(1)));
}

/* Any two numbers. */
void prove_mask_equal(size_t a, size_t b)
{
    assert(mask_equal(a, b) == mask_of(a == b + broken(1)));
}

/* Any two numbers without their uppermost bits. */
void prove_mask_less(size_t a, size_t b)
{
    assume(a <= SIZE_MAX / 2 + broken(1) && b <= SIZE_MAX / 2);
    assert(mask_less(a, b) == mask_of(a < b));
}

/* Any two numbers, and the two masks. */
void prove_mask_select(size_t mask, size_t a, size_t b)
{
    assume(mask == SIZE_MAX || mask == broken(1));
    assert(mask_select(mask, a, b) == (mask == SIZE_MAX ? a : b));
}

/* Any two runs of at most 16 bytes. */
void prove_mask_differs(size_t length, bool at_end)
{
    const uint8_t *a = any_bytes(length, 16, at_end),
                  *b = any_bytes(length, 16, at_end);
    bool differs = false;
    for (size_t i = 0; i < length - (length > 0 && broken(1)); i++)
        differs = differs || a[i] != b[i];
    assert(mask_differs(a, b, length) == mask_of(differs));
}
