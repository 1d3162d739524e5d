/* secret_octets.c -- where private OCTET STRINGs are: OneAsymmetricKey (RFC 5958 2),
 * CurvePrivateKey (RFC 8410 7), ECPrivateKey (RFC 5915 3). */
#include "element.h"
#include "secret_rules.h"

#define CONTEXT_0 DER_CONTEXT_CONSTRUCTED(0)
#define CONTEXT_1 DER_CONTEXT_CONSTRUCTED(1)

/* Whether attributes [0], parameters [0] and a public key [1], or none of them, are
 * between AT and the end of the SEQUENCE with contents from START. */
static bool ends_like_key(struct bytes document, size_t start, size_t at)
{
    struct item item;
    for (int i = 0; i < 3; i++) {
        if (secret_sequence_ends(document, start, at))
            return true;
        if (!item_at(document, at, &item) || !item.is_whole ||
            (item.tag & ~DER_CONSTRUCTED & ~1) != DER_CONTEXT(0))
            return false;
        at = item.end;
    }
    return false;
}

/* --- OneAsymmetricKey ------------------------------------------------------------- */

/* A Name, or something with an OBJECT IDENTIFIER. */
static bool is_no_key(struct bytes document, const struct item *item)
{
    return item->tag == DER_SEQUENCE &&
           (item_length(item) == 0 || document.data[item->start] == DER_SET ||
            document.data[item->start] == DER_OID);
}

/* An OBJECT IDENTIFIER that is not that of an algorithm, or none. */
static bool is_of_no_key(struct bytes document, size_t oid)
{
    static const uint8_t field[] = {6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 1};
    static const uint8_t content[] = {6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7};
    return document.data[oid] != DER_OID ||
           secret_has_octets(document, oid, bytes_of(field, sizeof field)) ||
           secret_has_octets(document, oid, bytes_of(content, sizeof content));
}

/* What follows the version of a key and an AlgorithmIdentifier, if that is no OCTET
 * STRING. Other things begin like this: a CRL and a certificate of version 1, whose Name
 * is next; digested data (RFC 5652 7), whose content is next; encrypted data (8) and the
 * parameters of a curve, whose identifier is not that of an algorithm. */
static bool find_after_algorithm(struct bytes document, size_t version,
                                 const struct item *algorithm, struct find *find)
{
    struct item next;
    if (item_length(algorithm) == 0 || is_of_no_key(document, algorithm->start) ||
        !secret_sequence_exceeds(document, version, algorithm->end))
        return false;
    if (item_at(document, algorithm->end, &next) && is_no_key(document, &next))
        return false;
    return secret_found_damaged(find, document, algorithm->end);
}

/* SECRET is the OCTET STRING of a key whose SEQUENCE has contents from VERSION. */
static bool find_octets(struct bytes document, size_t version,
                        const struct item *secret, struct find *find)
{
    if (secret->is_whole && ends_like_key(document, version, secret->end))
        return secret_found(find, secret->start, secret->end);
    return secret_found_damaged(find, document, secret->at);
}

/* An algorithm of indefinite length at AT: nobody looks for its end, and everything
 * behind its identifier is private. */
static bool find_after_open_algorithm(struct bytes document, size_t at,
                                      struct find *find)
{
    static const uint8_t header[] = {DER_SEQUENCE, 0x80};
    struct item oid;
    size_t inside = at + sizeof header;
    return secret_has_octets(document, at, bytes_of(header, sizeof header)) &&
           item_whole_at(document, inside, DER_OID, &oid) &&
           !is_of_no_key(document, inside) &&
           secret_found_damaged(find, document, oid.end);
}

bool secret_find_any_key(struct bytes document, size_t at, struct find *find)
{
    struct item algorithm, secret;
    if (find_after_open_algorithm(document, at + 3, find))
        return true;
    if (!item_whole_at(document, at + 3, DER_SEQUENCE, &algorithm))
        return false;
    if (item_octet_string_at(document, algorithm.end, &secret))
        return find_octets(document, at, &secret, find);
    return find_after_algorithm(document, at, &algorithm, find);
}

static bool is_curve(struct bytes document, const struct item *oid)
{
    static const uint8_t curves[] = {0x2b, 0x65}; /* and 110 to 113, RFC 8410 3 */
    return item_length(oid) == 3 &&
           secret_has_octets(document, oid->start, bytes_of(curves, sizeof curves)) &&
           document.data[oid->start + 2] >= 110 && document.data[oid->start + 2] <= 113;
}

/* Bytes of a CurvePrivateKey: of X25519 and Ed25519, of X448, of Ed448. */
static bool is_curve_length(size_t length)
{
    return length == 32 || length == 56 || length == 57;
}

/* Whether SECRET is what follows the algorithm of such a key: a CurvePrivateKey or, as some
 * programs have written it, the bytes of one alone. A signature of these algorithms is
 * longer. */
static bool has_curve_key(struct bytes document, const struct item *secret)
{
    struct item inside;
    return item_is_filled_by(document, secret, DER_OCTET_STRING, &inside) ||
           (secret->is_whole && is_curve_length(item_length(secret)));
}

/* An algorithm with its parameters and the OCTET STRING after it, which may be that of
 * a key: not of an encrypted key or a digest, whose octets are random. */
bool secret_find_after_oid(struct bytes document, size_t at, struct find *find)
{
    struct item oid, parameters, secret, inside;
    if (!item_whole_at(document, at, DER_OID, &oid))
        return false;
    if (is_curve(document, &oid))
        return item_octet_string_at(document, oid.end, &secret) &&
               has_curve_key(document, &secret) &&
               secret_found_damaged(find, document, secret.at);
    if (!item_at(document, oid.end, &parameters) || !parameters.is_whole ||
        (parameters.tag != DER_NULL && parameters.tag != DER_SEQUENCE &&
         parameters.tag != DER_OID) ||
        !item_octet_string_at(document, parameters.end, &secret))
        return false;
    bool is_key = item_is_filled_by(document, &secret, DER_SEQUENCE, &inside) &&
                  secret_version_at(document, inside.start);
    if (parameters.tag == DER_SEQUENCE)
        is_key = is_key || item_is_filled_by(document, &secret, DER_INTEGER, &inside) ||
                 item_is_filled_by(document, &secret, DER_OCTET_STRING, &inside);
    return is_key && secret_found_damaged(find, document, secret.at);
}

/* --- ECPrivateKey ----------------------------------------------------------------- */

static bool is_scalar(const struct item *item)
{
    return item->is_whole && item_length(item) >= SECRET_SCALAR_MIN &&
           item_length(item) <= SECRET_SCALAR_MAX;
}

/* Parameters [0], by name or spelt out, or a public key [1], a point. */
static bool is_followed_like_scalar(struct bytes document, size_t at)
{
    struct item tagged, inside;
    if (item_whole_at(document, at, CONTEXT_0, &tagged))
        return item_is_filled_by(document, &tagged, DER_OID, &inside) ||
               (item_is_filled_by(document, &tagged, DER_SEQUENCE, &inside) &&
                item_length(&inside) > 0 && document.data[inside.start] == DER_INTEGER);
    return item_whole_at(document, at, CONTEXT_1, &tagged) &&
           item_is_filled_by(document, &tagged, DER_BIT_STRING, &inside) &&
           item_length(&inside) > 1 && document.data[inside.start] == 0 &&
           document.data[inside.start + 1] >= 2 && document.data[inside.start + 1] <= 4;
}

/* A time, as in an entry of a CRL: that, too, is a SEQUENCE with a number before it. */
static bool is_time_at(struct bytes document, size_t at)
{
    static const uint8_t utc[] = {DER_UTC_TIME, 13},
                         generalized[] = {DER_GENERALIZED_TIME, 15};
    return secret_has_octets(document, at, bytes_of(utc, 2)) ||
           secret_has_octets(document, at, bytes_of(generalized, 2));
}

/* Whether a SEQUENCE with contents from START says that it is as long as a version and
 * SCALAR are. */
static bool has_length_for(struct bytes document, size_t start, size_t scalar)
{
    return start >= 2 && document.data[start - 2] == DER_SEQUENCE &&
           document.data[start - 1] == 3 + 2 + scalar;
}

/* The length of a scalar at AT, without its identifier, after the version of a SEQUENCE. */
static bool is_length_of_scalar(struct bytes document, size_t version, size_t at)
{
    size_t length = document.data[at], end = at + 1 + length;
    struct item whole;
    if (length < SECRET_SCALAR_MIN || length > SECRET_SCALAR_MAX ||
        end > document.length)
        return false;
    bool is_element = item_at(document, at, &whole) && whole.is_whole &&
                      secret_sequence_ends(document, version, whole.end);
    return is_followed_like_scalar(document, end) ||
           (!is_element && !is_time_at(document, at) &&
            has_length_for(document, version, length));
}

bool secret_find_ec(struct bytes document, size_t at, struct find *find)
{
    struct item scalar;
    size_t second = at + 3;
    bool is_first = secret_sequence_exceeds(document, at, second);
    if (item_octet_string_at(document, second, &scalar) &&
        (is_scalar(&scalar) || is_first))
        return find_octets(document, at, &scalar, find);
    if (!is_first || second == document.length)
        return false;
    if (document.data[second] == DER_OCTET_STRING || /* of no length */
        is_length_of_scalar(document, at, second))
        return secret_found_damaged(find, document, second);
    if (!item_at(document, second, &scalar) || !is_scalar(&scalar))
        return false;
    bool is_der =
        (scalar.tag & DER_CONSTRUCTED) != 0 &&
        element_is_whole(bytes_of(document.data + second, scalar.end - second));
    bool is_time = is_time_at(document, second);
    return (is_followed_like_scalar(document, scalar.end) ||
            (!is_der && !is_time && secret_sequence_ends(document, at, scalar.end))) &&
           secret_found_damaged(find, document, second);
}

static const uint8_t version_1[] = {DER_INTEGER, 1, 1};

/* Whether FEW are among MANY, in the same order. */
static bool are_among(struct bytes few, struct bytes many)
{
    size_t found = 0;
    for (size_t i = 0; i < many.length && found < few.length; i++)
        found += many.data[i] == few.data[found];
    return found == few.length;
}

/* INTEGER 1 with one byte altered, missing, or too many. */
static bool is_damaged_version(struct bytes octets)
{
    struct bytes version = bytes_of(version_1, sizeof version_1);
    size_t same = 0;
    if (octets.length < version.length)
        return are_among(octets, version);
    if (octets.length > version.length)
        return are_among(version, octets);
    for (size_t i = 0; i < version.length; i++)
        same += octets.data[i] == version.data[i];
    return same == 2;
}

/* A SEQUENCE of INTEGER 1, which was damaged, and an OCTET STRING. */
bool secret_find_sequence(struct bytes document, size_t at, struct find *find)
{
    struct item scalar;
    size_t start = at + 2;
    for (size_t count = 2; count <= 4; count++)
        if (item_whole_at(document, start + count, DER_OCTET_STRING, &scalar) &&
            is_scalar(&scalar) &&
            has_length_for(document, start, item_length(&scalar)) &&
            is_damaged_version(bytes_of(document.data + start, count)) &&
            !is_time_at(document, scalar.start))
            return count == sizeof version_1
                       ? secret_found(find, scalar.start, scalar.end)
                       : secret_found_damaged(find, document, scalar.at);
    return false;
}

/* --- OCTET STRINGs ---------------------------------------------------------------- */

/* Whether what begins at AT follows an OBJECT IDENTIFIER, perhaps with a BOOLEAN between
 * them: the value of an extension. */
static bool is_extension_value(struct bytes document, size_t at)
{
    if (at >= 3 && document.data[at - 3] == DER_BOOLEAN && document.data[at - 2] == 1)
        at -= 3;
    for (size_t length = 2; length < 0x80 && length + 2 <= at; length++)
        if (document.data[at - length - 2] == DER_OID &&
            document.data[at - length - 1] == length)
            return true;
    return false;
}

bool secret_find_octet_string(struct bytes document, size_t at, struct find *find)
{
    struct item outer, inner;
    if (!item_whole_at(document, at, DER_OCTET_STRING, &outer))
        return false;
    if (is_scalar(&outer) && is_followed_like_scalar(document, outer.end))
        return secret_found_damaged(find, document, at);
    if (!item_is_filled_by(document, &outer, DER_OCTET_STRING, &inner))
        return false;
    return is_curve_length(item_length(&inner)) && !is_extension_value(document, at) &&
           secret_found(find, outer.start, outer.end);
}
