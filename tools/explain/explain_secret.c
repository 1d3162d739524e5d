/* explain_secret.c -- which documents are private keys as a whole. What is damaged is
 * told by its first octets, since a key can be cut off anywhere behind them. */
#include "explain_secret.h"

#include "../../asn1/der_reader.h"

/* The most octets of identifier and length of a key: 30 84 and four of length. */
#define KEY_HEADER_MAX 6

/* Returns what is behind the identifier and the length of the first element of OCTETS,
 * whatever the length says; nothing if they are not all there. */
static struct bytes behind_header(struct bytes octets)
{
    size_t header = 2;
    if (octets.length >= 2 && octets.data[1] > 0x80)
        header += octets.data[1] & 0x7f;
    if (octets.length < header)
        return bytes_of(NULL, 0);
    return bytes_of(octets.data + header, octets.length - header);
}

static bool starts_with(struct bytes octets, uint8_t tag)
{
    return octets.length > 0 && octets.data[0] == tag;
}

/* RFC 5958 2, RFC 8017 A.1.2, RFC 5915 3 and the DSA keys of OpenSSL: a version, which
 * is 0 or 1, and an AlgorithmIdentifier, a number or the key. */
static bool begins_like_key(struct bytes document, struct bytes *second)
{
    if (!starts_with(document, DER_SEQUENCE))
        return false;
    struct bytes inside = behind_header(document);
    if (inside.length < 4 || inside.data[0] != DER_INTEGER || inside.data[1] != 1 ||
        inside.data[2] > 1)
        return false;
    *second = bytes_of(inside.data + 3, inside.length - 3);
    return starts_with(*second, DER_SEQUENCE) || starts_with(*second, DER_INTEGER) ||
           starts_with(*second, DER_OCTET_STRING);
}

/* A Name, which keys do not have: of a CertificationRequestInfo the second field is
 * one, of a TBSCertList the third. */
static bool has_name(struct bytes second)
{
    struct error ignored = {0};
    struct bytes skipped;
    struct der_reader reader = der_reader_of(second, &ignored);
    if (!starts_with(second, DER_SEQUENCE) ||
        !der_read_element(&reader, DER_SEQUENCE, "", &skipped))
        return false;
    struct bytes third =
        bytes_of(second.data + reader.position, second.length - reader.position);
    return starts_with(behind_header(second), DER_SET) ||
           (starts_with(third, DER_SEQUENCE) &&
            starts_with(behind_header(third), DER_SET));
}

bool explain_is_secret(const struct schema_tree *tree, const struct object *object)
{
    bool is_damaged = tree->error.kind != ERROR_NONE;
    bool fits = tree->root != NULL && !is_damaged && tree->faults == 0;
    struct bytes second;
    if (object->is_labelled_private || (tree->root != NULL && tree->root->is_secret))
        return !fits || !tree->root->is_secret;
    return !fits && begins_like_key(tree->document, &second) &&
           (is_damaged || !has_name(second));
}

void explain_hide(struct schema_tree *tree)
{
    if (tree->count == 0)
        return;
    struct schema_node *node = &tree->nodes[0];
    if (node->tag != DER_SEQUENCE || node->header_length > KEY_HEADER_MAX) {
        node->kind = NODE_BROKEN;
        node->tag = 0;
        node->header_length = 0;
    }
    node->contents_length = (uint32_t)(tree->document.length - node->header_length);
    node->has_children = false;
    node->child_count = 0;
    tree->count = 1;
}
