/* oaep.c -- the search for the message in a block of OAEP, rsa/oaep.c. Masks wrap
 * around there on purpose.
 *
 * Unwind: 14
 * Without: unsigned-overflow conversion */
#include "proof.h"

#include "../../rsa/oaep.c"

/* Any 12 bytes or fewer, as RFC 8017 7.1.2 step 3.g reads them from START on: zeros, a
 * 01, the message. */
void prove_find_message(size_t start, size_t length, bool at_end)
{
    const uint8_t *EM = any_bytes(length, 12, at_end);
    size_t offset, one = start;
    assume(start <= length);
    while (one < length && EM[one] == 0)
        one++;
    bool is_good = one < length - (length > 0 && broken(1)) && EM[one] == 1;
    assert(find_message(EM, start, length, &offset) == (is_good ? SIZE_MAX : 0));
    assert(offset <= length && (!is_good || offset == one + 1));
}
