/* certificate.c -- tests x509/certificate.h. Vectors: malformed certificates written by hand,
 * tests/vectors/x509/certificate.txt; others are written by the test with the fixed key. What
 * the profiles write is tested in profile.c, real certificates in round_trip.c. */
#include "x509/certificate.h"

#include <stdlib.h>

#include "asn1/calendar.h"
#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "fixture.h"
#include "suites.h"
#include "table.h"
#include "x509/name.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/certificate.txt"), 131);
}
END_TEST

START_TEST(fields)
{
    struct fixture_certificate c;
    struct certificate read;
    struct der_writer writer = {0};
    struct error error = {0};
    fixture_certificate_init(&c, PROFILE_SERVER, "CN=example.test");
    fixture_add_host(&c, "example.test");
    struct bytes der = fixture_write(&writer, &c, fixture_key());
    ck_assert_msg(certificate_parse(der, &read, &error), "%s", error.message);
    ck_assert(bytes_equal(read.signed_part.element, der));
    ck_assert_uint_eq(read.version, 3);
    ck_assert(bytes_equal(read.serial_number, c.fields.serial_number));
    ck_assert(bytes_equal(read.signature.algorithm, oid_sha256_with_rsa_encryption));
    ck_assert(bytes_equal(read.issuer, c.fields.issuer));
    ck_assert(bytes_equal(read.subject, c.fields.subject));
    ck_assert_int_eq(read.not_before, FIXTURE_TIME);
    ck_assert_int_eq(read.not_after, FIXTURE_TIME + 90 * 86400);
    ck_assert(bytes_equal(read.subject_public_key_info.element,
                          c.fields.subject_public_key_info.element));
    ck_assert(read.issuer_unique_id.length == 0 && read.subject_unique_id.length == 0);
    ck_assert_uint_eq(read.extensions.present, c.fields.extensions.present);
    ck_assert_uint_eq(read.extensions.critical, c.fields.extensions.critical);
    fixture_certificate_clear(&c);
    der_writer_clear(&writer);
}
END_TEST

/* A root whose names hold an octet that is not UTF-8: a tolerant reader hears of both. */
struct counted_flaws {
    struct der_flaws flaws;
    size_t count, last;
};

static void count_flaw(struct der_flaws *flaws, const struct error *flaw)
{
    struct counted_flaws *counted = (struct counted_flaws *)flaws;
    counted->count += strncmp(flaw->message, "value:", 6) == 0;
    counted->last = flaw->offset;
}

START_TEST(same_name_twice)
{
    struct fixture_certificate c;
    struct certificate read;
    struct der_writer writer = {0};
    struct error error = {0}, strict = {0};
    struct counted_flaws counted = {{count_flaw}, 0, 0};
    fixture_certificate_init(&c, PROFILE_ROOT, "CN=Test Root");
    struct bytes der = fixture_write(&writer, &c, fixture_key());
    uint8_t *copy = malloc(der.length);
    size_t first = 0;
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, der.data, der.length);
    for (size_t i = 0; i + 9 <= der.length; i++)
        if (memcmp(der.data + i, "Test Root", 9) == 0) {
            copy[i + 4] = 0xff;
            first = first == 0 ? i + 4 : first;
        }
    struct der_reader reader =
        der_reader_tolerant(bytes_of(copy, der.length), &counted.flaws, &error);
    ck_assert_msg(certificate_read(&reader, &read), "%s", error.message);
    ck_assert_uint_eq(counted.count, 2);
    ck_assert_uint_gt(counted.last, first);
    ck_assert(bytes_equal(read.subject, read.issuer));
    ck_assert(!certificate_parse(bytes_of(copy, der.length), &read, &strict));
    ck_assert_uint_eq(strict.offset, first);
    free(copy);
    fixture_certificate_clear(&c);
    der_writer_clear(&writer);
}
END_TEST

/* tbsCertificate begins 30 82 LL LL a0 03 02 01 02: version 3. Without extensions the field
 * is left out. */
START_TEST(without_extensions)
{
    struct fixture_certificate c;
    struct certificate read;
    struct der_writer writer = {0};
    struct error error = {0};
    fixture_certificate_init(&c, PROFILE_ROOT, "CN=Test Root");
    memset(&c.fields.extensions, 0, sizeof c.fields.extensions);
    struct bytes der = fixture_write(&writer, &c, fixture_key());
    ck_assert(certificate_parse(der, &read, &error));
    ck_assert_uint_eq(read.version, 3);
    ck_assert_uint_eq(read.extensions.element.length, 0);
    struct bytes spki = read.subject_public_key_info.element;
    struct bytes tbs = read.signed_part.to_be_signed;
    ck_assert(spki.data + spki.length == tbs.data + tbs.length);
    ck_assert_mem_eq(tbs.data + 4, "\xa0\x03\x02\x01\x02", 5);
    fixture_certificate_clear(&c);
    der_writer_clear(&writer);
}
END_TEST

/* --- times ----------------------------------------------------------------------------- */

static const struct {
    const char *time;
    const char *element; /* NULL: there is no such Time */
} times[] = {
    {"1949-12-31T23:59:59Z", NULL},
    {"1950-01-01T00:00:00Z", "\x17\x0d"
                             "500101000000Z"},
    {"2049-12-31T23:59:59Z", "\x17\x0d"
                             "491231235959Z"},
    {"2050-01-01T00:00:00Z", "\x18\x0f"
                             "20500101000000Z"},
    {"9999-12-31T23:59:59Z", "\x18\x0f"
                             "99991231235959Z"},
    {"0000-01-01T00:00:00Z", NULL},
};

static bool contains(struct bytes octets, const char *wanted)
{
    size_t length = strlen(wanted);
    for (size_t i = 0; i + length <= octets.length; i++)
        if (memcmp(octets.data + i, wanted, length) == 0)
            return true;
    return false;
}

START_TEST(time_forms)
{
    struct fixture_certificate c;
    struct fixture_signer s;
    struct certificate read;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    fixture_certificate_init(&c, PROFILE_ROOT, "CN=Test Root");
    fixture_signer_init(&s, fixture_key());
    ck_assert(calendar_from_text(times[_i].time, &c.fields.not_before));
    c.fields.not_after = CALENDAR_LAST;
    certificate_write(&writer, &c.fields, &s.signer, &error);
    bool ok = der_writer_finish(&writer, &der, &error);
    ck_assert_msg(ok == (times[_i].element != NULL), "%s", times[_i].time);
    if (ok) {
        ck_assert_msg(contains(der, times[_i].element), "%s", times[_i].time);
        ck_assert(certificate_parse(der, &read, &error));
        ck_assert_int_eq(read.not_before, c.fields.not_before);
        ck_assert_int_eq(read.not_after, CALENDAR_LAST);
    } else {
        ck_assert_int_eq(error.kind, ERROR_RULE);
    }
    fixture_certificate_clear(&c);
    der_writer_clear(&writer);
}
END_TEST

START_TEST(time_too_late)
{
    struct fixture_certificate c;
    struct fixture_signer s;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    fixture_certificate_init(&c, PROFILE_ROOT, "CN=Test Root");
    fixture_signer_init(&s, fixture_key());
    c.fields.not_after = (int64_t)CALENDAR_LAST + 1;
    certificate_write(&writer, &c.fields, &s.signer, &error);
    ck_assert(!der_writer_finish(&writer, &der, &error));
    ck_assert_int_eq(error.kind, ERROR_RULE);
    fixture_certificate_clear(&c);
    der_writer_clear(&writer);
}
END_TEST

/* --- what cannot be written ------------------------------------------------------------- */

START_TEST(serial_without_encoding)
{
    static const char *const serials[] = {"", "007f", "0000", "ff80"};
    struct fixture_certificate c;
    struct fixture_signer s;
    fixture_certificate_init(&c, PROFILE_ROOT, "CN=Test Root");
    fixture_signer_init(&s, fixture_key());
    for (size_t i = 0; i < sizeof serials / sizeof serials[0]; i++) {
        uint8_t octets[4];
        struct der_writer writer = {0};
        struct error error = {0};
        struct bytes der;
        c.fields.serial_number =
            bytes_of(octets, test_hex(serials[i], octets, sizeof octets));
        certificate_write(&writer, &c.fields, &s.signer, &error);
        ck_assert(!der_writer_finish(&writer, &der, &error));
        ck_assert_int_eq(error.kind, ERROR_ENCODING);
        der_writer_clear(&writer);
    }
    fixture_certificate_clear(&c);
}
END_TEST

static bool fail_to_fill(struct random_source *source, uint8_t *octets, size_t length)
{
    (void)source;
    (void)octets;
    (void)length;
    return false;
}

START_TEST(failing_random)
{
    struct random_source failing = {fail_to_fill};
    struct key_signer prepared;
    struct signer signer = {&prepared, &fixture_algorithm};
    struct fixture_certificate c;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    fixture_certificate_init(&c, PROFILE_ROOT, "CN=Test Root");
    key_signer_begin(&prepared, fixture_key(), &failing);
    certificate_write(&writer, &c.fields, &signer, &error);
    ck_assert_int_eq(error.kind, ERROR_INPUT_OUTPUT);
    ck_assert_uint_eq(der_written(&writer, 0).length, 0);
    ck_assert(!der_writer_finish(&writer, &der, &error));
    fixture_certificate_clear(&c);
    der_writer_clear(&writer);
}
END_TEST

/* --- size ------------------------------------------------------------------------------ */

/* A certificate whose subject has COUNT attributes of VALUE_LENGTH octets each. */
static struct bytes write_large(struct der_writer *writer, size_t count,
                                size_t value_length)
{
    struct fixture_certificate c;
    struct der_writer subject = {0};
    uint8_t *value = calloc(1, value_length);
    ck_assert_ptr_nonnull(value);
    memset(value, 'a', value_length);
    fixture_certificate_init(&c, PROFILE_SERVER, "CN=a");
    der_begin(&subject, DER_SEQUENCE);
    for (size_t i = 0; i < count; i++) {
        der_begin(&subject, DER_SET);
        der_begin(&subject, DER_SEQUENCE);
        der_write_oid(&subject, oid_common_name);
        der_write(&subject, DER_UTF8_STRING, bytes_of(value, value_length));
        der_end(&subject);
        der_end(&subject);
    }
    der_end(&subject);
    c.fields.subject = fixture_finish(&subject);
    struct bytes der = fixture_write(writer, &c, fixture_key());
    fixture_certificate_clear(&c);
    der_writer_clear(&subject);
    free(value);
    return der;
}

START_TEST(length_limit)
{
    struct der_writer base = {0};
    size_t guess = CERTIFICATE_LENGTH_MAX - 10000;
    size_t surplus = write_large(&base, 1, guess).length - guess;
    der_writer_clear(&base);
    for (size_t extra = 0; extra <= 1; extra++) {
        struct der_writer writer = {0};
        struct certificate read;
        struct error error = {0};
        struct bytes der =
            write_large(&writer, 1, CERTIFICATE_LENGTH_MAX - surplus + extra);
        ck_assert_uint_eq(der.length, CERTIFICATE_LENGTH_MAX + extra);
        ck_assert(certificate_parse(der, &read, &error) == (extra == 0));
        ck_assert_int_eq(error.kind, extra == 0 ? ERROR_NONE : ERROR_LIMIT);
        ck_assert_uint_eq(error.offset, 0);
        der_writer_clear(&writer);
    }
}
END_TEST

/* As many RelativeDistinguishedNames as fit: linear, or Check's limit of time strikes. */
START_TEST(many_rdns)
{
    struct der_writer writer = {0};
    struct certificate read;
    struct error error = {0};
    size_t count = test_is_quick() ? 1000 : 80000;
    struct bytes der = write_large(&writer, count, 1);
    ck_assert_msg(certificate_parse(der, &read, &error), "%s", error.message);
    ck_assert_uint_gt(read.subject.length, 12 * count);
    der_writer_clear(&writer);
}
END_TEST

Suite *certificate_suite(void)
{
    Suite *suite = suite_create("certificate");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_test(values, table);
    tcase_add_test(values, fields);
    tcase_add_test(values, same_name_twice);
    tcase_add_test(values, without_extensions);
    tcase_add_loop_test(values, time_forms, 0, sizeof times / sizeof times[0]);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 60);
    tcase_add_test(rejects, time_too_late);
    tcase_add_test(rejects, serial_without_encoding);
    tcase_add_test(rejects, failing_random);
    tcase_add_test(rejects, length_limit);
    tcase_add_test(rejects, many_rdns);
    suite_add_tcase(suite, rejects);
    return suite;
}
