/* trace_encoding.c -- EM, T, PS, M', H, DB and the lengths are the standard's names. */
#include "trace_encoding.h"

#include <stdio.h>

#include "../../rsa/pkcs1_signature.h"
#include "../../rsa/pss_signature.h"
#include "../explain/explain_text.h"

#define COLUMNS 100

const char *trace_algorithm_name(const struct signature_algorithm *algorithm)
{
    return algorithm->scheme->is_pss ? "RSASSA-PSS" : "RSASSA-PKCS1-v1_5";
}

const char *trace_algorithm_source(const struct signature_algorithm *algorithm)
{
    return algorithm->scheme->is_pss ? "RFC 8017 8.1.1" : "RFC 8017 8.2.1";
}

/* It is known what T is, and some other types look alike. */
static const struct schema_type *digest_info_type(void)
{
    size_t i = 0;
    while (schema_documents[i] != NULL &&
           strcmp(schema_documents[i]->name, "DigestInfo") != 0)
        i++;
    return schema_documents[i];
}

/* Prints the elements of T. */
static bool show_digest_info(struct bytes T)
{
    struct schema_tree tree;
    struct explain_span ignored;
    struct explain_style style = {.is_full = true, .columns = COLUMNS};
    bool ok = schema_survey(T, digest_info_type(), SCHEMA_SHOW_ALL, &tree) &&
              explain_text(stdout, &tree, NULL, "", &style, &ignored);
    if (!ok)
        report("trace: out of memory");
    return ok;
}

bool trace_encode_pkcs1(struct trace_style *style, const struct hash *hash,
                        const uint8_t *digest, uint8_t *EM, size_t modulus_length)
{
    enum rsa_result result = rsa_encode_pkcs1(hash, digest, EM, modulus_length);
    if (result != RSA_OK) {
        report("trace: %s", rsa_result_text(result));
        return false;
    }
    const uint8_t *end = memchr(EM + 2, 0, modulus_length - 2); /* of PS */
    size_t PS_length = (size_t)(end - EM) - 2;
    struct bytes T = bytes_of(end + 1, modulus_length - PS_length - 3);

    trace_step(style, "DigestInfo: the digest with the name of its hash",
               "RFC 8017 9.2, step 2");
    if (!show_digest_info(T))
        return false;

    trace_step(style, "The block: EM = 00 01 PS 00 DigestInfo", "RFC 8017 9.2, step 5");
    trace_say("The block is as long as the modulus, %zu octets: 00, so that it is a "
              "smaller number; 01, a private-key operation; PS, %zu octets FF; 00, the "
              "end of them; and DigestInfo, %zu octets, from octet %zu on.",
              modulus_length, PS_length, T.length, PS_length + 3);
    putchar('\n');
    trace_octets(bytes_of(EM, modulus_length), 0);
    return true;
}

/* Prints H = Hash(M') and what it is made of. */
static void show_salted_hash(struct trace_style *style, const struct hash *hash,
                             const uint8_t *digest, const struct rsa_pss_block *block)
{
    uint8_t message[RSA_PSS_MESSAGE_LENGTH_MAX];
    size_t length =
        rsa_pss_message(hash, digest, block->salt, block->salt_length, message);
    trace_step(style, "M' and H: the digest is hashed again, with the salt",
               "RFC 8017 9.1.1, steps 4 to 6");
    trace_say("salt, %zu random octets, so that no two signatures are alike:",
              block->salt_length);
    trace_octets(bytes_of(block->salt, block->salt_length), 0);
    trace_say("M' = eight octets 00, the digest, the salt:");
    trace_octets(bytes_of(message, length), 0);
    trace_say("H = %s(M'):", hash->name);
    trace_octets(bytes_of(block->H, block->H_length), 0);
}

/* The mask is what DB and maskedDB differ by. */
static void show_mask(struct trace_style *style, const struct hash *mgf1_hash,
                      const struct rsa_pss_block *block)
{
    uint8_t mask[RSA_MODULUS_LENGTH_MAX];
    for (size_t i = 0; i < block->DB_length; i++)
        mask[i] = block->DB[i] ^ block->EM[i];

    trace_step(style, "DB and its mask", "RFC 8017 9.1.1, steps 7 to 11");
    trace_say("DB = PS, %zu octets 00; 01, the end of them; the salt:",
              block->PS_length);
    trace_octets(bytes_of(block->DB, block->DB_length), 0);
    trace_say(
        "dbMask = MGF1(H) with %s, %zu octets; the bits that a number of the key's "
        "size has no room for are zero:",
        mgf1_hash->name, block->DB_length);
    trace_octets(bytes_of(mask, block->DB_length), 0);
    trace_say("maskedDB = DB xor dbMask:");
    trace_octets(bytes_of(block->EM, block->DB_length), 0);
}

static enum rsa_result encode_with_salt(const struct rsa_pss_parameters *parameters,
                                        const uint8_t *digest,
                                        const struct rsa_public_key *key, uint8_t *EM)
{
    uint8_t salt[RSA_MODULUS_LENGTH_MAX];
    size_t emBits = key->modulus_bits - 1, emLen = (emBits + 7) / 8;
    memset(EM, 0, key->modulus_length);
    if (parameters->salt_length > sizeof salt)
        return RSA_TOO_SHORT;
    if (!random_fill(random_system(), salt, parameters->salt_length))
        return RSA_NO_RANDOM;
    return rsa_encode_pss(parameters, digest, salt, EM + (key->modulus_length - emLen),
                          emBits);
}

bool trace_encode_pss(struct trace_style *style,
                      const struct signature_algorithm *algorithm,
                      const uint8_t *digest, const struct rsa_public_key *key,
                      uint8_t *EM)
{
    struct rsa_pss_parameters parameters = {algorithm->hash, algorithm->mgf1_hash,
                                            algorithm->salt_length};
    struct rsa_pss_block block;
    enum rsa_result result = encode_with_salt(&parameters, digest, key, EM);
    if (result == RSA_OK && !rsa_pss_open(&block, &parameters, EM, key->modulus_bits))
        result = RSA_TOO_SHORT;
    if (result != RSA_OK) {
        report("trace: %s", rsa_result_text(result));
        return false;
    }
    show_salted_hash(style, algorithm->hash, digest, &block);
    show_mask(style, algorithm->mgf1_hash, &block);

    trace_step(style, "The block: EM = maskedDB H bc", "RFC 8017 9.1.1, step 12");
    trace_say("%zu octets%s: maskedDB, then H from octet %zu on, then bc.", block.emLen,
              block.excess > 0 ? " behind an octet 00" : "", (size_t)(block.H - EM));
    putchar('\n');
    trace_octets(bytes_of(EM, key->modulus_length), 0);
    return true;
}
