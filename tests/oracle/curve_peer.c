/* curve_peer.c -- keys on curves, by OpenSSL. */
#include "curve_peer.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <stdlib.h>

/* OBJECT, which OpenSSL had to make. */
static void *made(void *object)
{
    if (object == NULL)
        abort();
    return object;
}

static void require(bool is_so)
{
    if (!is_so)
        abort();
}

/* --- points ------------------------------------------------------------------------ */

const EC_GROUP *peer_group(const struct curve *curve)
{
    static const struct {
        const struct curve *curve;
        int nid;
    } known[] = {{&curve_p256, NID_X9_62_prime256v1},
                 {&curve_p384, NID_secp384r1},
                 {&curve_p521, NID_secp521r1}};
    static EC_GROUP *groups[sizeof known / sizeof known[0]];
    size_t i = 0;
    while (known[i].curve != curve)
        i++;
    if (groups[i] == NULL)
        groups[i] = made(EC_GROUP_new_by_curve_name(known[i].nid));
    return groups[i];
}

size_t peer_write_point(const struct curve *curve, const EC_POINT *point,
                        uint8_t encoded[CURVE_POINT_LENGTH_MAX])
{
    const EC_GROUP *group = peer_group(curve);
    return EC_POINT_is_at_infinity(group, point)
               ? 0
               : EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED,
                                    encoded, CURVE_POINT_LENGTH_MAX, NULL);
}

bool peer_read_point(const struct curve *curve, struct bytes encoded,
                     uint8_t point[CURVE_POINT_LENGTH_MAX])
{
    EC_POINT *read = made(EC_POINT_new(peer_group(curve)));
    bool ok = EC_POINT_oct2point(peer_group(curve), read, encoded.data, encoded.length,
                                 NULL) == 1 &&
              peer_write_point(curve, read, point) > 0;
    EC_POINT_free(read);
    ERR_clear_error();
    return ok;
}

void peer_public_point(const struct curve *curve, const uint8_t *scalar,
                       uint8_t point[CURVE_POINT_LENGTH_MAX])
{
    const EC_GROUP *group = peer_group(curve);
    EC_POINT *product = made(EC_POINT_new(group));
    BIGNUM *d = made(BN_bin2bn(scalar, (int)curve->length, NULL));
    require(EC_POINT_mul(group, product, d, NULL, NULL, NULL) == 1 &&
            peer_write_point(curve, product, point) > 0);
    BN_free(d);
    EC_POINT_free(product);
}

/* --- keys -------------------------------------------------------------------------- */

static OSSL_PARAM *ec_parameters(const struct curve *curve, const uint8_t *point,
                                 const BIGNUM *d)
{
    OSSL_PARAM_BLD *builder = made(OSSL_PARAM_BLD_new());
    require(OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME,
                                            curve->name, 0) == 1 &&
            OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point,
                                             1 + 2 * curve->length) == 1);
    if (d != NULL)
        require(OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, d) == 1);
    OSSL_PARAM *parameters = made(OSSL_PARAM_BLD_to_param(builder));
    OSSL_PARAM_BLD_free(builder);
    return parameters;
}

EVP_PKEY *peer_ec_key(const struct curve *curve, const uint8_t *point,
                      const uint8_t *scalar)
{
    EVP_PKEY *key = NULL;
    BIGNUM *d =
        scalar != NULL ? made(BN_bin2bn(scalar, (int)curve->length, NULL)) : NULL;
    OSSL_PARAM *parameters = ec_parameters(curve, point, d);
    EVP_PKEY_CTX *context = made(EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL));
    require(EVP_PKEY_fromdata_init(context) == 1);
    if (EVP_PKEY_fromdata(context, &key,
                          scalar != NULL ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
                          parameters) != 1)
        key = NULL;
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(parameters);
    BN_free(d);
    ERR_clear_error();
    return key;
}

EVP_PKEY *peer_raw_private_key(int type, const uint8_t octets[32])
{
    return made(EVP_PKEY_new_raw_private_key(type, NULL, octets, 32));
}

EVP_PKEY *peer_raw_public_key(int type, const uint8_t octets[32])
{
    return made(EVP_PKEY_new_raw_public_key(type, NULL, octets, 32));
}

void peer_raw_public(EVP_PKEY *key, uint8_t octets[32])
{
    size_t length = 32;
    require(EVP_PKEY_get_raw_public_key(key, octets, &length) == 1 && length == 32);
}

/* --- signatures -------------------------------------------------------------------- */

size_t peer_sign(EVP_PKEY *key, struct bytes digest,
                 uint8_t signature[PEER_SIGNATURE_MAX])
{
    size_t length = PEER_SIGNATURE_MAX;
    EVP_PKEY_CTX *context = made(EVP_PKEY_CTX_new(key, NULL));
    require(EVP_PKEY_sign_init(context) == 1 &&
            EVP_PKEY_sign(context, signature, &length, digest.data, digest.length) ==
                1);
    EVP_PKEY_CTX_free(context);
    return length;
}

bool peer_verify(EVP_PKEY *key, struct bytes digest, struct bytes signature)
{
    EVP_PKEY_CTX *context = made(EVP_PKEY_CTX_new(key, NULL));
    require(EVP_PKEY_verify_init(context) == 1);
    bool ok = EVP_PKEY_verify(context, signature.data, signature.length, digest.data,
                              digest.length) == 1;
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return ok;
}

void peer_sign_message(EVP_PKEY *key, struct bytes message, uint8_t signature[64])
{
    size_t length = 64;
    EVP_MD_CTX *context = made(EVP_MD_CTX_new());
    require(EVP_DigestSignInit(context, NULL, NULL, NULL, key) == 1 &&
            EVP_DigestSign(context, signature, &length, message.data, message.length) ==
                1 &&
            length == 64);
    EVP_MD_CTX_free(context);
}

bool peer_verify_message(EVP_PKEY *key, struct bytes message,
                         const uint8_t signature[64])
{
    EVP_MD_CTX *context = made(EVP_MD_CTX_new());
    require(EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1);
    bool ok =
        EVP_DigestVerify(context, signature, 64, message.data, message.length) == 1;
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    return ok;
}

/* What has the top 247 bits of p = 2^255 - 19 is p + (first byte) - 0xed. */
bool peer_reads_strictly(const uint8_t encoded[32])
{
    bool has_sign = encoded[31] >= 0x80, is_high = (encoded[31] & 0x7f) == 0x7f;
    bool is_low = (encoded[31] & 0x7f) == 0;
    for (size_t i = 1; i < 31; i++) {
        is_high = is_high && encoded[i] == 0xff;
        is_low = is_low && encoded[i] == 0;
    }
    bool is_x_zero = (is_low && encoded[0] == 1) || (is_high && encoded[0] == 0xec);
    return !(is_high && encoded[0] >= 0xed) && !(has_sign && is_x_zero);
}

/* --- Diffie-Hellman ---------------------------------------------------------------- */

bool peer_agree(EVP_PKEY *key, EVP_PKEY *peer, uint8_t *secret, size_t length)
{
    size_t size = length;
    EVP_PKEY_CTX *context = made(EVP_PKEY_CTX_new(key, NULL));
    require(EVP_PKEY_derive_init(context) == 1);
    bool ok = EVP_PKEY_derive_set_peer_ex(context, peer, 0) == 1 &&
              EVP_PKEY_derive(context, secret, &size) == 1 && size == length;
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return ok;
}
