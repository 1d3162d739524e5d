/* verify_batch.c -- tests rsa/verify_batch.h: each result is that of rsa_verify_pkcs1, which
 * is tested by itself, and what the test itself knows of the item. */
#include "rsa/verify_batch.h"

#include <string.h>

#include "fixtures.h"
#include "rsa/generate.h"
#include "rsa/pkcs1_signature.h"
#include "suites.h"
#include "tests/support/support.h"

/* The keys of keys.txt, and two that are made: one as large as the third, one larger. */
static const char *const key_names[] = {"1024", "1025", "2048", "2048-e3"};
#define KEY_NAMES 4
#define KEYS      6
#define PER_KEY   8

#define COUNT_MAX 200

static struct rsa_private_key keys[KEYS];
static struct rsa_public_key zero_key;

/* Right signatures, PER_KEY by each key. */
static struct {
    uint8_t digest[32];
    uint8_t signature[RSA_MODULUS_LENGTH_MAX];
} signed_by[KEYS][PER_KEY];

static struct seeded_random seeded;

static void start(void)
{
    seeded_random_init(&seeded, 21);
    for (unsigned i = 0; i < KEY_NAMES; i++)
        test_key_use(&keys[i], key_names[i]);
    ck_assert_int_eq(rsa_generate(&keys[4], 2048, 65537, &seeded.source, NULL), RSA_OK);
    ck_assert_int_eq(rsa_generate(&keys[5], 3072, 65537, &seeded.source, NULL), RSA_OK);
    for (unsigned i = 0; i < KEYS; i++)
        for (unsigned j = 0; j < PER_KEY; j++) {
            ck_assert(random_fill(&seeded.source, signed_by[i][j].digest, 32));
            ck_assert_int_eq(rsa_sign_pkcs1(&keys[i], &hash_sha256,
                                            signed_by[i][j].digest, &seeded.source,
                                            signed_by[i][j].signature),
                             RSA_OK);
        }
}

static unsigned drawn(unsigned bound)
{
    uint8_t octets[2];
    ck_assert(random_fill(&seeded.source, octets, sizeof octets));
    return (unsigned)(octets[0] << 8 | octets[1]) % bound;
}

/* Items that may be spoilt, with their own octets. */
static struct rsa_signed_digest items[COUNT_MAX];
static uint8_t digests[COUNT_MAX][32];
static uint8_t signatures[COUNT_MAX][RSA_MODULUS_LENGTH_MAX + 1];
static enum rsa_result results[COUNT_MAX + 1];

static void set_item(size_t i, unsigned key)
{
    unsigned which = drawn(PER_KEY);
    memcpy(digests[i], signed_by[key][which].digest, 32);
    memcpy(signatures[i], signed_by[key][which].signature, RSA_MODULUS_LENGTH_MAX);
    items[i] = (struct rsa_signed_digest){.key = &keys[key].public_key,
                                          .hash = &hash_sha256,
                                          .digest = digests[i],
                                          .signature = signatures[i],
                                          .signature_length =
                                              keys[key].public_key.modulus_length};
}

/* Verifies COUNT items together, and each alone. */
static void verify_and_compare(size_t count)
{
    memset(results, 0xa5, sizeof results);
    enum rsa_result untouched = results[0];
    rsa_verify_pkcs1_batch(items, count, results);
    for (size_t i = 0; i < count; i++) {
        const struct rsa_signed_digest *item = &items[i];
        enum rsa_result want =
            rsa_verify_pkcs1(item->key, item->hash, item->digest, item->signature,
                             item->signature_length);
        ck_assert_msg(results[i] == want, "item %zu of %zu: want %d, have %d", i, count,
                      (int)want, (int)results[i]);
    }
    ck_assert_int_eq(results[count], untouched);
}

START_TEST(right)
{
    for (size_t count = 0; count <= (test_is_quick() ? 12 : 140); count++) {
        for (size_t i = 0; i < count; i++)
            set_item(i, (unsigned)_i);
        verify_and_compare(count);
        for (size_t i = 0; i < count; i++)
            ck_assert_int_eq(results[i], RSA_OK);
        count += count > 20 ? 10 : 0;
    }
}
END_TEST

/* One bit of one signature, or of one digest. */
START_TEST(one_wrong)
{
    size_t count = (size_t)_i;
    for (size_t i = 0; i < count; i++)
        set_item(i, i % 9 == 8 ? 5 : 2);
    for (size_t wrong = 0; wrong < count; wrong++) {
        uint8_t *octet = wrong % 2 == 0 ? &signatures[wrong][1 + drawn(120)]
                                        : &digests[wrong][drawn(32)];
        uint8_t bit = (uint8_t)(1u << drawn(8));
        *octet ^= bit;
        verify_and_compare(count);
        for (size_t i = 0; i < count; i++)
            ck_assert_int_eq(results[i], i == wrong ? RSA_BAD_SIGNATURE : RSA_OK);
        *octet ^= bit;
    }
}
END_TEST

/* A signature s + n is one to a careless reader; here it is out of range. */
static void add_modulus(size_t i)
{
    struct number s, n = items[i].key->modulus;
    size_t length = items[i].key->modulus_length;
    ck_assert(number_resize(&n, n.limb_count + 1));
    ck_assert(number_from_octets(&s, n.limb_count, signatures[i], length));
    ck_assert(number_add(&s, &s, &n));
    if (!number_to_octets(&s, signatures[i], length))
        memset(signatures[i], 0xff, length); /* has a bit too many */
}

/* Spoils ITEM in way WAY; returns whether it is right even so. */
static bool spoil(size_t i, unsigned way)
{
    size_t length = items[i].signature_length;
    switch (way) {
    case 0:
        signatures[i][drawn((unsigned)length)] ^= (uint8_t)(1u << drawn(8));
        return false;
    case 1:
        digests[i][drawn(32)] ^= (uint8_t)(1u << drawn(8));
        return false;
    case 2: /* of another key, which may be of the same size */
        items[i].key = &keys[items[i].key == &keys[2].public_key ? 4 : 2].public_key;
        return false;
    case 3:
        items[i].signature_length = drawn(2) == 0 ? length - 1 : length + 1;
        return false;
    case 4:
        items[i].signature_length = 0;
        return false;
    case 5:
        add_modulus(i);
        return false;
    case 6:
        memset(signatures[i], drawn(2) == 0 ? 0 : 0xff, length);
        return false;
    case 7: /* the same length of digest, another DigestInfo */
        items[i].hash = &hash_sha512_256;
        return false;
    case 8:
        items[i].key = &zero_key;
        items[i].signature_length = 0;
        return false;
    case 9: /* the same number, written longer */
        memmove(signatures[i] + 1, signatures[i], length);
        signatures[i][0] = 0;
        items[i].signature_length = length + 1;
        return false;
    default:
        return true;
    }
}

/* Sizes, keys and faults as they come. */
START_TEST(mixed)
{
    static bool right_ones[COUNT_MAX];
    for (unsigned round = 0; round < (test_is_quick() ? 3 : 60); round++) {
        size_t count = 1 + drawn(COUNT_MAX);
        unsigned kinds = 1 + drawn(KEYS), ways = 11 + drawn(40);
        for (size_t i = 0; i < count; i++) {
            set_item(i, (unsigned)(round + drawn(kinds)) % KEYS);
            right_ones[i] = spoil(i, drawn(ways));
        }
        verify_and_compare(count);
        for (size_t i = 0; i < count; i++)
            ck_assert_int_eq(results[i], right_ones[i] ? RSA_OK : RSA_BAD_SIGNATURE);
    }
}
END_TEST

/* The same key in many places of memory, so that each lane prepares its own. */
START_TEST(copies_of_a_key)
{
    static struct rsa_public_key copies[PER_KEY];
    for (size_t i = 0; i < PER_KEY; i++) {
        set_item(i, i % 2 == 0 ? 2 : 4);
        copies[i] = *items[i].key;
        items[i].key = &copies[i];
    }
    verify_and_compare(PER_KEY);
    for (size_t i = 0; i < PER_KEY; i++)
        ck_assert_int_eq(results[i], RSA_OK);
}
END_TEST

Suite *verify_batch_suite(void)
{
    Suite *suite = suite_create("verify_batch");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_unchecked_fixture(values, start, NULL);
    tcase_add_loop_test(values, right, 0, KEYS);
    tcase_add_test(values, copies_of_a_key);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_unchecked_fixture(rejects, start, NULL);
    tcase_add_loop_test(rejects, one_wrong, 1, test_is_quick() ? 5 : 28);
    tcase_add_test(rejects, mixed);
    suite_add_tcase(suite, rejects);
    return suite;
}
