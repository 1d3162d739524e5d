/* trace_turn.c -- every bit is turned over and back, and the signature checked in between. */
#include "trace_turn.h"

#include "../../keys/curve_keys.h"

/* As many checks as take a second or two: more on the curves with 256 bits. */
#define CHECKS_MAX       8192
#define CHECKS_MAX_LARGE 4096

#define MESSAGE_LENGTH_MAX (CHECKS_MAX / 8)

static size_t checks_max(const struct public_key *key)
{
    const struct ec_public_key *ec = public_key_ec(key);
    return ec != NULL && ec->curve->bits > 256 ? CHECKS_MAX_LARGE : CHECKS_MAX;
}

static bool is_right(const struct trace_verification *v, const struct public_key *key,
                     struct bytes input, struct bytes signature)
{
    return signature_check(v->algorithm, key, input, signature) == KEY_OK;
}

static struct trace_bit bit_at(size_t i)
{
    return (struct trace_bit){i / 8, 7 - (unsigned)(i % 8)};
}

static void turn_over(uint8_t *bytes, struct trace_bit bit)
{
    bytes[bit.octet] ^= (uint8_t)(1u << bit.bit);
}

/* What the scheme takes. */
static struct bytes input_of(const struct trace_turn *turn)
{
    return turn->digest.length > 0 ? turn->digest : turn->message;
}

bool trace_turn_signature(const struct trace_turn *turn, struct trace_bit *bit)
{
    const struct trace_verification *v = turn->verification;
    uint8_t signature[SIGNATURE_LENGTH_MAX];
    size_t length = v->signature.length;
    if (length > sizeof signature || 8 * length > checks_max(v->key))
        return false;
    memcpy(signature, v->signature.data, length);
    for (size_t i = 0; i < 8 * length; i++) {
        *bit = bit_at(i);
        turn_over(signature, *bit);
        if (is_right(v, v->key, input_of(turn), bytes_of(signature, length)))
            return true;
        turn_over(signature, *bit);
    }
    return false;
}

bool trace_turn_digest(const struct trace_turn *turn, struct trace_bit *bit)
{
    const struct trace_verification *v = turn->verification;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    memcpy(digest, turn->digest.data, turn->digest.length);
    for (size_t i = 0; i < 8 * turn->digest.length; i++) {
        *bit = bit_at(i);
        turn_over(digest, *bit);
        if (is_right(v, v->key, bytes_of(digest, turn->digest.length), v->signature))
            return true;
        turn_over(digest, *bit);
    }
    return false;
}

/* The key that is in ALTERED, a copy of the message, or the one that is given. False if it
 * cannot be read. */
static bool key_in(const struct trace_turn *turn, const uint8_t *altered,
                   struct public_key *key)
{
    const struct trace_verification *v = turn->verification;
    struct error ignored = {0};
    struct subject_public_key_info spki;
    *key = *v->key;
    if (v->own_key.length == 0)
        return true;
    size_t start = (size_t)(v->own_key.data - turn->message.data);
    return spki_parse(bytes_of(altered + start, v->own_key.length), &spki, &ignored) &&
           public_key_read(&spki, key, &ignored) && key->type == v->key->type;
}

static bool is_right_message(const struct trace_turn *turn, const uint8_t *altered)
{
    const struct trace_verification *v = turn->verification;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    struct public_key key;
    struct bytes input = bytes_of(altered, turn->message.length);
    if (v->algorithm->hash != NULL) {
        hash_digest(v->algorithm->hash, altered, input.length, digest);
        input = bytes_of(digest, v->algorithm->hash->digest_length);
    }
    return key_in(turn, altered, &key) && is_right(v, &key, input, v->signature);
}

bool trace_turn_tries_message(const struct trace_turn *turn)
{
    return turn->message.length > 0 &&
           8 * turn->message.length <= checks_max(turn->verification->key);
}

bool trace_turn_message(const struct trace_turn *turn, struct trace_bit *bit)
{
    uint8_t altered[MESSAGE_LENGTH_MAX];
    size_t length = turn->message.length;
    if (!trace_turn_tries_message(turn))
        return false;
    memcpy(altered, turn->message.data, length);
    for (size_t i = 0; i < 8 * length; i++) {
        *bit = bit_at(i);
        turn_over(altered, *bit);
        if (is_right_message(turn, altered))
            return true;
        turn_over(altered, *bit);
    }
    return false;
}

const struct hash *trace_turn_hash(const struct trace_turn *turn)
{
    const struct trace_verification *v = turn->verification;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    for (size_t i = 0; turn->message.data != NULL && hash_table[i] != NULL; i++) {
        struct signature_algorithm other = *v->algorithm;
        if (other.hash == hash_table[i])
            continue;
        if (other.hash != NULL)
            other.hash = hash_table[i];
        hash_digest(hash_table[i], turn->message.data, turn->message.length, digest);
        if (signature_check(&other, v->key,
                            bytes_of(digest, hash_table[i]->digest_length),
                            v->signature) == KEY_OK)
            return hash_table[i];
    }
    return NULL;
}
