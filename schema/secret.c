/* secret.c -- the search for private keys. Invariants: (1) a rule looks forward from
 * its offset, and what it finds private begins there or after; (2) whichever one octet
 * of a key is altered, a rule is left that finds every private number in it: that is
 * what most of them are for (tests/schema/secret.c alters each; it also takes each away and
 * puts others between them, and names the few keys that are not found then); (3) a whole
 * key ends the search for others in it, anything less goes to the end of the document. */
#include "secret_rules.h"

/* --- the search ------------------------------------------------------------------- */

static bool find_at(struct bytes document, size_t at, struct find *find)
{
    switch (document.data[at]) {
    case DER_INTEGER:
        if (!secret_version_at(document, at))
            return secret_find_integers(document, at, find);
        return secret_find_rsa(document, at, find) ||
               secret_find_any_key(document, at, find) ||
               secret_find_ec(document, at, find);
    case DER_SEQUENCE:
        return secret_find_sequence(document, at, find);
    case DER_OID:
        return secret_find_after_oid(document, at, find);
    case DER_OCTET_STRING:
        return secret_find_octet_string(document, at, find);
    case 'P':
        return secret_find_label(document, at, find);
    case 'M': /* 0x30 in base 64 */
        return secret_find_base64(document, at, find);
    default:
        return false;
    }
}

/* What is found may begin far after the octet at which it was found, and another find, from
 * an octet between the two, may begin before it: a length that was altered puts a private
 * number inside a public one. */
bool secret_search_next(struct secret_search *search, struct secret_range *range)
{
    struct bytes document = search->document;
    struct find find;
    *range = (struct secret_range){SIZE_MAX, SIZE_MAX};
    for (size_t at = search->position; at < document.length && at < range->start;
         at++) {
        if (!find_at(document, at, &find))
            continue;
        if (find.range.start < range->start)
            range->start = find.range.start;
        if (range->end == SIZE_MAX || find.range.end > range->end)
            range->end = find.range.end;
        if (find.is_whole)
            break;
    }
    search->position = range->start == SIZE_MAX ? document.length : range->end;
    return range->start != SIZE_MAX;
}

bool secret_is_inside(struct bytes octets)
{
    struct secret_search search = {octets, 0};
    struct secret_range range;
    return secret_search_next(&search, &range);
}
