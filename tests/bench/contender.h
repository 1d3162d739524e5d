/* contender.h -- who takes part: certwright and its peers, each a table of what it can do.
 *
 * Every function does the same work with the same inputs, in the way that its library's
 * documentation recommends to a program that does it often: what can be set up once (an
 * algorithm looked up by name, a context, a key) is set up once. A function that is NULL
 * is something that the library's interface does not have. */
#ifndef CERTWRIGHT_BENCH_CONTENDER_H
#define CERTWRIGHT_BENCH_CONTENDER_H

#include "asn1/bytes.h"

#define DIGEST_LENGTH              32
#define BENCH_SIGNATURE_LENGTH_MAX 512
#define ENCODED_LENGTH_MAX         8192

/* Something in DER that a contender has made. */
struct encoded {
    uint8_t octets[ENCODED_LENGTH_MAX];
    size_t length;
};

struct signed_digest_case {
    uint8_t digest[DIGEST_LENGTH];
    uint8_t signature[BENCH_SIGNATURE_LENGTH_MAX];
};

struct hash_operations {
    /* Writes the SHA-256 digest of MESSAGE. */
    bool (*digest)(struct bytes message, uint8_t digest[DIGEST_LENGTH]);
    /* Does so for COUNT messages. NULL: one after another is all there is. */
    bool (*digest_many)(const struct bytes *messages, size_t count,
                        uint8_t (*digests)[DIGEST_LENGTH]);
};

struct rsa_operations {
    /* Returns what signing and verifying with KEY, an RSAPrivateKey in DER, need; or
     * NULL. */
    void *(*open)(struct bytes key);
    void (*close)(void *key);
    /* RSASSA-PKCS1-v1_5 with SHA-256, blinded, and checked before it is released. */
    bool (*sign)(void *key, const uint8_t *digest, uint8_t *signature);
    bool (*verify)(void *key, const uint8_t *digest, struct bytes signature);
    /* True if all are right. NULL: one after another is all there is. */
    bool (*verify_many)(void *key, const struct signed_digest_case *cases, size_t count,
                        size_t signature_length);
    /* Makes a key of BITS bits with the exponent 65537, and writes it as an RSAPrivateKey
     * or PrivateKeyInfo unless KEY is NULL. */
    bool (*generate)(unsigned bits, struct encoded *key);
};

#define ED_KEY_LENGTH       32
#define ED_SIGNATURE_LENGTH 64

/* Ed25519 and X25519. */
struct ed_operations {
    /* Returns what working with KEY, a seed of Ed25519, needs; or NULL. */
    void *(*open)(const uint8_t key[ED_KEY_LENGTH]);
    void (*close)(void *key);
    bool (*sign)(void *key, struct bytes message,
                 uint8_t signature[ED_SIGNATURE_LENGTH]);
    bool (*verify)(void *key, struct bytes message,
                   const uint8_t signature[ED_SIGNATURE_LENGTH]);
    /* The same for a scalar of X25519, and the other's public key. */
    void *(*open_exchange)(const uint8_t key[ED_KEY_LENGTH],
                           const uint8_t peer[ED_KEY_LENGTH]);
    void (*close_exchange)(void *exchange);
    bool (*derive)(void *exchange, uint8_t secret[ED_KEY_LENGTH]);
};

#define EC_SIGNATURE_LENGTH_MAX 144

struct ec_operations {
    /* Returns what signing and verifying with KEY, a PrivateKeyInfo, need; or NULL. */
    void *(*open)(struct bytes key);
    void (*close)(void *key);
    /* ECDSA of a digest, with a fresh nonce. The signature is an ECDSA-Sig-Value in DER. */
    bool (*sign)(void *key, struct bytes digest,
                 uint8_t signature[EC_SIGNATURE_LENGTH_MAX], size_t *length);
    bool (*verify)(void *key, struct bytes digest, struct bytes signature);
    /* The secret that KEY and KEY itself have in common: its x-coordinate. */
    bool (*derive)(void *key, uint8_t *secret, size_t *length);
};

/* A certificate, who issued it, and who issued that: all in DER. */
struct chain {
    struct bytes leaf, intermediate, root;
    const char *host; /* whom the leaf must name, as a TLS server */
};

/* Is CERTIFICATE, which has SERIAL_NUMBER and is from the same issuer, in CRL? */
struct crl_question {
    struct bytes crl, certificate, serial_number, issuer;
};

/* What an authority has, and whose key it certifies. */
struct authority_files {
    struct bytes key;         /* RSAPrivateKey */
    struct bytes certificate; /* of the authority */
    struct bytes subject_key; /* RSAPrivateKey of the server */
};

/* All certificates that are issued are for this subject and host. */
#define ISSUED_COMMON_NAME  "host.test"
#define ISSUED_ORGANIZATION "Example Ltd"
#define ISSUED_COUNTRY      "CZ"
#define ISSUED_DAYS         90

enum crl_answer { CRL_FAILED, CRL_LISTED, CRL_NOT_LISTED };

struct x509_operations {
    /* Reads a certificate and lets it go. */
    bool (*parse)(struct bytes der);
    /* From the octets to a verdict. */
    bool (*judge)(const struct chain *chain);
    /* Reads all certificates of a PEM file, behind which is a NUL, has them all at one
     * time, and returns how many there are. */
    size_t (*load)(struct bytes pem);
    enum crl_answer (*find_revoked)(const struct crl_question *question);
    /* Issues a server certificate: names, random serial number, validity, basicConstraints
     * and keyUsage (critical), extKeyUsage, subjectAltName, both key identifiers. */
    void *(*open_authority)(const struct authority_files *files);
    void (*close_authority)(void *authority);
    bool (*issue)(void *authority, struct encoded *certificate);
};

enum contender_id { OURS, OPENSSL, GNUTLS, NETTLE, MBEDTLS, BOTAN, CONTENDER_COUNT };

struct contender {
    const char *name;
    const char *package; /* Debian's, to be installed if it is missing */
    const char *(*version)(void);
    const struct hash_operations *hash; /* NULL: it has none, or it was not there */
    const struct rsa_operations *rsa;
    const struct x509_operations *x509;
    const struct ed_operations *ed;
    const struct ec_operations *ec;
};

extern const struct contender contenders[CONTENDER_COUNT];

/* contender_is_there tells whether it was found when this program was built. */
bool contender_is_there(enum contender_id id);

const char *bench_openssl_version(void);
const char *bench_gnutls_version(void);
const char *bench_nettle_version(void);
const char *bench_mbedtls_version(void);
const char *bench_botan_version(void);

extern const struct hash_operations bench_ours_hash, bench_openssl_hash,
    bench_gnutls_hash, bench_nettle_hash, bench_mbedtls_hash, bench_botan_hash;
extern const struct rsa_operations bench_ours_rsa, bench_openssl_rsa, bench_gnutls_rsa,
    bench_nettle_rsa, bench_mbedtls_rsa, bench_botan_rsa;
extern const struct ec_operations bench_ours_ec, bench_openssl_ec;
extern const struct ed_operations bench_ours_ed, bench_openssl_ed, bench_nettle_ed;
extern const struct x509_operations bench_ours_x509, bench_openssl_x509,
    bench_gnutls_x509, bench_mbedtls_x509, bench_botan_x509;

#endif
