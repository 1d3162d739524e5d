/* der_reader.c -- tests asn1/der_reader.h: the cursor, its offsets, its limits, and what it
 * does after an error. Vectors: tests/vectors/asn1/der_reader.txt, by hand after X.690. The
 * headers of elements are tested in der_header.c, depth in der_limits.c, real documents in
 * round_trip.c. */
#include "asn1/der_reader.h"

#include "asn1/der_string.h"
#include "asn1/der_time.h"
#include "asn1/der_values.h"
#include "mutations.h"
#include "suites.h"

START_TEST(table)
{
    ck_assert_uint_ge(run_mutations("tests/vectors/asn1/der_reader.txt"), 80);
}
END_TEST

/* SEQUENCE { INTEGER 5, OCTET STRING { NULL }, [0] FALSE } */
static const uint8_t sample[] = {0x30, 0x0a, 0x02, 0x01, 0x05, 0x04,
                                 0x02, 0x05, 0x00, 0x80, 0x01, 0x00};

START_TEST(cursor_moves)
{
    struct error error = {0};
    struct der_reader outer = der_reader_of(bytes_of(sample, sizeof sample), &error);
    struct der_reader inner;
    struct bytes contents;
    ck_assert(!der_at_end(&outer) && der_next_is(&outer, DER_SEQUENCE));
    ck_assert(!der_next_is(&outer, DER_INTEGER));
    ck_assert(der_enter(&outer, DER_SEQUENCE, FIELD, &inner));
    ck_assert(der_at_end(&outer) && !der_next_is(&outer, DER_SEQUENCE));
    ck_assert(der_finish(&outer, FIELD));

    ck_assert(der_next_is(&inner, DER_INTEGER));
    ck_assert(der_read(&inner, DER_INTEGER, FIELD, &contents));
    ck_assert(contents.data == sample + 4 && contents.length == 1);
    ck_assert(der_read_element(&inner, DER_OCTET_STRING, FIELD, &contents));
    ck_assert(contents.data == sample + 5 && contents.length == 4);
    ck_assert(der_read(&inner, DER_CONTEXT(0), FIELD, &contents));
    ck_assert(contents.data == sample + 11 && contents.length == 1);
    ck_assert(der_at_end(&inner) && der_finish(&inner, FIELD));
}
END_TEST

START_TEST(any_element)
{
    struct error error = {0};
    struct der_reader reader = der_reader_of(bytes_of(sample + 2, 10), &error);
    struct bytes contents, element;
    uint8_t tag;
    ck_assert(der_read_any(&reader, FIELD, &tag, &contents, &element));
    ck_assert_uint_eq(tag, DER_INTEGER);
    ck_assert(contents.data == sample + 4 && contents.length == 1);
    ck_assert(element.data == sample + 2 && element.length == 3);
    ck_assert(der_read_any(&reader, FIELD, NULL, NULL, NULL));
    ck_assert(der_read_any(&reader, FIELD, &tag, NULL, NULL));
    ck_assert_uint_eq(tag, DER_CONTEXT(0));
    ck_assert(der_at_end(&reader));
}
END_TEST

/* DER inside an OCTET STRING: offsets are still those of the whole document. */
START_TEST(reader_within_contents)
{
    struct error error = {0};
    struct der_reader outer = der_reader_of(bytes_of(sample, sizeof sample), &error);
    struct der_reader inner, within;
    struct bytes contents;
    ck_assert(der_enter(&outer, DER_SEQUENCE, FIELD, &inner));
    ck_assert(der_read_any(&inner, FIELD, NULL, NULL, NULL));
    ck_assert(der_read(&inner, DER_OCTET_STRING, FIELD, &contents));
    ck_assert_uint_eq(der_offset(&inner, contents), 7);
    within = der_reader_within(&inner, contents);
    ck_assert_uint_eq(within.depth, 2);
    ck_assert(der_next_is(&within, DER_NULL));
    ck_assert(!der_read_boolean(&within, FIELD, &(bool){false}));
    ck_assert_uint_eq(error.offset, 7);
    ck_assert_str_eq(error.message, "field: want BOOLEAN, have NULL");
    ck_assert(der_at_end(&outer) && der_at_end(&inner) && der_at_end(&within));
}
END_TEST

/* A tolerant reader's flaws go to its collector from every level. */
START_TEST(tolerance_is_inherited)
{
    static const uint8_t nest[] = {0x30, 0x07, 0x04, 0x05, 0x30,
                                   0x03, 0x01, 0x01, 0x01};
    struct error error = {0};
    struct collector c;
    struct der_reader reader, inner, within;
    struct bytes contents;
    bool value = false;
    collector_init(&c);
    reader = der_reader_tolerant(bytes_of(nest, sizeof nest), &c.flaws, &error);
    ck_assert(der_enter(&reader, DER_SEQUENCE, FIELD, &inner));
    ck_assert(der_read(&inner, DER_OCTET_STRING, FIELD, &contents));
    within = der_reader_within(&inner, contents);
    ck_assert(der_enter(&within, DER_SEQUENCE, FIELD, &inner));
    ck_assert(der_read_boolean(&inner, FIELD, &value) && value);
    ck_assert_uint_eq(c.count, 1);
    ck_assert_uint_eq(c.seen[0].offset, 6);
    ck_assert_int_eq(error.kind, ERROR_NONE);
}
END_TEST

/* Walking over an element once more reports no flaw again, but every error. */
START_TEST(reading_again)
{
    static const uint8_t flawed[] = {0x01, 0x01, 0x01, 0x01, 0x00};
    struct error error = {0};
    struct der_reader reader = der_reader_again(bytes_of(flawed, 5), &error);
    bool value = false;
    ck_assert(der_read_boolean(&reader, FIELD, &value) && value);
    ck_assert_int_eq(error.kind, ERROR_NONE);
    ck_assert(!der_read_boolean(&reader, FIELD, &value));
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    ck_assert_uint_eq(error.offset, 3);
}
END_TEST

START_TEST(fail_and_flaw)
{
    struct error error = {0}, first;
    struct collector c;
    collector_init(&c);
    struct bytes document = bytes_of(sample, sizeof sample);
    struct der_reader strict = der_reader_of(document, &error);
    struct der_reader tolerant = der_reader_tolerant(document, &c.flaws, &error);
    ck_assert(der_flaw(&tolerant, ERROR_RULE, 3, "clause", "name", "want %d", 1));
    ck_assert_int_eq(error.kind, ERROR_NONE);
    ck_assert_str_eq(c.seen[0].message, "name: want 1");
    ck_assert(!der_flaw(&strict, ERROR_LIMIT, 4, "clause", "name", "want %d", 2));
    ck_assert_str_eq(error.message, "name: want 2");
    ck_assert(error.offset == 4 && error.kind == ERROR_LIMIT);
    first = error;
    ck_assert(!der_fail(&strict, ERROR_RULE, 5, "clause", "name", "want %d", 3));
    ck_assert(!der_flaw(&tolerant, ERROR_RULE, 6, "clause", "name", "want %d", 4));
    ck_assert(!der_flaw(&strict, ERROR_RULE, 7, "clause", "name", "want %d", 5));
    ck_assert_mem_eq(&error, &first, sizeof error);
    ck_assert_uint_eq(c.count, 1);
}
END_TEST

/* A field's name that fills the message leaves no room, and does no harm. */
START_TEST(long_field_names)
{
    char field[400] = {0};
    for (size_t length = 0; length < sizeof field - 1; length++) {
        struct error error = {0};
        struct der_reader reader = der_reader_of(bytes_of(sample, 1), &error);
        memset(field, 'f', length);
        ck_assert(!der_fail(&reader, ERROR_RULE, 0, NULL, field, "want %d", 1));
        size_t kept = strlen(error.message);
        ck_assert_uint_eq(kept, length + 8 < sizeof error.message
                                    ? length + 8
                                    : sizeof error.message - 1);
    }
}
END_TEST

/* --- after an error --------------------------------------------------------------------- */

static struct error some_error(void)
{
    struct error error = {0};
    error_fail(&error, ERROR_SIGNATURE, 99, "clause", "failed before");
    return error;
}

/* The element is one that the function would read. */
START_TEST(after_an_error_nothing_is_read)
{
    const struct named_reader *named = &named_readers[_i];
    uint8_t input[64];
    char result[RESULT_SIZE] = "untouched";
    size_t length = test_hex(named->valid, input, sizeof input);
    struct error error = some_error(), before = error;
    struct der_reader reader = der_reader_of(bytes_of(input, length), &error);
    ck_assert_msg(!named->read(&reader, result), "%s has read %s", named->name, result);
    ck_assert_uint_eq(reader.position, 0);
    ck_assert_mem_eq(&error, &before, sizeof error);
    ck_assert_str_eq(result, "untouched");
}
END_TEST

/* BOOLEAN DEFAULT FALSE that is absent: here false must not look like the default. */
START_TEST(after_an_error_no_default)
{
    struct error error = some_error(), before = error;
    struct der_reader reader = der_reader_of(bytes_of(sample, sizeof sample), &error);
    bool value;
    ck_assert(!der_read_default_false(&reader, FIELD, &value));
    ck_assert_mem_eq(&error, &before, sizeof error);
}
END_TEST

START_TEST(after_an_error_no_string_is_valid)
{
    struct error error = some_error(), before = error;
    struct bytes text = bytes_of_text("text");
    struct der_reader reader = der_reader_of(text, &error);
    ck_assert(!der_check_string(&reader, DER_UTF8_STRING, FIELD, text));
    ck_assert_mem_eq(&error, &before, sizeof error);
}
END_TEST

START_TEST(after_an_error_loops_end)
{
    struct error error = some_error(), before = error;
    struct der_reader reader = der_reader_of(bytes_of(sample, sizeof sample), &error);
    struct der_reader inner, empty = der_reader_of(bytes_of(sample, 0), &error);
    ck_assert(der_at_end(&reader));
    ck_assert(!der_next_is(&reader, DER_SEQUENCE));
    ck_assert(!der_next_is_time(&reader));
    ck_assert(!der_finish(&reader, FIELD) && !der_finish(&empty, FIELD));
    ck_assert(!der_enter(&reader, DER_SEQUENCE, FIELD, &inner));
    ck_assert(der_at_end(&inner) && !der_read_null(&inner, FIELD));
    ck_assert_uint_eq(reader.position, 0);
    ck_assert_mem_eq(&error, &before, sizeof error);
}
END_TEST

Suite *der_reader_suite(void)
{
    Suite *suite = suite_create("der_reader");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, table);
    tcase_add_test(vectors, cursor_moves);
    tcase_add_test(vectors, any_element);
    tcase_add_test(vectors, reader_within_contents);
    tcase_add_test(vectors, tolerance_is_inherited);
    tcase_add_test(vectors, reading_again);
    suite_add_tcase(suite, vectors);

    TCase *failures = tcase_create("failures");
    tcase_add_test(failures, fail_and_flaw);
    tcase_add_test(failures, long_field_names);
    tcase_add_loop_test(failures, after_an_error_nothing_is_read, 0,
                        (int)named_reader_count);
    tcase_add_test(failures, after_an_error_no_default);
    tcase_add_test(failures, after_an_error_no_string_is_valid);
    tcase_add_test(failures, after_an_error_loops_end);
    suite_add_tcase(suite, failures);
    return suite;
}
