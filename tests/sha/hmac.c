/* hmac.c -- tests sha/hmac.h. Vectors: RFC 2202 for SHA-1 and RFC 4231 for SHA-2, from
 * python3-cryptography-vectors (RFC 4231's case of a truncated MAC is not in its files; that
 * of RFC 2202 has the whole MAC there). Lengths around a block are compared with the formula
 * of FIPS 198-1 section 4, written out. */
#include <string.h>

#include "sha/hmac.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define HASH_COUNT 7

static const struct {
    const char *file;
    const struct hash *hash;
    size_t count;
} files[] = {
    {"HMAC/rfc-2202-sha1.txt", &hash_sha1, 7},
    {"HMAC/rfc-4231-sha224.txt", &hash_sha224, 6},
    {"HMAC/rfc-4231-sha256.txt", &hash_sha256, 6},
    {"HMAC/rfc-4231-sha384.txt", &hash_sha384, 6},
    {"HMAC/rfc-4231-sha512.txt", &hash_sha512, 6},
};

START_TEST(rfc_vectors)
{
    static struct rsp r;
    const struct hash *hash = files[_i].hash;
    uint8_t key[256], message[256], want[HASH_DIGEST_LENGTH_MAX];
    uint8_t have[HASH_DIGEST_LENGTH_MAX];
    size_t key_length = 0, length = 0, count = 0;
    rsp_open(&r, test_vectors(files[_i].file));
    while (rsp_next(&r)) {
        if (rsp_is(&r, "Key"))
            key_length = rsp_hex(&r, key, sizeof key);
        if (rsp_is(&r, "Msg"))
            length = rsp_hex(&r, message, sizeof message);
        if (!rsp_is(&r, "MD"))
            continue;
        ck_assert_uint_eq(rsp_hex(&r, want, sizeof want), hash->digest_length);
        hmac_digest(hash, key, key_length, message, length, have);
        ck_assert_mem_eq(have, want, hash->digest_length);
        count++;
    }
    ck_assert_uint_eq(count, files[_i].count);
}
END_TEST

/* H((K0 ^ opad) || H((K0 ^ ipad) || text)), with whole messages only. */
static void write_out(const struct hash *hash, const uint8_t *key, size_t key_length,
                      const uint8_t *text, size_t length, uint8_t *mac)
{
    uint8_t inner[HASH_BLOCK_LENGTH_MAX + 512] = {0}, outer[2 * HASH_BLOCK_LENGTH_MAX];
    size_t B = hash->block_length;
    ck_assert_uint_le(B + length, sizeof inner);
    if (key_length > B)
        hash_digest(hash, key, key_length, inner);
    else
        memcpy(inner, key, key_length);
    for (size_t i = 0; i < B; i++) {
        outer[i] = inner[i] ^ 0x5c;
        inner[i] ^= 0x36;
    }
    memcpy(inner + B, text, length);
    hash_digest(hash, inner, B + length, outer + B);
    hash_digest(hash, outer, B + hash->digest_length, mac);
}

static void fill(uint8_t *octets, size_t length, uint64_t seed)
{
    struct seeded_random random;
    seeded_random_init(&random, seed);
    ck_assert(random_fill(&random.source, octets, length));
}

/* Keys of every length to past two blocks: an empty one, one of a block, one more. */
START_TEST(key_lengths)
{
    const struct hash *hash = hash_table[_i];
    uint8_t key[2 * HASH_BLOCK_LENGTH_MAX + 4], message[77];
    uint8_t want[HASH_DIGEST_LENGTH_MAX], have[HASH_DIGEST_LENGTH_MAX + 1];
    fill(key, sizeof key, 1);
    fill(message, sizeof message, 2);
    for (size_t length = 0; length <= sizeof key; length++) {
        write_out(hash, key, length, message, sizeof message, want);
        memset(have, 0xa5, sizeof have);
        hmac_digest(hash, length == 0 ? NULL : key, length, message, sizeof message,
                    have);
        ck_assert_mem_eq(have, want, hash->digest_length);
        ck_assert_uint_eq(have[hash->digest_length], 0xa5);
    }
}
END_TEST

/* Section 3: "If K > B, hash K"; so a key of a block and one octet is its own digest's. */
START_TEST(long_key_is_its_digest)
{
    const struct hash *hash = hash_table[_i];
    uint8_t key[HASH_BLOCK_LENGTH_MAX + 1], hashed[HASH_DIGEST_LENGTH_MAX];
    uint8_t one[HASH_DIGEST_LENGTH_MAX], other[HASH_DIGEST_LENGTH_MAX];
    size_t B = hash->block_length;
    fill(key, sizeof key, 3);
    hash_digest(hash, key, B + 1, hashed);
    hmac_digest(hash, key, B + 1, key, 20, one);
    hmac_digest(hash, hashed, hash->digest_length, key, 20, other);
    ck_assert_mem_eq(one, other, hash->digest_length);

    hash_digest(hash, key, B, hashed);
    hmac_digest(hash, key, B, key, 20, one);
    hmac_digest(hash, hashed, hash->digest_length, key, 20, other);
    ck_assert_mem_ne(one, other, hash->digest_length);
}
END_TEST

START_TEST(empty_message)
{
    const struct hash *hash = hash_table[_i];
    uint8_t want[HASH_DIGEST_LENGTH_MAX], have[HASH_DIGEST_LENGTH_MAX];
    const uint8_t key[] = {1, 2, 3};
    write_out(hash, key, sizeof key, key, 0, want);
    hmac_digest(hash, key, sizeof key, NULL, 0, have);
    ck_assert_mem_eq(have, want, hash->digest_length);
    write_out(hash, key, 0, key, 0, want);
    hmac_digest(hash, NULL, 0, NULL, 0, have);
    ck_assert_mem_eq(have, want, hash->digest_length);
}
END_TEST

START_TEST(every_split_in_two)
{
    const struct hash *hash = hash_table[_i];
    uint8_t message[2 * HASH_BLOCK_LENGTH_MAX + 3], want[HASH_DIGEST_LENGTH_MAX];
    uint8_t have[HASH_DIGEST_LENGTH_MAX];
    struct hmac_state state;
    fill(message, sizeof message, 4);
    write_out(hash, message, 30, message, sizeof message, want);
    for (size_t cut = 0; cut <= sizeof message; cut++) {
        hmac_init(&state, hash, message, 30);
        hmac_update(&state, message, cut);
        hmac_update(&state, NULL, 0);
        hmac_update(&state, message + cut, sizeof message - cut);
        hmac_finish(&state, have);
        ck_assert_mem_eq(have, want, hash->digest_length);
    }
}
END_TEST

START_TEST(finish_wipes)
{
    struct hmac_state state;
    uint8_t mac[HASH_DIGEST_LENGTH_MAX], zero[sizeof state.inner.of] = {0};
    memset(&state, 0, sizeof state);
    hmac_init(&state, hash_table[_i], (const uint8_t *)"a secret", 8);
    hmac_finish(&state, mac);
    ck_assert_mem_eq(&state.inner.of, zero, sizeof zero);
    ck_assert_mem_eq(&state.outer.of, zero, sizeof zero);
}
END_TEST

Suite *hmac_suite(void)
{
    Suite *suite = suite_create("hmac");
    TCase *vectors = tcase_create("vectors");
    tcase_add_loop_test(vectors, rfc_vectors, 0, 5);
    suite_add_tcase(suite, vectors);

    TCase *parts = tcase_create("parts");
    tcase_set_timeout(parts, 60);
    tcase_add_loop_test(parts, key_lengths, 0, HASH_COUNT);
    tcase_add_loop_test(parts, long_key_is_its_digest, 0, HASH_COUNT);
    tcase_add_loop_test(parts, empty_message, 0, HASH_COUNT);
    tcase_add_loop_test(parts, every_split_in_two, 0, HASH_COUNT);
    tcase_add_loop_test(parts, finish_wipes, 0, HASH_COUNT);
    suite_add_tcase(suite, parts);
    return suite;
}
