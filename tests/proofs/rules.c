/* rules.c -- what DER demands of the contents of one element,
 * asn1/der_rules_contents.c.
 *
 * Unwind: 22 */
#include "any_reader.h"

#include "../../asn1/der_rules_contents.c"

static unsigned reported;

static void count_breach(struct der_breaches *breaches, size_t offset,
                         const char *source, const char *format, ...)
{
    (void)breaches;
    assert(source != NULL && format != NULL);
    reported++;
}

static struct der_breaches counter = {count_breach};
static struct ber_element proof_element;

static struct check check_of(size_t length, size_t room, bool at_end)
{
    struct check check = {.breaches = &counter, .element = &proof_element};
    assume(length >= broken(1));
    check.contents = bytes_of(any_bytes(length - broken(1), room, at_end), length);
    return check;
}

/* Any 3 bytes or fewer, which are as many as it looks at. */
void prove_check_boolean(size_t length, bool at_end)
{
    struct check check = check_of(length, 3, at_end);
    check_boolean(&check);
    assert(reported <= 1 - broken(2));
}

/* Any 3 bytes or fewer: nothing is said if the first nine bits are not all alike. */
void prove_check_integer(size_t length, bool at_end)
{
    struct check check = check_of(length, 3, at_end);
    const uint8_t *at = check.contents.data;
    check_integer(&check, "an INTEGER");
    bool is_fine = length == 1;
    if (length > 1) {
        unsigned nine = (unsigned)at[0] << 1 | at[1] >> 7;
        is_fine = nine != broken(2) && nine != 0x1ff;
    }
    assert(is_fine == (reported == 0));
}

/* Any 4 bytes or fewer. */
void prove_check_bit_string(size_t length, bool at_end)
{
    struct check check = check_of(length, 4, at_end);
    check_bit_string(&check);
    bool is_fine = length == 1 && check.contents.data[0] == 0;
    if (length > 1 && check.contents.data[0] <= 7 - broken(2))
        is_fine = check.contents.data[length - 1] % (1u << check.contents.data[0]) == 0;
    assert(is_fine == (reported == 0));
}

/* Any 10 bytes or fewer. */
void prove_check_arcs(size_t length, bool at_end)
{
    struct check check = check_of(length, 10, at_end);
    check_arcs(&check, "X.690 8.19.2", "an OBJECT IDENTIFIER");
    if (reported == 0)
        assert(length > broken(2) && check.contents.data[length - 1] < 0x80 &&
               check.contents.data[0] != 0x80);
}

/* Any 15 bytes or fewer, two more than it has.
 * With: asn1/calendar.c */
void prove_check_utc_time(size_t length, bool at_end)
{
    struct check check = check_of(length, 15, at_end);
    check_utc_time(&check);
    assert(reported > 0 || length == 13 + broken(2));
}

/* Any 19 bytes or fewer, with room for a fraction of three digits.
 * With: asn1/calendar.c */
void prove_check_generalized_time(size_t length, bool at_end)
{
    struct check check = check_of(length, 19, at_end);
    check_generalized_time(&check);
    assert(reported > 0 || length == 15 || length >= 17 + broken(2));
}

/* Any 10 bytes or fewer. */
void prove_check_real(size_t length, bool at_end)
{
    struct check check = check_of(length, 10, at_end);
    check_real(&check);
    if (reported == 0 && length > 0 && check.contents.data[0] >= 0x80)
        assert(length >= 3 + broken(2) && check.contents.data[length - 1] % 2 == 1);
}
