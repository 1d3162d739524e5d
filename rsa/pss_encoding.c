/* pss_encoding.c -- EMSA-PSS. EM, DB, H, M', PS, emBits and emLen are the standard's
 * names: EM = maskedDB || H || bc, DB = PS || 01 || salt. */
#include "pss_encoding.h"

#include <string.h>

#include "mgf1.h"

size_t rsa_pss_message(const struct hash *hash, const uint8_t *digest,
                       const uint8_t *salt, size_t salt_length,
                       uint8_t message[RSA_PSS_MESSAGE_LENGTH_MAX])
{
    memset(message, 0, 8);
    memcpy(message + 8, digest, hash->digest_length);
    if (salt_length > 0)
        memcpy(message + 8 + hash->digest_length, salt, salt_length);
    return 8 + hash->digest_length + salt_length;
}

void rsa_pss_hash(const struct hash *hash, const uint8_t *digest, const uint8_t *salt,
                  size_t salt_length, uint8_t *H)
{
    uint8_t message[RSA_PSS_MESSAGE_LENGTH_MAX];
    size_t length = rsa_pss_message(hash, digest, salt, salt_length, message);
    hash_digest(hash, message, length, H);
}

/* Those of the first octet of EM that emBits leaves unused. */
static uint8_t unused_mask(unsigned unused_bits)
{
    return (uint8_t) ~(0xffu >> unused_bits);
}

enum rsa_result rsa_encode_pss(const struct rsa_pss_parameters *parameters,
                               const uint8_t *digest, const uint8_t *salt,
                               uint8_t *encoded, size_t encoded_bits)
{
    size_t hLen = parameters->hash->digest_length, sLen = parameters->salt_length;
    size_t emLen = (encoded_bits + 7) / 8;
    memset(encoded, 0, emLen);
    if (sLen > RSA_MODULUS_LENGTH_MAX || emLen < hLen + sLen + 2)
        return RSA_TOO_SHORT;

    size_t DB_length = emLen - hLen - 1;
    uint8_t *DB = encoded, *H = encoded + DB_length;
    rsa_pss_hash(parameters->hash, digest, salt, sLen, H);
    DB[DB_length - sLen - 1] = 0x01;
    if (sLen > 0)
        memcpy(DB + DB_length - sLen, salt, sLen);
    mgf1_xor(parameters->mgf1_hash, H, hLen, DB, DB_length);
    DB[0] &= (uint8_t)~unused_mask((unsigned)(8 * emLen - encoded_bits));
    encoded[emLen - 1] = RSA_PSS_TRAILER;
    return RSA_OK;
}

/* DB is zeros, a 01, and the salt; or not. */
static void find_salt(struct rsa_pss_block *block)
{
    size_t i = 0;
    while (i < block->DB_length && block->DB[i] == 0)
        i++;
    block->PS_length = i;
    block->has_salt = i < block->DB_length && block->DB[i] == 0x01;
    if (block->has_salt) {
        block->salt = block->DB + i + 1;
        block->salt_length = block->DB_length - i - 1;
    }
}

bool rsa_pss_open(struct rsa_pss_block *block,
                  const struct rsa_pss_parameters *parameters, const uint8_t *octets,
                  size_t modulus_bits)
{
    size_t emBits = modulus_bits - 1, emLen = (emBits + 7) / 8;
    memset(block, 0, sizeof *block);
    if (emLen < parameters->hash->digest_length + 2)
        return false;
    block->excess = (modulus_bits + 7) / 8 - emLen;
    block->excess_is_zero = block->excess == 0 || octets[0] == 0;
    block->EM = octets + block->excess;
    block->emLen = emLen;
    block->H_length = parameters->hash->digest_length;
    block->DB_length = emLen - block->H_length - 1;
    block->H = block->EM + block->DB_length;
    block->trailer = block->EM[emLen - 1];
    block->unused_bits = (unsigned)(8 * emLen - emBits);
    uint8_t unused = unused_mask(block->unused_bits);
    block->unused_bits_are_zero = (block->EM[0] & unused) == 0;
    memcpy(block->DB, block->EM, block->DB_length);
    mgf1_xor(parameters->mgf1_hash, block->H, block->H_length, block->DB,
             block->DB_length);
    block->DB[0] &= (uint8_t)~unused;
    find_salt(block);
    return true;
}

bool rsa_pss_is_well_formed(const struct rsa_pss_block *block, size_t salt_length)
{
    return block->excess_is_zero && block->trailer == RSA_PSS_TRAILER &&
           block->unused_bits_are_zero && block->has_salt &&
           (salt_length == RSA_PSS_SALT_ANY || block->salt_length == salt_length);
}

bool rsa_check_pss(const struct rsa_pss_parameters *parameters, const uint8_t *digest,
                   const uint8_t *octets, size_t modulus_bits)
{
    struct rsa_pss_block block;
    uint8_t expected[HASH_DIGEST_LENGTH_MAX];
    if (!rsa_pss_open(&block, parameters, octets, modulus_bits) ||
        !rsa_pss_is_well_formed(&block, parameters->salt_length))
        return false;
    rsa_pss_hash(parameters->hash, digest, block.salt, block.salt_length, expected);
    return memcmp(block.H, expected, block.H_length) == 0;
}
