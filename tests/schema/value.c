/* value.c -- tests of values in words: tests/vectors/schema/value.txt, element by element;
 * what the tables add to it; and the contract of snprintf. */
#include "cover.h"
#include "suites.h"
#include "tests/support/rsp.h"

#include "schema/schema.h"

START_TEST(vectors)
{
    static struct rsp rsp;
    size_t count = 0;
    rsp_open_path(&rsp, "tests/vectors/schema/value.txt");
    while (rsp_next(&rsp)) {
        uint8_t octets[64];
        char text[256];
        struct schema_tree tree;
        size_t length = test_hex(rsp.name, octets, sizeof octets);
        ck_assert_uint_eq(2 * length, strlen(rsp.name));
        ck_assert(schema_read(bytes_of(octets, length), NULL, &tree));
        covers(&tree, rsp.name);
        ck_assert_uint_eq(schema_value(&tree, 0, text, sizeof text), strlen(text));
        ck_assert_msg(strcmp(text, rsp.value) == 0, "%s: %s", rsp.name, text);
        schema_clear(&tree);
        count++;
    }
    ck_assert_uint_eq(count, 78);
}
END_TEST

/* Octets with a type of the tables. */
static const struct {
    const char *type, *hex, *value;
} typed[] = {
    {"KeyUsage", "0303070080", "decipherOnly"},
    {"KeyUsage", "03020106", "keyCertSign, cRLSign"},
    {"KeyUsage", "030100", "no bit is set"},
    {"KeyUsage", "0303000001", "bit 15"},
    {"CRLReason", "0a0101", "1 (keyCompromise)"},
    {"CRLReason", "0a0107", "7"},
    {"Version", "020102", "2 (v3)"},
    {"Version", "020107", "7"},
    {"Features", "3003020105", "1 element"},
};

static const struct schema_type *find(const struct schema_type *type, const char *name,
                                      int depth)
{
    const struct schema_type *found = NULL;
    if (strcmp(type->name, name) == 0)
        return type;
    if (depth == 0)
        return NULL;
    for (size_t i = 0; i < type->field_count && found == NULL; i++)
        found = find(type->fields[i].type, name, depth - 1);
    for (size_t i = 0; i < type->opening_count && found == NULL; i++)
        if (type->openings[i].type != NULL)
            found = find(type->openings[i].type, name, depth - 1);
    return found;
}

START_TEST(with_types)
{
    uint8_t octets[64];
    char text[256];
    struct schema_tree tree;
    const struct schema_type *type = find(schema_documents[0], typed[_i].type, 8);
    ck_assert_msg(type != NULL, "%s", typed[_i].type);
    size_t length = test_hex(typed[_i].hex, octets, sizeof octets);
    ck_assert(schema_read(bytes_of(octets, length), type, &tree));
    schema_value(&tree, 0, text, sizeof text);
    ck_assert_str_eq(text, typed[_i].value);
    schema_clear(&tree);
}
END_TEST

/* iPAddress, by its octets. */
static const struct {
    const char *hex, *value;
} addresses[] = {
    {"c0000201", "192.0.2.1"},
    {"0a000000ff000000", "10.0.0.0/255.0.0.0"},
    {"20010db8000000000000000000000001", "2001:db8::1"},
    {"20010db8000000010001000100010001", "2001:db8:0:1:1:1:1:1"},
    {"20010000000000010000000000000001", "2001:0:0:1::1"},
    {"20010db8000000000001000000000001", "2001:db8::1:0:0:1"},
    {"00000000000000000000000000000000", "::"},
    {"00000000000000000000000000000001", "::1"},
    {"20010db8000000000000000000000000", "2001:db8::"},
    {"20010db8000000000000000000000000ffffffff000000000000000000000000",
     "2001:db8::/ffff:ffff::"},
    {"c00002", "3 bytes: c00002"},
    {"", "0 bytes"},
};

START_TEST(address)
{
    uint8_t octets[64] = {0x30, 0, 0x87};
    char text[256];
    struct schema_tree tree;
    const struct schema_type *names = find(schema_documents[0], "GeneralNames", 8);
    ck_assert_ptr_nonnull(names);
    size_t length = test_hex(addresses[_i].hex, octets + 4, sizeof octets - 4);
    octets[1] = (uint8_t)(length + 2);
    octets[3] = (uint8_t)length;
    ck_assert(schema_read(bytes_of(octets, length + 4), names, &tree));
    schema_value(&tree, 1, text, sizeof text);
    ck_assert_str_eq(text, addresses[_i].value);
    schema_path(&tree, 1, text, sizeof text);
    ck_assert_str_eq(text, "[0].iPAddress");
    schema_clear(&tree);
}
END_TEST

/* Whatever the room is, the length is that of the whole text, and what fits is there. */
START_TEST(room)
{
    static const uint8_t octets[] = {0x0c, 5, 'h', 'e', 'l', 'l', 'o'};
    struct schema_tree tree;
    char whole[32], text[32];
    ck_assert(schema_read(bytes_of(octets, sizeof octets), NULL, &tree));
    size_t length = schema_value(&tree, 0, whole, sizeof whole);
    ck_assert_uint_eq(length, 7);
    ck_assert_uint_eq(schema_value(&tree, 0, NULL, 0), length);
    for (size_t size = 1; size < sizeof text; size++) {
        memset(text, '#', sizeof text);
        ck_assert_uint_eq(schema_value(&tree, 0, text, size), length);
        ck_assert_int_eq(strncmp(text, whole, size - 1), 0);
        ck_assert_uint_lt(strlen(text), size);
        ck_assert_uint_eq(schema_path(&tree, 0, text, size), 3);
        ck_assert_uint_lt(strlen(text), size);
    }
    schema_clear(&tree);
}
END_TEST

Suite *value_suite(void)
{
    Suite *suite = suite_create("schema value");
    TCase *value = tcase_create("value");
    tcase_add_test(value, vectors);
    tcase_add_loop_test(value, with_types, 0, sizeof typed / sizeof typed[0]);
    tcase_add_loop_test(value, address, 0, sizeof addresses / sizeof addresses[0]);
    tcase_add_test(value, room);
    suite_add_tcase(suite, value);
    return suite;
}
