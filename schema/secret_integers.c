/* secret_integers.c -- where the numbers of RSA and DSA keys are: RFC 8017 A.1.2, and
 * what OpenSSL writes for DSA. */
#include "secret_rules.h"

/* d and all after it, or q of DSA: INTEGERs, and of an RSA key with more than two
 * primes a SEQUENCE. VERSION is where the SEQUENCE around begins. */
static bool find_private_integers(struct bytes document, size_t version, size_t at,
                                  struct find *find)
{
    struct item item;
    size_t end = at;
    while (item_integer_at(document, end, 0, &item))
        end = item.end;
    if (secret_sequence_ends(document, version, end))
        return secret_found(find, at, end);
    if (item_whole_at(document, end, DER_SEQUENCE, &item) &&
        secret_sequence_ends(document, version, item.end))
        return secret_found(find, at, item.end);
    return secret_found_damaged(find, document, at);
}

bool secret_find_rsa(struct bytes document, size_t at, struct find *find)
{
    struct item n, e;
    if (!item_integer_at(document, at + 3, SECRET_LENGTH_MIN, &n))
        return false;
    if (item_integer_at(document, n.end, 0, &e))
        return find_private_integers(
            document, at, item_length(&e) <= SECRET_LENGTH_MIN ? e.end : e.at, find);
    return item_length(&n) >= SECRET_MODULUS_MIN &&
           secret_sequence_exceeds(document, at, n.end) &&
           secret_found_damaged(find, document,
                                item_length(&n) > SECRET_SCALAR_MAX ? n.end : n.at);
}

/* D with nothing but zeros after it, as the keys are of which n, e and d alone are
 * known. */
static bool is_lonely_exponent(struct bytes document, const struct item *d)
{
    static const uint8_t zeros[] = {2, 1, 0, 2, 1, 0, 2, 1, 0, 2, 1, 0, 2, 1, 0};
    return item_length(d) >= SECRET_MODULUS_MIN / 2 &&
           secret_has_octets(document, d->end, bytes_of(zeros, sizeof zeros));
}

/* Numbers without their version, or with a damaged one before them: d, p, q and so on, of
 * which d is the longest; p, q, g, y, x of DSA; q, g, y, x. The serial numbers in a CRL can
 * look like INTEGERs in a row, too, but those are all of one length. */
bool secret_find_integers(struct bytes document, size_t at, struct find *find)
{
    struct item item;
    if (!item_integer_at(document, at, SECRET_LENGTH_MIN, &item))
        return false;
    if (is_lonely_exponent(document, &item))
        return secret_found_damaged(find, document, at);
    size_t count = 0, lengths[5];
    for (size_t end = at;
         count < 5 && item_integer_at(document, end, SECRET_LENGTH_MIN, &item);
         end = item.end)
        lengths[count++] = item_length(&item);
    bool is_tail = count == 5 && 2 * lengths[0] >= 3 * lengths[1];
    bool is_dsa =
        count >= 4 && lengths[1] >= 2 * lengths[0] && lengths[2] >= 2 * lengths[3];
    return (is_tail || is_dsa) && secret_found_damaged(find, document, at);
}
