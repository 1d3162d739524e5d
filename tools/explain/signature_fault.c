/* signature_fault.c -- trying what would make a wrong signature right. */
#include "signature_fault.h"

#include <stdio.h>

#include "../../sha/hash.h"

/* --- ECDSA ------------------------------------------------------------------------ */

static bool is_scalar(const struct curve *curve, const uint8_t *number)
{
    uint8_t order[CURVE_LENGTH_MAX];
    static const uint8_t zero[CURVE_LENGTH_MAX];
    field_write_modulus(curve->order, order);
    return memcmp(number, zero, curve->length) != 0 &&
           memcmp(number, order, curve->length) < 0;
}

static bool is_x(const struct curve *curve, const uint8_t *x)
{
    uint8_t encoded[1 + CURVE_LENGTH_MAX];
    struct affine_point point;
    encoded[0] = 0x02;
    memcpy(encoded + 1, x, curve->length);
    return curve_read_point(curve, encoded, 1 + curve->length, &point) == EC_OK;
}

/* Whether some point has an x that is R modulo n: R or, if that is below the prime, R + n. */
static bool is_x_of_point(const struct curve *curve, const uint8_t *r)
{
    uint8_t sum[CURVE_LENGTH_MAX];
    unsigned carry = 0;
    if (is_x(curve, r))
        return true;
    field_write_modulus(curve->order, sum);
    for (size_t i = curve->length; i-- > 0;) {
        carry += (unsigned)sum[i] + r[i];
        sum[i] = (uint8_t)carry;
        carry >>= 8;
    }
    return carry == 0 && is_x(curve, sum);
}

/* Looks for another hash with which the signature is right. */
static const struct hash *find_hash(const struct ec_public_key *key,
                                    struct bytes message,
                                    const struct ecdsa_signature *signature)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    for (size_t i = 0; hash_table[i] != NULL; i++) {
        hash_digest(hash_table[i], message.data, message.length, digest);
        if (ecdsa_verify(key, hash_table[i], digest, signature, NULL) == EC_OK)
            return hash_table[i];
    }
    return NULL;
}

/* Whether the owner of -Q signed: the point with the same x, which a compressed key with the
 * other first byte is. */
static bool is_right_negated(const struct ec_public_key *key, const struct hash *hash,
                             const uint8_t *digest,
                             const struct ecdsa_signature *signature)
{
    struct ec_public_key negated = *key;
    field_negate(key->curve->field, &negated.point.y, &key->point.y);
    return ecdsa_verify(&negated, hash, digest, signature, NULL) == EC_OK;
}

/* Turns over each bit of NUMBER, which is part of SIGNATURE, until that is right. */
static bool find_bit(const struct ec_public_key *key, const struct hash *hash,
                     const uint8_t *digest, const struct ecdsa_signature *signature,
                     uint8_t *number, unsigned *bit)
{
    for (*bit = 0; *bit < key->curve->bits; ++*bit) {
        uint8_t *byte = &number[key->curve->length - 1 - *bit / 8];
        uint8_t mask = (uint8_t)(1 << *bit % 8);
        *byte ^= mask;
        bool is_right = ecdsa_verify(key, hash, digest, signature, NULL) == EC_OK;
        *byte ^= mask;
        if (is_right)
            return true;
    }
    return false;
}

struct signature_fault ecdsa_find_fault(const struct ec_public_key *key,
                                        const struct hash *hash, struct bytes message,
                                        const struct ecdsa_signature *signature)
{
    struct signature_fault fault = {.kind = SIGNATURE_RIGHT};
    struct ecdsa_signature tried = *signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    hash_digest(hash, message.data, message.length, digest);
    if (ecdsa_verify(key, hash, digest, signature, NULL) == EC_OK)
        return fault;
    if (!is_scalar(key->curve, signature->r))
        fault.kind = SIGNATURE_R_RANGE;
    else if (!is_scalar(key->curve, signature->s))
        fault.kind = SIGNATURE_S_RANGE;
    else if ((fault.hash = find_hash(key, message, signature)) != NULL)
        fault.kind = SIGNATURE_HASH;
    else if (is_right_negated(key, hash, digest, signature))
        fault.kind = SIGNATURE_KEY;
    else if (find_bit(key, hash, digest, &tried, tried.r, &fault.bit))
        fault.kind = SIGNATURE_R_BIT;
    else if (!is_x_of_point(key->curve, signature->r))
        fault.kind = SIGNATURE_R_POINT;
    else if (find_bit(key, hash, digest, &tried, tried.s, &fault.bit))
        fault.kind = SIGNATURE_S_BIT;
    else
        fault.kind = SIGNATURE_UNKNOWN;
    return fault;
}

/* --- Ed25519 ---------------------------------------------------------------------- */

/* A verification whose parts can be altered. */
struct trial {
    struct ed25519_public_key key;
    struct bytes message;
    uint8_t signature[ED25519_SIGNATURE_LENGTH];
};

static bool is_right(const struct trial *trial)
{
    return ed25519_verify(&trial->key, trial->message.data, trial->message.length,
                          trial->signature, NULL) == EC_OK;
}

/* Turns over each bit of the 32 bytes at NUMBER, a part of TRIAL, until that is right. */
static bool find_25519_bit(const struct trial *trial, uint8_t *number, unsigned *bit)
{
    for (*bit = 0; *bit < 256; ++*bit) {
        uint8_t mask = (uint8_t)(1 << *bit % 8);
        number[*bit / 8] ^= mask;
        bool found = is_right(trial);
        number[*bit / 8] ^= mask;
        if (found)
            return true;
    }
    return false;
}

static bool is_below_order(const uint8_t S[32])
{
    static const uint8_t order[32] = {0xed, 0xd3, 0xf5, 0x5c, 0x1a,       0x63,
                                      0x12, 0x58, 0xd6, 0x9c, 0xf7,       0xa2,
                                      0xde, 0xf9, 0xde, 0x14, [31] = 0x10};
    for (size_t i = 32; i-- > 0;)
        if (S[i] != order[i])
            return S[i] < order[i];
    return false;
}

static bool is_point(const uint8_t encoded[ED25519_PUBLIC_LENGTH])
{
    struct ed25519_public_key point;
    return ed25519_public_key_set(&point, encoded) == EC_OK;
}

struct signature_fault
ed25519_find_fault(const struct ed25519_public_key *key, struct bytes message,
                   const uint8_t signature[ED25519_SIGNATURE_LENGTH])
{
    struct signature_fault fault = {.kind = SIGNATURE_RIGHT};
    struct trial trial = {.key = *key, .message = message};
    uint8_t *R = trial.signature, *S = trial.signature + ED25519_SIGNATURE_LENGTH / 2;
    memcpy(trial.signature, signature, ED25519_SIGNATURE_LENGTH);
    if (is_right(&trial))
        return fault;
    if (!is_below_order(S))
        fault.kind = SIGNATURE_S_RANGE;
    else if (find_25519_bit(&trial, R, &fault.bit))
        fault.kind = SIGNATURE_R_BIT;
    else if (!is_point(R))
        fault.kind = SIGNATURE_R_POINT;
    else if (find_25519_bit(&trial, S, &fault.bit))
        fault.kind = SIGNATURE_S_BIT;
    else if (find_25519_bit(&trial, trial.key.point, &fault.bit))
        fault.kind = fault.bit == 255 ? SIGNATURE_KEY : SIGNATURE_KEY_BIT;
    else
        fault.kind = SIGNATURE_UNKNOWN;
    return fault;
}

/* --- sentences -------------------------------------------------------------------- */

static void write_bit(const char *what, unsigned bit, char *text)
{
    snprintf(
        text, SIGNATURE_FAULT_SIZE,
        "It is %s: with bit %u of it turned over (bit 0 is the least significant), "
        "the signature is right.",
        what, bit);
}

const char *signature_fault_text(const struct signature_fault *fault, const char *R,
                                 const char *S, char text[SIGNATURE_FAULT_SIZE])
{
    static const char range[] = "It is %s, which is out of range: %s below the order.";
    text[0] = '\0';
    switch (fault->kind) {
    case SIGNATURE_RIGHT:
        break;
    case SIGNATURE_R_RANGE:
        snprintf(text, SIGNATURE_FAULT_SIZE, range, R, "it must be above 0 and");
        break;
    case SIGNATURE_S_RANGE:
        snprintf(text, SIGNATURE_FAULT_SIZE, range, S,
                 S[0] == 's' ? "it must be above 0 and" : "it must be");
        break;
    case SIGNATURE_HASH:
        snprintf(text, SIGNATURE_FAULT_SIZE,
                 "It is the digest: with that of %s the signature is right.",
                 fault->hash->name);
        break;
    case SIGNATURE_KEY:
        snprintf(text, SIGNATURE_FAULT_SIZE,
                 "It is the key: with the point on the other side of the curve, which "
                 "shares one coordinate with this one, the signature is right.");
        break;
    case SIGNATURE_R_POINT:
        snprintf(
            text, SIGNATURE_FAULT_SIZE,
            "It is %s: there is no point on the curve that it comes from, so no key "
            "and no digest make it right.",
            R);
        break;
    case SIGNATURE_R_BIT:
        write_bit(R, fault->bit, text);
        break;
    case SIGNATURE_S_BIT:
        write_bit(S, fault->bit, text);
        break;
    case SIGNATURE_KEY_BIT:
        write_bit("the key", fault->bit, text);
        break;
    case SIGNATURE_UNKNOWN:
        snprintf(
            text, SIGNATURE_FAULT_SIZE,
            "It is the digest, the key, or more than one bit of %s and %s. Which of "
            "them cannot be told from the numbers, since for every digest there is a "
            "key that makes them right.",
            R, S);
        break;
    }
    return text;
}
