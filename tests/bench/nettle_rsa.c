/* nettle_rsa.c -- nettle's RSA: the functions that are "timing resistant" (tr), which
 * blind, and check what they give. Random octets come from the system, as certwright's
 * do. */
#include <nettle/rsa.h>
#include <stdlib.h>
#include <sys/random.h>

#include "asn1/der_values.h"
#include "asn1/der_writer.h"
#include "contender.h"

#define KEY_BITS_MAX 4096

struct nettle_key {
    struct rsa_public_key public_key;
    struct rsa_private_key private_key;
    mpz_t number; /* the signature */
};

/* getrandom gives 256 octets or fewer without being interrupted. */
static void fill(void *context, size_t length, uint8_t *octets)
{
    (void)context;
    while (length > 0) {
        size_t part = length < 256 ? length : 256;
        if (getrandom(octets, part, 0) != (ssize_t)part)
            abort();
        octets += part;
        length -= part;
    }
}

static void close_key(void *state)
{
    struct nettle_key *k = state;
    rsa_public_key_clear(&k->public_key);
    rsa_private_key_clear(&k->private_key);
    mpz_clear(k->number);
    free(k);
}

static void *open_key(struct bytes key)
{
    struct nettle_key *k = malloc(sizeof *k);
    if (k == NULL)
        return NULL;
    rsa_public_key_init(&k->public_key);
    rsa_private_key_init(&k->private_key);
    mpz_init(k->number);
    if (rsa_keypair_from_der(&k->public_key, &k->private_key, KEY_BITS_MAX, key.length,
                             key.data) == 1)
        return k;
    close_key(k);
    return NULL;
}

static bool sign(void *state, const uint8_t *digest, uint8_t *signature)
{
    struct nettle_key *k = state;
    if (rsa_sha256_sign_digest_tr(&k->public_key, &k->private_key, NULL, fill, digest,
                                  k->number) != 1)
        return false;
    size_t length = (mpz_sizeinbase(k->number, 2) + 7) / 8;
    memset(signature, 0, k->public_key.size);
    mpz_export(signature + k->public_key.size - length, NULL, 1, 1, 1, 0, k->number);
    return true;
}

static bool verify(void *state, const uint8_t *digest, struct bytes signature)
{
    struct nettle_key *k = state;
    mpz_import(k->number, signature.length, 1, 1, 1, 0, signature.data);
    return rsa_sha256_verify_digest(&k->public_key, digest, k->number) == 1;
}

static void write_number(struct der_writer *writer, const mpz_t number)
{
    uint8_t octets[KEY_BITS_MAX / 8 + 1];
    size_t length = (mpz_sizeinbase(number, 2) + 7) / 8;
    if (length >= sizeof octets)
        return;
    mpz_export(octets, NULL, 1, 1, 1, 0, number);
    der_write_unsigned(writer, bytes_of(octets, length));
}

/* nettle reads DER, but does not write it. */
static bool write_key(const struct nettle_key *k, struct encoded *out)
{
    const mpz_srcptr numbers[] = {k->public_key.n,  k->public_key.e,  k->private_key.d,
                                  k->private_key.p, k->private_key.q, k->private_key.a,
                                  k->private_key.b, k->private_key.c};
    static const uint8_t version = 0;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    der_begin(&writer, DER_SEQUENCE);
    der_write_unsigned(&writer, bytes_of(&version, 1));
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        write_number(&writer, numbers[i]);
    der_end(&writer);
    bool ok =
        der_writer_finish(&writer, &der, &error) && der.length <= sizeof out->octets;
    if (ok) {
        memcpy(out->octets, der.data, der.length);
        out->length = der.length;
    }
    der_writer_clear(&writer);
    return ok;
}

static bool generate(unsigned bits, struct encoded *out)
{
    struct nettle_key *k = malloc(sizeof *k);
    if (k == NULL)
        return false;
    rsa_public_key_init(&k->public_key);
    rsa_private_key_init(&k->private_key);
    mpz_init(k->number);
    mpz_set_ui(k->public_key.e, 65537);
    bool ok = rsa_generate_keypair(&k->public_key, &k->private_key, NULL, fill, NULL,
                                   NULL, bits, 0) == 1 &&
              (out == NULL || write_key(k, out));
    close_key(k);
    return ok;
}

const struct rsa_operations bench_nettle_rsa = {open_key, close_key, sign,
                                                verify,   NULL,      generate};
