/* der_time.c -- tests asn1/der_time.h. What is read: the table
 * tests/vectors/asn1/der_time.txt, by hand after RFC 5280 section 4.1.2.5. What is written:
 * the first and last second of each form, and round trips between. */
#include "asn1/der_time.h"

#include "mutations.h"
#include "suites.h"

START_TEST(table)
{
    ck_assert_uint_ge(run_mutations("tests/vectors/asn1/der_time.txt"), 110);
}
END_TEST

static const struct {
    const char *text; /* as calendar.h has it */
    uint8_t tag;
    const char *contents;
} forms[] = {
    {"1950-01-01T00:00:00Z", 0x17, "500101000000Z"},
    {"1969-12-31T23:59:59Z", 0x17, "691231235959Z"},
    {"1999-12-31T23:59:59Z", 0x17, "991231235959Z"},
    {"2000-01-01T00:00:00Z", 0x17, "000101000000Z"},
    {"2026-11-23T01:02:03Z", 0x17, "261123010203Z"},
    {"2049-12-31T23:59:59Z", 0x17, "491231235959Z"},
    {"2050-01-01T00:00:00Z", 0x18, "20500101000000Z"},
    {"2100-02-28T23:59:59Z", 0x18, "21000228235959Z"},
    {"9999-12-31T23:59:59Z", 0x18, "99991231235959Z"},
};

START_TEST(written)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes encoded, contents;
    int64_t seconds, back;
    ck_assert(calendar_from_text(forms[_i].text, &seconds));
    der_write_time(&writer, seconds);
    ck_assert(der_writer_finish(&writer, &encoded, &error));
    struct der_reader again, reader = der_reader_of(encoded, &error);
    again = reader;
    ck_assert(der_next_is_time(&reader));
    ck_assert(der_read(&reader, forms[_i].tag, FIELD, &contents));
    ck_assert(bytes_equal(contents, bytes_of_text(forms[_i].contents)));
    ck_assert(der_read_time(&again, FIELD, &back) && der_at_end(&again));
    ck_assert_int_eq(back, seconds);
    der_writer_clear(&writer);
}
END_TEST

/* A GeneralizedTime of any year from 0 on. */
START_TEST(written_generalized)
{
    static const struct {
        const char *text, *octets;
    } any_year[] = {{"0000-01-01T00:00:00Z", "\x18\x0f"
                                             "00000101000000Z"},
                    {"1949-12-31T23:59:59Z", "\x18\x0f"
                                             "19491231235959Z"},
                    {"2026-11-23T01:02:03Z", "\x18\x0f"
                                             "20261123010203Z"},
                    {"2050-01-01T00:00:00Z", "\x18\x0f"
                                             "20500101000000Z"},
                    {"9999-12-31T23:59:59Z", "\x18\x0f"
                                             "99991231235959Z"}};
    for (size_t i = 0; i < sizeof any_year / sizeof any_year[0]; i++) {
        struct der_writer writer = {0};
        struct error error = {0};
        struct bytes encoded;
        int64_t seconds, back;
        ck_assert(calendar_from_text(any_year[i].text, &seconds));
        der_write_generalized_time(&writer, seconds);
        ck_assert(der_writer_finish(&writer, &encoded, &error));
        ck_assert(bytes_equal(encoded, bytes_of_text(any_year[i].octets)));
        struct der_reader reader = der_reader_of(encoded, &error);
        ck_assert(der_read_generalized_time(&reader, FIELD, &back));
        ck_assert_int_eq(back, seconds);
        der_writer_clear(&writer);
    }
}
END_TEST

START_TEST(generalized_not_written)
{
    static const int64_t refused[] = {CALENDAR_FIRST - 1, CALENDAR_LAST + 1, INT64_MIN,
                                      INT64_MAX};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct der_writer writer = {0};
        struct error error = {0};
        struct bytes encoded;
        der_write_generalized_time(&writer, refused[i]);
        ck_assert(!der_writer_finish(&writer, &encoded, &error));
        ck_assert_int_eq(error.kind, ERROR_RULE);
        der_writer_clear(&writer);
    }
}
END_TEST

/* Years that have no form: before 1950 and behind 9999. */
START_TEST(not_written)
{
    static const int64_t refused[] = {-631152001,         CALENDAR_FIRST,
                                      CALENDAR_FIRST - 1, CALENDAR_LAST + 1,
                                      INT64_MIN,          INT64_MAX};
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes encoded;
    der_write_time(&writer, refused[_i]);
    ck_assert(!der_writer_finish(&writer, &encoded, &error));
    ck_assert_int_eq(error.kind, ERROR_RULE);
    der_writer_clear(&writer);
}
END_TEST

static bool survives(int64_t seconds)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes encoded;
    int64_t back = ~seconds;
    der_write_time(&writer, seconds);
    bool is_written = der_writer_finish(&writer, &encoded, &error);
    struct der_reader reader = der_reader_of(encoded, &error);
    bool is_read = is_written && der_read_time(&reader, FIELD, &back) &&
                   der_finish(&reader, FIELD);
    der_writer_clear(&writer);
    return is_read && back == seconds;
}

/* From 1950 to 9999, a prime number of seconds apart, and around the change of form. */
START_TEST(round_trips)
{
    const int64_t first = -631152000, change = 2524608000;
    int64_t step = test_is_quick() ? 99999989 : 999983;
    for (int64_t seconds = first; seconds <= CALENDAR_LAST; seconds += step)
        if (!survives(seconds))
            ck_abort_msg("%lld", (long long)seconds);
    for (int64_t seconds = change - 100; seconds < change + 100; seconds++)
        ck_assert(survives(seconds));
}
END_TEST

/* Every YY: 50 to 99 are 1950 to 1999, 00 to 49 are 2000 to 2049. */
START_TEST(pivot)
{
    for (int year = 0; year < 100; year++) {
        char octets[32];
        struct error error = {0};
        int64_t seconds;
        snprintf(octets, sizeof octets, "\x17\x0d%02d0701000000Z", year);
        struct der_reader reader = der_reader_of(bytes_of(octets, 15), &error);
        ck_assert(der_read_time(&reader, FIELD, &seconds));
        ck_assert_uint_eq(calendar_from_seconds(seconds).year,
                          (unsigned)(year < 50 ? 2000 + year : 1900 + year));
    }
}
END_TEST

START_TEST(next_is_time)
{
    for (unsigned tag = 0; tag < 256; tag++) {
        uint8_t octets[2] = {(uint8_t)tag, 0};
        struct error error = {0};
        struct der_reader reader = der_reader_of(bytes_of(octets, 2), &error);
        ck_assert_int_eq(der_next_is_time(&reader), tag == 0x17 || tag == 0x18);
        reader = der_reader_of(bytes_of(octets, 0), &error);
        ck_assert(!der_next_is_time(&reader));
    }
}
END_TEST

/* What stands before and behind the digits in ASCII, in the place of each of them. */
START_TEST(every_digit)
{
    static const char *const texts[] = {"170111111111Z", "20510111111111Z"};
    for (size_t form = 0; form < 2; form++)
        for (size_t at = 0; at + 1 < strlen(texts[form]); at++)
            for (unsigned octet = 0; octet < 256; octet++) {
                uint8_t der[32] = {form == 0 ? DER_UTC_TIME : DER_GENERALIZED_TIME,
                                   (uint8_t)strlen(texts[form])};
                struct error error = {0};
                int64_t seconds;
                memcpy(der + 2, texts[form], strlen(texts[form]));
                der[2 + at] = (uint8_t)octet;
                struct der_reader reader =
                    der_reader_of(bytes_of(der, 2 + strlen(texts[form])), &error);
                bool is_digit = octet >= '0' && octet <= '9';
                ck_assert(is_digit || !der_read_time(&reader, "time", &seconds));
                ck_assert(is_digit || error.kind == ERROR_ENCODING);
            }
}
END_TEST

Suite *der_time_suite(void)
{
    Suite *suite = suite_create("der_time");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, table);
    tcase_add_loop_test(vectors, written, 0, sizeof forms / sizeof forms[0]);
    tcase_add_test(vectors, written_generalized);
    tcase_add_test(vectors, generalized_not_written);
    tcase_add_test(vectors, pivot);
    tcase_add_test(vectors, next_is_time);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_loop_test(rejects, not_written, 0, 6);
    suite_add_tcase(suite, rejects);

    TCase *round_trip = tcase_create("round_trip");
    tcase_set_timeout(round_trip, 60);
    tcase_add_test(round_trip, round_trips);
    suite_add_tcase(suite, round_trip);
    TCase *every_digit_case = tcase_create("every_digit");
    tcase_set_timeout(every_digit_case, 60);
    tcase_add_test(every_digit_case, every_digit);
    suite_add_tcase(suite, every_digit_case);
    return suite;
}
