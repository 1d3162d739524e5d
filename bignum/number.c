/* number.c -- fixed-size numbers: octets, comparison, sums and products.
 * Invariants: (1) limb_count <= NUMBER_LIMBS_MAX; (2) limbs at and above limb_count are
 * never read; (3) no branch and no address depends on the value of a limb, except where
 * number.h says so. */
#include "number.h"

#include <string.h>

#include "scratch.h"

#define LIMB_OCTETS (GMP_NUMB_BITS / 8)

static mp_size_t size_of(const struct number *number)
{
    return (mp_size_t)number->limb_count;
}

static bool fail(struct number *result)
{
    number_wipe(result);
    return false;
}

size_t number_limbs_for_bits(size_t bits)
{
    return (bits + GMP_NUMB_BITS - 1) / GMP_NUMB_BITS;
}

void number_wipe(struct number *number)
{
    explicit_bzero(number, sizeof *number);
}

/* Compilers make one load, or store, and a reversal of octets of these, if only the
 * loop is gone. */
#define UNROLLED _Pragma("GCC unroll 8")

static mp_limb_t limb_from_octets(const uint8_t octets[LIMB_OCTETS])
{
    mp_limb_t limb = 0;
    UNROLLED for (size_t i = 0; i < LIMB_OCTETS; i++) limb |=
        (mp_limb_t)octets[i] << 8 * (LIMB_OCTETS - 1 - i);
    return limb;
}

static void limb_to_octets(mp_limb_t limb, uint8_t octets[LIMB_OCTETS])
{
    UNROLLED for (size_t i = 0; i < LIMB_OCTETS; i++) octets[i] =
        (uint8_t)(limb >> 8 * (LIMB_OCTETS - 1 - i));
}

/* The limbs at and above limb_count stay zero: whole numbers are compared and
 * copied. */
bool number_from_octets(struct number *number, size_t limb_count, const uint8_t *octets,
                        size_t length)
{
    number_wipe(number);
    if (limb_count > NUMBER_LIMBS_MAX)
        return false;
    number->limb_count = limb_count;
    size_t whole = length / LIMB_OCTETS, i = 0;
    for (; i < whole && i < limb_count; i++)
        number->limb[i] = limb_from_octets(octets + length - (i + 1) * LIMB_OCTETS);
    uint8_t excess = 0;
    for (i *= LIMB_OCTETS; i < length; i++) {
        uint8_t octet = octets[length - 1 - i];
        if (i / LIMB_OCTETS < limb_count)
            number->limb[i / LIMB_OCTETS] |= (mp_limb_t)octet << 8 * (i % LIMB_OCTETS);
        else
            excess |= octet;
    }
    return excess == 0 || fail(number);
}

bool number_to_octets(const struct number *number, uint8_t *octets, size_t length)
{
    size_t whole = length / LIMB_OCTETS, count = number->limb_count, i = 0;
    for (; i < whole && i < count; i++)
        limb_to_octets(number->limb[i], octets + length - (i + 1) * LIMB_OCTETS);
    mp_limb_t excess = 0;
    for (i *= LIMB_OCTETS; i < count * LIMB_OCTETS || i < length; i++) {
        mp_limb_t octet = 0;
        if (i < count * LIMB_OCTETS)
            octet = number->limb[i / LIMB_OCTETS] >> 8 * (i % LIMB_OCTETS) & 0xff;
        if (i < length)
            octets[length - 1 - i] = (uint8_t)octet;
        else
            excess |= octet;
    }
    if (excess != 0)
        explicit_bzero(octets, length);
    return excess == 0;
}

void number_from_word(struct number *number, uint64_t word)
{
    number_wipe(number);
    number->limb_count = number_limbs_for_bits(64);
    for (size_t i = 0; i < number->limb_count; i++)
        number->limb[i] = (mp_limb_t)(word >> i * GMP_NUMB_BITS);
}

uint64_t number_to_word(const struct number *number)
{
    uint64_t word = 0;
    for (size_t i = 0; i < number->limb_count && i * GMP_NUMB_BITS < 64; i++)
        word |= (uint64_t)number->limb[i] << i * GMP_NUMB_BITS;
    return word;
}

bool number_resize(struct number *number, size_t limb_count)
{
    if (limb_count > NUMBER_LIMBS_MAX)
        return fail(number);
    mp_limb_t excess = 0;
    for (size_t i = limb_count; i < number->limb_count; i++)
        excess |= number->limb[i];
    for (size_t i = number->limb_count; i < limb_count; i++)
        number->limb[i] = 0;
    number->limb_count = limb_count;
    return excess == 0 || fail(number);
}

size_t number_bit_length(const struct number *number)
{
    size_t count = number->limb_count;
    while (count > 0 && number->limb[count - 1] == 0)
        count--;
    return count == 0 ? 0 : mpn_sizeinbase(number->limb, (mp_size_t)count, 2);
}

bool number_is_odd(const struct number *number)
{
    return number->limb_count > 0 && (number->limb[0] & 1) != 0;
}

bool number_is_zero(const struct number *number)
{
    return number_equal_word(number, 0);
}

/* The limb of A at INDEX, zero above its size: sizes are public. */
static mp_limb_t limb_at(const struct number *a, size_t index)
{
    return index < a->limb_count ? a->limb[index] : 0;
}

static size_t larger_count(const struct number *a, const struct number *b)
{
    return a->limb_count > b->limb_count ? a->limb_count : b->limb_count;
}

bool number_equal(const struct number *a, const struct number *b)
{
    mp_limb_t difference = 0;
    for (size_t i = 0; i < larger_count(a, b); i++)
        difference |= limb_at(a, i) ^ limb_at(b, i);
    return difference == 0;
}

bool number_equal_word(const struct number *a, uint16_t word)
{
    mp_limb_t difference = limb_at(a, 0) ^ word;
    for (size_t i = 1; i < a->limb_count; i++)
        difference |= a->limb[i];
    return difference == 0;
}

/* The borrow out of DIFFERENCE = X - Y - (0 or 1), from the uppermost bits alone. */
static mp_limb_t borrow_of(mp_limb_t x, mp_limb_t y, mp_limb_t difference)
{
    return ((~x & y) | (~(x ^ y) & difference)) >> (GMP_NUMB_BITS - 1);
}

bool number_is_less(const struct number *a, const struct number *b)
{
    mp_limb_t borrow = 0;
    for (size_t i = 0; i < larger_count(a, b); i++) {
        mp_limb_t x = limb_at(a, i), y = limb_at(b, i);
        borrow = borrow_of(x, y, x - y - borrow);
    }
    return borrow != 0;
}

bool number_subtract_word(struct number *result, const struct number *a, uint16_t word)
{
    mp_limb_t borrow = word;
    result->limb_count = a->limb_count;
    for (size_t i = 0; i < a->limb_count; i++) {
        mp_limb_t difference = a->limb[i] - borrow;
        borrow = borrow_of(a->limb[i], borrow, difference);
        result->limb[i] = difference;
    }
    return borrow == 0 || fail(result);
}

bool number_add(struct number *result, const struct number *a, const struct number *b)
{
    struct number addend = *b;
    bool ok = number_resize(&addend, a->limb_count) && a->limb_count > 0;
    result->limb_count = a->limb_count;
    ok = ok && mpn_add_n(result->limb, a->limb, addend.limb, size_of(a)) == 0;
    number_wipe(&addend);
    return ok || fail(result);
}

bool number_multiply(struct number *result, const struct number *a,
                     const struct number *b)
{
    const struct number *longer = a->limb_count >= b->limb_count ? a : b;
    const struct number *shorter = longer == a ? b : a;
    size_t count = a->limb_count + b->limb_count;
    if (shorter->limb_count == 0 || count > NUMBER_LIMBS_MAX)
        return fail(result);

    mp_size_t itch = mpn_sec_mul_itch(size_of(longer), size_of(shorter));
    mp_size_t scratch_limbs = (mp_size_t)count + itch;
    mp_limb_t *scratch = scratch_new(scratch_limbs);
    if (scratch == NULL)
        return fail(result);
    mpn_sec_mul(scratch, longer->limb, size_of(longer), shorter->limb, size_of(shorter),
                scratch + count);
    memcpy(result->limb, scratch, count * sizeof(mp_limb_t));
    result->limb_count = count;
    scratch_free(scratch, scratch_limbs);
    return true;
}
