/* field.h -- arithmetic modulo a prime of fixed size: for the coordinates of points, modulo
 * p, and for scalars, modulo the order n of the group.
 *
 * A number is D digits of 52 bits, least significant first, in Montgomery form: what is
 * stored for a is aR mod m, where R = 2^(52 D). In this form a product needs no remainder
 * by m, only one by R: of aR and bR it is (aR)(bR)/R = abR (field_product.h says how).
 * field_read and field_write go from bytes to this form and back. D is 5 for P-256, 8 for
 * P-384, 11 for P-521. Digits of 52 bits and not 64 leave room to add without a carry, and
 * are those that the processor's IFMA instructions multiply, so that a kernel can be compared
 * with this digit for digit.
 *
 * What is stored is below 2^(b+1), where m has b bits, not below m: so a product needs no
 * last subtraction (Walter 1999), and a sum only a rough one. An element has therefore more
 * forms than one, x and x + m and for small x also x + 2m; whoever compares or writes one
 * reduces it first, and nobody else has to.
 *
 * Everything here is constant time in the elements, unless said. Any two arguments of a
 * function may be the same element. */
#ifndef CERTWRIGHT_EC_FIELD_H
#define CERTWRIGHT_EC_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FIELD_DIGIT_BITS 52
#define FIELD_DIGIT_MASK ((UINT64_C(1) << FIELD_DIGIT_BITS) - 1)
#define FIELD_DIGITS_MAX 11
#define FIELD_LENGTH_MAX 66 /* bytes of 521 bits */

/* Digits from D on are not looked at. */
struct element {
    uint64_t digit[FIELD_DIGITS_MAX];
};

struct field {
    unsigned bits;            /* of the modulus m */
    unsigned digits;          /* D */
    size_t length;            /* bytes of m */
    struct element modulus;   /* m itself, not in Montgomery form */
    struct element one;       /* R mod m: 1 in Montgomery form */
    struct element r_squared; /* R^2 mod m: R in Montgomery form */
    uint64_t inverse;         /* -1/m mod 2^52 */
    /* What the functions below call. */
    void (*multiply)(const struct field *field, struct element *result,
                     const struct element *a, const struct element *b);
    void (*square)(const struct field *field, struct element *result,
                   const struct element *a);
    void (*add)(const struct field *field, struct element *result,
                const struct element *a, const struct element *b);
    void (*subtract)(const struct field *field, struct element *result,
                     const struct element *a, unsigned k, const struct element *b);
    void (*scale)(const struct field *field, struct element *result,
                  const struct element *a, unsigned k);
};

/* Modulo p, and modulo n. */
extern const struct field field_p256, field_p384, field_p521;
extern const struct field order_p256, order_p384, order_p521;

/* field_multiply sets RESULT to A B. */
static inline void field_multiply(const struct field *field, struct element *result,
                                  const struct element *a, const struct element *b)
{
    field->multiply(field, result, a, b);
}

/* field_square sets RESULT to A^2. */
static inline void field_square(const struct field *field, struct element *result,
                                const struct element *a)
{
    field->square(field, result, a);
}

/* field_add sets RESULT to A + B. */
static inline void field_add(const struct field *field, struct element *result,
                             const struct element *a, const struct element *b)
{
    field->add(field, result, a, b);
}

/* field_subtract sets RESULT to A - B, and field_subtract_scaled to A - K B, K from 1 to 8. */
static inline void field_subtract(const struct field *field, struct element *result,
                                  const struct element *a, const struct element *b)
{
    field->subtract(field, result, a, 1, b);
}
static inline void field_subtract_scaled(const struct field *field,
                                         struct element *result,
                                         const struct element *a, unsigned k,
                                         const struct element *b)
{
    field->subtract(field, result, a, k, b);
}

/* field_scale sets RESULT to K A, K from 1 to 8. */
static inline void field_scale(const struct field *field, struct element *result,
                               const struct element *a, unsigned k)
{
    field->scale(field, result, a, k);
}

/* field_negate sets RESULT to -A. */
void field_negate(const struct field *field, struct element *result,
                  const struct element *a);

/* field_invert sets RESULT to 1/A, and to 0 if A is 0. */
void field_invert(const struct field *field, struct element *result,
                  const struct element *a);

/* field_square_root sets ROOT to one of the two square roots of A and returns true, or
 * returns false if A has none. The modulus is 3 modulo 4. Not constant time in the
 * verdict. */
bool field_square_root(const struct field *field, struct element *root,
                       const struct element *a) __attribute__((warn_unused_result));

/* field_is_zero and field_is_equal return a mask: all ones if A is 0, or if it equals B,
 * and else all zeros. */
uint64_t field_is_zero(const struct field *field, const struct element *a);
uint64_t field_is_equal(const struct field *field, const struct element *a,
                        const struct element *b);

/* field_select sets RESULT to A where MASK is all ones; where it is all zeros RESULT stays
 * as it is. */
void field_select(const struct field *field, struct element *result, uint64_t mask,
                  const struct element *a);

/* field_read sets RESULT to the number at BYTES, field->length bytes, big-endian. False if
 * it is not below the modulus; RESULT is zero then. Constant time but for that verdict. */
bool field_read(const struct field *field, struct element *result, const uint8_t *bytes)
    __attribute__((warn_unused_result));

/* field_read_reduced does the same with any number below 2^field->bits, modulo m. */
void field_read_reduced(const struct field *field, struct element *result,
                        const uint8_t *bytes);

/* field_write_modulus writes m itself, field->length bytes, big-endian. */
void field_write_modulus(const struct field *field, uint8_t *bytes);

/* field_write writes A, field->length bytes, big-endian. */
void field_write(const struct field *field, const struct element *a, uint8_t *bytes);

#endif
