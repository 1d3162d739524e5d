/* gnutls_rsa.c -- GnuTLS's RSA. It is nettle's arithmetic, blinded and checked there. */
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <stdlib.h>

#include "contender.h"

struct gnutls_key {
    gnutls_privkey_t private_key;
    gnutls_pubkey_t public_key;
};

static void close_key(void *state)
{
    struct gnutls_key *k = state;
    gnutls_privkey_deinit(k->private_key);
    gnutls_pubkey_deinit(k->public_key);
    free(k);
}

static void *open_key(struct bytes key)
{
    struct gnutls_key *k = calloc(1, sizeof *k);
    const gnutls_datum_t der = {(unsigned char *)key.data, (unsigned)key.length};
    if (k == NULL || gnutls_privkey_init(&k->private_key) != 0 ||
        gnutls_pubkey_init(&k->public_key) != 0)
        return NULL;
    if (gnutls_privkey_import_x509_raw(k->private_key, &der, GNUTLS_X509_FMT_DER, NULL,
                                       0) == 0 &&
        gnutls_pubkey_import_privkey(k->public_key, k->private_key, 0, 0) == 0)
        return k;
    close_key(k);
    return NULL;
}

static bool sign(void *state, const uint8_t *digest, uint8_t *signature)
{
    const struct gnutls_key *k = state;
    const gnutls_datum_t hash = {(unsigned char *)digest, DIGEST_LENGTH};
    gnutls_datum_t made;
    if (gnutls_privkey_sign_hash2(k->private_key, GNUTLS_SIGN_RSA_SHA256, 0, &hash,
                                  &made) != 0)
        return false;
    memcpy(signature, made.data, made.size);
    gnutls_free(made.data);
    return true;
}

static bool verify(void *state, const uint8_t *digest, struct bytes signature)
{
    const struct gnutls_key *k = state;
    const gnutls_datum_t hash = {(unsigned char *)digest, DIGEST_LENGTH};
    const gnutls_datum_t given = {(unsigned char *)signature.data,
                                  (unsigned)signature.length};
    return gnutls_pubkey_verify_hash2(k->public_key, GNUTLS_SIGN_RSA_SHA256, 0, &hash,
                                      &given) >= 0;
}

static bool write_key(gnutls_x509_privkey_t key, struct encoded *out)
{
    out->length = sizeof out->octets;
    return gnutls_x509_privkey_export(key, GNUTLS_X509_FMT_DER, out->octets,
                                      &out->length) == 0;
}

static bool generate(unsigned bits, struct encoded *out)
{
    gnutls_x509_privkey_t key;
    if (gnutls_x509_privkey_init(&key) != 0)
        return false;
    bool ok = gnutls_x509_privkey_generate(key, GNUTLS_PK_RSA, bits, 0) == 0 &&
              (out == NULL || write_key(key, out));
    gnutls_x509_privkey_deinit(key);
    return ok;
}

const struct rsa_operations bench_gnutls_rsa = {open_key, close_key, sign,
                                                verify,   NULL,      generate};
