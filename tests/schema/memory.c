/* memory.c -- schema/read.c, compiled to run out of memory: whichever request is refused,
 * the reader says so, and what it has is freed; a survey requests none. The document is a
 * certificate of the program's fixtures. */
#include <stdlib.h>

#include "suites.h"
#include "tests/support/files.h"

static size_t calls, calls_left = SIZE_MAX;

static void *watched_realloc(void *block, size_t size)
{
    if (calls_left == 0)
        return NULL;
    calls_left--;
    calls++;
    return realloc(block, size);
}

#define realloc watched_realloc
#include "schema/read.c" /* in the place of the library's */
#undef realloc

START_TEST(refused)
{
    static struct der_file file;
    struct schema_tree tree;
    der_file_open(&file, "tests/tools/fixtures/golden-leaf.pem");
    struct bytes der = file.blocks[0].der;
    calls = 0;
    const struct schema_type *type = schema_type_of(der);
    ck_assert(schema_survey(der, type, SCHEMA_SHOW_ALL, &tree));
    ck_assert_uint_eq(calls, 0);
    ck_assert(schema_read(der, type, &tree));
    ck_assert_uint_gt(calls, 1);
    schema_clear(&tree);
    size_t reading = calls;
    for (size_t good = 0; good < reading; good++) {
        calls_left = good;
        ck_assert(!schema_read(der, type, &tree));
        schema_clear(&tree);
    }
    calls_left = SIZE_MAX;
    der_file_close(&file);
}
END_TEST

Suite *memory_suite(void)
{
    Suite *suite = suite_create("schema memory");
    TCase *memory = tcase_create("memory");
    tcase_add_test(memory, refused);
    suite_add_tcase(suite, memory);
    return suite;
}
