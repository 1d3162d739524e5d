/* curve_oracle.c -- keys on curves, by OpenSSL. */
#include "curve_oracle.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "fuzz.h"
#include "keys/key_type.h"

/* All of DOCUMENT, or NULL. */
static EVP_PKEY *read_private(struct bytes document)
{
    const unsigned char *at = document.data;
    EVP_PKEY *key = d2i_AutoPrivateKey(NULL, &at, (long)document.length);
    ERR_clear_error();
    if (key != NULL && at != document.data + document.length) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

static EVP_PKEY *read_public(struct bytes document)
{
    const unsigned char *at = document.data;
    EVP_PKEY *key = d2i_PUBKEY(NULL, &at, (long)document.length);
    ERR_clear_error();
    if (key != NULL && at != document.data + document.length) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

static bool is_on_curve(const struct key_type *type)
{
    return type->curve != NULL || type == &key_type_ed25519 || type == &key_type_x25519;
}

/* --- what is accepted -------------------------------------------------------------- */

/* PEER is the same public key as KEY; it is freed. */
static void require_same(const struct public_key *key, EVP_PKEY *peer)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes written;
    public_key_write(&writer, key);
    fuzz_require(der_writer_finish(&writer, &written, &error), "public_key_write");
    EVP_PKEY *own = read_public(written);
    fuzz_require(own != NULL, "OpenSSL refuses what public_key_write makes");
    fuzz_require(EVP_PKEY_eq(own, peer) == 1, "another public key for OpenSSL");
    EVP_PKEY_free(own);
    EVP_PKEY_free(peer);
    der_writer_clear(&writer);
}

void check_curve_private_key(const struct private_key *key, struct bytes document)
{
    struct public_key half;
    if (!is_on_curve(key->type))
        return;
    EVP_PKEY *peer = read_private(document);
    fuzz_require(peer != NULL, "a private key that OpenSSL refuses");
    private_key_public(key, &half);
    require_same(&half, peer);
}

void check_curve_public_key(const struct public_key *key, struct bytes document)
{
    if (!is_on_curve(key->type))
        return;
    EVP_PKEY *peer = read_public(document);
    fuzz_require(peer != NULL, "a public key that OpenSSL refuses");
    require_same(key, peer);
}

/* --- what is refused --------------------------------------------------------------- */

/* Whether the OBJECT IDENTIFIER of a curve that is known here is somewhere in DOCUMENT; without
 * one it is not looked into. */
static bool has_known_curve(struct bytes document)
{
    static const struct bytes known[] = {
        {(const uint8_t *)"\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07", 10},
        {(const uint8_t *)"\x06\x05\x2b\x81\x04\x00\x22", 7},
        {(const uint8_t *)"\x06\x05\x2b\x81\x04\x00\x23", 7},
        {(const uint8_t *)"\x06\x03\x2b\x65\x6e", 5},
        {(const uint8_t *)"\x06\x03\x2b\x65\x70", 5},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        for (size_t at = 0; at + known[i].length <= document.length; at++)
            if (memcmp(document.data + at, known[i].data, known[i].length) == 0)
                return true;
    return false;
}

static bool text_is(EVP_PKEY *key, const char *parameter, const char *want)
{
    char text[64];
    size_t length;
    return EVP_PKEY_get_utf8_string_param(key, parameter, text, sizeof text, &length) ==
               1 &&
           strcmp(text, want) == 0;
}

/* KEY is one whose numbers OpenSSL itself calls right, on a curve with a name, and its point is
 * in a form that RFC 5480 has. */
static bool is_good(EVP_PKEY *key, bool is_private)
{
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC)
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_X25519 ||
               (is_private && EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool ok =
        (text_is(key, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1") ||
         text_is(key, OSSL_PKEY_PARAM_GROUP_NAME, "secp384r1") ||
         text_is(key, OSSL_PKEY_PARAM_GROUP_NAME, "secp521r1")) &&
        text_is(key, OSSL_PKEY_PARAM_EC_ENCODING, "named_curve") &&
        !text_is(key, OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, "hybrid") &&
        (is_private ? EVP_PKEY_check(context) : EVP_PKEY_public_check(context)) == 1;
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return ok;
}

/* Whether DOCUMENT is, or has in its PrivateKeyInfo, an ECPrivateKey of another version than 1,
 * which RFC 5915 section 3 does not have: OpenSSL keeps whatever was there. */
static bool has_other_version(struct bytes document)
{
    struct error error = {0};
    struct der_reader inner, key = der_reader_of(document, &error);
    struct bytes octets, version;
    if (!der_enter(&key, DER_SEQUENCE, "", &inner) ||
        !der_read(&inner, DER_INTEGER, "", &version))
        return false;
    if (!der_next_is(&inner, DER_SEQUENCE))
        return version.length != 1 || version.data[0] != 1;
    if (!der_read_any(&inner, "", NULL, NULL, NULL) ||
        !der_read(&inner, DER_OCTET_STRING, "", &octets))
        return false;
    key = der_reader_within(&inner, octets);
    return der_enter(&key, DER_SEQUENCE, "", &inner) &&
           der_read(&inner, DER_INTEGER, "", &version) &&
           (version.length != 1 || version.data[0] != 1);
}

/* Whether the LENGTH bytes at WRITTEN, which are freed, are DOCUMENT. */
static bool is_same(struct bytes document, unsigned char *written, int length)
{
    bool ok = length > 0 && bytes_equal(document, bytes_of(written, (size_t)length));
    OPENSSL_free(written);
    return ok;
}

/* In the form of its type, SEC 1, or in PKCS #8. */
static bool is_written_so(EVP_PKEY *key, struct bytes document)
{
    unsigned char *written = NULL;
    int length = i2d_PrivateKey(key, &written);
    if (is_same(document, written, length))
        return true;
    PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(key);
    written = NULL;
    length = info != NULL ? i2d_PKCS8_PRIV_KEY_INFO(info, &written) : 0;
    PKCS8_PRIV_KEY_INFO_free(info);
    return is_same(document, written, length);
}

void check_refused_private_key(struct bytes document)
{
    EVP_PKEY *key = has_known_curve(document) ? read_private(document) : NULL;
    if (key != NULL && is_good(key, true) && !has_other_version(document))
        fuzz_require(!is_written_so(key, document),
                     "a private key as OpenSSL writes it is refused");
    EVP_PKEY_free(key);
    ERR_clear_error();
}

void check_refused_public_key(struct bytes document)
{
    unsigned char *written = NULL;
    EVP_PKEY *key = has_known_curve(document) ? read_public(document) : NULL;
    if (key != NULL && is_good(key, false)) {
        int length = i2d_PUBKEY(key, &written);
        fuzz_require(!is_same(document, written, length),
                     "a public key as OpenSSL writes it is refused");
    }
    EVP_PKEY_free(key);
    ERR_clear_error();
}
