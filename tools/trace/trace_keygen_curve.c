/* trace_keygen_curve.c -- keys on curves: a random number, and a point times it. */
#include "trace_keygen_curve.h"

#include <stdio.h>

#include "../../ec/x25519.h"
#include "../../keys/curve_keys.h"
#include "../../random/random.h"
#include "trace_ecdsa.h"
#include "trace_ed25519.h"

/* A source that passes on what another one gives, and counts how often it is asked. */
struct counted_random {
    struct random_source source; /* first */
    unsigned count;
};

static bool fill(struct random_source *source, uint8_t *bytes, size_t length)
{
    ((struct counted_random *)source)->count++;
    return random_fill(random_system(), bytes, length);
}

static bool check_line(const char *what, bool holds)
{
    printf("   %-44s %s\n", what, holds ? "holds" : "DOES NOT HOLD");
    return holds;
}

/* --- y^2 = x^3 - 3x + b ----------------------------------------------------------- */

/* Prints both sides of the equation. */
static bool show_equation(const struct trace_style *style, const struct curve *curve,
                          const struct affine_point *Q)
{
    const struct field *field = curve->field;
    struct element left, right;
    uint8_t bytes[CURVE_LENGTH_MAX];
    field_square(field, &left, &Q->y);
    curve_right_side(curve, &right, &Q->x);
    field_write(field, &left, bytes);
    trace_say("y^2 mod p:");
    trace_number(style, "left", bytes_of(bytes, curve->length));
    field_write(field, &right, bytes);
    trace_say("x^3 - 3x + b mod p:");
    trace_number(style, "right", bytes_of(bytes, curve->length));
    return field_is_equal(field, &left, &right) != 0;
}

static bool try_ec(const struct ec_private_key *key)
{
    static const uint8_t digest[HASH_DIGEST_LENGTH_MAX] = "a try";
    struct ecdsa_signature signature;
    return ecdsa_sign(key, &hash_sha256, digest, NULL, NULL, &signature) == EC_OK &&
           ecdsa_verify(&key->public_key, &hash_sha256, digest, &signature, NULL) ==
               EC_OK;
}

static void show_point_bytes(const struct curve *curve, const struct affine_point *Q)
{
    uint8_t encoded[CURVE_POINT_LENGTH_MAX];
    size_t length = curve_write_point(curve, Q, encoded);
    trace_say("In a key or certificate it is %zu bytes: 04, x and y.", length);
    trace_octets(bytes_of(encoded, length), 0);
    trace_say(
        "(Some files have %02x and x alone: of y is only said whether it is odd.)",
        2 + (encoded[length - 1] & 1));
}

static bool show_ec(struct trace_style *style, const struct ec_private_key *key,
                    unsigned draws)
{
    const struct ec_public_key *public_key = &key->public_key;
    const struct curve *curve = public_key->curve;
    trace_step(style, "The private key: a random number", "FIPS 186-5 A.2.2");
    trace_ec_curve(style, curve);
    putchar('\n');
    trace_say(
        "%u random bits are drawn until they are a number d from 1 to n - 1; that took "
        "%u draw%s.",
        curve->bits, draws, draws == 1 ? "" : "s");
    trace_secret_bytes(style, "d", bytes_of(key->scalar, curve->length), curve->bits);
    trace_step(style, "The public key: the point Q = d G", "FIPS 186-5 6.2");
    trace_ec_point(style, curve, "Q", &public_key->point);
    show_point_bytes(curve, &public_key->point);
    trace_step(style, "The checks", "SP 800-56A 5.6.2");
    bool ok = show_equation(style, curve, &public_key->point);
    ok = check_line("Q is on the curve", ok);
    return check_line("a signature by d is right for Q", try_ec(key)) && ok;
}

/* --- Ed25519 ---------------------------------------------------------------------- */

/* The values are those that signing and verifying an empty message come to. */
static bool show_ed25519(struct trace_style *style,
                         const struct ed25519_private_key *key)
{
    struct trace_kept_ed25519 kept, verified;
    uint8_t signature[ED25519_SIGNATURE_LENGTH];
    static const uint8_t none[1];
    trace_keep_ed25519(&kept);
    trace_keep_ed25519(&verified);
    bool ok = ed25519_sign(key, none, 0, NULL, &kept.observer, signature) == EC_OK &&
              ed25519_verify(&key->public_key, none, 0, signature,
                             &verified.observer) == EC_OK;
    trace_step(style, "The private key: 32 random bytes", "RFC 8032 5.1.5");
    trace_say("Any 32 bytes are a key. They are called the seed, because the numbers "
              "that are "
              "computed with grow out of them:");
    trace_secret_rows(style, bytes_of(key->seed, sizeof key->seed));
    trace_ed25519_key(style, key->seed, &kept.kept);
    trace_step(style, "The public key: the point A = a B", "RFC 8032 5.1.5, step 4");
    trace_little(style, "A x", trace_kept(&verified.kept, ED25519_A_X));
    trace_little(style, "A y", trace_kept(&verified.kept, ED25519_A_Y));
    trace_say("In a key or certificate it is 32 bytes: y, least significant first, and "
              "in the "
              "uppermost bit whether x is odd.");
    trace_octets(bytes_of(key->public_key.point, sizeof key->public_key.point), 0);
    trace_step(style, "The check", NULL);
    explicit_bzero(&kept, sizeof kept);
    return check_line("a signature with a is right for A", ok);
}

/* --- X25519 ----------------------------------------------------------------------- */

/* Agrees with a key that is thrown away. */
static bool try_x25519(const struct x25519_private_key *key)
{
    struct x25519_private_key other;
    uint8_t one[X25519_LENGTH], two[X25519_LENGTH];
    bool ok = x25519_generate(&other, random_system()) == EC_OK &&
              x25519_derive(key, &other.public_key, one) == EC_OK &&
              x25519_derive(&other, &key->public_key, two) == EC_OK &&
              memcmp(one, two, sizeof one) == 0;
    explicit_bzero(&other, sizeof other);
    explicit_bzero(one, sizeof one);
    explicit_bzero(two, sizeof two);
    return ok;
}

static bool show_x25519(struct trace_style *style, const struct x25519_private_key *key)
{
    trace_step(style, "The private key: 32 random bytes", "RFC 7748 5");
    trace_say(
        "Any 32 bytes are a key. As a number, least significant byte first, its lowest "
        "three bits are cleared when it is used, so that it is a multiple of 8, the "
        "uppermost cleared, and the next one set:");
    trace_secret_rows(style, bytes_of(key->scalar, sizeof key->scalar));
    trace_step(style, "The public key: u of the base point times it", "RFC 7748 6.1");
    trace_say(
        "The curve is y^2 = x^3 + 486662 x^2 + x modulo 2^255 - 19. Only the "
        "x-coordinates of points, called u, are computed with; that of the base point "
        "is 9.");
    trace_little(style, "u", bytes_of(key->public_key.u, sizeof key->public_key.u));
    trace_say("In a key or certificate it is 32 bytes, least significant first:");
    trace_octets(bytes_of(key->public_key.u, sizeof key->public_key.u), 0);
    trace_step(style, "The check", NULL);
    trace_say(
        "Two keys have a secret in common, which the owner of each computes with their "
        "own private key and the other's public key.");
    return check_line("it agrees with another key on a secret", try_x25519(key));
}

/* ---------------------------------------------------------------------------------- */

bool trace_keygen_has(const struct key_type *type)
{
    struct private_key none = {.type = type};
    return private_key_ec(&none) != NULL || private_key_ed25519(&none) != NULL ||
           private_key_x25519(&none) != NULL;
}

bool trace_keygen_curve(struct trace_style *style, const struct key_type *type,
                        struct private_key *key)
{
    struct counted_random random = {{fill}, 0};
    struct key_generation generation = {0, NULL};
    enum key_result result = key_generate(type, &generation, &random.source, key);
    if (result != KEY_OK) {
        report("trace keygen: %s", key_result_text(type, result));
        return false;
    }
    bool ok = private_key_ec(key) != NULL
                  ? show_ec(style, private_key_ec(key), random.count)
              : private_key_ed25519(key) != NULL
                  ? show_ed25519(style, private_key_ed25519(key))
                  : show_x25519(style, private_key_x25519(key));
    if (!ok)
        report("trace keygen: %s", key_result_text(type, KEY_FAULT));
    return ok;
}
