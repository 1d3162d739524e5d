/* trace_fault.c -- judging a block by how far it is from the right one. */
#include "trace_fault.h"

#include "../../keys/rsa_key.h"

#include <stdio.h>

#include "../../rsa/pkcs1_signature.h"
#include "../../rsa/primitive.h"
#include "../../rsa/pss_signature.h"

/* Octets of unrelated origin differ in about half of their bits. That they differ in an
 * eighth or less happens, for the 160 bits of the shortest digest, less than once in
 * 2^70 (160 times 1 - H(1/8), H being the binary entropy function). */
#define NEAR_PART 8

/* What noise begins with no more often than once in 2^80. */
#define SHAPE_OCTETS 10

static const char *const bits_word[] = {"bits differ", "bit differs"};

size_t trace_distance(const uint8_t *a, const uint8_t *b, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        for (unsigned difference = a[i] ^ b[i]; difference != 0;
             difference &= difference - 1)
            count++;
    return count;
}

static bool is_near(size_t distance, size_t length)
{
    return distance <= 8 * length / NEAR_PART;
}

/* --- RSASSA-PKCS1-v1_5 ------------------------------------------------------------ */

static void judge_digest(struct trace_fault *fault, size_t distance, size_t length)
{
    bool is_digest = is_near(distance, length);
    fault->kind = is_digest ? TRACE_FAULT_DIGEST : TRACE_FAULT_MESSAGE;
    if (is_digest)
        snprintf(
            fault->reason, sizeof fault->reason,
            "The block is well-formed, and its digest is all but the right one: %zu "
            "of %zu %s. Another message would change about half of them; so the "
            "digest itself was altered before it was padded and signed.",
            distance, 8 * length, bits_word[distance == 1]);
    else
        snprintf(
            fault->reason, sizeof fault->reason,
            "The block is well-formed, so the signature is the key owner's; but it "
            "is over another digest: %zu of %zu bits differ, about half, as those of "
            "two different messages do. What was signed is not what is there now.",
            distance, 8 * length);
}

/* Returns the hash for which EM is a well-formed block, or NULL. */
static const struct hash *hash_of_block(const uint8_t *EM, size_t k)
{
    uint8_t block[RSA_MODULUS_LENGTH_MAX];
    for (size_t i = 0; hash_table[i] != NULL; i++)
        if (rsa_encode_pkcs1(hash_table[i], EM + k - hash_table[i]->digest_length,
                             block, k) == RSA_OK &&
            memcmp(block, EM, k) == 0)
            return hash_table[i];
    return NULL;
}

/* EM begins as every block does, and goes on in another way. */
static bool has_shape(const uint8_t *EM)
{
    static const uint8_t shape[SHAPE_OCTETS] = {0,    1,    0xff, 0xff, 0xff,
                                                0xff, 0xff, 0xff, 0xff, 0xff};
    return memcmp(EM, shape, sizeof shape) == 0;
}

static void judge_head(const struct trace_evidence *evidence, size_t head,
                       size_t distance, size_t digest_distance,
                       struct trace_fault *fault)
{
    size_t k = evidence->key->modulus_length;
    if (is_near(distance, head) || has_shape(evidence->EM)) {
        fault->kind = TRACE_FAULT_PADDING;
        snprintf(
            fault->reason, sizeof fault->reason,
            "Before the digest the block is nearly the right one: %zu of %zu %s, "
            "where of noise half would; and the digest in it is %s. Only the owner "
            "of the key can make such a block: the padding was wrong when it was "
            "signed.",
            distance, 8 * head, bits_word[distance == 1],
            digest_distance == 0 ? "right" : "another, too");
        return;
    }
    fault->kind = TRACE_FAULT_SIGNATURE;
    snprintf(fault->reason, sizeof fault->reason,
             "The block is noise: %zu of %zu bits differ, about half. So the signature "
             "was altered, or another key made it: one bit more or less in s changes "
             "all of s^e mod n.",
             distance + digest_distance, 8 * k);
}

static void judge_pkcs1(const struct trace_evidence *evidence,
                        struct trace_fault *fault)
{
    const struct hash *hash = evidence->algorithm->hash, *other;
    size_t k = evidence->key->modulus_length, head = k - hash->digest_length;
    size_t distance = trace_distance(evidence->EM, evidence->expected, head);
    size_t digest_distance =
        trace_distance(evidence->EM + head, evidence->digest, hash->digest_length);
    if (distance == 0 && digest_distance == 0)
        return;
    if (distance == 0) {
        judge_digest(fault, digest_distance, hash->digest_length);
    } else if (digest_distance != 0 &&
               (other = hash_of_block(evidence->EM, k)) != NULL) {
        fault->kind = TRACE_FAULT_DIGEST;
        snprintf(fault->reason, sizeof fault->reason,
                 "The block is well-formed for another hash: it holds a digest by %s, "
                 "where one by %s is wanted.",
                 other->name, hash->name);
    } else {
        judge_head(evidence, head, distance, digest_distance, fault);
    }
}

/* --- RSASSA-PSS ------------------------------------------------------------------- */

static struct rsa_pss_parameters pss_of(const struct signature_algorithm *algorithm)
{
    return (struct rsa_pss_parameters){algorithm->hash, algorithm->mgf1_hash,
                                       algorithm->salt_length};
}

static bool is_pss_right(const struct trace_evidence *evidence, const uint8_t *EM,
                         const uint8_t *digest)
{
    struct rsa_pss_parameters parameters = pss_of(evidence->algorithm);
    return rsa_check_pss(&parameters, digest, EM, evidence->key->modulus_bits);
}

static void turn(uint8_t *octets, struct trace_bit bit)
{
    octets[bit.octet] ^= (uint8_t)(1u << bit.bit);
}

/* The Ith bit of an octet string, from the uppermost of the first octet. */
static struct trace_bit bit_at(size_t i)
{
    return (struct trace_bit){i / 8, 7 - (unsigned)(i % 8)};
}

/* Whether the block, or else the digest, with one bit turned is right. */
static bool find_pss_bit(const struct trace_evidence *evidence,
                         struct trace_fault *fault)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX], digest[HASH_DIGEST_LENGTH_MAX];
    size_t k = evidence->key->modulus_length;
    size_t hLen = evidence->algorithm->hash->digest_length;
    memcpy(EM, evidence->EM, k);
    memcpy(digest, evidence->digest, hLen);
    for (size_t i = 0; i < 8 * (k + hLen); i++) {
        bool is_block = i < 8 * k;
        struct trace_bit bit = bit_at(is_block ? i : i - 8 * k);
        turn(is_block ? EM : digest, bit);
        if (is_pss_right(evidence, EM, digest)) {
            fault->kind = is_block ? TRACE_FAULT_PADDING : TRACE_FAULT_DIGEST;
            snprintf(fault->reason, sizeof fault->reason,
                     "With bit %u of octet %zu of the %s turned over everything is "
                     "right: that bit was altered before the owner of the key signed.",
                     bit.bit, bit.octet, is_block ? "block" : "digest of the message");
            return true;
        }
        turn(is_block ? EM : digest, bit);
    }
    return false;
}

static void judge_pss(const struct trace_evidence *evidence, struct trace_fault *fault)
{
    struct rsa_pss_parameters parameters = pss_of(evidence->algorithm);
    struct rsa_pss_block block;
    const char *reason;
    if (is_pss_right(evidence, evidence->EM, evidence->digest) ||
        find_pss_bit(evidence, fault) ||
        !rsa_pss_open(&block, &parameters, evidence->EM, evidence->key->modulus_bits))
        return;
    if (rsa_pss_is_well_formed(&block, parameters.salt_length)) {
        fault->kind = TRACE_FAULT_MESSAGE;
        reason = "The block is well-formed (zeros, 01, a salt; bc at the end), so the "
                 "signature is the key owner's; but H is over another digest. What was "
                 "signed is not what is there now.";
    } else if (block.has_salt && block.PS_length >= SHAPE_OCTETS) {
        fault->kind = TRACE_FAULT_PADDING;
        reason =
            "Without its mask the block is zeros, 01 and a salt, which noise would "
            "not be; but the length of the salt, the last octet or the unused bits "
            "are not as agreed. Only the owner of the key can make such a block.";
    } else {
        fault->kind = TRACE_FAULT_SIGNATURE;
        reason = "The block is noise: without its mask it is not zeros, 01 and a salt, "
                 "with bc at the end. So the signature was altered, or another key or "
                 "hash made it.";
    }
    snprintf(fault->reason, sizeof fault->reason, "%s", reason);
}

void trace_find_fault(const struct trace_evidence *evidence, struct trace_fault *fault)
{
    fault->kind = TRACE_NO_FAULT;
    fault->reason[0] = '\0';
    if (evidence->algorithm->scheme->is_pss)
        judge_pss(evidence, fault);
    else
        judge_pkcs1(evidence, fault);
}

bool trace_is_well_formed(const struct signature_algorithm *algorithm,
                          const struct rsa_public_key *key, const uint8_t *EM)
{
    struct rsa_pss_parameters parameters = pss_of(algorithm);
    struct rsa_pss_block block;
    if (!algorithm->scheme->is_pss)
        return hash_of_block(EM, key->modulus_length) != NULL;
    return rsa_pss_open(&block, &parameters, EM, key->modulus_bits) &&
           rsa_pss_is_well_formed(&block, parameters.salt_length);
}

/* --- the one bit ------------------------------------------------------------------ */

/* 4096 powers take half a second; so do 32768 digests of 4 KiB. */
#define SEARCH_MODULUS_BITS   4096
#define SEARCH_MESSAGE_LENGTH 4096

static bool is_right(const struct trace_evidence *evidence, const uint8_t *digest,
                     const uint8_t *EM)
{
    uint8_t expected[RSA_MODULUS_LENGTH_MAX];
    size_t k = evidence->key->modulus_length;
    if (evidence->algorithm->scheme->is_pss)
        return is_pss_right(evidence, EM, digest);
    return rsa_encode_pkcs1(evidence->algorithm->hash, digest, expected, k) == RSA_OK &&
           memcmp(EM, expected, k) == 0;
}

static bool find_signature_bit(const struct trace_evidence *evidence,
                               struct trace_bit *bit)
{
    uint8_t s[RSA_MODULUS_LENGTH_MAX], EM[RSA_MODULUS_LENGTH_MAX];
    size_t k = evidence->key->modulus_length;
    if (evidence->key->modulus_bits > SEARCH_MODULUS_BITS ||
        evidence->signature.length != k)
        return false;
    memcpy(s, evidence->signature.data, k);
    for (size_t i = 0; i < 8 * k; i++) {
        *bit = bit_at(i);
        turn(s, *bit);
        if (rsa_public_operation(evidence->key, s, EM) == RSA_OK &&
            is_right(evidence, evidence->digest, EM))
            return true;
        turn(s, *bit);
    }
    return false;
}

static bool find_message_bit(const struct trace_evidence *evidence,
                             struct trace_bit *bit)
{
    uint8_t message[SEARCH_MESSAGE_LENGTH], digest[HASH_DIGEST_LENGTH_MAX];
    size_t length = evidence->message.length;
    if (length == 0 || length > sizeof message)
        return false;
    memcpy(message, evidence->message.data, length);
    for (size_t i = 0; i < 8 * length; i++) {
        *bit = bit_at(i);
        turn(message, *bit);
        hash_digest(evidence->algorithm->hash, message, length, digest);
        if (is_right(evidence, digest, evidence->EM))
            return true;
        turn(message, *bit);
    }
    return false;
}

/* Whether the signature is right with the key in ELEMENT, for DIGEST. */
static bool is_right_with(const struct trace_evidence *evidence, struct bytes element,
                          const uint8_t *digest)
{
    struct public_key key;
    struct subject_public_key_info spki;
    struct error ignored = {0};
    struct trace_evidence other = *evidence;
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    other.key = &key.rsa;
    return spki_parse(element, &spki, &ignored) &&
           public_key_read(&spki, &key, &ignored) && public_key_rsa(&key) != NULL &&
           key.rsa.modulus_length == evidence->signature.length &&
           rsa_public_operation(&key.rsa, evidence->signature.data, EM) == RSA_OK &&
           trace_is_well_formed(evidence->algorithm, &key.rsa, EM) &&
           is_right(&other, digest, EM);
}

bool trace_find_key_bit(const struct trace_evidence *evidence, struct bytes element,
                        struct trace_bit *bit)
{
    uint8_t message[SEARCH_MESSAGE_LENGTH], digest[HASH_DIGEST_LENGTH_MAX];
    size_t length = evidence->message.length;
    if (length == 0 || length > sizeof message || element.length == 0)
        return false;
    size_t start = (size_t)(element.data - evidence->message.data);
    memcpy(message, evidence->message.data, length);
    for (size_t i = 0; i < 8 * element.length; i++) {
        *bit = bit_at(8 * start + i);
        turn(message, *bit);
        hash_digest(evidence->algorithm->hash, message, length, digest);
        if (is_right_with(evidence, bytes_of(message + start, element.length), digest))
            return true;
        turn(message, *bit);
    }
    return false;
}

bool trace_find_bit(const struct trace_evidence *evidence, enum trace_fault_kind kind,
                    struct trace_bit *bit)
{
    return kind == TRACE_FAULT_SIGNATURE ? find_signature_bit(evidence, bit)
           : kind == TRACE_FAULT_MESSAGE ? find_message_bit(evidence, bit)
                                         : false;
}
