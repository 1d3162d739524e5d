/* pkcs1.c -- the blocks of PKCS #1 version 1.5, rsa/pkcs1_signature.c and
 * pkcs1_encryption.c. Masks wrap around there on purpose.
 *
 * Without: unsigned-overflow conversion */
#include "proof.h"

#include "plain_memory.h"

#include "../../rsa/pkcs1_signature.c"

#undef PADDING_LENGTH_MIN
#include "../../rsa/pkcs1_encryption.c"

/* A parameter of a proof: what a hash says of itself. */
struct any_hash {
    size_t oid_length, digest_length;
};

static struct hash hash_of(struct any_hash any, size_t oid_length_max,
                           size_t digest_length_max)
{
    assume(any.oid_length <= oid_length_max && any.digest_length <= digest_length_max);
    struct hash hash = {.oid = any_bytes(any.oid_length, oid_length_max, true),
                        .oid_length = any.oid_length,
                        .digest_length = any.digest_length};
    return hash;
}

/* The byte at I of the block that RFC 8017 9.2 prescribes. */
static uint8_t expected_at(const struct hash *hash, const uint8_t *digest,
                           size_t length, size_t i)
{
    size_t oid_length = hash->oid_length, digest_length = hash->digest_length;
    const uint8_t before_oid[] = {0x30, (uint8_t)(8 + oid_length + digest_length),
                                  0x30, (uint8_t)(4 + oid_length),
                                  0x06, (uint8_t)oid_length};
    const uint8_t after_oid[] = {0x05, 0x00, 0x04, (uint8_t)digest_length};
    size_t T = length - (10 + oid_length + digest_length);
    if (i < T)
        return i == 0 || i == T - 1 ? 0x00 : i == 1 ? 0x01 : 0xff;
    i -= T;
    if (i < 6)
        return before_oid[i];
    i -= 6;
    if (i < oid_length)
        return hash->oid[i];
    i -= oid_length;
    return i < 4 ? after_oid[i] : digest[i - 4];
}

/* Any hash with an OBJECT IDENTIFIER of at most 2 bytes and a digest of at most 3, any
 * digest, a block of at most 28 bytes: each byte is the one of the standard, and there
 * is no block with fewer than eight bytes FF.
 * Unwind: 30 copy_plainly.0:18 */
void prove_rsa_encode_pkcs1(struct any_hash any, size_t length, bool at_end, size_t i)
{
    struct hash hash = hash_of(any, 2, 3);
    uint8_t *digest = any_bytes(hash.digest_length, 3, true);
    uint8_t *encoded = any_bytes(length, 28, at_end);
    assume(i < length);
    enum rsa_result result = rsa_encode_pkcs1(&hash, digest, encoded, length);
    size_t needed = 10 + hash.oid_length + hash.digest_length + 11 + broken(1);
    assert(result == (length >= needed ? RSA_OK : RSA_TOO_SHORT));
    assert(encoded[i] ==
           (result == RSA_OK ? expected_at(&hash, digest, length, i) : 0));
}

/* In the place of the power: any block, or none. */
static uint8_t proof_block[24];
static bool proof_power_fails;

enum rsa_result rsa_public_operation(const struct rsa_public_key *key,
                                     const uint8_t *input, uint8_t *output)
{
    assert(__CPROVER_r_ok(input, key->modulus_length));
    memcpy(output, proof_block, sizeof proof_block);
    return proof_power_fails ? RSA_OUT_OF_RANGE : RSA_OK;
}

/* A parameter of a proof: any contents of a block. */
struct any_block {
    uint8_t at[sizeof proof_block];
};

/* Any block of 24 bytes that a signature opens to, any hash with an OBJECT IDENTIFIER
 * of at most 1 byte and a digest of at most 2: only the one right block is taken.
 * Unwind: 26 copy_plainly.0:25 */
void prove_rsa_verify_pkcs1(struct any_hash any, struct any_block block, bool fails,
                            size_t signature_length)
{
    static struct rsa_public_key key = {.modulus_length = sizeof proof_block};
    struct hash hash = hash_of(any, 1, 2);
    const uint8_t *digest = any_bytes(hash.digest_length, 2, true);
    bool is_right = !fails && signature_length == sizeof proof_block;
    memcpy(proof_block, block.at, sizeof proof_block);
    proof_power_fails = fails;
    assume(signature_length <= 2 * sizeof proof_block);
    for (size_t i = broken(1); i < sizeof proof_block; i++)
        is_right = is_right &&
                   block.at[i] == expected_at(&hash, digest, sizeof proof_block, i);
    assert(is_right ==
           (rsa_verify_pkcs1(&key, &hash, digest, allocate(signature_length),
                             signature_length) == RSA_OK));
}

/* Any padded block of 16 bytes, as RFC 8017 7.2.2 step 3 reads it: the message begins
 * after the first zero, and it is good if eight bytes that are not zero come before.
 * Unwind: 18 */
void prove_rsa_decode_pkcs1(struct any_block block, size_t synthetic_length)
{
    size_t k = 16, offset, separator = 2;
    assume(synthetic_length <= k - 2 - RSA_PKCS1_ENCRYPTION_OVERHEAD + 1);
    while (separator < k && block.at[separator] != 0)
        separator++;
    bool is_good = block.at[0] == 0 && block.at[1] == 2 && separator < k &&
                   separator - 2 >= 8 + broken(1);
    size_t good = rsa_decode_pkcs1(block.at, k, synthetic_length, &offset);
    assert(good == (is_good ? SIZE_MAX : 0));
    assert(offset == (is_good ? separator + 1 : k - synthetic_length));
}

/* Any two blocks of 16 bytes, and where the message begins: it is that of the one or
 * the other.
 * Unwind: 18 */
void prove_rsa_select_pkcs1(struct any_block encoded, struct any_block synthetic,
                            bool is_good, size_t offset, size_t i)
{
    assume(offset <= 16 && i < 16 - offset);
    uint8_t *message = allocate(16 - broken(1) - offset);
    rsa_select_pkcs1(is_good ? SIZE_MAX : 0, encoded.at, synthetic.at, 16, offset,
                     message);
    assert(message[i] == (is_good ? encoded.at : synthetic.at)[offset + i]);
}
