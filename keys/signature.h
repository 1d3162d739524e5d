/* signature.h -- signatures of any kind: the table of schemes, an algorithm with its
 * parameters, and making and checking a signature.
 *
 * A scheme is a row: its AlgorithmIdentifier (RFC 3279, 4055, 5758, 8410), its hash, and two
 * functions. Rows hang on the key types that have them. Which algorithm is to be used
 * is asked for once the key has been read (signature_choose): only then is it known
 * what there is to choose from. */
#ifndef CERTWRIGHT_KEYS_SIGNATURE_H
#define CERTWRIGHT_KEYS_SIGNATURE_H

#include "../random/random.h"
#include "../rsa/signer.h"
#include "../sha/hash.h"
#include "key.h"
#include "result.h"

/* Bytes of the longest signature of any scheme: RSA with the longest modulus. */
#define SIGNATURE_LENGTH_MAX RSA_MODULUS_LENGTH_MAX

/* What a signature is made over. */
enum signature_input {
    SIGNATURE_OF_DIGEST,            /* of the digest by the hash of the row */
    SIGNATURE_OF_DIGEST_PARAMETERS, /* by a hash that the parameters name */
    SIGNATURE_OF_MESSAGE,           /* of the message itself, as EdDSA has it */
};

/* A scheme with all that its AlgorithmIdentifier says. A zeroed object is none. */
struct signature_algorithm {
    const struct signature_scheme *scheme;
    const struct hash *hash;      /* NULL: it takes the message itself */
    const struct hash *mgf1_hash; /* of RSASSA-PSS */
    size_t salt_length;           /* of RSASSA-PSS, bytes; or RSA_PSS_SALT_ANY */
};

/* A private key made ready to sign again and again. Key and random source are
 * borrowed; not for two threads at once. */
struct key_signer {
    const struct private_key *key;
    struct random_source *random;
    /* Signatures of ECDSA and Ed25519 that anybody with the key makes again: those of RFC 6979
     * and RFC 8032, with no fresh randomness in the nonce. Set after key_signer_begin, which
     * makes it false; the salt of RSASSA-PSS is random either way. */
    bool deterministic;
    union {
        struct rsa_signer rsa;
    };
};

struct signature_scheme {
    const char *name; /* as the standard has it: "sha256WithRSAEncryption" */
    const struct bytes *oid;
    enum signature_input input;
    const struct hash *hash; /* with SIGNATURE_OF_DIGEST */
    bool is_pss;             /* RSASSA-PSS, which a wish can ask for */
    const char *clause;      /* of verifying */
    /* Sets what the parameters say; the scheme and its hash are set already. */
    bool (*read_parameters)(const struct algorithm_identifier *identifier,
                            struct signature_algorithm *algorithm, struct error *error);
    void (*write)(struct der_writer *writer,
                  const struct signature_algorithm *algorithm);
    enum key_result (*sign)(const struct signature_algorithm *algorithm,
                            struct key_signer *signer, struct bytes input,
                            uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length);
    enum key_result (*verify)(const struct signature_algorithm *algorithm,
                              const struct public_key *key, struct bytes input,
                              struct bytes signature);
};

/* What somebody asks for. A zeroed wish leaves everything to the key. */
struct signature_wish {
    const struct hash *hash; /* NULL: the key's own choice */
    bool pss;                /* RSASSA-PSS, of keys that have a choice */
    /* For RSASSA-PSS alone. */
    const struct hash *mgf1_hash; /* NULL: what the key demands, or the same as HASH */
    bool has_salt_length; /* else: what the key demands, or the digest's length */
    size_t salt_length;   /* RSA_PSS_SALT_ANY: for checking, any will do */
};

/* signature_choose sets ALGORITHM to what KEY signs with and WISH asks for. False is
 * ERROR_UNSUPPORTED if KEY has no such scheme, or ERROR_RULE if it does not allow it
 * (signature_allowed). KEY is one that has a type, here and in signature_allowed. */
bool signature_choose(const struct public_key *key, const struct signature_wish *wish,
                      struct signature_algorithm *algorithm, struct error *error)
    __attribute__((warn_unused_result));

/* signature_algorithm_read finds out what IDENTIFIER means. False is ERROR_UNSUPPORTED
 * if certwright has no row for it or not with these parameters, and another kind if they are
 * malformed; offsets, if there are any, count from the start of the parameters. */
bool signature_algorithm_read(const struct algorithm_identifier *identifier,
                              struct signature_algorithm *algorithm,
                              struct error *error) __attribute__((warn_unused_result));

/* signature_algorithm_write writes the AlgorithmIdentifier of ALGORITHM; a zeroed one
 * makes the writer fail. */
void signature_algorithm_write(struct der_writer *writer,
                               const struct signature_algorithm *algorithm);

/* signature_algorithm_is_weak tells whether ALGORITHM has a hash that is for verifying
 * only, over the message or in the mask. */
bool signature_algorithm_is_weak(const struct signature_algorithm *algorithm);

/* signature_algorithm_is_broken tells whether IDENTIFIER names RSA over MD2, MD4 or MD5:
 * without any code for these it is known that they can be forged. */
bool signature_algorithm_is_broken(const struct algorithm_identifier *identifier);

/* signature_allowed checks that KEY may be used with ALGORITHM: its type has the
 * scheme, and a key of id-RSASSA-PSS with parameters wants their hash and no shorter
 * salt (RFC 4055 section 3.3). A salt length that ALGORITHM leaves open
 * (RSA_PSS_SALT_ANY) becomes the one in those parameters. False is ERROR_RULE. */
bool signature_allowed(const struct public_key *key,
                       struct signature_algorithm *algorithm, struct error *error)
    __attribute__((warn_unused_result));

/* key_signer_begin prepares SIGNER for KEY, which must not change until key_signer_end.
 * RANDOM is for blinding, nonces, and what else a scheme draws. */
void key_signer_begin(struct key_signer *signer, const struct private_key *key,
                      struct random_source *random);

/* key_signer_end leaves nothing of SIGNER. A zeroed one may be ended. */
void key_signer_end(struct key_signer *signer);

/* signature_make signs INPUT into SIGNATURE and sets LENGTH, in bytes. INPUT is the digest
 * by algorithm->hash, or the message itself if that is NULL. Constant time in the key.
 * KEY_OUT_OF_RANGE: the key's type has no such scheme, or the key is too short for it.
 * LENGTH is 0 unless KEY_OK. */
enum key_result signature_make(const struct signature_algorithm *algorithm,
                               struct key_signer *signer, struct bytes input,
                               uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
    __attribute__((warn_unused_result));

/* signature_check returns KEY_OK if SIGNATURE is that of INPUT by the owner of KEY, and
 * KEY_NO if not; INPUT is as above. KEY_OUT_OF_RANGE and KEY_NO_MEMORY leave it open. */
enum key_result signature_check(const struct signature_algorithm *algorithm,
                                const struct public_key *key, struct bytes input,
                                struct bytes signature)
    __attribute__((warn_unused_result));

#endif
