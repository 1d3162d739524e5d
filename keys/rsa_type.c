/* rsa_type.c -- the rows of the two key types whose numbers are RSA's: rsaEncryption
 * (RFC 3279 section 2.3.1), and id-RSASSA-PSS (RFC 4055 section 3.1), whose keys sign in
 * one way only and may say with which parameters. */
#include <inttypes.h>
#include <stdio.h>

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "../rsa/generate.h"
#include "key_type.h"
#include "pss_parameters.h"
#include "rsa_key.h"
#include "rsa_schemes.h"

/* --- the public key --------------------------------------------------------------- */

static bool read_numbers(struct der_reader *reader, struct public_key *key)
{
    return rsa_public_key_read(reader, "RSAPublicKey", &key->rsa) &&
           der_finish(reader, "RSAPublicKey");
}

static bool read_rsa_public(struct der_reader *reader,
                            const struct algorithm_identifier *algorithm,
                            struct public_key *key)
{
    /* RFC 3279 2.3.1 wants NULL. That some programs leave it out was a flaw when SPKI was
     * read; nothing hangs on it here. */
    if (!algorithm_has_null(algorithm))
        return error_fail(reader->error, ERROR_RULE, 0, "RFC 3279 2.3.1",
                          "rsaEncryption: want the parameters NULL, have others");
    return read_numbers(reader, key);
}

/* "The parameters field ... if present, is a set of restrictions" (section 1.2). */
static bool read_pss_limits(const struct der_reader *reader,
                            const struct algorithm_identifier *algorithm,
                            struct rsa_pss_parameters *pss)
{
    *pss = (struct rsa_pss_parameters){0};
    if (algorithm->parameters.length == 0)
        return true;
    /* Flaws were reported with the document around them. */
    struct der_reader parameters =
        der_reader_again(algorithm->parameters, reader->error);
    return pss_parameters_read(&parameters, pss) &&
           der_finish(&parameters, "RSASSA-PSS-params");
}

static bool read_pss_public(struct der_reader *reader,
                            const struct algorithm_identifier *algorithm,
                            struct public_key *key)
{
    return read_pss_limits(reader, algorithm, &key->pss) && read_numbers(reader, key);
}

static void write_rsa_algorithm(struct der_writer *writer, const struct public_key *key)
{
    struct algorithm_identifier algorithm = algorithm_with_null(oid_rsa_encryption);
    (void)key;
    algorithm_write(writer, &algorithm);
}

static void write_pss_algorithm(struct der_writer *writer, const struct public_key *key)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, oid_rsassa_pss);
    if (key->pss.hash != NULL)
        pss_parameters_write(writer, &key->pss);
    der_end(writer);
}

static void write_public(struct der_writer *writer, const struct public_key *key)
{
    rsa_public_key_write(writer, &key->rsa);
}

static bool equal(const struct public_key *a, const struct public_key *b)
{
    return number_equal(&a->rsa.modulus, &b->rsa.modulus) &&
           a->rsa.public_exponent == b->rsa.public_exponent;
}

/* NIST SP 800-57 part 1, table 2: the bits of a key that is as hard to find. */
static unsigned security_bits(size_t modulus_bits)
{
    return modulus_bits >= 15360  ? 256
           : modulus_bits >= 7680 ? 192
           : modulus_bits >= 3072 ? 128
           : modulus_bits >= 2048 ? 112
                                  : 80;
}

static void strength(const struct public_key *key, struct key_strength *strength)
{
    strength->security_bits = security_bits(key->rsa.modulus_bits);
    snprintf(strength->label, sizeof strength->label, "RSA %zu", key->rsa.modulus_bits);
    snprintf(strength->text, sizeof strength->text, "RSA of %zu bits, exponent %llu",
             key->rsa.modulus_bits, (unsigned long long)key->rsa.public_exponent);
}

static bool check_to_certify(const struct public_key *key, struct error *error)
{
    return (key->rsa.modulus_bits >= RSA_GENERATE_BITS_MIN &&
            key->rsa.modulus_bits <= RSA_GENERATE_BITS_MAX) ||
           error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, NULL,
                      "want an RSA key of %d to %d bits, have %zu",
                      RSA_GENERATE_BITS_MIN, RSA_GENERATE_BITS_MAX,
                      key->rsa.modulus_bits);
}

/* --- the private key -------------------------------------------------------------- */

static bool read_private_numbers(struct der_reader *reader, struct private_key *key)
{
    return rsa_private_key_read(reader, "RSAPrivateKey", &key->rsa) &&
           der_finish(reader, "RSAPrivateKey");
}

static bool read_rsa_private(struct der_reader *reader,
                             const struct algorithm_identifier *algorithm,
                             struct private_key *key)
{
    (void)algorithm; /* key_parameters_check has seen it */
    return read_private_numbers(reader, key);
}

static bool read_pss_private(struct der_reader *reader,
                             const struct algorithm_identifier *algorithm,
                             struct private_key *key)
{
    return read_pss_limits(reader, algorithm, &key->pss) &&
           read_private_numbers(reader, key);
}

static void write_private(struct der_writer *writer, const struct private_key *key)
{
    rsa_private_key_write(writer, &key->rsa);
}

static void derive_public(const struct private_key *key, struct public_key *public_key)
{
    public_key->rsa = key->rsa.public_key;
}

/* A search, and whoever watches it. */
struct watched_search {
    struct rsa_progress progress;
    void (*show)(const char *text);
};

static void report_progress(struct rsa_progress *progress,
                            enum rsa_progress_event event)
{
    struct watched_search *search = (struct watched_search *)progress;
    search->show(event == RSA_PROGRESS_PRIME ? "+" : ".");
}

static enum key_result generate(const struct key_generation *generation,
                                struct random_source *random, struct private_key *key)
{
    struct watched_search search = {{report_progress}, generation->progress};
    char legend[80];
    if (generation->bits % 2 != 0 || generation->bits > RSA_GENERATE_BITS_MAX)
        return KEY_OUT_OF_RANGE;
    snprintf(legend, sizeof legend,
             "two primes of %" PRIu64 " bits (. a candidate, + a prime): ",
             generation->bits / 2);
    if (generation->progress != NULL)
        generation->progress(legend);
    return rsa_key_result(
        rsa_generate(&key->rsa, (size_t)generation->bits, RSA_PUBLIC_EXPONENT_DEFAULT,
                     random, generation->progress != NULL ? &search.progress : NULL));
}

/* PKCS#8 has an AlgorithmIdentifier after the version, PKCS#1 a modulus. */
static bool is_likely_pkcs1(struct der_reader *reader)
{
    return der_next_is(reader, DER_INTEGER) &&
           der_read_any(reader, "", NULL, NULL, NULL) &&
           der_next_is(reader, DER_INTEGER);
}

static bool read_pkcs1(struct der_reader *reader, struct private_key *key)
{
    return rsa_private_key_read(reader, "RSAPrivateKey", &key->rsa);
}

/* --- the rows --------------------------------------------------------------------- */

static const struct hash *hash_of_rsa(const struct public_key *key)
{
    (void)key;
    return &hash_sha256;
}

static const struct hash *hash_of_pss(const struct public_key *key)
{
    return key->pss.hash != NULL ? key->pss.hash : &hash_sha256;
}

static void begin_signing(struct key_signer *signer)
{
    rsa_signer_begin(&signer->rsa, &signer->key->rsa, signer->random);
}

static void end_signing(struct key_signer *signer)
{
    rsa_signer_end(&signer->rsa);
}

static const struct key_sizes sizes = {
    .bits_min = RSA_GENERATE_BITS_MIN,
    .bits_max = RSA_GENERATE_BITS_MAX,
    .bits_leaf = 2048,
    .bits_authority = 3072,
};

static const struct traditional_form pkcs1 = {
    .name = "pkcs1",
    .structure = "RSAPrivateKey",
    .pem_label = "RSA PRIVATE KEY",
    .is_likely = is_likely_pkcs1,
    .read = read_pkcs1,
    .write = write_private,
    .read_public = read_numbers,
};

#define OUT_OF_RANGE "the RSA key is too short for this message, hash and padding"

const struct key_type key_type_rsa = {
    .name = "rsa",
    .label = "RSA",
    .oid = &oid_rsa_encryption,
    .clause = "RFC 3279 2.3.1",
    .out_of_range = OUT_OF_RANGE,
    .uses = KEY_SIGNS | KEY_TRANSPORTS,
    .sizes = &sizes,
    .traditional = &pkcs1,
    .read_public = read_rsa_public,
    .write_algorithm = write_rsa_algorithm,
    .write_public = write_public,
    .equal = equal,
    .strength = strength,
    .check_to_certify = check_to_certify,
    .read_private = read_rsa_private,
    .write_private = write_private,
    .derive_public = derive_public,
    .generate = generate,
    .signatures = rsa_signatures,
    .default_hash = hash_of_rsa,
    .begin_signing = begin_signing,
    .end_signing = end_signing,
    .transports = rsa_transports,
};

const struct key_type key_type_rsa_pss = {
    .name = "rsa-pss",
    .label = "RSASSA-PSS",
    .oid = &oid_rsassa_pss,
    .clause = "RFC 4055 1",
    .out_of_range = OUT_OF_RANGE,
    .uses = KEY_SIGNS,
    .read_public = read_pss_public,
    .write_algorithm = write_pss_algorithm,
    .write_public = write_public,
    .equal = equal,
    .strength = strength,
    .check_to_certify = check_to_certify,
    .read_private = read_pss_private,
    .write_private = write_private,
    .derive_public = derive_public,
    .signatures = rsa_pss_signatures,
    .default_hash = hash_of_pss,
    .allows = rsa_pss_key_allows,
    .begin_signing = begin_signing,
    .end_signing = end_signing,
};

static bool is_rsa(const struct key_type *type)
{
    return type == &key_type_rsa || type == &key_type_rsa_pss;
}

const struct rsa_public_key *public_key_rsa(const struct public_key *key)
{
    return is_rsa(key->type) ? &key->rsa : NULL;
}

const struct rsa_private_key *private_key_rsa(const struct private_key *key)
{
    return is_rsa(key->type) ? &key->rsa : NULL;
}
