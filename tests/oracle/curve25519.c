/* curve25519.c -- random keys, signatures and secrets of Ed25519 and X25519, here and by
 * OpenSSL; and those of crafted25519.h. OPERATIONS and SEED in the environment say how many of
 * each kind, and which. */
#include <stdlib.h>
#include <string.h>

#include "crafted25519.h"
#include "curve_peer.h"
#include "ec/x25519.h"
#include "mutate.h"
#include "shapes.h"
#include "suites.h"

#define MESSAGE_MAX 5000

/* --- Ed25519 ----------------------------------------------------------------------- */

struct ed25519_round {
    struct random_source *random;
    struct ed25519_private_key key;
    EVP_PKEY *peer;
    uint8_t message[MESSAGE_MAX];
    size_t length;
};

/* What became of the crafted signatures. */
static struct tally {
    unsigned long accepted, refused, explained;
} tally;

/* Most are short, among them those around the blocks of SHA-512. */
static void make_message(struct ed25519_round *round)
{
    bool is_long = mutate_choose(round->random, 64) == 0;
    round->length = mutate_choose(round->random, is_long ? MESSAGE_MAX + 1 : 300);
    shape_octets(round->random, round->message, round->length);
}

static struct bytes message_of(const struct ed25519_round *round)
{
    return bytes_of(round->message, round->length);
}

static bool verify_here(const struct ed25519_round *round, const uint8_t *encoded,
                        const uint8_t *signature)
{
    struct ed25519_public_key key;
    return ed25519_public_key_set(&key, encoded) == EC_OK &&
           ed25519_verify(&key, round->message, round->length, signature, NULL) ==
               EC_OK;
}

static bool verify_there(const struct ed25519_round *round, const uint8_t *encoded,
                         const uint8_t *signature)
{
    EVP_PKEY *key = peer_raw_public_key(EVP_PKEY_ED25519, encoded);
    bool ok = peer_verify_message(key, message_of(round), signature);
    EVP_PKEY_free(key);
    return ok;
}

static void check_both(const struct ed25519_round *round, const uint8_t *encoded,
                       const uint8_t *signature, bool is_right)
{
    ck_assert_int_eq(verify_here(round, encoded, signature), is_right);
    ck_assert_int_eq(verify_there(round, encoded, signature), is_right);
}

static void compare_key(struct ed25519_round *round)
{
    uint8_t there[ED25519_PUBLIC_LENGTH];
    peer_raw_public(round->peer, there);
    ck_assert_mem_eq(round->key.public_key.point, there, sizeof there);
}

static void compare_signatures(struct ed25519_round *round)
{
    uint8_t here[ED25519_SIGNATURE_LENGTH], there[ED25519_SIGNATURE_LENGTH];
    make_message(round);
    ck_assert_int_eq(
        ed25519_sign(&round->key, round->message, round->length, NULL, NULL, here),
        EC_OK);
    peer_sign_message(round->peer, message_of(round), there);
    ck_assert_mem_eq(here, there, sizeof here);
    check_both(round, round->key.public_key.point, there, true);
}

static void compare_signed_with_noise(struct ed25519_round *round)
{
    uint8_t signature[ED25519_SIGNATURE_LENGTH];
    make_message(round);
    ck_assert_int_eq(ed25519_sign(&round->key, round->message, round->length,
                                  round->random, NULL, signature),
                     EC_OK);
    check_both(round, round->key.public_key.point, signature, true);
}

/* One bit of the key, the signature or the message is another; or S is larger by L. */
static void compare_changed(struct ed25519_round *round)
{
    uint8_t key[ED25519_PUBLIC_LENGTH], signature[ED25519_SIGNATURE_LENGTH];
    make_message(round);
    ck_assert_int_eq(ed25519_sign(&round->key, round->message, round->length,
                                  round->random, NULL, signature),
                     EC_OK);
    memcpy(key, round->key.public_key.point, sizeof key);
    switch (mutate_choose(round->random, round->length > 0 ? 4 : 3)) {
    case 0:
        shape_flip(round->random, key, sizeof key);
        break;
    case 1:
        craft_order_added(signature);
        break;
    case 2:
        shape_flip(round->random, signature, sizeof signature);
        break;
    default:
        shape_flip(round->random, round->message, round->length);
    }
    check_both(round, key, signature, false);
}

/* The same verdict; but a key that is not in its only form is none here (RFC 8032 section
 * 5.1.3: "If the resulting value is >= p, decoding fails", "If x = 0, and x_0 = 1, decoding
 * fails"), while OpenSSL 3.0 decodes it. */
static void compare_verdicts(struct ed25519_round *round,
                             const struct ed25519_craft *craft)
{
    bool here = verify_here(round, craft->key, craft->signature);
    bool there = verify_there(round, craft->key, craft->signature);
    if (!peer_reads_strictly(craft->key)) {
        ck_assert(!here);
        tally.explained += there;
    } else {
        ck_assert_int_eq(here, there);
    }
    tally.accepted += here;
    tally.refused += !there;
}

static void compare_small_points(struct ed25519_round *round)
{
    struct ed25519_craft craft;
    make_message(round);
    craft_small_points(round->random, &craft);
    compare_verdicts(round, &craft);
}

static void compare_mixed_points(struct ed25519_round *round)
{
    struct ed25519_craft craft;
    make_message(round);
    craft_mixed_points(round->random, round->message, round->length, &craft);
    compare_verdicts(round, &craft);
}

static const struct {
    const char *name;
    void (*compare)(struct ed25519_round *round);
} kinds[] = {
    {"public keys of private ones", compare_key},
    {"signatures after RFC 8032, the same bytes, verified by both", compare_signatures},
    {"signed here with fresh randomness, verified by both", compare_signed_with_noise},
    {"with one bit changed, or S + L, refused by both", compare_changed},
    {"key and R of small order, the same verdict", compare_small_points},
    {"key and R not of prime order, the same verdict", compare_mixed_points},
};

START_TEST(ed25519)
{
    static struct ed25519_round round;
    struct seeded_random random;
    uint8_t seed[ED25519_SEED_LENGTH];
    unsigned long count = oracle_operations();
    seeded_random_init(&random, oracle_number("SEED", 1));
    round.random = &random.source;
    for (unsigned long i = 0; i < count; i++) {
        shape_octets(round.random, seed, sizeof seed);
        ed25519_private_key_set(&round.key, seed);
        round.peer = peer_raw_private_key(EVP_PKEY_ED25519, seed);
        for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0]; kind++)
            kinds[kind].compare(&round);
        EVP_PKEY_free(round.peer);
    }
    for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0]; kind++)
        printf("Ed25519: %lu %s\n", count, kinds[kind].name);
    printf("Ed25519: of the last two, accepted by both %lu, refused by both %lu, by "
           "OpenSSL "
           "alone with a key that is not canonical %lu\n",
           tally.accepted, tally.refused, tally.explained);
    ck_assert(count < 200 || (tally.accepted > 0 && tally.explained > 0));
}
END_TEST

/* --- X25519 ------------------------------------------------------------------------ */

/* The secret of KEY and PEER is the same; or neither finds one, for it would be zero. Returns
 * whether there is one. */
static bool compare_agreed(const struct x25519_private_key *key, const uint8_t peer[32])
{
    struct x25519_public_key public_key;
    uint8_t here[X25519_LENGTH], there[X25519_LENGTH], zero[X25519_LENGTH] = {0};
    EVP_PKEY *own = peer_raw_private_key(EVP_PKEY_X25519, key->scalar);
    EVP_PKEY *other = peer_raw_public_key(EVP_PKEY_X25519, peer);
    memcpy(public_key.u, peer, sizeof public_key.u);
    enum ec_result result = x25519_derive(key, &public_key, here);
    bool ok = peer_agree(own, other, there, sizeof there);
    ck_assert_int_eq(result, ok ? EC_OK : EC_SHARED_ZERO);
    ck_assert_mem_eq(here, ok ? there : zero, sizeof here);
    EVP_PKEY_free(own);
    EVP_PKEY_free(other);
    return ok;
}

static void make_x25519_key(struct random_source *random,
                            struct x25519_private_key *key)
{
    uint8_t scalar[X25519_LENGTH], there[X25519_LENGTH];
    shape_octets(random, scalar, sizeof scalar);
    x25519_private_key_set(key, scalar);
    EVP_PKEY *peer = peer_raw_private_key(EVP_PKEY_X25519, scalar);
    peer_raw_public(peer, there);
    ck_assert_mem_eq(key->public_key.u, there, sizeof there);
    EVP_PKEY_free(peer);
}

START_TEST(x25519)
{
    struct seeded_random random;
    struct x25519_private_key key, other;
    uint8_t u[X25519_LENGTH];
    unsigned long count = oracle_operations(), zeros = 0;
    seeded_random_init(&random, oracle_number("SEED", 1));
    for (unsigned long i = 0; i < count; i++) {
        make_x25519_key(&random.source, &key);
        make_x25519_key(&random.source, &other);
        ck_assert(compare_agreed(&key, other.public_key.u));
        ck_assert(compare_agreed(&other, key.public_key.u));
        shape_octets(&random.source, u, sizeof u);
        compare_agreed(&key, u);
        craft_montgomery(&random.source, u);
        zeros += !compare_agreed(&key, u);
    }
    printf("X25519: %lu public keys of private ones, twice, and their secrets\n",
           count);
    printf("X25519: %lu secrets with peers of any bytes\n", count);
    printf("X25519: %lu with crafted peers, of which neither has a secret with %lu\n",
           count, zeros);
    ck_assert(count < 200 || (zeros > 0 && zeros < count));
}
END_TEST

Suite *curve25519_suite(void)
{
    Suite *suite = suite_create("curve25519");
    TCase *signatures = tcase_create("Ed25519"), *agreement = tcase_create("X25519");
    tcase_set_timeout(signatures, 0); /* OPERATIONS says how long it takes */
    tcase_set_timeout(agreement, 0);
    tcase_add_test(signatures, ed25519);
    tcase_add_test(agreement, x25519);
    suite_add_tcase(suite, signatures);
    suite_add_tcase(suite, agreement);
    return suite;
}
