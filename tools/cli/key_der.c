/* key_der.c -- private keys in DER, recognised by their structure.
 *
 * What else begins with the same elements, and how it differs:
 *   a request, a CRL      a version and a SEQUENCE, but then no OCTET STRING
 *   DigestInfo            an algorithm and an OCTET STRING, but no encryption
 *   a list of numbers     not the sizes that the numbers of a key have
 * In random bytes less than one place in 2^48 looks like a key. */
#include "key_der.h"

#include <string.h>

#include "../../asn1/der_reader.h"

#define INDEFINITE  0x80
#define LENGTH_MAX  8  /* bytes of a length in the long form */
#define OID_MAX     32 /* of an algorithm of a key, by far */
#define ANYWHERE    (UINT64_MAX / 2)
#define MODULUS_MIN 8  /* bytes; smaller keys are toys */
#define SCALAR_MIN  14 /* of a SEC 1 key without its curve: the smallest has 112 bits */
#define SCALAR_MAX  128 /* of any SEC 1 key: more than the largest curve has */
#define VERSION_MAX 3
#define PIECES      3  /* bytes for one, in an OCTET STRING in pieces, at most */
#define ELEMENTS    64 /* in an algorithm of indefinite length, by far */
#define RSA_NUMBERS 8  /* n, e, d, p, q, dP, dQ, qInv */
#define DSA_NUMBERS 5  /* p, q, g, y, x */

/* Where an element lies. */
struct element {
    uint8_t tag;
    uint64_t contents, end;
    bool is_open;    /* of indefinite length: the end is not known, and END a limit */
    bool is_cut_off; /* the view ends inside the header */
};

static bool read_element(struct byte_view *view, uint64_t offset, uint64_t limit,
                         struct element *element)
{
    uint8_t header[2 + LENGTH_MAX];
    size_t count = view->read(view, offset, header, sizeof header);
    *element = (struct element){.is_cut_off = count < 2};
    if (count < 2)
        return false;
    size_t more = header[1] > INDEFINITE ? header[1] & 0x7fU : 0;
    element->is_cut_off = more <= LENGTH_MAX && count < 2 + more;
    if (more > LENGTH_MAX || count < 2 + more)
        return false;
    uint64_t length = header[1] < INDEFINITE ? header[1] : 0;
    for (size_t i = 0; i < more; i++)
        length = length << 8 | header[2 + i];
    element->tag = header[0];
    element->contents = offset + 2 + more;
    element->is_open = header[1] == INDEFINITE;
    if (element->contents > limit || length > limit - element->contents)
        return false;
    element->end = element->is_open ? limit : element->contents + length;
    return true;
}

/* Whether OUTER ends at OFFSET, but for elements with the COUNT TAGS in this order, each once
 * or not at all; or the view ends among them. */
static bool ends_after(struct byte_view *view, const struct element *outer,
                       uint64_t offset, const uint8_t *tags, size_t count)
{
    struct element element;
    for (size_t i = 0; i < count && offset < outer->end; i++) {
        if (read_element(view, offset, outer->end, &element) && element.tag == tags[i])
            offset = element.end;
        else if (element.is_cut_off)
            return true;
    }
    return outer->is_open || offset == outer->end;
}

/* Sets the end of ELEMENT, which is open: behind the two zeros that belong to it. */
static bool close_element(struct byte_view *view, struct element *element)
{
    struct element inside;
    uint64_t offset = element->contents;
    size_t depth = 1;
    for (int i = 0; i < ELEMENTS && depth > 0; i++) {
        if (!read_element(view, offset, element->end, &inside))
            return false;
        if (inside.tag == 0 && inside.end == inside.contents)
            depth--;
        else if (inside.is_open)
            depth++;
        offset = inside.is_open ? inside.contents : inside.end;
    }
    element->end = offset;
    return depth == 0;
}

static bool is_oid(const uint8_t *octets, size_t length)
{
    bool is_first = true; /* of an arc, which does not begin with zeros */
    for (size_t i = 0; i < length; i++) {
        if (is_first && octets[i] == 0x80)
            return false;
        is_first = octets[i] < 0x80;
    }
    return length > 0 && is_first;
}

/* AlgorithmIdentifier ::= SEQUENCE {
 *     algorithm   OBJECT IDENTIFIER,
 *     parameters  ANY DEFINED BY algorithm OPTIONAL }          RFC 5280 4.1.1.2 */
static bool read_algorithm(struct byte_view *view, uint64_t offset, uint64_t limit,
                           struct element *algorithm, struct bytes *oid,
                           uint8_t octets[OID_MAX])
{
    struct element type, parameters;
    if (!read_element(view, offset, limit, algorithm) ||
        algorithm->tag != DER_SEQUENCE ||
        (algorithm->is_open && !close_element(view, algorithm)) ||
        !read_element(view, algorithm->contents, algorithm->end, &type) ||
        type.is_open || type.tag != DER_OID || type.end - type.contents > OID_MAX)
        return false;
    size_t length = (size_t)(type.end - type.contents);
    if (view->read(view, type.contents, octets, length) < length ||
        !is_oid(octets, length))
        return false;
    *oid = bytes_of(octets, length);
    return type.end == algorithm->end || algorithm->is_open ||
           (read_element(view, type.end, algorithm->end, &parameters) &&
            !parameters.is_open && parameters.end == algorithm->end);
}

/* An OCTET STRING in one piece or, as BER allows, in several. */
static bool read_string(struct byte_view *view, uint64_t offset,
                        const struct element *outer, struct element *string)
{
    struct element piece;
    if (!read_element(view, offset, outer->end, string) ||
        string->end == string->contents)
        return false;
    if (string->tag == DER_OCTET_STRING)
        return !string->is_open;
    return string->tag == (DER_OCTET_STRING | DER_CONSTRUCTED) &&
           read_element(view, string->contents, string->end, &piece) &&
           (piece.tag & ~DER_CONSTRUCTED) == DER_OCTET_STRING;
}

/* OneAsymmetricKey ::= SEQUENCE {
 *     version              INTEGER (0 | 1),
 *     privateKeyAlgorithm  AlgorithmIdentifier,
 *     privateKey           OCTET STRING,
 *     attributes           [0] Attributes OPTIONAL,
 *     publicKey            [1] BIT STRING OPTIONAL }           RFC 5958 2 */
static bool is_pkcs8(struct byte_view *view, const struct element *outer, uint64_t at)
{
    static const uint8_t optional[] = {DER_CONTEXT_CONSTRUCTED(0), DER_CONTEXT(1),
                                       DER_CONTEXT_CONSTRUCTED(1)};
    uint8_t octets[OID_MAX];
    struct bytes oid;
    struct element algorithm, key;
    return read_algorithm(view, at, outer->end, &algorithm, &oid, octets) &&
           read_string(view, algorithm.end, outer, &key) &&
           ends_after(view, outer, key.end, optional, sizeof optional);
}

/* ECPrivateKey ::= SEQUENCE {
 *     version     INTEGER (1),
 *     privateKey  OCTET STRING,
 *     parameters  [0] ECParameters OPTIONAL,
 *     publicKey   [1] BIT STRING OPTIONAL }                    RFC 5915 3 */
static bool is_sec1(struct byte_view *view, const struct element *outer, uint64_t at)
{
    static const uint8_t optional[] = {DER_CONTEXT_CONSTRUCTED(0),
                                       DER_CONTEXT_CONSTRUCTED(1)};
    struct element key;
    if (!read_string(view, at, outer, &key) ||
        !ends_after(view, outer, key.end, optional, sizeof optional))
        return false;
    bool is_in_pieces = (key.tag & DER_CONSTRUCTED) != 0;
    uint64_t length = key.end - key.contents,
             longest = is_in_pieces ? PIECES * SCALAR_MAX : SCALAR_MAX;
    bool is_alone = outer->is_open || key.end == outer->end;
    return key.is_open || (length <= longest && (!is_alone || length >= SCALAR_MIN));
}

/* The numbers of a key are positive, none is longer than the first, which like the second
 * is odd: the modulus and the exponent of RSA, the two primes of DSA. */
static bool number_fits(struct byte_view *view, const struct element *number,
                        size_t index, uint64_t first_length)
{
    uint8_t octet;
    uint64_t length = number->end - number->contents;
    if (number->is_open || length == 0 || (index == 0 && length < MODULUS_MIN) ||
        (index > 0 && length > first_length + 1))
        return false;
    if (view->read(view, number->contents, &octet, 1) == 1 && octet >= 0x80)
        return false;
    return index > 1 || view->read(view, number->end - 1, &octet, 1) == 0 ||
           octet % 2 == 1;
}

/* RSAPrivateKey ::= SEQUENCE {
 *     version  INTEGER (0 | 1),
 *     modulus, publicExponent, privateExponent, prime1, prime2, exponent1, exponent2,
 *     coefficient       INTEGER,
 *     otherPrimeInfos   SEQUENCE OF OtherPrimeInfo OPTIONAL }  RFC 8017 A.1.2
 * and five INTEGERs for DSA. Of a key that is cut off, three are enough. */
static bool is_numbers(struct byte_view *view, const struct element *outer, uint64_t at)
{
    static const uint8_t optional[] = {DER_SEQUENCE};
    struct element number = {.is_cut_off = false};
    uint64_t first_length = 0;
    size_t count = 0;
    while (count < RSA_NUMBERS && at < outer->end &&
           read_element(view, at, outer->end, &number) && number.tag == DER_INTEGER) {
        if (count == 0)
            first_length = number.end - number.contents;
        if (!number_fits(view, &number, count, first_length))
            return false;
        at = number.end;
        count++;
    }
    if (number.is_cut_off)
        return count >= 3;
    return (count == RSA_NUMBERS && ends_after(view, outer, at, optional, 1)) ||
           (count == DSA_NUMBERS && ends_after(view, outer, at, NULL, 0));
}

/* PFX ::= SEQUENCE { version INTEGER (3), authSafe ContentInfo, ... }   RFC 7292 4
 * A content type of PKCS#7 after this version is nothing else. */
static bool is_pkcs12(struct byte_view *view, const struct element *outer, uint64_t at)
{
    static const uint8_t pkcs7[] = {0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7};
    uint8_t octets[sizeof pkcs7];
    struct element content;
    return read_element(view, at, outer->end, &content) &&
           content.tag == DER_SEQUENCE &&
           view->read(view, content.contents, octets, sizeof octets) == sizeof octets &&
           memcmp(octets, pkcs7, sizeof pkcs7) == 0;
}

/* Whether OID is of a scheme that encrypts keys with a pass phrase. */
static bool is_password_scheme(struct bytes oid)
{
    static const struct {
        uint8_t octets[9];
        size_t length;
    } arcs[] = {
        {{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5}, 8},     /* pkcs-5 */
        {{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1}, 9}, /* pkcs-12PbeIds */
        {{0x2b, 6, 1, 4, 1, 42, 2}, 7},                      /* key stores of Java */
    };
    for (size_t i = 0; i < sizeof arcs / sizeof arcs[0]; i++)
        if (oid.length > arcs[i].length &&
            memcmp(oid.data, arcs[i].octets, arcs[i].length) == 0)
            return true;
    return false;
}

/* EncryptedPrivateKeyInfo ::= SEQUENCE {
 *     encryptionAlgorithm  AlgorithmIdentifier,
 *     encryptedData        OCTET STRING }                      RFC 5958 3 */
static bool is_encrypted_pkcs8(struct byte_view *view, const struct element *outer)
{
    uint8_t octets[OID_MAX];
    struct bytes oid;
    struct element algorithm, data;
    return read_algorithm(view, outer->contents, outer->end, &algorithm, &oid,
                          octets) &&
           is_password_scheme(oid) && read_string(view, algorithm.end, outer, &data) &&
           ends_after(view, outer, data.end, NULL, 0);
}

enum key_der key_der_at(struct byte_view *view, uint64_t offset)
{
    uint8_t number;
    struct element outer, version;
    if (!read_element(view, offset, ANYWHERE, &outer) || outer.tag != DER_SEQUENCE)
        return KEY_DER_NONE;
    if (is_encrypted_pkcs8(view, &outer))
        return KEY_DER_ENCRYPTED;
    if (!read_element(view, outer.contents, outer.end, &version) ||
        version.tag != DER_INTEGER || version.is_open ||
        version.end - version.contents != 1 ||
        view->read(view, version.contents, &number, 1) < 1)
        return KEY_DER_NONE;
    uint64_t second = version.end;
    if (number == 3)
        return is_pkcs12(view, &outer, second) ? KEY_DER_ENCRYPTED : KEY_DER_NONE;
    bool is_key = number <= 1 &&
                  (is_pkcs8(view, &outer, second) || is_numbers(view, &outer, second) ||
                   (number == 1 && is_sec1(view, &outer, second)));
    return is_key ? KEY_DER_PLAIN : KEY_DER_NONE;
}

/* DER in memory. */
struct memory_view {
    struct byte_view view;
    struct bytes octets;
};

static size_t read_memory(struct byte_view *view, uint64_t offset, uint8_t *to,
                          size_t size)
{
    const struct memory_view *memory = (const struct memory_view *)view;
    if (offset >= memory->octets.length)
        return 0;
    size_t rest = memory->octets.length - (size_t)offset;
    size_t count = size < rest ? size : rest;
    memcpy(to, memory->octets.data + offset, count);
    return count;
}

enum key_der key_der_of(struct bytes der)
{
    struct memory_view memory = {{read_memory}, der};
    return key_der_at(&memory.view, 0);
}

/* How many bytes the identifier and the length at START have; 0 if the length has more than a
 * key's. */
static size_t header_length(const uint8_t *start)
{
    size_t more = start[1] > INDEFINITE ? start[1] & 0x7fU : 0;
    return more > LENGTH_MAX ? 0 : 2 + more;
}

bool key_der_may_begin(const uint8_t start[KEY_DER_START])
{
    size_t outer = header_length(start);
    if (start[0] != DER_SEQUENCE || outer == 0)
        return false;
    const uint8_t *first = start + outer;
    size_t inner = header_length(first);
    if (inner == 0)
        return false;
    if (first[0] == DER_INTEGER)
        return (inner > 2 || first[1] == 1) && first[inner] <= VERSION_MAX;
    return first[0] == DER_SEQUENCE && first[inner] == DER_OID;
}
