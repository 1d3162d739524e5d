/* round_trip.c -- tests the readers and writers of asn1/ on real documents: what is read and
 * written again has the same octets, and what was damaged is refused. The documents are the
 * roots that browsers trust (package ca-certificates), and the certificates, requests and
 * revocation lists of python3-cryptography-vectors, among which are invalid ones. */
#include <stdlib.h>

#include "documents.h"
#include "readers.h"
#include "rewrite.h"
#include "suites.h"

#define QUICK_DOCUMENTS 10

struct rewriting {
    struct document_visitor visitor;
    struct tally tally;
    size_t rewritten; /* documents that came out as they went in */
    size_t strict;    /* those among them of which no value was refused */
    size_t refused;
};

/* Rewrites one document, which must come out unchanged if it is DER. */
static void rewrite_document(struct document_visitor *visitor, const char *name,
                             struct bytes document)
{
    struct rewriting *r = (struct rewriting *)visitor;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes encoded;
    size_t refused_before = tally_refused(&r->tally);
    if (test_is_quick() && r->rewritten >= QUICK_DOCUMENTS)
        return;
    if (rewrite(document, &writer, &r->tally, &error)) {
        ck_assert_msg(der_writer_finish(&writer, &encoded, &error), "%s: %s", name,
                      error.message);
        ck_assert_msg(bytes_equal(encoded, document), "%s has changed", name);
        r->rewritten++;
        r->strict += tally_refused(&r->tally) == refused_before;
    } else {
        ck_assert_msg(error.kind != ERROR_NONE && error.offset <= document.length,
                      "%s: byte %zu: %s", name, error.offset, error.message);
        r->refused++;
    }
    der_writer_clear(&writer);
}

/* Each root is there twice, as a file and in ca-certificates.crt. Not all are strict: one of
 * Certum has GeneralizedTime before 2050. */
START_TEST(roots)
{
    struct rewriting r = {.visitor.visit = rewrite_document};
    size_t count = visit_documents(ROOTS_FOLDER, ROOTS_PACKAGE, &r.visitor);
    ck_assert_msg(count >= 100, "%s has %zu certificates: install the package %s",
                  ROOTS_FOLDER, count, ROOTS_PACKAGE);
    ck_assert_uint_eq(r.refused, 0);
    if (test_is_quick())
        return;
    ck_assert_uint_eq(r.rewritten, count);
    ck_assert_uint_ge(r.strict, count * 9 / 10);
    ck_assert_uint_ge(r.tally.rewritten[DER_BOOLEAN], count);
    ck_assert_uint_ge(r.tally.rewritten[DER_INTEGER], 2 * count);
    ck_assert_uint_ge(r.tally.rewritten[DER_BIT_STRING], count);
    ck_assert_uint_ge(r.tally.rewritten[DER_OID], 10 * count);
    ck_assert_uint_ge(r.tally.rewritten[DER_UTC_TIME], count);
    ck_assert_uint_ge(r.tally.rewritten[DER_PRINTABLE_STRING], count);
    ck_assert_uint_ge(r.tally.rewritten[DER_SET], 4 * count);
}
END_TEST

/* Certificates, requests and revocation lists, valid and invalid. */
static const struct {
    const char *folder;
    size_t rewritten, strict, refused; /* at least */
} collections[] = {
    {"x509", 28, 25, 1},
    {"x509/custom", 90, 80, 1},
    {"x509/requests", 20, 20, 1},
};

START_TEST(collection)
{
    struct rewriting r = {.visitor.visit = rewrite_document};
    char path[512];
    test_vector_path(collections[_i].folder, path, sizeof path);
    ck_assert_uint_gt(visit_documents(path, VECTORS_PACKAGE, &r.visitor), 0);
    if (test_is_quick())
        return;
    ck_assert_uint_ge(r.rewritten, collections[_i].rewritten);
    ck_assert_uint_ge(r.strict, collections[_i].strict);
    ck_assert_uint_ge(r.refused, collections[_i].refused);
}
END_TEST

/* --- damage ----------------------------------------------------------------------------- */

/* Keeps a copy of the first document. */
struct first {
    struct document_visitor visitor;
    uint8_t *octets;
    size_t length;
};

static void keep_first(struct document_visitor *visitor, const char *name,
                       struct bytes document)
{
    struct first *first = (struct first *)visitor;
    (void)name;
    if (first->octets != NULL)
        return;
    first->octets = malloc(document.length);
    ck_assert_ptr_nonnull(first->octets);
    memcpy(first->octets, document.data, document.length);
    first->length = document.length;
}

static struct first first_root(void)
{
    struct first first = {.visitor.visit = keep_first};
    visit_documents(ROOTS_FOLDER, ROOTS_PACKAGE, &first.visitor);
    ck_assert_msg(first.octets != NULL, "%s is empty: install the package %s",
                  ROOTS_FOLDER, ROOTS_PACKAGE);
    ck_assert_uint_ge(first.length, 256);
    return first;
}

/* Cut off at every octet, in a block of its own, it is not a document any more. */
START_TEST(every_truncation)
{
    struct first root = first_root();
    for (size_t length = 0; length < root.length; length++) {
        struct error error = {0};
        size_t count = 0;
        uint8_t *copy = malloc(length + 1);
        ck_assert_ptr_nonnull(copy);
        memcpy(copy + 1, root.octets, length);
        struct der_reader reader = der_reader_of(bytes_of(copy + 1, length), &error);
        ck_assert_msg(!walk_element(&reader, &count), "%zu octets", length);
        ck_assert_int_eq(error.kind, ERROR_TRUNCATED);
        ck_assert_uint_le(error.offset, length);
        free(copy);
    }
    free(root.octets);
}
END_TEST

/* The same with the length of the outermost element put right: what is cut off is inside. */
START_TEST(every_truncation_inside)
{
    struct first root = first_root();
    ck_assert_mem_eq(root.octets, "\x30\x82", 2);
    for (size_t length = 4 + 256; length < root.length; length++) {
        struct error error = {0};
        size_t count = 0;
        root.octets[2] = (uint8_t)((length - 4) >> 8);
        root.octets[3] = (uint8_t)(length - 4);
        struct der_reader reader = der_reader_of(bytes_of(root.octets, length), &error);
        bool is_read = walk_element(&reader, &count) && der_finish(&reader, FIELD);
        ck_assert(is_read == (error.kind == ERROR_NONE));
        ck_assert(is_read || (error.offset > 0 && error.offset <= length));
    }
    free(root.octets);
}
END_TEST

/* Every bit turned: whatever is still read is written as it was read, and every error has
 * its place in the document. */
START_TEST(every_bit)
{
    struct first root = first_root();
    struct rewriting r = {.visitor.visit = rewrite_document};
    size_t step = test_is_quick() ? 101 : 1;
    for (size_t bit = 0; bit < 8 * root.length; bit += step) {
        root.octets[bit / 8] ^= (uint8_t)(1u << bit % 8);
        rewrite_document(&r.visitor, "a damaged root",
                         bytes_of(root.octets, root.length));
        root.octets[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    ck_assert(r.rewritten > 0 && r.refused > 0);
    free(root.octets);
}
END_TEST

Suite *round_trip_suite(void)
{
    Suite *suite = suite_create("round_trip");
    TCase *documents = tcase_create("documents");
    tcase_set_timeout(documents, 60);
    tcase_add_test(documents, roots);
    tcase_add_loop_test(documents, collection, 0,
                        sizeof collections / sizeof collections[0]);
    suite_add_tcase(suite, documents);

    TCase *damage = tcase_create("damage");
    tcase_set_timeout(damage, 60);
    tcase_add_test(damage, every_truncation);
    tcase_add_test(damage, every_truncation_inside);
    tcase_add_test(damage, every_bit);
    suite_add_tcase(suite, damage);
    return suite;
}
