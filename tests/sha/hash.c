/* hash.c -- tests sha/hash.h: the row of SHA-256 and how rows are found. The OBJECT
 * IDENTIFIER is that of RFC 8017 appendix B.1, the name that of FIPS 180-4. */
#include <string.h>

#include "sha/hash.h"
#include "suites.h"

#define OID_SHA256 "608648016503040201"

START_TEST(row_of_sha256)
{
    uint8_t oid[16];
    size_t length = test_hex(OID_SHA256, oid, sizeof oid);
    ck_assert_str_eq(hash_sha256.name, "SHA-256");
    ck_assert_uint_eq(hash_sha256.digest_length, 32);
    ck_assert_uint_eq(hash_sha256.block_length, 64);
    ck_assert_uint_eq(hash_sha256.oid_length, length);
    ck_assert_mem_eq(hash_sha256.oid, oid, length);
    ck_assert_uint_le(hash_sha256.digest_length, HASH_DIGEST_LENGTH_MAX);
}
END_TEST

START_TEST(names_accepted)
{
    static const char *const names[] = {"SHA-256", "sha256", "SHA256", "sha-256",
                                        "Sha-2-5-6"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        ck_assert_msg(hash_by_name(names[i]) == &hash_sha256, "\"%s\"", names[i]);
}
END_TEST

START_TEST(names_rejected)
{
    static const char *const names[] = {"",         "-",        "SHA",     "SHA-25",
                                        "SHA-2566", "xSHA-256", "SHA-257", "SHA 256",
                                        " SHA-256", "SHA-256 ", "SHA_256", "SHA256\n",
                                        "SHA2-256", "SHA-1",    "MD5"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        ck_assert_msg(hash_by_name(names[i]) == NULL, "\"%s\"", names[i]);
}
END_TEST

START_TEST(oid_accepted)
{
    uint8_t oid[16];
    size_t length = test_hex(OID_SHA256, oid, sizeof oid);
    ck_assert_ptr_eq(hash_by_oid(oid, length), &hash_sha256);
}
END_TEST

/* Every other length, and every one of its bits turned. */
START_TEST(oid_rejected)
{
    uint8_t oid[16] = {0};
    size_t length = test_hex(OID_SHA256, oid, sizeof oid);
    for (size_t other = 0; other <= sizeof oid; other++)
        if (other != length)
            ck_assert_ptr_null(hash_by_oid(oid, other));
    for (size_t bit = 0; bit < 8 * length; bit++) {
        oid[bit / 8] ^= (uint8_t)(1u << bit % 8);
        ck_assert_ptr_null(hash_by_oid(oid, length));
        oid[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    ck_assert_ptr_null(hash_by_oid(NULL, 0));
}
END_TEST

/* FIPS 180-4's example "abc", in calls that go through the table. */
START_TEST(table_calls_sha256)
{
    uint8_t want[32], have[32];
    test_hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", want,
             sizeof want);
    struct hash_state state;
    hash_init(&state, &hash_sha256);
    hash_update(&state, NULL, 0);
    hash_update(&state, (const uint8_t *)"ab", 2);
    hash_update(&state, NULL, 0);
    hash_update(&state, (const uint8_t *)"c", 1);
    hash_finish(&state, have);
    ck_assert_mem_eq(have, want, sizeof want);

    hash_digest(&hash_sha256, (const uint8_t *)"abc", 3, have);
    ck_assert_mem_eq(have, want, sizeof want);
}
END_TEST

START_TEST(finish_wipes)
{
    struct hash_state state;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], zero[sizeof state.of] = {0};
    hash_init(&state, &hash_sha256);
    hash_update(&state, (const uint8_t *)"a secret", 8);
    hash_finish(&state, digest);
    ck_assert_mem_eq(&state.of, zero, sizeof zero);
}
END_TEST

Suite *hash_suite(void)
{
    Suite *suite = suite_create("hash");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, row_of_sha256);
    tcase_add_test(vectors, names_accepted);
    tcase_add_test(vectors, oid_accepted);
    tcase_add_test(vectors, table_calls_sha256);
    tcase_add_test(vectors, finish_wipes);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, names_rejected);
    tcase_add_test(rejects, oid_rejected);
    suite_add_tcase(suite, rejects);
    return suite;
}
