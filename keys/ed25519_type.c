/* ed25519_type.c -- the row of the key type Ed25519 and that of its signature scheme, which
 * have one identifier: RFC 8410 sections 3 to 7. It signs the message and not a digest: RFC
 * 8032 hashes it twice. */
#include "../asn1/oid.h"
#include "curve_keys.h"
#include "curve_private_key.h"
#include "ec_key.h"
#include "ec_schemes.h"
#include "key_type.h"

/* --- keys -------------------------------------------------------------------------- */

static bool read_public(struct der_reader *reader,
                        const struct algorithm_identifier *algorithm,
                        struct public_key *key)
{
    struct bytes contents;
    size_t offset = reader->position;
    (void)algorithm; /* key_parameters_check has seen it */
    if (!curve_public_key_read(reader, &contents))
        return false;
    enum ec_result result = ed25519_public_key_set(&key->ed25519, contents.data);
    return result == EC_OK ||
           ec_fail(reader->error, result, offset, "RFC 8032 5.1.3", "subjectPublicKey");
}

static void write_public(struct der_writer *writer, const struct public_key *key)
{
    der_write_raw(writer, bytes_of(key->ed25519.point, sizeof key->ed25519.point));
}

static bool equal(const struct public_key *a, const struct public_key *b)
{
    return memcmp(a->ed25519.point, b->ed25519.point, sizeof a->ed25519.point) == 0;
}

static bool read_private(struct der_reader *reader,
                         const struct algorithm_identifier *algorithm,
                         struct private_key *key)
{
    struct bytes seed;
    (void)algorithm; /* key_parameters_check has seen it */
    if (!curve_private_key_read(reader, &seed))
        return false;
    ed25519_private_key_set(&key->ed25519, seed.data);
    return true;
}

static void write_private(struct der_writer *writer, const struct private_key *key)
{
    curve_private_key_write(writer, key->ed25519.seed);
}

static void derive_public(const struct private_key *key, struct public_key *public_key)
{
    public_key->ed25519 = key->ed25519.public_key;
}

static enum key_result generate(const struct key_generation *generation,
                                struct random_source *random, struct private_key *key)
{
    (void)generation; /* nothing to choose, and nothing to wait for */
    return ec_key_result(ed25519_generate(&key->ed25519, random));
}

const struct ed25519_public_key *public_key_ed25519(const struct public_key *key)
{
    return key->type == &key_type_ed25519 ? &key->ed25519 : NULL;
}

const struct ed25519_private_key *private_key_ed25519(const struct private_key *key)
{
    return key->type == &key_type_ed25519 ? &key->ed25519 : NULL;
}

/* --- signatures -------------------------------------------------------------------- */

static enum key_result sign(const struct signature_algorithm *algorithm,
                            struct key_signer *signer, struct bytes message,
                            uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
{
    (void)algorithm;
    enum ec_result result =
        ed25519_sign(&signer->key->ed25519, message.data, message.length,
                     signer->deterministic ? NULL : signer->random, NULL, signature);
    *length = result == EC_OK ? ED25519_SIGNATURE_LENGTH : 0;
    return ec_key_result(result);
}

static enum key_result verify(const struct signature_algorithm *algorithm,
                              const struct public_key *key, struct bytes message,
                              struct bytes signature)
{
    (void)algorithm;
    if (signature.length != ED25519_SIGNATURE_LENGTH)
        return KEY_NO;
    return ec_key_result(ed25519_verify(&key->ed25519, message.data, message.length,
                                        signature.data, NULL));
}

const struct signature_scheme scheme_ed25519 = {
    .name = "Ed25519",
    .oid = &oid_ed25519,
    .input = SIGNATURE_OF_MESSAGE,
    .clause = "RFC 8032 5.1.7",
    .read_parameters = scheme_without_parameters_read,
    .write = scheme_without_parameters_write,
    .sign = sign,
    .verify = verify,
};

static const struct signature_scheme *const signatures[] = {&scheme_ed25519, NULL};

/* --- the row ----------------------------------------------------------------------- */

static const struct hash *no_hash(const struct public_key *key)
{
    (void)key;
    return NULL;
}

const struct key_type key_type_ed25519 = {
    .name = "ed25519",
    .label = "Ed25519",
    .oid = &oid_ed25519,
    .clause = "RFC 8410 3",
    .out_of_range = "an Ed25519 key is not for this",
    .uses = KEY_SIGNS,
    .refused_by = "browsers",
    .signatures_refused_by = "browsers",
    .read_public = read_public,
    .write_algorithm = curve_algorithm_write,
    .write_public = write_public,
    .equal = equal,
    .strength = curve_strength,
    .check_to_certify = curve_check_to_certify,
    .read_private = read_private,
    .write_private = write_private,
    .derive_public = derive_public,
    .generate = generate,
    .signatures = signatures,
    .default_hash = no_hash,
};
