/* hash.c -- tests sha/hash.h: the rows of the table and how they are found. The OBJECT
 * IDENTIFIERs are those of RFC 8017 appendix B.1, names and lengths those of FIPS 180-4,
 * figure 1, and the digests of "abc" those of GNU coreutils and, for SHA-512/224 and
 * SHA-512/256, of OpenSSL 3.0. */
#include <string.h>

#include "sha/hash.h"
#include "suites.h"

#define OID_SHA256 "608648016503040201"

static const struct {
    const struct hash *hash;
    const char *name;
    size_t digest_length, block_length;
    const char *oid;
    bool is_for_verifying_only;
    const char *digest_of_abc;
} rows[] = {
    {&hash_sha1, "SHA-1", 20, 64, "2b0e03021a", true,
     "a9993e364706816aba3e25717850c26c9cd0d89d"},
    {&hash_sha224, "SHA-224", 28, 64, "608648016503040204", false,
     "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"},
    {&hash_sha256, "SHA-256", 32, 64, OID_SHA256, false,
     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {&hash_sha384, "SHA-384", 48, 128, "608648016503040202", false,
     "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
     "8086072ba1e7cc2358baeca134c825a7"},
    {&hash_sha512, "SHA-512", 64, 128, "608648016503040203", false,
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
     "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
    {&hash_sha512_224, "SHA-512/224", 28, 128, "608648016503040205", false,
     "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa"},
    {&hash_sha512_256, "SHA-512/256", 32, 128, "608648016503040206", false,
     "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"},
};

#define ROW_COUNT ((int)(sizeof rows / sizeof rows[0]))

START_TEST(row)
{
    uint8_t oid[16];
    const struct hash *hash = rows[_i].hash;
    size_t length = test_hex(rows[_i].oid, oid, sizeof oid);
    ck_assert_ptr_eq(hash_table[_i], hash);
    ck_assert_str_eq(hash->name, rows[_i].name);
    ck_assert_uint_eq(hash->digest_length, rows[_i].digest_length);
    ck_assert_uint_eq(hash->block_length, rows[_i].block_length);
    ck_assert_uint_eq(hash->oid_length, length);
    ck_assert_mem_eq(hash->oid, oid, length);
    ck_assert(hash->is_for_verifying_only == rows[_i].is_for_verifying_only);
    ck_assert_uint_le(hash->digest_length, HASH_DIGEST_LENGTH_MAX);
    ck_assert_uint_le(hash->block_length, HASH_BLOCK_LENGTH_MAX);
    ck_assert_ptr_eq(hash_by_name(rows[_i].name), hash);
    ck_assert_ptr_eq(hash_by_oid(oid, length), hash);
}
END_TEST

START_TEST(table_ends)
{
    ck_assert_ptr_null(hash_table[ROW_COUNT]);
}
END_TEST

/* The example "abc", in calls that go through the table. */
START_TEST(digest_of_abc)
{
    const struct hash *hash = rows[_i].hash;
    uint8_t want[HASH_DIGEST_LENGTH_MAX], have[HASH_DIGEST_LENGTH_MAX + 1];
    struct hash_state state;
    ck_assert_uint_eq(test_hex(rows[_i].digest_of_abc, want, sizeof want),
                      hash->digest_length);
    memset(have, 0xa5, sizeof have);
    hash_init(&state, hash);
    hash_update(&state, NULL, 0);
    hash_update(&state, (const uint8_t *)"ab", 2);
    hash_update(&state, NULL, 0);
    hash_update(&state, (const uint8_t *)"c", 1);
    hash_finish(&state, have);
    ck_assert_mem_eq(have, want, hash->digest_length);
    ck_assert_uint_eq(have[hash->digest_length], 0xa5);

    hash_digest(hash, (const uint8_t *)"abc", 3, have);
    ck_assert_mem_eq(have, want, hash->digest_length);
    ck_assert_uint_eq(have[hash->digest_length], 0xa5);
}
END_TEST

START_TEST(names_accepted)
{
    static const struct {
        const char *name;
        const struct hash *hash;
    } names[] = {
        {"SHA-256", &hash_sha256},
        {"sha256", &hash_sha256},
        {"SHA256", &hash_sha256},
        {"sha-256", &hash_sha256},
        {"Sha-2-5-6", &hash_sha256},
        {"SHA-1", &hash_sha1},
        {"sha1", &hash_sha1},
        {"SHA224", &hash_sha224},
        {"sha-384", &hash_sha384},
        {"sha512", &hash_sha512},
        {"SHA512_224", &hash_sha512_224},
        {"sha512/224", &hash_sha512_224},
        {"sha512_256", &hash_sha512_256},
        {"SHA-512/256", &hash_sha512_256},
        {"sha-512-_256", &hash_sha512_256},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        ck_assert_msg(hash_by_name(names[i].name) == names[i].hash, "\"%s\"",
                      names[i].name);
}
END_TEST

START_TEST(names_rejected)
{
    static const char *const names[] = {
        "",         "-",          "SHA",        "SHA-25",      "SHA-2566",
        "xSHA-256", "SHA-257",    "SHA 256",    " SHA-256",    "SHA-256 ",
        "SHA_256",  "SHA256\n",   "SHA2-256",   "SHA/256",     "MD5",
        "SHA-0",    "SHA-3",      "SHA-11",     "SHA3-256",    "SHA512-256",
        "SHA512/",  "SHA512/384", "SHA384/256", "SHA512//256", "SHA512256"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        ck_assert_msg(hash_by_name(names[i]) == NULL, "\"%s\"", names[i]);
}
END_TEST

static bool is_oid_of_a_row(const uint8_t *oid, size_t length)
{
    uint8_t other[16];
    for (int i = 0; i < ROW_COUNT; i++)
        if (test_hex(rows[i].oid, other, sizeof other) == length &&
            memcmp(oid, other, length) == 0)
            return true;
    return false;
}

/* Every other length, and every one of its bits turned, unless that is another's. */
START_TEST(oid_rejected)
{
    uint8_t oid[16] = {0};
    size_t length = test_hex(rows[_i].oid, oid, sizeof oid), others = 0;
    for (size_t other = 0; other <= sizeof oid; other++)
        if (other != length)
            ck_assert_ptr_null(hash_by_oid(oid, other));
    for (size_t bit = 0; bit < 8 * length; bit++) {
        oid[bit / 8] ^= (uint8_t)(1u << bit % 8);
        const struct hash *hash = hash_by_oid(oid, length);
        ck_assert((hash != NULL) == is_oid_of_a_row(oid, length));
        ck_assert_ptr_ne(hash, rows[_i].hash);
        others += hash != NULL;
        oid[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    ck_assert_uint_le(others, 3);
    ck_assert_ptr_null(hash_by_oid(NULL, 0));
}
END_TEST

/* Whoever uses a state again without hash_init must not get a digest by accident. */
START_TEST(finish_forgets_the_function)
{
    struct hash_state state;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    hash_init(&state, rows[_i].hash);
    hash_finish(&state, digest);
    ck_assert_ptr_null(state.hash);
}
END_TEST

Suite *hash_suite(void)
{
    Suite *suite = suite_create("hash");
    TCase *vectors = tcase_create("vectors");
    tcase_add_loop_test(vectors, row, 0, ROW_COUNT);
    tcase_add_test(vectors, table_ends);
    tcase_add_loop_test(vectors, digest_of_abc, 0, ROW_COUNT);
    tcase_add_test(vectors, names_accepted);
    tcase_add_loop_test(vectors, finish_forgets_the_function, 0, ROW_COUNT);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, names_rejected);
    tcase_add_loop_test(rejects, oid_rejected, 0, ROW_COUNT);
    suite_add_tcase(suite, rejects);
    return suite;
}
