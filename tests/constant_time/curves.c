/* curves.c -- ECDSA, ECDH and key generation on each curve under valgrind, with the private
 * key, the nonce and all randomness marked undefined: memcheck then reports every branch and
 * every address that depends on them. What is made known on purpose goes through verdict
 * (ec/verdict.h), which is another one here: it marks what it returns as defined. "control"
 * multiplies a point as in a textbook, and must be reported. Run by
 * tests/constant_time/run.sh. */
#include <stdio.h>
#include <string.h>
#include <valgrind/memcheck.h>

#include "ec/ecdh.h"
#include "ec/ecdsa.h"
#include "ec/multiply.h"
#include "ec/verdict.h"

/* A signature is public as soon as it has been made. The one that is made twice, without
 * randomness, is read again to be verified; the verdicts about the second come before that. */
static struct ecdsa_signature signature;

bool verdict(uint64_t mask)
{
    VALGRIND_MAKE_MEM_DEFINED(&signature, sizeof signature);
    VALGRIND_MAKE_MEM_DEFINED(&mask, sizeof mask);
    return mask != 0;
}

static bool fill(struct random_source *source, uint8_t *bytes, size_t length)
{
    static uint64_t state = 1;
    (void)source;
    for (size_t i = 0; i < length; i++) {
        state = state * 6364136223846793005 + 1442695040888963407;
        bytes[i] = (uint8_t)(state >> 56);
    }
    VALGRIND_MAKE_MEM_UNDEFINED(bytes, length);
    return true;
}

static struct random_source source = {fill};

/* A key whose public part is known, and whose scalar is not. */
static void make_key(struct ec_private_key *key, const struct curve *curve)
{
    if (ec_generate(key, curve, &source) != EC_OK)
        puts("no key");
    VALGRIND_MAKE_MEM_DEFINED(&key->public_key, sizeof key->public_key);
    VALGRIND_MAKE_MEM_UNDEFINED(key->scalar, sizeof key->scalar);
}

static void say(const struct curve *curve, const char *what, enum ec_result result)
{
    printf("%s %s: %s\n", curve->name, what, ec_result_text(result));
}

static void run_sign(const struct curve *curve)
{
    struct ec_private_key key;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {1, 2, 3};
    make_key(&key, curve);
    say(curve, "sign",
        ecdsa_sign(&key, &hash_sha256, digest, &source, NULL, &signature));
    say(curve, "sign",
        ecdsa_sign(&key, &hash_sha512, digest, &source, NULL, &signature));
}

static void run_deterministic(const struct curve *curve)
{
    struct ec_private_key key;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {1, 2, 3};
    make_key(&key, curve);
    say(curve, "sign", ecdsa_sign(&key, &hash_sha256, digest, NULL, NULL, &signature));
}

static void run_nonce(const struct curve *curve)
{
    struct ec_private_key key;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {1, 2, 3}, nonce[CURVE_LENGTH_MAX] = {0};
    make_key(&key, curve);
    /* Digits of 0 and of every size, at both ends. */
    for (size_t i = 1; i < curve->length; i++)
        nonce[i] = i < 8 ? 0 : (uint8_t)(i * i * 37);
    VALGRIND_MAKE_MEM_UNDEFINED(nonce, sizeof nonce);
    say(curve, "sign_with_nonce",
        ecdsa_sign_with_nonce(&key, &hash_sha256, digest, nonce, NULL, &signature));
}

static void run_ecdh(const struct curve *curve)
{
    struct ec_private_key key, peer;
    uint8_t secret[CURVE_LENGTH_MAX];
    make_key(&key, curve);
    make_key(&peer, curve);
    say(curve, "ecdh", ecdh_derive(&key, &peer.public_key, secret));
}

static void run_keygen(const struct curve *curve)
{
    struct ec_private_key key;
    say(curve, "keygen", ec_generate(&key, curve, &source));
}

static void run_key(const struct curve *curve)
{
    struct ec_private_key key;
    uint8_t scalar[CURVE_LENGTH_MAX] = {0};
    scalar[curve->length - 1] = 77;
    VALGRIND_MAKE_MEM_UNDEFINED(scalar, sizeof scalar);
    say(curve, "key", ec_private_key_set(&key, curve, scalar));
}

/* As in a textbook. */
static void run_control(const struct curve *curve)
{
    struct jacobian_point sum, base;
    uint8_t scalar = 0xa5;
    VALGRIND_MAKE_MEM_UNDEFINED(&scalar, sizeof scalar);
    jacobian_infinity(curve, &sum);
    jacobian_from_affine(curve, &base, &curve->generator);
    for (unsigned bit = 8; bit-- > 0;) {
        jacobian_double(curve, &sum, &sum);
        if (scalar >> bit & 1)
            jacobian_add(curve, &sum, &sum, &base);
    }
    say(curve, "control", EC_OK);
}

int main(int argc, char **argv)
{
    static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};
    static const struct {
        const char *name;
        void (*run)(const struct curve *curve);
    } checks[] = {{"sign", run_sign},      {"deterministic", run_deterministic},
                  {"nonce", run_nonce},    {"ecdh", run_ecdh},
                  {"keygen", run_keygen},  {"key", run_key},
                  {"control", run_control}};
    if (!RUNNING_ON_VALGRIND) {
        fputs("curves: run this under valgrind\n", stderr);
        return 2;
    }
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (argc > 1 && strcmp(argv[1], checks[i].name) == 0) {
            for (size_t j = 0; j < sizeof curves / sizeof *curves; j++)
                checks[i].run(curves[j]);
            return 0;
        }
    return 2;
}
