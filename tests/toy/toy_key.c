/* toy_key.c -- the rows of toy_key.h. */
#include "toy_key.h"

#include <stdio.h>

#include "asn1/der_values.h"
#include "asn1/oid.h"

#define KEY_LENGTH 8

/* 2.999 is the arc for examples (X.660 amendment 1). */
static const struct bytes oid_toy = {(const uint8_t *)"\x88\x37\x01", 3};
static const struct bytes oid_toy_message = {(const uint8_t *)"\x88\x37\x02", 3};
static const struct bytes oid_toy_with_sha256 = {(const uint8_t *)"\x88\x37\x03", 3};
static const struct bytes oid_toy_with_sha512 = {(const uint8_t *)"\x88\x37\x04", 3};
static const struct bytes parameters_strong = {
    (const uint8_t *)"\x06\x04\x88\x37\x01\x01", 6};
static const struct bytes parameters_weak = {
    (const uint8_t *)"\x06\x04\x88\x37\x01\x02", 6};

static const uint8_t *octets_of(const uint64_t words[KEY_WORDS])
{
    return (const uint8_t *)words;
}

/* --- keys ------------------------------------------------------------------------------ */

/* The one OCTET STRING that is all there is. */
static bool read_octets(struct der_reader *reader, uint64_t words[KEY_WORDS])
{
    struct bytes octets;
    size_t offset = reader->position;
    if (!der_read(reader, DER_OCTET_STRING, "ToyKey", &octets) ||
        !der_finish(reader, "ToyKey"))
        return false;
    if (octets.length != KEY_LENGTH)
        return der_fail(reader, ERROR_RULE, offset, NULL, "ToyKey",
                        "want 8 bytes, have %zu", octets.length);
    memcpy(words, octets.data, KEY_LENGTH);
    return true;
}

static bool read_public(struct der_reader *reader,
                        const struct algorithm_identifier *algorithm,
                        struct public_key *key)
{
    (void)algorithm;
    return read_octets(reader, key->words);
}

static bool read_private(struct der_reader *reader,
                         const struct algorithm_identifier *algorithm,
                         struct private_key *key)
{
    (void)algorithm;
    return read_octets(reader, key->words);
}

static void write_algorithm(struct der_writer *writer, const struct public_key *key)
{
    struct algorithm_identifier algorithm = {.algorithm = *key->type->oid};
    if (key->type->parameters != NULL)
        algorithm.parameters = *key->type->parameters;
    algorithm_write(writer, &algorithm);
}

static void write_public(struct der_writer *writer, const struct public_key *key)
{
    der_write(writer, DER_OCTET_STRING, bytes_of(octets_of(key->words), KEY_LENGTH));
}

static void write_private(struct der_writer *writer, const struct private_key *key)
{
    der_write(writer, DER_OCTET_STRING, bytes_of(octets_of(key->words), KEY_LENGTH));
}

static void derive_public(const struct private_key *key, struct public_key *public_key)
{
    memset(public_key->words, 0, sizeof public_key->words);
    public_key->words[0] = ~key->words[0];
}

static bool equal(const struct public_key *a, const struct public_key *b)
{
    return a->words[0] == b->words[0];
}

static void strength(const struct public_key *key, struct key_strength *strength)
{
    strength->security_bits = key->type == &toy_weak ? 64 : 128;
    snprintf(strength->label, sizeof strength->label, "%s", key->type->label);
    snprintf(strength->text, sizeof strength->text, "a toy of 64 bits");
}

static bool check_to_certify(const struct public_key *key, struct error *error)
{
    (void)key;
    (void)error;
    return true;
}

static enum key_result generate(const struct key_generation *generation,
                                struct random_source *random, struct private_key *key)
{
    (void)generation;
    return random->fill(random, (uint8_t *)key->words, KEY_LENGTH) ? KEY_OK
                                                                   : KEY_NO_RANDOM;
}

/* --- signatures ------------------------------------------------------------------------ */

/* From 20 to 27 bytes of SHA-256 of the public key and INPUT. */
static size_t make(const struct public_key *key, struct bytes input,
                   uint8_t signature[SHA256_DIGEST_LENGTH])
{
    struct hash_state state;
    hash_init(&state, &hash_sha256);
    hash_update(&state, octets_of(key->words), KEY_LENGTH);
    hash_update(&state, input.data, input.length);
    hash_finish(&state, signature);
    return 20 + signature[0] % 8;
}

static enum key_result sign(const struct signature_algorithm *algorithm,
                            struct key_signer *signer, struct bytes input,
                            uint8_t *signature, size_t *length)
{
    struct public_key key;
    (void)algorithm;
    private_key_public(signer->key, &key);
    *length = make(&key, input, signature);
    return KEY_OK;
}

static enum key_result verify(const struct signature_algorithm *algorithm,
                              const struct public_key *key, struct bytes input,
                              struct bytes signature)
{
    uint8_t wanted[SHA256_DIGEST_LENGTH];
    (void)algorithm;
    return bytes_equal(signature, bytes_of(wanted, make(key, input, wanted))) ? KEY_OK
                                                                              : KEY_NO;
}

static bool read_parameters(const struct algorithm_identifier *identifier,
                            struct signature_algorithm *algorithm, struct error *error)
{
    (void)algorithm;
    return identifier->parameters.length == 0 ||
           error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "a toy",
                      "signatureAlgorithm: want no parameters, have some");
}

static void write_oid(struct der_writer *writer,
                      const struct signature_algorithm *algorithm)
{
    struct algorithm_identifier identifier = {.algorithm = *algorithm->scheme->oid};
    algorithm_write(writer, &identifier);
}

static const struct signature_scheme toy_with_sha256 = {
    .name = "toyWithSHA256",
    .oid = &oid_toy_with_sha256,
    .input = SIGNATURE_OF_DIGEST,
    .hash = &hash_sha256,
    .clause = "a toy",
    .read_parameters = read_parameters,
    .write = write_oid,
    .sign = sign,
    .verify = verify,
};

static const struct signature_scheme toy_with_sha512 = {
    .name = "toyWithSHA512",
    .oid = &oid_toy_with_sha512,
    .input = SIGNATURE_OF_DIGEST,
    .hash = &hash_sha512,
    .clause = "a toy",
    .read_parameters = read_parameters,
    .write = write_oid,
    .sign = sign,
    .verify = verify,
};

static const struct signature_scheme toy_of_message = {
    .name = "toyOfMessage",
    .oid = &oid_toy_message,
    .input = SIGNATURE_OF_MESSAGE,
    .clause = "a toy",
    .read_parameters = read_parameters,
    .write = write_oid,
    .sign = sign,
    .verify = verify,
};

static const struct signature_scheme *const digest_schemes[] = {&toy_with_sha256,
                                                                &toy_with_sha512, NULL};
static const struct signature_scheme *const message_schemes[] = {&toy_of_message, NULL};

static const struct hash *sha512(const struct public_key *key)
{
    (void)key;
    return &hash_sha512;
}

static const struct hash *no_hash(const struct public_key *key)
{
    (void)key;
    return NULL;
}

/* --- agreement ------------------------------------------------------------------------- */

/* What both can compute: the complement of one is the other's public key. */
static enum key_result derive(const struct private_key *key,
                              const struct public_key *peer,
                              uint8_t secret[AGREEMENT_LENGTH_MAX], size_t *length)
{
    uint64_t common = ~key->words[0] ^ peer->words[0];
    memcpy(secret, &common, sizeof common);
    *length = sizeof common;
    return KEY_OK;
}

static const struct agreement_scheme toy_agreement = {"toy", derive};
static const struct agreement_scheme *const agreements[] = {&toy_agreement, NULL};

/* --- the rows -------------------------------------------------------------------------- */

#define TOY_ROW                                                                        \
    .clause = "a toy", .out_of_range = "this is not for a toy",                        \
    .read_public = read_public, .write_algorithm = write_algorithm,                    \
    .write_public = write_public, .equal = equal, .strength = strength,                \
    .check_to_certify = check_to_certify, .read_private = read_private,                \
    .write_private = write_private, .derive_public = derive_public,                    \
    .generate = generate

const struct key_type toy_strong = {
    TOY_ROW,
    .name = "toy",
    .label = "TOY",
    .oid = &oid_toy,
    .parameters = &parameters_strong,
    .uses = KEY_SIGNS | KEY_AGREES,
    .signatures = digest_schemes,
    .default_hash = sha512,
    .agreements = agreements,
};

const struct key_type toy_weak = {
    TOY_ROW,
    .name = "toy-weak",
    .label = "TOY-WEAK",
    .oid = &oid_toy,
    .parameters = &parameters_weak,
    .uses = KEY_SIGNS,
    .signatures = digest_schemes,
    .default_hash = sha512,
};

const struct key_type toy_message = {
    TOY_ROW,
    .name = "toy-message",
    .label = "TOY-MESSAGE",
    .oid = &oid_toy_message,
    .uses = KEY_SIGNS,
    .signatures = message_schemes,
    .default_hash = no_hash,
};
