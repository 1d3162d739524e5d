/* curve_keys.c -- tests the rows of P-256, P-384, P-521, Ed25519 and X25519: their keys in every
 * form, what they sign with, and secrets in common. Vectors: tests/vectors/x509/curve_keys.txt, by
 * hand, and RFC 6979 A.2.5. The arithmetic is tested in tests/ec. */
#include "keys/curve_keys.h"

#include <string.h>

#include "../x509/fixture.h"
#include "../x509/table.h"
#include "keys/private_key.h"
#include "suites.h"
#include "tests/random/broken_random.h"

/* What must be known of each row. */
static const struct {
    const struct key_type *type;
    const char *label, *text;
    const struct hash *hash; /* its own choice; NULL for the message */
    unsigned security_bits, uses;
} rows[] = {
    {&key_type_p256, "P-256", "EC on the curve P-256", &hash_sha256, 128, KEY_SIGNS},
    {&key_type_p384, "P-384", "EC on the curve P-384", &hash_sha384, 192, KEY_SIGNS},
    {&key_type_p521, "P-521", "EC on the curve P-521", &hash_sha512, 256, KEY_SIGNS},
    {&key_type_ed25519, "Ed25519", "Ed25519", NULL, 128, KEY_SIGNS},
    {&key_type_x25519, "X25519", "X25519", NULL, 128, KEY_AGREES},
};
#define ROW_COUNT    ((int)(sizeof rows / sizeof rows[0]))
#define SIGNER_COUNT 4
#define CURVE_COUNT  3

static struct seeded_random seeded;
static struct error error;

static void start(void)
{
    seeded_random_init(&seeded, 1);
    memset(&error, 0, sizeof error);
}

static struct private_key key_of(const struct key_type *type)
{
    const struct key_generation generation = {0};
    struct private_key key;
    ck_assert_int_eq(key_generate(type, &generation, &seeded.source, &key), KEY_OK);
    ck_assert_ptr_eq(key.type, type);
    return key;
}

static struct public_key public_of(const struct private_key *key)
{
    struct public_key public_key = {0};
    private_key_public(key, &public_key);
    return public_key;
}

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/curve_keys.txt"), 123);
}
END_TEST

/* --- keys ------------------------------------------------------------------------------ */

START_TEST(row)
{
    struct private_key key = key_of(rows[_i].type);
    struct public_key public_key = public_of(&key);
    struct key_strength strength = public_key_strength(&public_key);
    ck_assert_str_eq(strength.label, rows[_i].label);
    ck_assert_str_eq(strength.text, rows[_i].text);
    ck_assert_uint_eq(strength.security_bits, rows[_i].security_bits);
    ck_assert_uint_eq(key.type->uses, rows[_i].uses);
    ck_assert_ptr_eq(key_type_by_name(key.type->name), key.type);
    ck_assert(public_key_check_to_certify(&public_key, &error));
    bool is_ec = _i < CURVE_COUNT;
    ck_assert((public_key_ec(&public_key) != NULL) == is_ec);
    ck_assert((private_key_ec(&key) != NULL) == is_ec);
    ck_assert((public_key_ed25519(&public_key) != NULL) == (_i == 3));
    ck_assert((private_key_ed25519(&key) != NULL) == (_i == 3));
    ck_assert((public_key_x25519(&public_key) != NULL) == (_i == 4));
    ck_assert((private_key_x25519(&key) != NULL) == (_i == 4));
}
END_TEST

/* PKCS#8, SEC 1 and SubjectPublicKeyInfo there and back. */
START_TEST(written_and_read)
{
    struct private_key key = key_of(rows[_i].type), other = key_of(rows[_i].type), back;
    struct public_key public_key = public_of(&key), public_back;
    struct subject_public_key_info spki;
    struct der_writer pkcs8 = {0}, older = {0}, info = {0};
    private_key_write(&pkcs8, &key);
    ck_assert_msg(private_key_parse(fixture_finish(&pkcs8), &back, &error), "%s",
                  error.message);
    ck_assert_mem_eq(&back, &key, sizeof key);
    if (key.type->traditional != NULL) {
        ck_assert_str_eq(key.type->traditional->name, "sec1");
        private_key_write_traditional(&older, &key);
        ck_assert_msg(private_key_parse(fixture_finish(&older), &back, &error), "%s",
                      error.message);
        ck_assert_mem_eq(&back, &key, sizeof key);
    }
    ck_assert((key.type->traditional != NULL) == (_i < CURVE_COUNT));
    public_key_write(&info, &public_key);
    ck_assert(spki_parse(fixture_finish(&info), &spki, &error));
    ck_assert_ptr_eq(key_type_of(&spki.algorithm), key.type);
    ck_assert(public_key_read(&spki, &public_back, &error));
    ck_assert(public_key_equal(&public_key, &public_back));
    public_back = public_of(&other);
    ck_assert(!public_key_equal(&public_key, &public_back));
    der_writer_clear(&pkcs8);
    der_writer_clear(&older);
    der_writer_clear(&info);
}
END_TEST

/* No size can be asked for, and a failure of the random source leaves nothing. */
START_TEST(no_random)
{
    static const struct private_key zero;
    const struct key_generation generation = {0};
    struct private_key key;
    struct failing_random broken;
    failing_random_init(&broken, 0);
    ck_assert_int_eq(key_generate(rows[_i].type, &generation, &broken.source, &key),
                     KEY_NO_RANDOM);
    ck_assert_mem_eq(&key, &zero, sizeof key);
}
END_TEST

/* --- signatures ------------------------------------------------------------------------ */

static void check_written(const struct signature_algorithm *algorithm)
{
    struct der_writer writer = {0};
    struct signature_algorithm back;
    struct algorithm_identifier identifier;
    signature_algorithm_write(&writer, algorithm);
    struct der_reader reader = der_reader_of(fixture_finish(&writer), &error);
    ck_assert(algorithm_read(&reader, "algorithm", &identifier));
    ck_assert_uint_eq(identifier.parameters.length, 0);
    ck_assert(signature_algorithm_read(&identifier, &back, &error));
    ck_assert_ptr_eq(back.scheme, algorithm->scheme);
    ck_assert_ptr_eq(back.hash, algorithm->hash);
    der_writer_clear(&writer);
}

/* What nobody asked for is the key's own choice; and what it does not have is refused. */
START_TEST(choices)
{
    struct private_key key = key_of(rows[_i].type);
    struct public_key public_key = public_of(&key);
    struct signature_wish wish = {0};
    struct signature_algorithm algorithm;
    bool signs = _i < SIGNER_COUNT;
    ck_assert(signature_choose(&public_key, &wish, &algorithm, &error) == signs);
    if (signs) {
        ck_assert_ptr_eq(algorithm.hash, rows[_i].hash);
        check_written(&algorithm);
    }
    for (size_t i = 0; hash_table[i] != NULL; i++) {
        error_clear(&error);
        wish.hash = hash_table[i];
        bool is_known = _i < CURVE_COUNT && wish.hash != &hash_sha512_224 &&
                        wish.hash != &hash_sha512_256;
        ck_assert(signature_choose(&public_key, &wish, &algorithm, &error) == is_known);
        ck_assert_int_eq(error.kind, is_known ? ERROR_NONE : ERROR_UNSUPPORTED);
        if (is_known)
            check_written(&algorithm);
    }
    error_clear(&error);
    wish = (struct signature_wish){.pss = true};
    ck_assert(!signature_choose(&public_key, &wish, &algorithm, &error));
    ck_assert_int_eq(error.kind, ERROR_UNSUPPORTED);
    error_clear(&error);
    ck_assert_ptr_null(transport_choose(rows[_i].type, false, &error));
    ck_assert_int_eq(error.kind, ERROR_RULE);
}
END_TEST

struct made {
    uint8_t octets[SIGNATURE_LENGTH_MAX];
    size_t length;
};

static struct made sign(const struct private_key *key,
                        const struct signature_algorithm *algorithm, struct bytes input,
                        bool deterministic)
{
    struct key_signer signer;
    struct made made;
    key_signer_begin(&signer, key, &seeded.source);
    ck_assert(!signer.deterministic);
    signer.deterministic = deterministic;
    ck_assert_int_eq(
        signature_make(algorithm, &signer, input, made.octets, &made.length), KEY_OK);
    key_signer_end(&signer);
    return made;
}

static bool is_same(const struct made *a, const struct made *b)
{
    return bytes_equal(bytes_of(a->octets, a->length), bytes_of(b->octets, b->length));
}

/* Made and checked; another each time unless it is to be the same; and with each bit of it
 * turned, or an octet more or less, wrong. */
START_TEST(make_and_check)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX + 1] = {7};
    struct private_key key = key_of(rows[_i].type);
    struct public_key public_key = public_of(&key);
    const struct signature_wish usual = {0};
    struct signature_algorithm algorithm;
    ck_assert(signature_choose(&public_key, &usual, &algorithm, &error));
    struct bytes input =
        bytes_of(digest, algorithm.hash != NULL ? algorithm.hash->digest_length : 5);
    struct made first = sign(&key, &algorithm, input, false);
    struct made second = sign(&key, &algorithm, input, false);
    struct made same = sign(&key, &algorithm, input, true);
    struct made again = sign(&key, &algorithm, input, true);
    ck_assert(!is_same(&first, &second) && !is_same(&first, &same));
    ck_assert(is_same(&same, &again));
    ck_assert_int_eq(signature_check(&algorithm, &public_key, input,
                                     bytes_of(same.octets, same.length)),
                     KEY_OK);
    ck_assert_int_eq(signature_check(&algorithm, &public_key, input,
                                     bytes_of(first.octets, first.length)),
                     KEY_OK);
    for (size_t bit = 0; bit < 8 * first.length; bit++) {
        struct made wrong = first;
        wrong.octets[bit / 8] ^= (uint8_t)(1 << bit % 8);
        ck_assert_msg(signature_check(&algorithm, &public_key, input,
                                      bytes_of(wrong.octets, wrong.length)) == KEY_NO,
                      "bit %zu", bit);
    }
    first.octets[first.length] = 0;
    for (size_t length = 0; length <= first.length + 1; length++)
        ck_assert_int_eq(signature_check(&algorithm, &public_key, input,
                                         bytes_of(first.octets, length)),
                         length == first.length ? KEY_OK : KEY_NO);
    digest[0] ^= 1;
    ck_assert_int_eq(signature_check(&algorithm, &public_key, input,
                                     bytes_of(first.octets, first.length)),
                     KEY_NO);
}
END_TEST

/* With SHA-1 nothing new is signed. */
START_TEST(sha1)
{
    uint8_t digest[SHA1_DIGEST_LENGTH] = {7};
    struct private_key key = key_of(rows[_i].type);
    struct public_key public_key = public_of(&key);
    const struct signature_wish wish = {.hash = &hash_sha1};
    struct signature_algorithm algorithm;
    struct key_signer signer;
    struct made made;
    ck_assert(signature_choose(&public_key, &wish, &algorithm, &error));
    ck_assert(signature_algorithm_is_weak(&algorithm));
    key_signer_begin(&signer, &key, &seeded.source);
    ck_assert_int_eq(signature_make(&algorithm, &signer,
                                    bytes_of(digest, sizeof digest), made.octets,
                                    &made.length),
                     KEY_WEAK_HASH);
    ck_assert_uint_eq(made.length, 0);
    key_signer_end(&signer);
}
END_TEST

/* RFC 6979 A.2.5: P-256, SHA-256, the message "sample". */
START_TEST(known_answer)
{
    uint8_t octets[121], digest[SHA256_DIGEST_LENGTH];
    struct private_key key;
    struct ecdsa_signature signature;
    uint8_t r[32], s[32];
    test_hex("30310201010420c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b12"
             "0f6721a00a06082a8648ce3d030107",
             octets, 51);
    test_hex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716", r, 32);
    test_hex("f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8", s, 32);
    ck_assert_msg(private_key_parse(bytes_of(octets, 51), &key, &error), "%s",
                  error.message);
    hash_digest(&hash_sha256, (const uint8_t *)"sample", 6, digest);
    const struct signature_algorithm algorithm = {.scheme = key.type->signatures[0],
                                                  .hash = &hash_sha256};
    struct made made = sign(&key, &algorithm, bytes_of(digest, sizeof digest), true);
    ck_assert(ecdsa_signature_parse(bytes_of(made.octets, made.length), &curve_p256,
                                    &signature, &error));
    ck_assert_mem_eq(signature.r, r, 32);
    ck_assert_mem_eq(signature.s, s, 32);
}
END_TEST

/* --- agreement ------------------------------------------------------------------------- */

/* Two keys have a secret in common; two of different types, or of Ed25519, have none. */
START_TEST(agreement)
{
    struct private_key a = key_of(rows[_i].type), b = key_of(rows[_i].type);
    struct private_key c = key_of(rows[(_i + 1) % ROW_COUNT].type);
    struct public_key public_a = public_of(&a), public_b = public_of(&b),
                      public_c = public_of(&c);
    uint8_t secret[2][AGREEMENT_LENGTH_MAX];
    size_t length[2];
    static const size_t lengths[] = {32, 48, 66, 0, 32};
    enum key_result want = lengths[_i] > 0 ? KEY_OK : KEY_OUT_OF_RANGE;
    ck_assert_int_eq(agreement_derive(&a, &public_b, secret[0], &length[0]), want);
    ck_assert_int_eq(agreement_derive(&b, &public_a, secret[1], &length[1]), want);
    ck_assert(length[0] == lengths[_i] && length[1] == lengths[_i]);
    ck_assert_mem_eq(secret[0], secret[1], length[0]);
    ck_assert_int_eq(agreement_derive(&a, &public_c, secret[0], &length[0]),
                     KEY_OUT_OF_RANGE);
    ck_assert_uint_eq(length[0], 0);
}
END_TEST

/* A peer of small order: the secret would be 0 (RFC 7748 section 6.1). */
START_TEST(small_order)
{
    struct private_key key = key_of(&key_type_x25519);
    struct public_key peer = {.type = &key_type_x25519};
    uint8_t secret[AGREEMENT_LENGTH_MAX];
    size_t length = 1;
    ck_assert_int_eq(agreement_derive(&key, &peer, secret, &length), KEY_OUT_OF_RANGE);
    ck_assert_uint_eq(length, 0);
}
END_TEST

Suite *curve_keys_suite(void)
{
    Suite *suite = suite_create("curve_keys");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, start, NULL);
    tcase_add_test(values, table);
    tcase_add_loop_test(values, row, 0, ROW_COUNT);
    tcase_add_loop_test(values, written_and_read, 0, ROW_COUNT);
    tcase_add_loop_test(values, no_random, 0, ROW_COUNT);
    tcase_add_loop_test(values, choices, 0, ROW_COUNT);
    tcase_add_loop_test(values, make_and_check, 0, SIGNER_COUNT);
    tcase_add_loop_test(values, sha1, 0, CURVE_COUNT);
    tcase_add_test(values, known_answer);
    tcase_add_loop_test(values, agreement, 0, ROW_COUNT);
    tcase_add_test(values, small_order);
    suite_add_tcase(suite, values);
    return suite;
}
