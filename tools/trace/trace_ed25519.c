/* trace_ed25519.c -- numbers of Ed25519 stand least significant byte first, and are printed as
 * numbers are written. */
#include "trace_ed25519.h"

#include <stdio.h>

#include "trace_hash.h"

#define NUMBER_LENGTH 32

static struct bytes reverse(struct bytes bytes, uint8_t reversed[NUMBER_LENGTH])
{
    size_t length = bytes.length < NUMBER_LENGTH ? bytes.length : NUMBER_LENGTH;
    for (size_t i = 0; i < length; i++)
        reversed[i] = bytes.data[length - 1 - i];
    return bytes_of(reversed, length);
}

void trace_little(const struct trace_style *style, const char *name, struct bytes bytes)
{
    uint8_t reversed[NUMBER_LENGTH];
    trace_number(style, name, reverse(bytes, reversed));
}

void trace_secret_little(const struct trace_style *style, const char *name,
                         struct bytes bytes, size_t bits)
{
    uint8_t reversed[NUMBER_LENGTH];
    trace_secret_bytes(style, name, reverse(bytes, reversed), bits);
    explicit_bzero(reversed, sizeof reversed);
}

void trace_ed25519_key(struct trace_style *style, const uint8_t *seed,
                       const struct trace_values *values)
{
    trace_step(style, "The key: a seed, hashed", "RFC 8032 5.1.5");
    trace_say(
        "The curve is -x^2 + y^2 = 1 + d x^2 y^2 modulo 2^255 - 19, with a point B "
        "that comes to the neutral point (0, 1) after L additions of itself, L being "
        "the prime 2^252 + 27742317777372353535851937790883648493. The private key is "
        "32 random bytes, any 32, called the seed:");
    trace_secret_rows(style, bytes_of(seed, ED25519_SEED_LENGTH));
    trace_say("SHA-512 of it:");
    trace_secret_rows(style, trace_kept(values, ED25519_HASHED_SEED));
    trace_say(
        "Its first half is a number a, least significant byte first, with the lowest "
        "three bits cleared, so that it is a multiple of 8, the uppermost cleared, and "
        "the next one set:");
    trace_secret_little(style, "a", trace_kept(values, ED25519_SCALAR), 255);
    trace_say("Its second half, the prefix, is for nonces:");
    trace_secret_rows(style, trace_kept(values, ED25519_PREFIX));
}

bool trace_ed25519_challenge(struct trace_style *style,
                             const struct trace_message *message, struct bytes R,
                             const struct ed25519_public_key *key, bool shows_rounds,
                             const struct trace_values *values)
{
    struct trace_hash hash;
    struct bytes M = trace_message_bytes(message);
    struct bytes computed = trace_kept(values, ED25519_CHALLENGE_HASH);
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    trace_step(style, "The challenge: h = SHA-512(R || A || M) mod L",
               "RFC 8032 5.1.6, step 4");
    trace_say(
        "R, the public key A, 32 bytes each, and the message of %zu bytes are hashed "
        "together, so that the signature is for this key and this message alone.",
        M.length);
    trace_hash_begin(&hash, &hash_sha512, style, shows_rounds,
                     message->holds_secret && !style->shows_secret);
    trace_hash_update(&hash, R);
    trace_hash_update(&hash, bytes_of(key->point, sizeof key->point));
    trace_hash_update(&hash, M);
    trace_hash_finish(&hash, digest);
    if (!bytes_equal(computed, bytes_of(digest, SHA512_DIGEST_LENGTH))) {
        report("trace: %s", ec_result_text(EC_FAULT));
        return false;
    }
    putchar('\n');
    trace_say("The same as a number, least significant byte first, modulo L:");
    trace_little(style, "h", trace_kept(values, ED25519_CHALLENGE));
    return true;
}
