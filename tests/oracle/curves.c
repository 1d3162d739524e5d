/* curves.c -- random keys, signatures and secrets on P-256, P-384 and P-521, here and by
 * OpenSSL: the public key of a private one, ECDSA both ways, signatures that neither may
 * take, and ECDH. Numbers have the shapes of shapes.h; crafted.h has those points that random
 * numbers never come to. OPERATIONS and SEED in the environment say how many of each kind,
 * and which. */
#include <string.h>

#include "crafted.h"
#include "ec/ecdh.h"
#include "mutate.h"
#include "shapes.h"
#include "suites.h"

static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};

static const struct hash *const hashes[] = {&hash_sha224, &hash_sha256, &hash_sha384,
                                            &hash_sha512};
#define HASH_COUNT (sizeof hashes / sizeof hashes[0])

/* --- keys -------------------------------------------------------------------------- */

static void check_public_key(const struct ec_private_key *key)
{
    const struct curve *curve = key->public_key.curve;
    uint8_t here[CURVE_POINT_LENGTH_MAX], there[CURVE_POINT_LENGTH_MAX];
    size_t length = curve_write_point(curve, &key->public_key.point, here);
    peer_public_point(curve, key->scalar, there);
    ck_assert_mem_eq(here, there, length);
}

/* The public key compressed, which both read as the same point. */
static void check_compressed(const struct ec_private_key *key)
{
    const struct curve *curve = key->public_key.curve;
    uint8_t encoded[CURVE_POINT_LENGTH_MAX], there[CURVE_POINT_LENGTH_MAX];
    struct ec_public_key again;
    size_t length = curve_write_point(curve, &key->public_key.point, encoded);
    encoded[0] = (uint8_t)(0x02 | (encoded[length - 1] & 1));
    ck_assert_int_eq(ec_public_key_set(&again, curve, encoded, 1 + curve->length),
                     EC_OK);
    ck_assert(ec_public_key_equal(&again, &key->public_key));
    ck_assert(peer_read_point(curve, bytes_of(encoded, 1 + curve->length), there));
    ck_assert_mem_eq(encoded + 1, there + 1, length - 1);
}

static void make_key(struct round *round)
{
    uint8_t scalar[CURVE_LENGTH_MAX], point[CURVE_POINT_LENGTH_MAX];
    const struct curve *curve = round->curve;
    shape_scalar(round->random, curve, scalar);
    ck_assert_int_eq(ec_private_key_set(&round->key, curve, scalar), EC_OK);
    curve_write_point(curve, &round->key.public_key.point, point);
    round->peer = peer_ec_key(curve, point, scalar);
    ck_assert_ptr_nonnull(round->peer);
}

static void compare_generated(struct round *round)
{
    struct ec_private_key key;
    ck_assert_int_eq(ec_generate(&key, round->curve, round->random), EC_OK);
    check_public_key(&key);
}

static void compare_key(struct round *round)
{
    check_public_key(&round->key);
    check_compressed(&round->key);
}

/* --- signatures -------------------------------------------------------------------- */

static void make_digest(struct round *round)
{
    round->hash = hashes[mutate_choose(round->random, HASH_COUNT)];
    shape_octets(round->random, round->digest, round->hash->digest_length);
}

static struct bytes digest_of(const struct round *round)
{
    return bytes_of(round->digest, round->hash->digest_length);
}

/* Signs with a nonce of its own making, RFC 6979's, or one of an odd shape. */
static void sign_here(struct round *round, struct ecdsa_signature *signature)
{
    uint8_t nonce[CURVE_LENGTH_MAX];
    enum ec_result result;
    if (mutate_choose(round->random, 3) == 0) {
        shape_scalar(round->random, round->curve, nonce);
        result = ecdsa_sign_with_nonce(&round->key, round->hash, round->digest, nonce,
                                       NULL, signature);
    } else {
        bool is_fresh = mutate_choose(round->random, 2) == 1;
        result = ecdsa_sign(&round->key, round->hash, round->digest,
                            is_fresh ? round->random : NULL, NULL, signature);
    }
    ck_assert_int_eq(result, EC_OK);
}

static bool verify_here(const struct round *round, struct bytes der)
{
    struct ecdsa_signature signature;
    struct error error = {0};
    return ecdsa_signature_parse(der, round->curve, &signature, &error) &&
           ecdsa_verify(&round->key.public_key, round->hash, round->digest, &signature,
                        NULL) == EC_OK;
}

static void check_both(const struct round *round, struct bytes der, bool is_right)
{
    ck_assert_int_eq(verify_here(round, der), is_right);
    ck_assert_int_eq(peer_verify(round->peer, digest_of(round), der), is_right);
}

static struct bytes write_signature(const struct round *round,
                                    struct der_writer *writer,
                                    const struct ecdsa_signature *signature)
{
    struct bytes der;
    struct error error = {0};
    *writer = (struct der_writer){0};
    ecdsa_signature_write(writer, round->curve, signature);
    ck_assert(der_writer_finish(writer, &der, &error));
    return der;
}

static void compare_signed_here(struct round *round)
{
    struct ecdsa_signature signature;
    struct der_writer writer;
    make_digest(round);
    sign_here(round, &signature);
    check_both(round, write_signature(round, &writer, &signature), true);
    der_writer_clear(&writer);
}

static void compare_signed_there(struct round *round)
{
    uint8_t signature[PEER_SIGNATURE_MAX];
    make_digest(round);
    size_t length = peer_sign(round->peer, digest_of(round), signature);
    ck_assert(verify_here(round, bytes_of(signature, length)));
}

/* One bit of the signature is another, in its numbers or in its DER; or one of those bits of
 * the digest that are looked at. */
static void compare_flipped(struct round *round)
{
    struct ecdsa_signature numbers;
    struct der_writer writer;
    uint8_t signature[PEER_SIGNATURE_MAX];
    make_digest(round);
    sign_here(round, &numbers);
    struct bytes der = write_signature(round, &writer, &numbers);
    memcpy(signature, der.data, der.length);
    if (mutate_choose(round->random, 3) > 0)
        shape_flip(round->random, signature, der.length);
    else if (round->hash->digest_length < round->curve->length)
        shape_flip(round->random, round->digest, round->hash->digest_length);
    else
        shape_flip(round->random, round->digest, round->curve->bits / 8);
    check_both(round, bytes_of(signature, der.length), false);
    der_writer_clear(&writer);
}

/* --- crafted signatures ------------------------------------------------------------ */

static void compare_crafted(struct round *round)
{
    static const struct {
        void (*craft)(struct round *round, struct ecdsa_signature *signature);
        bool is_right;
    } crafts[] = {{craft_small_x, true},
                  {craft_x_above_order, true},
                  {craft_equal_halves, true},
                  {craft_infinity, false},
                  {craft_r_wrapped, false}};
    struct round crafted = *round;
    struct ecdsa_signature signature;
    struct der_writer writer;
    size_t choice = mutate_choose(round->random, sizeof crafts / sizeof crafts[0]);
    make_digest(&crafted);
    crafts[choice].craft(&crafted, &signature);
    check_both(&crafted, write_signature(&crafted, &writer, &signature),
               crafts[choice].is_right);
    der_writer_clear(&writer);
    EVP_PKEY_free(crafted.peer);
}

/* --- Diffie-Hellman ---------------------------------------------------------------- */

static void compare_agreed(struct round *round)
{
    uint8_t here[CURVE_LENGTH_MAX], there[CURVE_LENGTH_MAX];
    uint8_t point[CURVE_POINT_LENGTH_MAX];
    struct round other = *round;
    if (mutate_choose(round->random, 4) > 0) {
        make_key(&other);
    } else { /* a point whose private key nobody knows */
        size_t length = craft_point_near(round, point);
        ck_assert_int_eq(
            ec_public_key_set(&other.key.public_key, round->curve, point, length),
            EC_OK);
        other.peer = peer_ec_key(round->curve, point, NULL);
        ck_assert_ptr_nonnull(other.peer);
    }
    ck_assert_int_eq(ecdh_derive(&round->key, &other.key.public_key, here), EC_OK);
    ck_assert(peer_agree(round->peer, other.peer, there, round->curve->length));
    ck_assert_mem_eq(here, there, round->curve->length);
    EVP_PKEY_free(other.peer);
}

/* --- all of them ------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*compare)(struct round *round);
} kinds[] = {
    {"keys generated here", compare_generated},
    {"public keys of private ones", compare_key},
    {"signed here, verified by both", compare_signed_here},
    {"signed by OpenSSL, verified here", compare_signed_there},
    {"with one bit changed, refused by both", compare_flipped},
    {"crafted signatures, the same verdict", compare_crafted},
    {"secrets in common", compare_agreed},
};

START_TEST(operations)
{
    struct seeded_random random;
    struct round round = {.curve = curves[_i], .random = &random.source};
    unsigned long count = oracle_operations();
    seeded_random_init(&random, oracle_number("SEED", 1));
    for (unsigned long i = 0; i < count; i++) {
        make_key(&round);
        for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0]; kind++)
            kinds[kind].compare(&round);
        EVP_PKEY_free(round.peer);
    }
    for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0]; kind++)
        printf("%s: %lu %s\n", round.curve->name, count, kinds[kind].name);
}
END_TEST

Suite *curves_suite(void)
{
    Suite *suite = suite_create("curves");
    for (int i = 0; i < (int)(sizeof curves / sizeof curves[0]); i++) {
        TCase *values = tcase_create(curves[i]->name);
        tcase_set_timeout(values, 0); /* OPERATIONS says how long it takes */
        tcase_add_loop_test(values, operations, i, i + 1);
        suite_add_tcase(suite, values);
    }
    return suite;
}
