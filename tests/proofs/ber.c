/* ber.c -- the header of any encoding, asn1/ber.c. */
#include "proof.h"

#include "../../asn1/ber.c"

/* Any 10 bytes or fewer: the header lies in them, and its contents too unless they are
 * cut off.
 * Unwind: 12 */
void prove_ber_read_header(size_t length, bool at_end)
{
    struct bytes left = {any_bytes(length - (length > 0 && broken(1)), 10, at_end),
                         length};
    struct ber_header header;
    enum ber_fault fault = ber_read_header(left, &header);
    if (fault != BER_FINE && fault != BER_CONTENTS_CUT_OFF)
        return;
    assert(header.identifier_length >= 1 && header.number <= BER_NUMBER_MAX);
    assert(header.header_length > header.identifier_length + broken(2));
    assert(header.header_length <= length);
    assert((fault == BER_FINE) ==
           (header.contents_length <= length - header.header_length));
    assert(header.is_indefinite == ((header.forms & BER_INDEFINITE) != 0));
}
