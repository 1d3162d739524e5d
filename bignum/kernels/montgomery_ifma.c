/* montgomery_ifma.c -- Montgomery multiplication of one number across the lanes, in
 * digits of 52 bits. README.md in this folder explains it; montgomery.c is the text to
 * read first.
 *
 * Eight digits are a block, one in each lane of a vector, and B = 2^416 is what a block
 * counts to. n has V blocks, R = B^V, and n < R / 32.
 *
 * Invariants: (1) between two products a number is below 4n, in digits below 2^52; (2)
 * a lane of a sum is below 2^61: at most 32 V products of two digits are added up in
 * it, each lower or upper half below 2^52, and V <= 10; (3) no branch and no address
 * depends on a digit; (4) digits of operands are wiped from memory, as is the stack
 * that the products have used. */
#include "montgomery_ifma.h"

#include <string.h>

#include "lanes.h"

#define BLOCK MONTGOMERY_BLOCK_DIGITS

_Static_assert(GMP_NUMB_BITS == 64, "limbs become digits as words of 64 bits");

/* A number with a block of zeros on each side of its V blocks. */
struct digits {
    uint64_t digit[MONTGOMERY_DIGITS_MAX];
};

/* --- one product */

/* SUM += Y * X, for eight digits Y and a number X of V blocks, within the zeros around
 * it. SUM has V + 1 blocks. The digit s of Y times the digit i of X counts at i + s
 * with its lower half and at i + s + 1 with its upper half; so in the lane at position
 * p = 8k + lane the digit s meets digits p - s and p - s - 1 of X, and these are what a
 * load from s or s + 1 places further down finds in that lane. */
LANES_INLINE void add_product(lanes *sum, const uint64_t y[BLOCK], const uint64_t *x,
                              const unsigned V)
{
    lanes digit[BLOCK];
    LANES_UNROLL for (unsigned s = 0; s < BLOCK; s++) digit[s] = lanes_all(y[s]);
    LANES_UNROLL for (unsigned k = 0; k <= V; k++)
    {
        lanes low = sum[k], high = lanes_zero();
        LANES_UNROLL for (unsigned s = 0; s <= BLOCK; s++)
        {
            lanes moved = lanes_load(x + BLOCK * (k + 1) - s);
            if (s < BLOCK)
                low = lanes_add_product_low(low, moved, digit[s]);
            if (s > 0)
                high = lanes_add_product_high(high, moved, digit[s - 1]);
        }
        sum[k] = lanes_add(low, high);
    }
}

/* Takes the sum in BLOCK_SUM apart into eight digits Y, and returns what is above B. */
LANES_INLINE uint64_t take_block(lanes block_sum, uint64_t y[BLOCK])
{
    uint64_t word[BLOCK], carry = 0;
    lanes_store(word, block_sum);
    LANES_UNROLL for (unsigned s = 0; s < BLOCK; s++)
    {
        carry += word[s];
        y[s] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    return carry;
}

/* Y = Y * INVERSE modulo B. */
LANES_INLINE void multiply_block(uint64_t y[BLOCK], const uint64_t *inverse)
{
    lanes low = lanes_zero(), high = lanes_zero();
    LANES_UNROLL for (unsigned s = 0; s < BLOCK; s++)
    {
        lanes digit = lanes_all(y[s]);
        low = lanes_add_product_low(low, lanes_load(inverse + BLOCK - s), digit);
        high = lanes_add_product_high(high, lanes_load(inverse + BLOCK - s - 1), digit);
    }
    (void)take_block(lanes_add(low, high), y);
}

/* The lanes of A moved up by one, with the uppermost one of BELOW as the lowest. */
#define moved_up(a, below) lanes_window(a, below, 7)

/* Makes digits below 2^52 of V + 1 blocks of sums. After each lane has given what is
 * above 52 bits to the next, a lane is below 2^52 + 2^9; a carry of 1 out of a lane
 * that is 2^52 or more runs on through lanes of 2^52 - 1. All carries at once come from
 * an addition of masks, in which such lanes are ones that carry on. */
LANES_INLINE void normalize(lanes *sum, const unsigned V)
{
    const lanes mask = lanes_all(DIGIT_MASK);
    lanes carry[MONTGOMERY_BLOCKS_MAX + 1];
    uint64_t over[2] = {0, 0}, full[2] = {0, 0};
    LANES_UNROLL for (unsigned k = 0; k <= V; k++) carry[k] =
        lanes_shift_right(sum[k], DIGIT_BITS);
    LANES_UNROLL for (unsigned k = 0; k <= V; k++)
    {
        lanes below = k > 0 ? carry[k - 1] : lanes_zero();
        sum[k] = lanes_add(lanes_and(sum[k], mask), moved_up(carry[k], below));
        over[k / 8] |= (uint64_t)lanes_greater(sum[k], mask) << 8 * (k % 8);
        full[k / 8] |= (uint64_t)lanes_equal(sum[k], mask) << 8 * (k % 8);
    }
    uint64_t first = (over[0] << 1) + full[0], was_carry = first < full[0];
    uint64_t second = (over[1] << 1 | over[0] >> 63) + full[1] + was_carry;
    uint64_t into[2] = {first ^ full[0], second ^ full[1]};
    LANES_UNROLL for (unsigned k = 0; k <= V; k++)
    {
        uint8_t lanes_into = (uint8_t)(into[k / 8] >> 8 * (k % 8));
        lanes more = lanes_add(sum[k], lanes_all(1));
        sum[k] = lanes_and(lanes_select(lanes_into, more, sum[k]), mask);
    }
}

/* RESULT = A * B / R modulo n, below 4n; RESULT may be A or B.
 *
 * The sum begins at the block j of A * B; block by block it is made shorter from below.
 * A block y at the lowest place is worth y; and B * (B^-1 mod n) is 1 modulo n, so
 * instead of it y times (B^-1 mod n) is added one block higher. The last block cannot
 * go in that way, for y * (B^-1 mod n) is too long by a block: there a multiple q * n
 * is added with q = y * -n^-1 modulo B, and the block becomes zero.
 *
 * The bound: a * b < 16 n^2 < n R / 2; and what is added is below n R (1 + 1 + 1 / B +
 * ...): so the result is below 3n. */
LANES_INLINE void multiply(uint64_t *result, const uint64_t *a, const uint64_t *b,
                           const struct montgomery_digits *m, const unsigned V)
{
    lanes sum[MONTGOMERY_BLOCKS_MAX + 1];
    uint64_t y[BLOCK];
    LANES_UNROLL for (unsigned k = 0; k <= V; k++) sum[k] = lanes_zero();
    add_product(sum, a + BLOCK, b, V);
    for (unsigned j = 1; j < V; j++) {
        uint64_t carry = take_block(sum[0], y);
        LANES_UNROLL for (unsigned k = 0; k < V; k++) sum[k] = sum[k + 1];
        sum[V] = lanes_zero();
        sum[0] = lanes_add(sum[0], lanes_select(1, lanes_all(carry), lanes_zero()));
        add_product(sum, a + BLOCK * (j + 1), b, V);
        add_product(sum, y, m->block_inverse, V);
    }
    (void)take_block(sum[0], y);
    multiply_block(y, m->inverse);
    add_product(sum, y, m->modulus, V);
    normalize(sum, V);
    LANES_UNROLL for (unsigned k = 1; k <= V; k++)
        lanes_store(result + BLOCK * k, sum[k]);
}

#define MULTIPLY(V)                                                                    \
    static void multiply_##V(uint64_t *result, const uint64_t *a, const uint64_t *b,   \
                             const struct montgomery_digits *m)                        \
    {                                                                                  \
        multiply(result, a, b, m, V);                                                  \
    }

MULTIPLY(3)
MULTIPLY(4)
MULTIPLY(5)
MULTIPLY(8)
MULTIPLY(10)

typedef void multiply_function(uint64_t *, const uint64_t *, const uint64_t *,
                               const struct montgomery_digits *);

/* The widths there are: for n of up to 1243, 1659, 2075, 3323 and 4155 bits. */
static multiply_function *const multiply_blocks[MONTGOMERY_BLOCKS_MAX + 1] = {
    [3] = multiply_3, [4] = multiply_4,   [5] = multiply_5,
    [8] = multiply_8, [10] = multiply_10,
};

/* --- limbs and digits */

/* Sets DIGITS, COUNT of them, to the number in LIMB_COUNT limbs. */
static void to_digits(uint64_t *digits, size_t count, const mp_limb_t *limb,
                      size_t limb_count)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = i * DIGIT_BITS / 64, shift = i * DIGIT_BITS % 64;
        uint64_t low = at < limb_count ? limb[at] >> shift : 0;
        uint64_t high = shift > 64 - DIGIT_BITS && at + 1 < limb_count
                            ? limb[at + 1] << (64 - shift)
                            : 0;
        digits[i] = (low | high) & DIGIT_MASK;
    }
}

/* The other way round; what does not fit is zero. */
static void from_digits(mp_limb_t *limb, size_t limb_count, const uint64_t *digits,
                        size_t count)
{
    memset(limb, 0, limb_count * sizeof *limb);
    for (size_t i = 0; i < count; i++) {
        size_t at = i * DIGIT_BITS / 64, shift = i * DIGIT_BITS % 64;
        if (at < limb_count)
            limb[at] |= digits[i] << shift;
        if (shift > 64 - DIGIT_BITS && at + 1 < limb_count)
            limb[at + 1] |= digits[i] >> (64 - shift);
    }
}

/* --- what is computed once */

#define LIMBS_MAX   (MONTGOMERY_BLOCKS_MAX * BLOCK * DIGIT_BITS / 64 + 1)
#define BLOCK_BITS  (BLOCK * DIGIT_BITS)
#define BLOCK_LIMBS ((BLOCK_BITS + 63) / 64)

/* DIGITS = 2^BITS mod n, by a division. */
static void set_power_of_two(uint64_t *digits, size_t bits, const struct montgomery *m)
{
    mp_limb_t dividend[2 * LIMBS_MAX], quotient[2 * LIMBS_MAX], rest[LIMBS_MAX];
    size_t limb_count = m->modulus.limb_count, count = bits / 64 + 1;
    memset(dividend, 0, count * sizeof dividend[0]);
    dividend[count - 1] = (mp_limb_t)1 << bits % 64;
    mpn_tdiv_qr(quotient, rest, 0, dividend, (mp_size_t)count, m->modulus.limb,
                (mp_size_t)limb_count);
    to_digits(digits, m->digits.block_count * BLOCK, rest, limb_count);
}

/* -n^-1 modulo B and B^-1 mod n together: for each digit d of -n^-1, from the lowest
 * on, 1 + n * (the digits so far) has one more zero digit below; at the end what is
 * above them is (1 + n * (-n^-1 mod B)) / B, which is B^-1 mod n. */
static void set_inverses(struct montgomery *m)
{
    struct montgomery_digits *digits = &m->digits;
    mp_limb_t sum[LIMBS_MAX + BLOCK_LIMBS] = {1};
    mp_size_t size = (mp_size_t)m->modulus.limb_count;
    for (unsigned s = 0; s < BLOCK; s++) {
        uint64_t digit = sum[0] * m->inverse & DIGIT_MASK;
        digits->inverse[BLOCK + s] = digit;
        sum[size] += mpn_addmul_1(sum, m->modulus.limb, size, digit);
        mpn_rshift(sum, sum, size + 1, DIGIT_BITS);
    }
    to_digits(digits->block_inverse + BLOCK, digits->block_count * BLOCK, sum,
              (size_t)size);
}

void montgomery_ifma_prepare(struct montgomery *m)
{
    struct montgomery_digits *digits = &m->digits;
    size_t bits = number_bit_length(&m->modulus);
    memset(digits, 0, sizeof *digits);
    if (bits < MONTGOMERY_IFMA_BITS_MIN || bits > MONTGOMERY_IFMA_BITS_MAX)
        return;
    digits->block_count = (unsigned)((bits + 5 + BLOCK_BITS - 1) / BLOCK_BITS);
    while (multiply_blocks[digits->block_count] == NULL)
        digits->block_count++;
    to_digits(digits->modulus + BLOCK, digits->block_count * BLOCK, m->modulus.limb,
              m->modulus.limb_count);
    set_inverses(m);
    set_power_of_two(digits->r_squared + BLOCK, 2 * digits->block_count * BLOCK_BITS,
                     m);
}

/* --- products and powers */

/* RESULT, below 3n, modulo n, as limbs. */
static void finish(mp_limb_t *result, const struct digits *digits,
                   const struct montgomery *m)
{
    mp_limb_t limb[LIMBS_MAX];
    mp_size_t size = (mp_size_t)m->modulus.limb_count;
    from_digits(limb, (size_t)size + 1, digits->digit + BLOCK,
                m->digits.block_count * BLOCK);
    for (unsigned i = 0; i < 2; i++) {
        mp_limb_t borrow = mpn_sub_n(limb, limb, m->modulus.limb, size);
        mp_limb_t less = limb[size] < borrow;
        limb[size] -= borrow;
        limb[size] += mpn_cnd_add_n(less, limb, limb, m->modulus.limb, size);
    }
    memcpy(result, limb, (size_t)size * sizeof *limb);
    explicit_bzero(limb, sizeof limb);
}

/* A product keeps a block as words on the stack below its caller, and what registers do
 * not hold: at most 12 KiB. */
static __attribute__((noinline)) void wipe_stack(void)
{
    uint8_t below[14 * 1024];
    explicit_bzero(below, sizeof below);
}

void montgomery_ifma_multiply(mp_limb_t *result, const mp_limb_t *a, const mp_limb_t *b,
                              const struct montgomery *m)
{
    size_t count = m->digits.block_count * BLOCK, limb_count = m->modulus.limb_count;
    multiply_function *const times = multiply_blocks[m->digits.block_count];
    struct digits x = {{0}}, y = {{0}};
    to_digits(x.digit + BLOCK, count, a, limb_count);
    to_digits(y.digit + BLOCK, count, b, limb_count);
    times(x.digit, x.digit, m->digits.r_squared, &m->digits);
    times(x.digit, x.digit, y.digit, &m->digits);
    finish(result, &x, m);
    explicit_bzero(&x, sizeof x);
    explicit_bzero(&y, sizeof y);
    wipe_stack();
}

void montgomery_ifma_power(mp_limb_t *result, const mp_limb_t *base, uint64_t exponent,
                           const struct montgomery *m)
{
    size_t count = m->digits.block_count * BLOCK, limb_count = m->modulus.limb_count;
    multiply_function *const times = multiply_blocks[m->digits.block_count];
    struct digits plain = {{0}}, x = {{0}}, power = {{0}};
    to_digits(plain.digit + BLOCK, count, base, limb_count);
    times(x.digit, plain.digit, m->digits.r_squared, &m->digits);
    memcpy(&power, &x, sizeof x);
    unsigned bits = 64;
    while (exponent >> (bits - 1) == 0)
        bits--;
    for (unsigned i = bits - 1; i-- > 0;) {
        times(power.digit, power.digit, power.digit, &m->digits);
        if (i > 0 && (exponent >> i & 1) != 0)
            times(power.digit, power.digit, x.digit, &m->digits);
    }
    if ((exponent & 1) == 0) {
        memset(&plain, 0, sizeof plain);
        plain.digit[BLOCK] = 1;
    }
    times(power.digit, power.digit, plain.digit, &m->digits);
    finish(result, &power, m);
    explicit_bzero(&plain, sizeof plain);
    explicit_bzero(&x, sizeof x);
    explicit_bzero(&power, sizeof power);
    wipe_stack();
}
