/* set_of.c -- the order of the elements of a SET OF, the one loop of asn1/der_reader.c.
 * What it calls there is proved in reader.c, and taken from reader_stubs.c here: below,
 * each definition gets another name.
 *
 * With: tests/proofs/reader_stubs.c
 * Unwind: 7 */
#include "any_reader.h"

/* In the place of memcmp: it may look at all of both runs, and finds anything. */
static int compare_any(const void *a, const void *b, size_t length)
{
    int order;
    assert(__CPROVER_r_ok(a, length) && __CPROVER_r_ok(b, length));
    return order;
}
#define memcmp             compare_any
#define der_fail           other_fail
#define der_flaw           other_flaw
#define der_fail_element   other_fail_element
#define der_fail_tagged    other_fail_tagged
#define der_fail_depth     other_fail_depth
#define der_fail_left_over other_fail_left_over
#define der_fail_within    other_fail_within
#define der_long_length    other_long_length
#define der_peek_long_tag  other_peek_long_tag
#define der_reader_of      other_reader_of

bool other_flaw(const struct der_reader *reader, enum error_kind kind, size_t offset,
                const char *source, const char *field, const char *format, ...);

#include "../../asn1/der_reader.c"

/* A SET OF of at most 10 bytes, for the loop goes over all elements. What memcmp says
 * of two of them is not asked. */
void prove_der_check_set_of(struct any_reader before)
{
    struct der_reader reader = small_reader_of(before, 10);
    bool ok = der_check_set_of(&reader, "");
    check_moved(&reader, before);
    assert(ok || reader.error->kind != ERROR_NONE + 2 * broken(2));
}
