/* kat_rsp_rsa.c -- RSA vectors of NIST: the 186-2 and 186-3 RSA validation systems
 * (RSAVS and RSA2VS). A file gives a key (n, e, perhaps d) for many messages. */
#include <stdlib.h>
#include <string.h>

#include "../../rsa/pkcs1_signature.h"
#include "../../rsa/primitive.h"
#include "../../rsa/pss_signature.h"
#include "../../rsa/recover.h"
#include "kat_rsp_tests.h"

/* The decoded values of one record. */
struct rsa_record {
    uint8_t *n, *e, *d, *message, *signature, *salt;
    size_t n_length, e_length, d_length, message_length, signature_length, salt_length;
    struct rsa_pss_parameters pss; /* its hash is the hash, also without PSS */
    bool is_pss;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
};

static void free_record(struct rsa_record *record)
{
    free(record->n);
    free(record->e);
    free(record->d);
    free(record->message);
    free(record->signature);
    free(record->salt);
}

static struct rsa_integer integer_of(const uint8_t *octets, size_t length)
{
    struct rsa_integer integer = {octets, length};
    return integer;
}

/* Reads what all signature records have. False if something is missing or malformed. */
static bool read_record(const struct rsp_state *state, const struct hash *hash,
                        struct rsa_record *record)
{
    if (!rsp_octets(state, "n", &record->n, &record->n_length) ||
        !rsp_octets(state, "e", &record->e, &record->e_length) ||
        !rsp_octets(state, "Msg", &record->message, &record->message_length) ||
        !rsp_octets(state, "S", &record->signature, &record->signature_length))
        return false;
    hash_digest(hash, record->message, record->message_length, record->digest);
    return true;
}

/* The signature as this program makes it, where the file gives the private key: PKCS#1
 * is deterministic, and PSS is with the file's salt. */
static enum rsa_result sign_again(const struct rsa_record *record, uint8_t *signature,
                                  size_t *length)
{
    static struct rsa_private_key key;
    uint8_t encoded[RSA_MODULUS_LENGTH_MAX] = {0};
    enum rsa_result result = rsa_private_key_recover(
        &key, integer_of(record->n, record->n_length),
        integer_of(record->e, record->e_length),
        integer_of(record->d, record->d_length), random_system());
    if (result != RSA_OK)
        return result;
    size_t k = key.public_key.modulus_length, bits = key.public_key.modulus_bits - 1;
    *length = k;
    if (record->is_pss)
        result = rsa_encode_pss(&record->pss, record->digest, record->salt,
                                encoded + (k - (bits + 7) / 8), bits);
    else
        result = rsa_encode_pkcs1(record->pss.hash, record->digest, encoded, k);
    if (result == RSA_OK)
        result = rsa_private_operation(&key, random_system(), encoded, signature);
    rsa_private_key_wipe(&key);
    return result;
}

/* Whether the key of the record can be used; if not, says so: as skipped if it is only
 * outside our limits. */
static bool set_key(struct rsp_state *state, const struct rsa_record *record,
                    struct rsa_public_key *key)
{
    enum rsa_result result =
        rsa_public_key_set(key, integer_of(record->n, record->n_length),
                           integer_of(record->e, record->e_length));
    if (result == RSA_LIMIT)
        kat_skip(state->file, "the key is outside the accepted sizes");
    else if (result != RSA_OK)
        kat_verdict(state->file, false, "an RSA key", rsa_result_text(result));
    return result == RSA_OK;
}

/* SigGen: the signature in the file verifies, and is the one that is made from d (and,
 * for PSS, the salt), where the file has them. */
static void run_generation(struct rsp_state *state, struct rsa_record *record,
                           enum rsa_result verified)
{
    uint8_t signature[RSA_MODULUS_LENGTH_MAX];
    size_t length = 0;
    enum rsa_result result = verified;
    bool is_deterministic = !record->is_pss || record->salt != NULL;
    if (result == RSA_OK && is_deterministic &&
        rsp_octets(state, "d", &record->d, &record->d_length)) {
        result = sign_again(record, signature, &length);
        if (result == RSA_OK) {
            kat_compare(state->file, "S",
                        bytes_of(record->signature, record->signature_length),
                        bytes_of(signature, length));
            return;
        }
    }
    if (result == RSA_MANY_PRIMES)
        kat_skip(state->file, rsa_result_text(result));
    else
        kat_verdict(state->file, result == RSA_OK, "a signature",
                    rsa_result_text(result));
}

/* SigVer: Result is P, or F and the reason. */
static void run_verification(struct rsp_state *state, enum rsa_result verified)
{
    const char *expected = rsp_text(state, "Result");
    bool wants_pass = expected[0] == 'P',
         wants_fail = expected[0] == 'F' && verified != RSA_NO_MEMORY;
    kat_verdict(state->file, verified == RSA_OK ? wants_pass : wants_fail, expected,
                verified == RSA_OK ? "a good signature" : rsa_result_text(verified));
}

static void run_record(struct rsp_state *state, struct rsa_record *record)
{
    struct rsa_public_key key;
    if (!set_key(state, record, &key))
        return;
    enum rsa_result verified =
        record->is_pss ? rsa_verify_pss(&key, &record->pss, record->digest,
                                        record->signature, record->signature_length)
                       : rsa_verify_pkcs1(&key, record->pss.hash, record->digest,
                                          record->signature, record->signature_length);
    if (rsp_text(state, "Result") != NULL)
        run_verification(state, verified);
    else
        run_generation(state, record, verified);
}

static void run_signature(struct rsp_state *state, bool is_pss)
{
    struct rsa_record record = {0};
    const char *hash_name = rsp_text(state, "SHAAlg");
    const struct hash *hash = hash_name != NULL ? hash_by_name(hash_name) : NULL;
    if (!rsp_fresh(state, "S"))
        return;
    if (hash == NULL) {
        kat_skip(state->file, "certwright does not have this hash");
        return;
    }
    record.is_pss = is_pss;
    record.pss = (struct rsa_pss_parameters){hash, hash, hash->digest_length};
    bool ok = read_record(state, hash, &record);
    if (ok && is_pss) {
        record.pss.salt_length = state->salt_length;
        if (rsp_text(state, "SaltVal") != NULL) {
            ok = rsp_octets(state, "SaltVal", &record.salt, &record.salt_length);
            record.pss.salt_length = record.salt_length;
        }
    }
    if (!ok)
        kat_verdict(state->file, false, "n, e, Msg, S (and SaltVal) in hexadecimal",
                    "something else");
    else
        run_record(state, &record);
    free_record(&record);
}

void rsp_run_pkcs1(struct rsp_state *state)
{
    run_signature(state, false);
}

void rsp_run_pss(struct rsp_state *state)
{
    run_signature(state, true);
}

/* Sets a number of the key from the value called NAME. */
static bool set_number(const struct rsp_state *state, const char *name,
                       struct number *number)
{
    uint8_t *octets;
    size_t length;
    if (!rsp_octets(state, name, &octets, &length))
        return false;
    bool ok = number_from_octets(number, NUMBER_LIMBS_MAX, octets, length) &&
              number_resize(number, number_limbs_for_bits(number_bit_length(number)));
    free(octets);
    return ok;
}

static bool set_public_key(const struct rsp_state *state, struct rsa_public_key *key,
                           enum rsa_result *result)
{
    uint8_t *n = NULL, *e = NULL;
    size_t n_length, e_length;
    bool ok =
        rsp_octets(state, "n", &n, &n_length) && rsp_octets(state, "e", &e, &e_length);
    if (ok)
        *result =
            rsa_public_key_set(key, integer_of(n, n_length), integer_of(e, e_length));
    free(n);
    free(e);
    return ok;
}

/* KeyGen: e, p, q, n, d. Whatever way the primes were found, they must be primes, n
 * their product and d the inverse of e. */
void rsp_run_key(struct rsp_state *state)
{
    static struct rsa_private_key key;
    enum rsa_result result;
    if (!rsp_fresh(state, "d")) {
        if (rsp_fresh(state, "Result"))
            kat_skip(state->file, "certwright draws its own candidates for primes");
        return;
    }
    memset(&key, 0, sizeof key);
    if (!set_public_key(state, &key.public_key, &result) ||
        !set_number(state, "d", &key.private_exponent) ||
        !set_number(state, "p", &key.prime1) || !set_number(state, "q", &key.prime2)) {
        kat_verdict(state->file, false, "e, p, q, n and d in hexadecimal",
                    "something else");
        return;
    }
    if (result == RSA_LIMIT) {
        kat_skip(state->file, "the key is outside the accepted sizes");
        return;
    }
    if (result == RSA_OK)
        result = rsa_private_key_complete(&key);
    if (result == RSA_OK)
        result = rsa_private_key_check(&key, random_system());
    kat_verdict(state->file, result == RSA_OK, "a consistent key",
                rsa_result_text(result));
    rsa_private_key_wipe(&key);
}
