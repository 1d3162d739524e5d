/* crl_index.c -- tests x509/crl_index.h, and that a pile of CRLs uses it. The CRLs are made
 * by the test, at random and with serial numbers that an enemy would choose; what is found in
 * them is compared with crl_find, which walks. */
#include "x509/crl_index.h"

#include <stdlib.h>

#include "fixture.h"
#include "path/policy_memory.h"
#include "suites.h"
#include "x509/path/crl_pool.h"

/* The Name CN=R, and others as the directoryName of GeneralNames; 'Q' is nobody's. */
#define NAME_OF(letter)                                                                \
    0x30, 0x0c, 0x31, 0x0a, 0x30, 0x08, 0x06, 0x03, 0x55, 0x04, 0x03, 0x0c, 0x01, letter
#define NAME_LENGTH 14
static const uint8_t names[4][NAME_LENGTH] = {
    {NAME_OF('R')}, {NAME_OF('A')}, {NAME_OF('B')}, {NAME_OF('Q')}};

static const uint8_t issuer_a[] = {0x30, 0x10, 0xa4, 0x0e, NAME_OF('A')};
static const uint8_t issuer_b[] = {0x30, 0x10, 0xa4, 0x0e, NAME_OF('B')};
static const uint8_t issuer_a_and_b[] = {0x30,         0x20, 0xa4, 0x0e,
                                         NAME_OF('A'), 0xa4, 0x0e, NAME_OF('B')};

static struct bytes name_called(size_t index)
{
    return bytes_of(names[index], NAME_LENGTH);
}

/* --- CRLs in the making ---------------------------------------------------------------- */

struct made {
    struct der_writer writer;
    struct bytes der;
    struct crl crl;
};

static void made_begin(struct made *made)
{
    static const uint8_t algorithm[] = {0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86,
                                        0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00};
    memset(made, 0, sizeof *made);
    der_begin(&made->writer, DER_SEQUENCE);
    der_begin(&made->writer, DER_SEQUENCE);
    der_write(&made->writer, DER_INTEGER, bytes_of("\x01", 1));
    der_write_raw(&made->writer, bytes_of(algorithm, sizeof algorithm));
    der_write_raw(&made->writer, name_called(0));
    der_write(&made->writer, DER_UTC_TIME, bytes_of_text("260101000000Z"));
    der_begin(&made->writer, DER_SEQUENCE);
}

static void made_add(struct made *made, struct bytes serial, enum crl_reason reason,
                     struct bytes issuer)
{
    struct revoked_certificate entry = {.user_certificate = serial,
                                        .revocation_date = FIXTURE_TIME,
                                        .has_reason = reason != CRL_REASON_UNSPECIFIED,
                                        .reason = reason,
                                        .certificate_issuer = issuer};
    revoked_certificate_write(&made->writer, &entry);
}

/* Ends the CRL and reads it; COUNT entries are in it. */
static void made_end(struct made *made, size_t count)
{
    static const uint8_t rest[] = {0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48,
                                   0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05,
                                   0x00, 0x03, 0x02, 0x00, 0x01};
    struct error error = {0};
    der_end(&made->writer);
    der_end(&made->writer);
    der_write_raw(&made->writer, bytes_of(rest, sizeof rest));
    der_end(&made->writer);
    made->der = fixture_finish(&made->writer);
    ck_assert_msg(crl_parse(made->der, &made->crl, &error), "%s", error.message);
    ck_assert_uint_eq(made->crl.revoked_count, count);
}

/* --- against the walk ------------------------------------------------------------------ */

static unsigned next_below(struct seeded_random *random, unsigned bound)
{
    uint8_t octets[4];
    ck_assert(random_fill(&random->source, octets, sizeof octets));
    return (octets[0] | (unsigned)octets[1] << 8 | (unsigned)octets[2] << 16) % bound;
}

/* One of KINDS serial numbers of 1 to 30 octets: many end or begin as others do. */
static struct bytes make_serial(unsigned number, uint8_t octets[32])
{
    size_t length = number % 30 + 1;
    memset(octets, 0x11, 32);
    octets[length - 1] = (uint8_t)(1 + number / 30);
    if (number % 3 == 0)
        octets[0] = (uint8_t)(1 + number / 30);
    return bytes_of(octets, length);
}

static void make_random(struct made *made, struct seeded_random *random, size_t count,
                        unsigned kinds)
{
    static const enum crl_reason reasons[] = {
        CRL_REASON_UNSPECIFIED, CRL_REASON_KEY_COMPROMISE, CRL_REASON_REMOVE_FROM_CRL};
    const struct bytes issuers[] = {bytes_of(issuer_a, sizeof issuer_a),
                                    bytes_of(issuer_b, sizeof issuer_b),
                                    bytes_of(issuer_a_and_b, sizeof issuer_a_and_b)};
    uint8_t octets[32];
    made_begin(made);
    for (size_t i = 0; i < count; i++) {
        unsigned issuer = next_below(random, 20);
        made_add(made, make_serial(next_below(random, kinds), octets),
                 reasons[next_below(random, 3)],
                 issuer < 3 ? issuers[issuer] : bytes_of(NULL, 0));
    }
    made_end(made, count);
}

/* Whether both find the same entry, the octets themselves, or both none. */
static bool agree(const struct crl_index *index, const struct crl *crl,
                  struct bytes issuer, struct bytes serial, bool *is_found)
{
    struct revoked_certificate walked = {0}, looked_up = {0};
    *is_found = crl_find(crl, index->is_indirect, issuer, serial, &walked);
    return crl_index_find(index, crl, issuer, serial, &looked_up) == *is_found &&
           walked.user_certificate.data == looked_up.user_certificate.data &&
           walked.reason == looked_up.reason &&
           walked.certificate_issuer.data == looked_up.certificate_issuer.data;
}

static size_t compare_all(const struct crl *crl, bool is_indirect, unsigned kinds)
{
    struct crl_index index;
    size_t found_count = 0;
    ck_assert(crl_index_build(&index, crl, is_indirect));
    for (unsigned kind = 0; kind <= kinds; kind++) /* one is in no CRL */
        for (size_t issuer = 0; issuer < 4; issuer++) {
            uint8_t octets[32];
            bool is_found;
            struct bytes serial = make_serial(kind, octets);
            ck_assert_msg(agree(&index, crl, name_called(issuer), serial, &is_found),
                          "serial %u, issuer %zu", kind, issuer);
            found_count += is_found;
        }
    crl_index_clear(&index);
    return found_count;
}

START_TEST(random_lists)
{
    struct seeded_random random;
    size_t found = 0, found_indirect = 0;
    seeded_random_init(&random, 5280);
    for (unsigned i = 0; i < 300; i++) {
        struct made made;
        unsigned kinds = 1 + next_below(&random, i % 2 == 0 ? 8 : 600);
        make_random(&made, &random, 1 + next_below(&random, 400), kinds);
        found += compare_all(&made.crl, false, kinds);
        found_indirect += compare_all(&made.crl, true, kinds);
        der_writer_clear(&made.writer);
    }
    ck_assert_uint_gt(found, 10000);
    ck_assert_uint_gt(found_indirect, 10000);
}
END_TEST

/* No list, and an empty serial number, which no CRL has. */
START_TEST(nothing)
{
    struct made made;
    struct crl_index index;
    struct revoked_certificate entry;
    made_begin(&made);
    made_add(&made, bytes_of("\x05", 1), CRL_REASON_UNSPECIFIED, bytes_of(NULL, 0));
    made_end(&made, 1);
    ck_assert(crl_index_build(&index, &made.crl, false));
    ck_assert(
        crl_index_find(&index, &made.crl, name_called(0), bytes_of("\x05", 1), &entry));
    ck_assert(
        !crl_index_find(&index, &made.crl, name_called(0), bytes_of(NULL, 0), &entry));
    crl_index_clear(&index);
    made.crl.revoked_certificates = bytes_of(NULL, 0);
    made.crl.revoked_count = 0;
    ck_assert(crl_index_build(&index, &made.crl, true));
    ck_assert(!crl_index_find(&index, &made.crl, name_called(0), bytes_of("\x05", 1),
                              &entry));
    crl_index_clear(&index);
    crl_index_clear(&index); /* once more does no harm */
    der_writer_clear(&made.writer);
}
END_TEST

/* --- serial numbers that an enemy chose -------------------------------------------------- */

#define MANY 100000

/* Serial numbers of sixteen octets that all have one hash. The hash takes the first half in,
 * one step of which is this; what comes out of it is then undone by the second half. That
 * they do fall into one bucket is checked below: the hash may change. */
static void make_colliding(uint32_t number, uint8_t octets[16])
{
    uint64_t first = 0x7f00000000000000 | (uint64_t)number << 8 | 1, second;
    for (int i = 0; i < 8; i++)
        octets[i] = (uint8_t)(first >> (56 - 8 * i));
    memcpy(&first, octets, 8);
    second = (16 ^ first) * 0x9e3779b97f4a7c15;
    second ^= second >> 32;
    second ^= 0x0123456789abcdef;
    memcpy(octets + 8, &second, 8);
}

/* Makes and indexes a CRL, looks all of it up, each with the work of a logarithm, and
 * returns how many entries the largest bucket has. */
static size_t look_all_up(void (*make)(uint32_t number, uint8_t octets[16]))
{
    struct made made;
    struct crl_index index;
    struct revoked_certificate entry;
    uint8_t octets[16];
    made_begin(&made);
    for (uint32_t i = 0; i < MANY; i++) {
        make(i, octets);
        made_add(&made, bytes_of(octets, 16), CRL_REASON_UNSPECIFIED,
                 bytes_of(NULL, 0));
    }
    made_end(&made, MANY);
    ck_assert(crl_index_build(&index, &made.crl, false));
    for (uint32_t i = 0; i < MANY; i++) {
        make(i, octets);
        ck_assert_uint_lt(crl_index_work(&index, &made.crl, bytes_of(octets, 16)), 64);
        ck_assert(crl_index_find(&index, &made.crl, name_called(0),
                                 bytes_of(octets, 16), &entry));
    }
    size_t largest = 0;
    for (size_t i = 0; i < (size_t)1 << index.bucket_bits; i++)
        if (index.starts[i + 1] - index.starts[i] > largest)
            largest = index.starts[i + 1] - index.starts[i];
    crl_index_clear(&index);
    der_writer_clear(&made.writer);
    return largest;
}

static void make_counted(uint32_t number, uint8_t octets[16])
{
    memset(octets, 0x11, 16);
    for (int i = 0; i < 4; i++)
        octets[12 + i] = (uint8_t)(number >> (24 - 8 * i));
}

START_TEST(colliding)
{
    ck_assert_uint_le(look_all_up(make_counted), CRL_INDEX_BUCKET_MAX);
    ck_assert_uint_eq(look_all_up(make_colliding), MANY);
}
END_TEST

/* One serial number many times: the first that is not removeFromCRL, or the last one. */
START_TEST(repeated)
{
    struct made made;
    struct crl_index index;
    struct revoked_certificate walked, looked_up;
    made_begin(&made);
    for (int i = 0; i < 200; i++)
        made_add(&made, bytes_of("\x05", 1),
                 i == _i ? CRL_REASON_KEY_COMPROMISE : CRL_REASON_REMOVE_FROM_CRL,
                 bytes_of(NULL, 0));
    made_end(&made, 200);
    ck_assert(crl_index_build(&index, &made.crl, false));
    ck_assert(crl_find(&made.crl, false, name_called(0), bytes_of("\x05", 1), &walked));
    ck_assert(crl_index_find(&index, &made.crl, name_called(0), bytes_of("\x05", 1),
                             &looked_up));
    ck_assert(walked.user_certificate.data == looked_up.user_certificate.data);
    ck_assert_int_eq(looked_up.reason,
                     _i < 200 ? CRL_REASON_KEY_COMPROMISE : CRL_REASON_REMOVE_FROM_CRL);
    ck_assert_uint_ge(crl_index_work(&index, &made.crl, bytes_of("\x05", 1)), 200);
    crl_index_clear(&index);
    der_writer_clear(&made.writer);
}
END_TEST

/* An entry that is long counts for more: its certificateIssuer is read at every look-up. */
START_TEST(long_entry)
{
    static uint8_t general_names[(1 << 20) + 5];
    struct made made;
    struct crl_index index;
    general_names[0] = 0x30;
    general_names[1] = 0x83;
    for (size_t i = 5; i + 0x42 <= sizeof general_names; i += 0x42) {
        general_names[i] = 0x82; /* a dNSName of 64 octets */
        general_names[i + 1] = 0x40;
    }
    size_t count = (sizeof general_names - 5) / 0x42;
    general_names[2] = (uint8_t)(count * 0x42 >> 16);
    general_names[3] = (uint8_t)(count * 0x42 >> 8);
    general_names[4] = (uint8_t)(count * 0x42);
    made_begin(&made);
    made_add(&made, bytes_of("\x05", 1), CRL_REASON_UNSPECIFIED,
             bytes_of(general_names, 5 + count * 0x42));
    made_end(&made, 1);
    ck_assert(crl_index_build(&index, &made.crl, false));
    ck_assert_uint_ge(crl_index_work(&index, &made.crl, bytes_of("\x05", 1)),
                      count * 0x42 / CRL_OCTETS_PER_ENTRY);
    crl_index_clear(&index);
    der_writer_clear(&made.writer);
}
END_TEST

/* --- memory, and the pile ---------------------------------------------------------------- */

/* malloc fails at the k-th call, for every k: a CRL is not added, or is walked over. */
START_TEST(out_of_memory)
{
    struct made made;
    struct revoked_certificate entry;
    uint8_t octets[16];
    made_begin(&made);
    for (uint32_t i = 0; i < 100; i++) {
        make_colliding(i, octets);
        made_add(&made, bytes_of(octets, 16), CRL_REASON_UNSPECIFIED,
                 bytes_of(NULL, 0));
    }
    made_end(&made, 100);
    size_t k = 0;
    for (bool is_built = false; !is_built; k++) {
        struct crl_pool pool = {0};
        struct error error = {0};
        policy_memory_reset(k);
        bool is_added = crl_pool_add(&pool, made.der, &error);
        ck_assert_int_eq(is_added, k >= 2); /* the pile, and a place for the index */
        ck_assert_uint_eq(pool.count, is_added ? 1 : 0);
        ck_assert_int_eq(error.kind, is_added ? ERROR_NONE : ERROR_MEMORY);
        if (is_added) {
            ck_assert(crl_pool_find(&pool.crls[0], name_called(0), bytes_of(octets, 16),
                                    &entry));
            ck_assert(!crl_pool_find(&pool.crls[0], name_called(0), bytes_of("x", 1),
                                     &entry));
            is_built = pool.crls[0].index->entries != NULL;
        }
        crl_pool_clear(&pool);
        ck_assert_uint_eq(policy_memory().blocks, 0);
    }
    ck_assert_uint_eq(k, 6); /* two of the index, one to sort; and none */
    policy_memory_reset(SIZE_MAX);
    der_writer_clear(&made.writer);
}
END_TEST

/* A pile indexes what is long enough, and its answers are the same. */
START_TEST(pile)
{
    struct seeded_random random;
    seeded_random_init(&random, 64);
    for (size_t count = CRL_POOL_INDEX_MIN - 1; count <= CRL_POOL_INDEX_MIN; count++) {
        struct made made;
        struct crl_pool pool = {0};
        struct error error = {0};
        make_random(&made, &random, count, 20);
        ck_assert(crl_pool_add(&pool, made.der, &error));
        const struct pool_crl *crl = &pool.crls[0];
        ck_assert((crl->index != NULL) == (count == CRL_POOL_INDEX_MIN));
        ck_assert_uint_ge(crl_pool_find_work(crl, bytes_of("x", 1)), count);
        for (unsigned kind = 0; kind <= 20; kind++) {
            uint8_t octets[32];
            struct revoked_certificate walked = {0}, found = {0};
            struct bytes serial = make_serial(kind, octets);
            for (size_t issuer = 0; issuer < 4; issuer++) {
                ck_assert(
                    crl_find(&made.crl, false, name_called(issuer), serial, &walked) ==
                    crl_pool_find(crl, name_called(issuer), serial, &found));
                ck_assert(walked.user_certificate.data == found.user_certificate.data);
            }
            size_t work = crl_pool_find_work(crl, serial);
            ck_assert(crl->index != NULL ? work < count : work >= count);
        }
        crl_pool_clear(&pool);
        der_writer_clear(&made.writer);
    }
}
END_TEST

Suite *crl_index_suite(void)
{
    Suite *suite = suite_create("crl_index");
    TCase *answers = tcase_create("answers");
    tcase_set_timeout(answers, 60);
    tcase_add_test(answers, random_lists);
    tcase_add_test(answers, nothing);
    tcase_add_loop_test(answers, repeated, 0, 201);
    tcase_add_test(answers, long_entry);
    suite_add_tcase(suite, answers);

    TCase *limits = tcase_create("limits");
    tcase_set_timeout(limits, 60);
    tcase_add_test(limits, colliding);
    tcase_add_test(limits, out_of_memory);
    tcase_add_test(limits, pile);
    suite_add_tcase(suite, limits);
    return suite;
}
