/* crl.c -- tests x509/crl.h. Vectors: malformed CRLs written by hand,
 * tests/vectors/x509/crl.txt; others are written by the test with the fixed key. All CRLs of
 * NIST's PKITS are read and written again in round_trip.c;
 * critical extensions are in crl_critical.c. */
#include "x509/crl.h"

#include <stdlib.h>
#include <time.h>

#include "asn1/oid.h"
#include "fixture.h"
#include "suites.h"
#include "table.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/crl.txt"), 92);
}
END_TEST

/* --- what is written is read ----------------------------------------------------------- */

#define LATER (FIXTURE_TIME + 30 * 86400)

/* GeneralNames of one directoryName, CN=A or CN=B. */
static const uint8_t names_a[] = {0x30, 0x10, 0xa4, 0x0e, 0x30, 0x0c, 0x31, 0x0a, 0x30,
                                  0x08, 0x06, 0x03, 0x55, 0x04, 0x03, 0x0c, 0x01, 'A'};
static const uint8_t names_b[] = {0x30, 0x10, 0xa4, 0x0e, 0x30, 0x0c, 0x31, 0x0a, 0x30,
                                  0x08, 0x06, 0x03, 0x55, 0x04, 0x03, 0x0c, 0x01, 'B'};
#define NAMES(octets)                                                                  \
    {                                                                                  \
        octets, sizeof octets                                                          \
    }
#define NAME(octets) bytes_of(octets + 4, sizeof octets - 4)

#define SERIAL(text)                                                                   \
    {                                                                                  \
        (const uint8_t *)(text), sizeof(text) - 1                                      \
    }

/* An entry of each kind, in the order of an indirect CRL. */
static const struct revoked_certificate entries[] = {
    {.user_certificate = SERIAL("\x05"), .revocation_date = FIXTURE_TIME},
    {.user_certificate = SERIAL("\x06"),
     .revocation_date = 2524608000, /* 2050 */
     .has_reason = true,
     .reason = CRL_REASON_UNSPECIFIED},
    {.user_certificate = SERIAL("\x07"),
     .revocation_date = FIXTURE_TIME,
     .certificate_issuer = NAMES(names_a)},
    {.user_certificate = SERIAL("\x05"),
     .revocation_date = FIXTURE_TIME + 1,
     .has_reason = true,
     .reason = CRL_REASON_AA_COMPROMISE,
     .has_invalidity_date = true,
     .invalidity_date = -86400},
    {.user_certificate = SERIAL("\x00\x80"),
     .revocation_date = FIXTURE_TIME,
     .has_reason = true,
     .reason = CRL_REASON_REMOVE_FROM_CRL,
     .has_invalidity_date = true,
     .invalidity_date = FIXTURE_TIME,
     .certificate_issuer = NAMES(names_b)},
    {.user_certificate = SERIAL("\x05"), .revocation_date = FIXTURE_TIME + 2},
};
#define ENTRY_COUNT (sizeof entries / sizeof entries[0])

/* A CRL in the making, with what it borrows. */
struct fixture_crl {
    struct crl fields;
    struct der_writer issuer, revoked, whole;
};

static void crl_init(struct fixture_crl *c)
{
    memset(c, 0, sizeof *c);
    c->fields.issuer = fixture_name(&c->issuer, "CN=Test Root");
    c->fields.this_update = FIXTURE_TIME;
    c->fields.has_next_update = true;
    c->fields.next_update = LATER;
    c->fields.extensions.crl_number = bytes_of("\x80", 1);
    extensions_add(&c->fields.extensions, EXTENSION_CRL_NUMBER, false);
    c->fields.extensions.authority_key_identifier.key_identifier = bytes_of("id", 2);
    extensions_add(&c->fields.extensions, EXTENSION_AUTHORITY_KEY_IDENTIFIER, false);
}

static void crl_add_entries(struct fixture_crl *c)
{
    der_begin(&c->revoked, DER_SEQUENCE);
    for (size_t i = 0; i < ENTRY_COUNT; i++)
        revoked_certificate_write(&c->revoked, &entries[i]);
    der_end(&c->revoked);
    c->fields.revoked_certificates = fixture_finish(&c->revoked);
}

static struct crl crl_write_and_read(struct fixture_crl *c)
{
    struct fixture_signer s;
    struct error error = {0};
    struct crl read;
    fixture_signer_init(&s, fixture_key());
    crl_write(&c->whole, &c->fields, &s.signer, &error);
    ck_assert_msg(error.kind == ERROR_NONE, "%s", error.message);
    ck_assert_msg(crl_parse(fixture_finish(&c->whole), &read, &error), "%s",
                  error.message);
    return read;
}

static void crl_clear(struct fixture_crl *c)
{
    der_writer_clear(&c->issuer);
    der_writer_clear(&c->revoked);
    der_writer_clear(&c->whole);
}

static void expect_same_entry(const struct revoked_certificate *have,
                              const struct revoked_certificate *want)
{
    ck_assert(bytes_equal(have->user_certificate, want->user_certificate));
    ck_assert_int_eq(have->revocation_date, want->revocation_date);
    ck_assert(have->has_reason == want->has_reason && have->reason == want->reason);
    ck_assert(have->has_invalidity_date == want->has_invalidity_date);
    ck_assert_int_eq(have->invalidity_date, want->invalidity_date);
    ck_assert(bytes_equal(have->certificate_issuer, want->certificate_issuer));
    bool has_extensions = want->has_reason || want->has_invalidity_date ||
                          want->certificate_issuer.length > 0;
    ck_assert((have->extensions.length > 0) == has_extensions);
}

START_TEST(written_and_read)
{
    struct fixture_crl c;
    struct error error = {0};
    crl_init(&c);
    crl_add_entries(&c);
    struct crl read = crl_write_and_read(&c);
    ck_assert(bytes_equal(read.signed_part.element, fixture_finish(&c.whole)));
    ck_assert_uint_eq(read.version, 2);
    ck_assert(bytes_equal(read.signature.algorithm, oid_sha256_with_rsa_encryption));
    ck_assert(bytes_equal(read.issuer, c.fields.issuer));
    ck_assert_int_eq(read.this_update, FIXTURE_TIME);
    ck_assert(read.has_next_update && read.next_update == LATER);
    ck_assert(bytes_equal(read.revoked_certificates, c.fields.revoked_certificates));
    ck_assert_uint_eq(read.revoked_count, ENTRY_COUNT);
    ck_assert_uint_eq(read.unknown_critical.length, 0);
    ck_assert_uint_eq(read.extensions.present, c.fields.extensions.present);
    ck_assert_uint_eq(read.extensions.critical, 0);
    ck_assert(bytes_equal(read.extensions.crl_number, bytes_of("\x80", 1)));
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    ck_assert(signed_verify(&read.signed_part, &spki, &error));
    crl_clear(&c);
}
END_TEST

START_TEST(walk)
{
    struct fixture_crl c;
    struct crl_walk w;
    struct revoked_certificate entry;
    crl_init(&c);
    crl_add_entries(&c);
    struct crl read = crl_write_and_read(&c);
    crl_walk_begin(&w, &read);
    for (size_t i = 0; i < ENTRY_COUNT; i++) {
        ck_assert(crl_walk_next(&w, &entry));
        expect_same_entry(&entry, &entries[i]);
    }
    ck_assert(!crl_walk_next(&w, &entry));
    ck_assert_int_eq(w.error.kind, ERROR_NONE);
    crl_clear(&c);
}
END_TEST

/* What is optional is absent, and so is a list of nothing. */
START_TEST(least)
{
    for (int is_empty_list = 0; is_empty_list <= 1; is_empty_list++) {
        struct fixture_crl c;
        struct crl_walk w;
        struct revoked_certificate entry;
        crl_init(&c);
        memset(&c.fields.extensions, 0, sizeof c.fields.extensions);
        c.fields.has_next_update = false;
        if (is_empty_list != 0)
            c.fields.revoked_certificates = bytes_of("\x30\x00", 2);
        struct crl read = crl_write_and_read(&c);
        ck_assert(read.version == 2 && !read.has_next_update);
        ck_assert(read.revoked_count == 0 && read.revoked_certificates.length == 0);
        ck_assert_uint_eq(read.extensions.element.length, 0);
        crl_walk_begin(&w, &read);
        ck_assert(!crl_walk_next(&w, &entry));
        ck_assert(!crl_find(&read, true, read.issuer, bytes_of("\x05", 1), &entry));
        crl_clear(&c);
    }
}
END_TEST

/* A date that has no form fails, and is not written as another. */
START_TEST(unwritable)
{
    for (int i = 0; i < 4; i++) {
        struct der_writer writer = {0};
        struct error error = {0};
        struct bytes encoded;
        struct revoked_certificate entry = entries[3];
        if (i == 0)
            entry.invalidity_date = INT64_MAX;
        if (i == 1)
            entry.invalidity_date = INT64_MIN;
        if (i == 2)
            entry.revocation_date = INT64_MIN;
        if (i == 3)
            entry.user_certificate = bytes_of(NULL, 0);
        revoked_certificate_write(&writer, &entry);
        ck_assert(!der_writer_finish(&writer, &encoded, &error));
        der_writer_clear(&writer);
    }
}
END_TEST

/* --- crl_find -------------------------------------------------------------------------- */

/* The entries above: 5 and 6 are of the CRL's issuer, 7 and the second 5 of A, 128 and the
 * third 5 of B. */
static const struct {
    bool is_indirect;
    char issuer; /* 'R', 'A' or 'B' */
    struct bytes serial;
    int found; /* the number of the entry, or -1 */
} lookups[] = {
    {false, 'R', SERIAL("\x05"), 0},     {false, 'R', SERIAL("\x06"), 1},
    {false, 'R', SERIAL("\x07"), 2},     {false, 'R', SERIAL("\x00\x80"), 4},
    {false, 'R', SERIAL("\x80"), -1},    {false, 'R', SERIAL("\x00\x05"), -1},
    {false, 'R', SERIAL("\x08"), -1},    {false, 'A', SERIAL("\x05"), -1},
    {false, 'B', SERIAL("\x05"), -1},    {true, 'R', SERIAL("\x05"), 0},
    {true, 'R', SERIAL("\x06"), 1},      {true, 'R', SERIAL("\x07"), -1},
    {true, 'R', SERIAL("\x00\x80"), -1}, {true, 'A', SERIAL("\x05"), 3},
    {true, 'A', SERIAL("\x06"), -1},     {true, 'A', SERIAL("\x07"), 2},
    {true, 'A', SERIAL("\x00\x80"), -1}, {true, 'B', SERIAL("\x05"), 5},
    {true, 'B', SERIAL("\x00\x80"), 4},  {true, 'B', SERIAL("\x07"), -1},
};
#define LOOKUP_COUNT ((int)(sizeof lookups / sizeof lookups[0]))

START_TEST(find)
{
    struct fixture_crl c;
    struct revoked_certificate entry;
    crl_init(&c);
    crl_add_entries(&c);
    struct crl read = crl_write_and_read(&c);
    struct bytes issuer = c.fields.issuer;
    if (lookups[_i].issuer != 'R')
        issuer = lookups[_i].issuer == 'A' ? NAME(names_a) : NAME(names_b);
    bool found =
        crl_find(&read, lookups[_i].is_indirect, issuer, lookups[_i].serial, &entry);
    ck_assert(found == (lookups[_i].found >= 0));
    if (found)
        expect_same_entry(&entry, &entries[lookups[_i].found]);
    crl_clear(&c);
}
END_TEST

/* --- size ------------------------------------------------------------------------------ */

/* COUNT entries with a reason each, serial numbers from 2^24 on. */
static void add_many(struct fixture_crl *c, size_t count)
{
    der_begin(&c->revoked, DER_SEQUENCE);
    for (size_t i = 0; i < count; i++) {
        uint8_t serial[4] = {1, (uint8_t)(i >> 16), (uint8_t)(i >> 8), (uint8_t)i};
        struct revoked_certificate entry = {
            .user_certificate = bytes_of(serial, sizeof serial),
            .revocation_date = FIXTURE_TIME,
            .has_reason = true,
            .reason = CRL_REASON_KEY_COMPROMISE,
        };
        revoked_certificate_write(&c->revoked, &entry);
    }
    der_end(&c->revoked);
    c->fields.revoked_certificates = fixture_finish(&c->revoked);
}

static double seconds_now(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* Reads a CRL of COUNT entries, finds the last one, and returns how long that took. */
static double time_many(size_t count)
{
    struct fixture_crl c;
    struct revoked_certificate entry;
    crl_init(&c);
    add_many(&c, count);
    struct crl read = crl_write_and_read(&c);
    ck_assert_uint_eq(read.revoked_count, count);
    uint8_t last[4] = {1, (uint8_t)((count - 1) >> 16), (uint8_t)((count - 1) >> 8),
                       (uint8_t)(count - 1)};
    double start = seconds_now();
    struct error error = {0};
    ck_assert(crl_parse(fixture_finish(&c.whole), &read, &error));
    ck_assert(crl_find(&read, false, read.issuer, bytes_of(last, 4), &entry));
    ck_assert(crl_find(&read, true, read.issuer, bytes_of(last, 4), &entry));
    ck_assert(!crl_find(&read, true, read.issuer, bytes_of("\x05", 1), &entry));
    double took = seconds_now() - start;
    crl_clear(&c);
    return took;
}

/* Ten times the entries take about ten times as long; a quadratic reader would take a
 * hundred times. */
START_TEST(many_entries)
{
    size_t count = test_is_quick() ? 5000 : 100000;
    double few = time_many(count / 10), many = time_many(count);
    ck_assert_msg(many < 30 * few + 0.1, "%zu entries: %.3f s, a tenth of them: %.3f s",
                  count, many, few);
}
END_TEST

/* More than CRL_LENGTH_MAX is refused before anything is looked at. */
START_TEST(limit)
{
    size_t length = CRL_LENGTH_MAX + 1;
    uint8_t *octets = calloc(length, 1);
    ck_assert_ptr_nonnull(octets);
    struct crl crl;
    struct error error = {0};
    ck_assert(!crl_parse(bytes_of(octets, length), &crl, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_uint_eq(error.offset, 0);
    error = (struct error){0};
    ck_assert(!crl_parse(bytes_of(octets, length - 1), &crl, &error));
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    free(octets);
}
END_TEST

static bool fail_to_fill(struct random_source *source, uint8_t *octets, size_t length)
{
    (void)source;
    memset(octets, 0, length);
    return false;
}

/* A signer that fails fails the writer. */
START_TEST(signing_fails)
{
    struct fixture_crl c;
    struct error error = {0};
    struct bytes der;
    struct random_source failing = {fail_to_fill};
    struct key_signer prepared;
    struct signer signer = {&prepared, &fixture_algorithm};
    key_signer_begin(&prepared, fixture_key(), &failing);
    crl_init(&c);
    crl_write(&c.whole, &c.fields, &signer, &error);
    ck_assert(error.kind != ERROR_NONE);
    ck_assert(!der_writer_finish(&c.whole, &der, &error));
    crl_clear(&c);
}
END_TEST

Suite *crl_suite(void)
{
    Suite *suite = suite_create("crl");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_test(values, table);
    tcase_add_test(values, written_and_read);
    tcase_add_test(values, walk);
    tcase_add_test(values, least);
    tcase_add_test(values, unwritable);
    tcase_add_loop_test(values, find, 0, LOOKUP_COUNT);
    tcase_add_test(values, many_entries);
    tcase_add_test(values, limit);
    tcase_add_test(values, signing_fails);
    suite_add_tcase(suite, values);
    return suite;
}
