/* fit.c -- tests of finding fields, with a table of this test's own: an identifier, what it
 * says the OCTET STRING holds, and an EXPLICIT tag. */
#include "asn1/der.h"
#include "cover.h"
#include "suites.h"

static const struct schema_type number = {
    .name = "N", .definition = "N", .source = "S", .meaning = "M.", .tag = DER_INTEGER};
static const struct schema_opening rows[] = {{"1.2.3", "opaque", "S", "M.", NULL},
                                             {"1.2.4", "number", "S", "M.", &number}};
static const struct schema_type open = {.name = "O",
                                        .definition = "O",
                                        .source = "S",
                                        .kind = SCHEMA_OPEN,
                                        .openings = rows,
                                        .opening_count = 2};
static const struct schema_field inside[] = {
    {.name = "", .definition = "D", .source = "S", .meaning = "M.", .type = &open}};
static const struct schema_type enclosing = {.name = "E",
                                             .definition = "E",
                                             .source = "S",
                                             .kind = SCHEMA_ENCLOSING,
                                             .tag = DER_OCTET_STRING,
                                             .fields = inside,
                                             .field_count = 1};
static const struct schema_type name = {
    .name = "I", .definition = "I", .source = "S", .tag = DER_OID};
static const struct schema_field own_fields[] = {
    {.name = "id", .definition = "id", .source = "S", .meaning = "M.", .type = &name},
    {.name = "value",
     .definition = "value",
     .source = "S",
     .meaning = "M.",
     .type = &enclosing,
     .is_optional = true},
    {.name = "more",
     .definition = "more",
     .source = "S",
     .meaning = "M.",
     .type = &number,
     .tagging = SCHEMA_EXPLICIT,
     .tag_number = 0,
     .is_optional = true}};
static const struct schema_type own = {.name = "T",
                                       .definition = "T",
                                       .source = "S",
                                       .meaning = "M.",
                                       .kind = SCHEMA_SEQUENCE,
                                       .tag = DER_SEQUENCE,
                                       .fields = own_fields,
                                       .field_count = 3};

static const struct {
    const char *hex;
    size_t nodes, faults;
} own_documents[] = {
    {"300906022a030403020105", 3, 0},       /* known, and not looked into */
    {"300906022a040403020105", 4, 0},       /* known */
    {"300906022a050403020105", 4, 0},       /* unknown, and DER */
    {"300906022a040403040105", 3, 0},       /* known, and not what it should be */
    {"300906022a04a003020105", 4, 0},       /* an EXPLICIT tag */
    {"300606022a04a000", 3, 1},             /* with nothing in it */
    {"300c06022a04a006020105020105", 5, 1}, /* or too much */
    {"3000", 1, 1},                         /* nothing where something must be */
};

START_TEST(own_table)
{
    uint8_t octets[64];
    struct schema_tree tree;
    size_t length = test_hex(own_documents[_i].hex, octets, sizeof octets);
    ck_assert(schema_read(bytes_of(octets, length), &own, &tree));
    covers(&tree, own_documents[_i].hex);
    ck_assert_uint_eq(tree.count, own_documents[_i].nodes);
    ck_assert_uint_eq(tree.faults, own_documents[_i].faults);
    schema_clear(&tree);
}
END_TEST

Suite *fit_suite(void)
{
    Suite *suite = suite_create("schema fit");
    TCase *fit = tcase_create("fit");
    tcase_add_loop_test(fit, own_table, 0,
                        sizeof own_documents / sizeof own_documents[0]);
    suite_add_tcase(suite, fit);
    return suite;
}
