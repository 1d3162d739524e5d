/* error.c -- tests asn1/error.h and asn1/bytes.h: the first failure is kept, messages are cut
 * to size. No vectors: the contract is in the header. */
#include "asn1/error.h"

#include "asn1/bytes.h"
#include "suites.h"

START_TEST(failure_is_recorded)
{
    struct error error = {0};
    static const char clause[] = "X.690 10.1";
    ck_assert(!error_fail(&error, ERROR_RULE, 42, clause, "want %d, have %s", 2, "3"));
    ck_assert_int_eq(error.kind, ERROR_RULE);
    ck_assert_uint_eq(error.offset, 42);
    ck_assert_ptr_eq(error.source, clause);
    ck_assert_str_eq(error.message, "want 2, have 3");
}
END_TEST

START_TEST(failure_without_place_or_clause)
{
    struct error error = {0};
    ck_assert(
        !error_fail(&error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL, "out of memory"));
    ck_assert_int_eq(error.kind, ERROR_MEMORY);
    ck_assert(error.offset == SIZE_MAX);
    ck_assert_ptr_null(error.source);
}
END_TEST

START_TEST(first_failure_is_kept)
{
    struct error error = {0}, first;
    ck_assert(!error_fail(&error, ERROR_LIMIT, 0, "first", "cause"));
    first = error;
    ck_assert(!error_fail(&error, ERROR_MEMORY, 7, "second", "consequence"));
    ck_assert(!error_fail(&error, ERROR_LIMIT, 0, "third", "another"));
    ck_assert_mem_eq(&error, &first, sizeof error);
}
END_TEST

/* A message of every length around the size of its field. */
START_TEST(message_is_cut_to_size)
{
    struct error error;
    char text[2 * sizeof error.message];
    for (size_t length = 0; length < sizeof text; length++) {
        size_t kept = length < sizeof error.message ? length : sizeof error.message - 1;
        memset(text, 'x', length);
        text[length] = '\0';
        memset(&error, 0, sizeof error);
        ck_assert(!error_fail(&error, ERROR_RULE, 0, NULL, "%s", text));
        ck_assert_uint_eq(strlen(error.message), kept);
        ck_assert_mem_eq(error.message, text, kept);
        ck_assert_int_eq(error.kind, ERROR_RULE);
    }
}
END_TEST

START_TEST(bytes_are_compared_by_value)
{
    static const struct bytes zeroed;
    struct bytes empty = bytes_of_text(""), ab = bytes_of_text("ab");
    ck_assert(bytes_equal(zeroed, zeroed) && bytes_equal(zeroed, empty));
    ck_assert(!bytes_equal(zeroed, ab) && !bytes_equal(ab, empty));
    ck_assert(bytes_equal(ab, bytes_of("abc", 2)));
    ck_assert(!bytes_equal(ab, bytes_of("abc", 3)));
    ck_assert(!bytes_equal(ab, bytes_of("aB", 2)));
    ck_assert(!bytes_equal(bytes_of("a\0b", 3), bytes_of("a\0c", 3)));
    ck_assert_uint_eq(bytes_of_text("abc").length, 3);
}
END_TEST

Suite *error_suite(void)
{
    Suite *suite = suite_create("error");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, failure_is_recorded);
    tcase_add_test(vectors, failure_without_place_or_clause);
    tcase_add_test(vectors, first_failure_is_kept);
    tcase_add_test(vectors, message_is_cut_to_size);
    tcase_add_test(vectors, bytes_are_compared_by_value);
    suite_add_tcase(suite, vectors);
    return suite;
}
