/* signature.c -- signatures of any kind, each through the row of its scheme. */
#include "signature.h"

#include "../asn1/oid.h"
#include "key_type.h"

/* md2, md4 and md5WithRSAEncryption, 1.2.840.113549.1.1.2 to 4. */
static const uint8_t broken_oids[][9] = {
    {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x02},
    {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x03},
    {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x04},
};

bool signature_algorithm_is_broken(const struct algorithm_identifier *identifier)
{
    for (size_t i = 0; i < sizeof broken_oids / sizeof broken_oids[0]; i++)
        if (bytes_equal(identifier->algorithm,
                        bytes_of(broken_oids[i], sizeof broken_oids[i])))
            return true;
    return false;
}

/* --- which scheme ----------------------------------------------------------------- */

static bool has_scheme(const struct key_type *type,
                       const struct signature_scheme *scheme)
{
    if (type->signatures == NULL)
        return false;
    for (size_t i = 0; type->signatures[i] != NULL; i++)
        if (type->signatures[i] == scheme)
            return true;
    return false;
}

static const struct signature_scheme *scheme_by_oid(struct bytes oid)
{
    for (size_t i = 0; key_types[i] != NULL; i++) {
        const struct signature_scheme *const *schemes = key_types[i]->signatures;
        for (size_t j = 0; schemes != NULL && schemes[j] != NULL; j++)
            if (bytes_equal(oid, *schemes[j]->oid))
                return schemes[j];
    }
    return NULL;
}

bool signature_algorithm_read(const struct algorithm_identifier *identifier,
                              struct signature_algorithm *algorithm,
                              struct error *error)
{
    char text[ALGORITHM_TEXT_SIZE];
    const struct signature_scheme *scheme = scheme_by_oid(identifier->algorithm);
    if (scheme == NULL)
        return error_fail(error, ERROR_UNSUPPORTED, ERROR_NO_OFFSET, NULL,
                          "signatureAlgorithm: want one that certwright knows, have %s",
                          algorithm_to_text(identifier, text));
    *algorithm = (struct signature_algorithm){.scheme = scheme, .hash = scheme->hash};
    return scheme->read_parameters(identifier, algorithm, error);
}

void signature_algorithm_write(struct der_writer *writer,
                               const struct signature_algorithm *algorithm)
{
    if (algorithm->scheme == NULL)
        der_writer_fail(writer, ERROR_UNSUPPORTED);
    else
        algorithm->scheme->write(writer, algorithm);
}

bool signature_algorithm_is_weak(const struct signature_algorithm *algorithm)
{
    return (algorithm->hash != NULL && algorithm->hash->is_for_verifying_only) ||
           (algorithm->mgf1_hash != NULL &&
            algorithm->mgf1_hash->is_for_verifying_only);
}

static bool has_scheme_without_pss(const struct key_type *type)
{
    for (size_t i = 0; type->signatures[i] != NULL; i++)
        if (!type->signatures[i]->is_pss)
            return true;
    return false;
}

/* A hash that nobody asked for is the key's own choice; a scheme without a hash wants
 * none. */
static const struct signature_scheme *find_scheme(const struct public_key *key,
                                                  const struct hash *hash,
                                                  const struct signature_wish *wish)
{
    const struct signature_scheme *const *schemes = key->type->signatures;
    bool wants_pss = wish->pss || !has_scheme_without_pss(key->type);
    for (size_t i = 0; schemes[i] != NULL; i++) {
        if (schemes[i]->is_pss != wants_pss)
            continue;
        if (schemes[i]->input == SIGNATURE_OF_MESSAGE ? wish->hash == NULL
            : schemes[i]->input == SIGNATURE_OF_DIGEST_PARAMETERS
                ? hash != NULL
                : hash == schemes[i]->hash)
            return schemes[i];
    }
    return NULL;
}

/* What nobody asked for is as the key demands, or else as is usual. */
static void set_pss(const struct public_key *key, const struct signature_wish *wish,
                    struct signature_algorithm *algorithm)
{
    bool demands = key->pss.hash != NULL;
    algorithm->mgf1_hash = wish->mgf1_hash != NULL ? wish->mgf1_hash
                           : demands               ? key->pss.mgf1_hash
                                                   : algorithm->hash;
    algorithm->salt_length = wish->has_salt_length ? wish->salt_length
                             : demands             ? key->pss.salt_length
                                                   : algorithm->hash->digest_length;
}

bool signature_choose(const struct public_key *key, const struct signature_wish *wish,
                      struct signature_algorithm *algorithm, struct error *error)
{
    *algorithm = (struct signature_algorithm){0};
    if (key->type->signatures == NULL)
        return error_fail(error, ERROR_UNSUPPORTED, ERROR_NO_OFFSET, key->type->clause,
                          "key: want one that signs, have %s, which signs nothing",
                          key->type->label);
    const struct hash *hash =
        wish->hash != NULL ? wish->hash : key->type->default_hash(key);
    const struct signature_scheme *scheme = find_scheme(key, hash, wish);
    if (scheme == NULL)
        return error_fail(error, ERROR_UNSUPPORTED, ERROR_NO_OFFSET, key->type->clause,
                          "%s%s%s: %s keys have no such signature scheme",
                          wish->pss ? "RSASSA-PSS" : "",
                          wish->pss && wish->hash != NULL ? " with " : "",
                          wish->hash != NULL ? wish->hash->name : "", key->type->label);
    algorithm->scheme = scheme;
    if (scheme->input != SIGNATURE_OF_MESSAGE)
        algorithm->hash = hash;
    if (scheme->is_pss)
        set_pss(key, wish, algorithm);
    return signature_allowed(key, algorithm, error);
}

bool signature_allowed(const struct public_key *key,
                       struct signature_algorithm *algorithm, struct error *error)
{
    if (key->type->allows != NULL)
        return key->type->allows(key, algorithm, error);
    return has_scheme(key->type, algorithm->scheme) ||
           error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, key->type->clause,
                      "signatureAlgorithm: want a scheme that %s keys have, have %s",
                      key->type->label, algorithm->scheme->name);
}

/* --- signing and verifying -------------------------------------------------------- */

void key_signer_begin(struct key_signer *signer, const struct private_key *key,
                      struct random_source *random)
{
    signer->key = key;
    signer->random = random;
    signer->deterministic = false;
    if (key->type != NULL && key->type->begin_signing != NULL)
        key->type->begin_signing(signer);
}

void key_signer_end(struct key_signer *signer)
{
    if (signer->key != NULL && signer->key->type != NULL &&
        signer->key->type->end_signing != NULL)
        signer->key->type->end_signing(signer);
    signer->key = NULL;
}

enum key_result signature_make(const struct signature_algorithm *algorithm,
                               struct key_signer *signer, struct bytes input,
                               uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
{
    *length = 0;
    if (signer->key->type == NULL || algorithm->scheme == NULL ||
        !has_scheme(signer->key->type, algorithm->scheme))
        return KEY_OUT_OF_RANGE;
    return algorithm->scheme->sign(algorithm, signer, input, signature, length);
}

enum key_result signature_check(const struct signature_algorithm *algorithm,
                                const struct public_key *key, struct bytes input,
                                struct bytes signature)
{
    if (key->type == NULL || algorithm->scheme == NULL ||
        !has_scheme(key->type, algorithm->scheme))
        return KEY_OUT_OF_RANGE;
    return algorithm->scheme->verify(algorithm, key, input, signature);
}
