/* number.h -- natural numbers of a fixed size, made for secrets: their value does not
 * show in the time an operation takes, and they leave nothing behind.
 *
 * A number is an array of GMP limbs, the least significant first. How many limbs it has
 * is public (it follows from the size of the key); what is in them is not. Public
 * numbers, an RSA modulus say, are kept in the same type. The arithmetic modulo a
 * number is in modular.h.
 *
 * GMP stops the process when it is asked for the impossible, and so these functions
 * check first and return false; false also means that memory ran out or that a result
 * does not fit. The result is then zero. A result may be the same object as an operand.
 */
#ifndef CERTWRIGHT_NUMBER_H
#define CERTWRIGHT_NUMBER_H

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The largest RSA modulus that is accepted anywhere; a larger one only serves to keep a
 * processor busy. */
#define NUMBER_BITS_MAX   16384
#define NUMBER_OCTETS_MAX (NUMBER_BITS_MAX / 8)
#define NUMBER_LIMBS_MAX  (NUMBER_BITS_MAX / GMP_NUMB_BITS)

/* A zeroed object is the number 0 with no limbs, and safe to wipe. */
struct number {
    size_t limb_count;
    mp_limb_t limb[NUMBER_LIMBS_MAX];
};

/* number_limbs_for_bits returns how many limbs hold BITS bits. */
size_t number_limbs_for_bits(size_t bits);

/* number_wipe sets NUMBER to 0 with no limbs, in a way that no compiler leaves out. */
void number_wipe(struct number *number);

/* number_from_octets is OS2IP (RFC 8017 section 4.2): it sets NUMBER, of LIMB_COUNT
 * limbs, to the big-endian number in OCTETS. False if the value needs more limbs. */
bool number_from_octets(struct number *number, size_t limb_count, const uint8_t *octets,
                        size_t length) __attribute__((warn_unused_result));

/* number_to_octets is I2OSP (RFC 8017 section 4.1): it writes NUMBER as exactly LENGTH
 * big-endian octets. False, and OCTETS all zero, if the value needs more. */
bool number_to_octets(const struct number *number, uint8_t *octets, size_t length)
    __attribute__((warn_unused_result));

/* number_to_word returns the value of NUMBER modulo 2^64. */
uint64_t number_to_word(const struct number *number);

/* number_from_word sets NUMBER to WORD, in as many limbs as hold 64 bits. */
void number_from_word(struct number *number, uint64_t word);

/* number_resize gives NUMBER exactly LIMB_COUNT limbs. False if the value needs more.
 */
bool number_resize(struct number *number, size_t limb_count)
    __attribute__((warn_unused_result));

/* number_bit_length returns the position of the highest one bit, counted from 1, or 0
 * for the number 0. Not constant time: for numbers whose length is public. */
size_t number_bit_length(const struct number *number);

/* number_is_odd, number_is_zero, number_equal and number_is_less (A < B) return the
 * answer as a value that was not branched on. Operands may differ in limb count. */
bool number_is_odd(const struct number *number);
bool number_is_zero(const struct number *number);
bool number_equal(const struct number *a, const struct number *b);
bool number_equal_word(const struct number *a, uint16_t word);
bool number_is_less(const struct number *a, const struct number *b);

/* number_subtract_word sets RESULT to A - WORD; A must not be smaller. */
bool number_subtract_word(struct number *result, const struct number *a, uint16_t word)
    __attribute__((warn_unused_result));

/* number_add sets RESULT, of A's limb count, to A + B. False if there is a carry out.
 */
bool number_add(struct number *result, const struct number *a, const struct number *b)
    __attribute__((warn_unused_result));

/* number_multiply sets RESULT to A * B, with the limbs of both together. */
bool number_multiply(struct number *result, const struct number *a,
                     const struct number *b) __attribute__((warn_unused_result));

#endif
