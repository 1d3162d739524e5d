/* schema.c -- any bytes laid beside the tables of schema/. Each byte belongs to one node, each
 * node has words that a terminal can show, and where the strict reader of x509/ accepts a
 * certificate, a request or a CRL, the tables have its fields where that reader has them. */
#include "schema/schema.h"

#include "fuzz.h"
#include "x509/certificate.h"
#include "x509/crl.h"
#include "x509/request.h"

static void check_place(const struct schema_tree *tree, size_t i)
{
    const struct schema_node *node = &tree->nodes[i];
    size_t end = (size_t)node->offset + node->header_length + node->contents_length;
    fuzz_require(end <= tree->document.length, "a node ends behind the document");
    if (node->parent == SCHEMA_NO_PARENT) {
        fuzz_require(node->depth == 0, "a depth without a parent");
        return;
    }
    fuzz_require(node->parent < i, "a node before its parent");
    const struct schema_node *parent = &tree->nodes[node->parent];
    size_t start = (size_t)parent->offset + parent->header_length;
    fuzz_require(node->depth == parent->depth + 1, "another depth");
    fuzz_require(parent->has_children && node->index < parent->child_count,
                 "not counted by its parent");
    fuzz_require(start <= node->offset && end <= start + parent->contents_length,
                 "not inside its parent");
    fuzz_require(i < schema_end(tree, node->parent), "schema_end");
}

static void check_words(const struct schema_tree *tree, size_t i)
{
    static char text[1 << 16];
    size_t length = schema_path(tree, i, text, sizeof text);
    fuzz_require(length > 0, "no path");
    if (length < sizeof text)
        fuzz_safe(bytes_of(text, length), false, "schema_path: unsafe text");
    length = schema_value(tree, i, text, sizeof text);
    fuzz_require(length > 0, "no value");
    if (length < sizeof text)
        fuzz_safe(bytes_of(text, length), false, "schema_value: unsafe text");
    fuzz_require(schema_definition(tree, i)[0] != '\0' &&
                     schema_source(tree, i)[0] != '\0' &&
                     schema_meaning(tree, i)[0] != '\0',
                 "a node without words");
}

static void check_cover(const struct schema_tree *tree)
{
    size_t position = 0;
    for (size_t i = 0; i < tree->count; i++) {
        const struct schema_node *node = &tree->nodes[i];
        fuzz_require(node->offset == position, "a gap between nodes");
        position += node->header_length;
        if (!node->has_children)
            position += node->contents_length;
        check_place(tree, i);
        check_words(tree, i);
    }
    fuzz_require(position == tree->document.length, "the last node ends elsewhere");
}

/* The walk, which keeps nothing, comes to the nodes of TREE. */
struct walk {
    struct schema_visitor visitor;
    const struct schema_tree *tree;
    size_t count;
};

static bool compare_node(struct schema_visitor *visitor, const struct schema_tree *view,
                         size_t index)
{
    struct walk *walk = (struct walk *)visitor;
    const struct schema_node *have = &view->nodes[index];
    fuzz_require(walk->count < walk->tree->count, "schema_walk: more nodes");
    const struct schema_node *want = &walk->tree->nodes[walk->count++];
    fuzz_require(have->offset == want->offset && have->kind == want->kind &&
                     have->header_length == want->header_length &&
                     have->contents_length == want->contents_length &&
                     have->depth == want->depth && have->type == want->type &&
                     have->field == want->field,
                 "schema_walk: another node");
    return true;
}

static void check_walk(const struct schema_tree *tree)
{
    struct walk walk = {{compare_node}, tree, 0};
    struct schema_tree surveyed;
    fuzz_require(
        schema_survey(tree->document, tree->root, SCHEMA_SHOW_ALL, &surveyed) &&
            schema_walk(&surveyed, &walk.visitor),
        "schema_walk");
    fuzz_require(walk.count == tree->count, "schema_walk: fewer nodes");
}

/* --- the reader of x509/ and the tables -------------------------------------------- */

static void require_field(const struct schema_tree *tree, const char *path,
                          struct bytes contents)
{
    size_t index = schema_find(tree, path);
    fuzz_require(index < tree->count, path);
    fuzz_require(schema_contents(tree, index).data == contents.data &&
                     schema_contents(tree, index).length == contents.length,
                 path);
}

static void require_element(const struct schema_tree *tree, const char *path,
                            struct bytes element)
{
    size_t index = schema_find(tree, path);
    fuzz_require(index < tree->count, path);
    fuzz_require(tree->document.data + tree->nodes[index].offset == element.data, path);
    fuzz_require(tree->nodes[index].header_length +
                         tree->nodes[index].contents_length ==
                     element.length,
                 path);
}

static const struct schema_type *type_called(const char *name)
{
    size_t i = 0;
    while (strcmp(schema_documents[i]->name, name) != 0)
        i++;
    return schema_documents[i];
}

static void check_certificate(struct bytes document)
{
    struct certificate c;
    struct error error = {0};
    struct schema_tree tree;
    if (!certificate_parse(document, &c, &error))
        return;
    fuzz_require(schema_read(document, type_called("Certificate"), &tree),
                 "schema_read");
    require_element(&tree, "tbsCertificate", c.signed_part.to_be_signed);
    require_field(&tree, "tbsCertificate.serialNumber", c.serial_number);
    require_element(&tree, "tbsCertificate.signature", c.signature.element);
    require_element(&tree, "tbsCertificate.issuer", c.issuer);
    require_element(&tree, "tbsCertificate.subject", c.subject);
    require_element(&tree, "tbsCertificate.subjectPublicKeyInfo",
                    c.subject_public_key_info.element);
    if (c.extensions.element.length > 0) /* what is found is the tag [3] around it */
        require_field(&tree, "tbsCertificate.extensions", c.extensions.element);
    schema_clear(&tree);
}

static void check_request(struct bytes document)
{
    struct certification_request r;
    struct error error = {0};
    struct schema_tree tree;
    if (!request_parse(document, &r, &error))
        return;
    fuzz_require(schema_read(document, type_called("CertificationRequest"), &tree),
                 "schema_read");
    require_element(&tree, "certificationRequestInfo", r.signed_part.to_be_signed);
    require_element(&tree, "certificationRequestInfo.subject", r.subject);
    require_element(&tree, "certificationRequestInfo.subjectPKInfo",
                    r.subject_public_key_info.element);
    schema_clear(&tree);
}

static void check_crl(struct bytes document)
{
    struct crl c;
    struct error error = {0};
    struct schema_tree tree;
    if (!crl_parse(document, &c, &error))
        return;
    fuzz_require(schema_read(document, type_called("CertificateList"), &tree),
                 "schema_read");
    require_element(&tree, "tbsCertList", c.signed_part.to_be_signed);
    require_element(&tree, "tbsCertList.issuer", c.issuer);
    if (c.revoked_count > 0)
        require_element(&tree, "tbsCertList.revokedCertificates",
                        c.revoked_certificates);
    schema_clear(&tree);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size);
    struct schema_tree tree;
    fuzz_require(schema_read(document, schema_type_of(document), &tree), "schema_read");
    check_cover(&tree);
    check_walk(&tree);
    schema_clear(&tree);
    check_certificate(document);
    check_request(document);
    check_crl(document);
    return 0;
}
