/* x25519_type.c -- the row of the key type X25519, RFC 8410: its keys agree on a secret (RFC
 * 7748 section 6.1) and sign nothing. */
#include "../asn1/oid.h"
#include "curve_keys.h"
#include "curve_private_key.h"
#include "ec_key.h"
#include "key_type.h"

static bool read_public(struct der_reader *reader,
                        const struct algorithm_identifier *algorithm,
                        struct public_key *key)
{
    struct bytes contents;
    (void)algorithm; /* key_parameters_check has seen it */
    if (!curve_public_key_read(reader, &contents))
        return false;
    memcpy(key->x25519.u, contents.data, sizeof key->x25519.u);
    return true;
}

static void write_public(struct der_writer *writer, const struct public_key *key)
{
    der_write_raw(writer, bytes_of(key->x25519.u, sizeof key->x25519.u));
}

/* As bytes: two that are one number modulo 2^255 - 19 are two keys here. */
static bool equal(const struct public_key *a, const struct public_key *b)
{
    return memcmp(a->x25519.u, b->x25519.u, sizeof a->x25519.u) == 0;
}

static bool read_private(struct der_reader *reader,
                         const struct algorithm_identifier *algorithm,
                         struct private_key *key)
{
    struct bytes scalar;
    (void)algorithm; /* key_parameters_check has seen it */
    if (!curve_private_key_read(reader, &scalar))
        return false;
    x25519_private_key_set(&key->x25519, scalar.data);
    return true;
}

static void write_private(struct der_writer *writer, const struct private_key *key)
{
    curve_private_key_write(writer, key->x25519.scalar);
}

static void derive_public(const struct private_key *key, struct public_key *public_key)
{
    public_key->x25519 = key->x25519.public_key;
}

static enum key_result generate(const struct key_generation *generation,
                                struct random_source *random, struct private_key *key)
{
    (void)generation; /* nothing to choose, and nothing to wait for */
    return ec_key_result(x25519_generate(&key->x25519, random));
}

static enum key_result derive(const struct private_key *key,
                              const struct public_key *peer,
                              uint8_t secret[AGREEMENT_LENGTH_MAX], size_t *length)
{
    enum ec_result result = x25519_derive(&key->x25519, &peer->x25519, secret);
    *length = result == EC_OK ? X25519_LENGTH : 0;
    return ec_key_result(result);
}

const struct x25519_public_key *public_key_x25519(const struct public_key *key)
{
    return key->type == &key_type_x25519 ? &key->x25519 : NULL;
}

const struct x25519_private_key *private_key_x25519(const struct private_key *key)
{
    return key->type == &key_type_x25519 ? &key->x25519 : NULL;
}

static const struct agreement_scheme x25519 = {"X25519", derive};
static const struct agreement_scheme *const agreements[] = {&x25519, NULL};

const struct key_type key_type_x25519 = {
    .name = "x25519",
    .label = "X25519",
    .oid = &oid_x25519,
    .clause = "RFC 8410 3",
    .out_of_range = "an X25519 key signs nothing, and has no secret in common "
                    "with a peer of small order",
    .uses = KEY_AGREES,
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
    .agreements = agreements,
};
