/* key_type.h -- the table of key types: what certwright must know of an algorithm to
 * work with its keys.
 *
 * A new type is a file with its rows and a line in key_types.c; nothing else asks which
 * algorithm a key has, but for those places that are about one algorithm (the
 * arithmetic that `trace` shows, say). Functions of a row are called through key.h,
 * private_key.h, signature.h, key_transport.h and key_agreement.h, which have the
 * contracts; a row may rely on being given keys of its own type only. */
#ifndef CERTWRIGHT_KEYS_KEY_TYPE_H
#define CERTWRIGHT_KEYS_KEY_TYPE_H

#include "key.h"
#include "key_agreement.h"
#include "key_transport.h"
#include "result.h"
#include "signature.h"

/* What a key can be used for; a certificate's keyUsage follows from it. */
enum key_use {
    KEY_SIGNS = 1 << 0,      /* digitalSignature */
    KEY_TRANSPORTS = 1 << 1, /* keyEncipherment */
    KEY_AGREES = 1 << 2,     /* keyAgreement */
};

/* The sizes that keys are made in, for types that have a choice. */
struct key_sizes {
    unsigned bits_min, bits_max;
    unsigned bits_leaf, bits_authority; /* unless told otherwise */
};

/* The form of a private key that is older than PKCS#8. */
struct traditional_form {
    const char *name;      /* as an option has it: "pkcs1" */
    const char *structure; /* in messages: "RSAPrivateKey" */
    const char *pem_label;
    /* Tells whether the key that READER stands in, after the header of its SEQUENCE, has
     * this form and not that of PKCS#8. */
    bool (*is_likely)(struct der_reader *reader);
    /* Reads the key; KEY is zero before, but for the first type that has this form. If
     * several do, its type is set to the one that the key has. */
    bool (*read)(struct der_reader *reader, struct private_key *key);
    void (*write)(struct der_writer *writer, const struct private_key *key);
    /* Reads the public key in a form of the same age, RSAPublicKey of PKCS#1; or NULL. */
    bool (*read_public)(struct der_reader *reader, struct public_key *key);
};

struct key_type {
    const char *name;               /* as an option has it: "rsa" */
    const char *label;              /* as people call it: "RSA" */
    const struct bytes *oid;        /* of the AlgorithmIdentifier */
    const struct bytes *parameters; /* the element that goes with it, if it tells
                                        * types apart (a curve); or NULL */
    const struct curve *curve;      /* of the points that are its public keys; or NULL:
                                     * they are none, or those of another kind of curve */
    const char *clause;             /* of the SubjectPublicKeyInfo */
    const char *out_of_range;       /* key_result_text of KEY_OUT_OF_RANGE */
    unsigned uses;                  /* of enum key_use */
    const char *refused_by;         /* who takes no certificate of a server with such a
                                     * key, as "Chrome"; or NULL */
    const char *signatures_refused_by; /* nor one that such a key has signed */
    const struct key_sizes *sizes;     /* NULL: there is one size */

    const struct traditional_form *traditional; /* or NULL */

    /* The public key. READER stands at the contents of subjectPublicKey; ALGORITHM has
     * the parameters, which are judged here. Reads all that there is, and sets all but
     * key->type; key->pss is zero before. write_algorithm writes the whole
     * AlgorithmIdentifier, write_public the contents of subjectPublicKey. */
    bool (*read_public)(struct der_reader *reader,
                        const struct algorithm_identifier *algorithm,
                        struct public_key *key);
    void (*write_algorithm)(struct der_writer *writer, const struct public_key *key);
    void (*write_public)(struct der_writer *writer, const struct public_key *key);
    bool (*equal)(const struct public_key *a, const struct public_key *b);
    void (*strength)(const struct public_key *key, struct key_strength *strength);
    bool (*check_to_certify)(const struct public_key *key, struct error *error);

    /* The private key; READER stands at the contents of privateKey, which write_private
     * writes. KEY is zero before, but for its type. derive_public and generate set the
     * numbers, where the type is set, too. */
    bool (*read_private)(struct der_reader *reader,
                         const struct algorithm_identifier *algorithm,
                         struct private_key *key);
    void (*write_private)(struct der_writer *writer, const struct private_key *key);
    void (*derive_public)(const struct private_key *key, struct public_key *public_key);
    enum key_result (*generate)(const struct key_generation *generation,
                                struct random_source *random,
                                struct private_key *key); /* or NULL */

    /* What is done with it: lists that end with NULL, or NULL. The first signature
     * scheme that fits is the one that is taken. */
    const struct signature_scheme *const *signatures;
    const struct hash *(*default_hash)(const struct public_key *key);
    /* Whether KEY may be used with ALGORITHM, of whatever scheme (signature_allowed); or
     * NULL: with every one of its own. */
    bool (*allows)(const struct public_key *key, struct signature_algorithm *algorithm,
                   struct error *error);
    void (*begin_signing)(struct key_signer *signer); /* or NULL */
    void (*end_signing)(struct key_signer *signer);   /* or NULL */
    const struct transport_scheme *const *transports;
    const struct agreement_scheme *const *agreements; /* not empty */
};

/* The table; NULL ends it. A program that wants other types defines both objects itself
 * (key_types.c holds nothing else, and so the linker leaves it out). */
extern const struct key_type *const key_types[];
/* What they are called where another type is met: "RSA, EC or X25519". */
extern const char key_types_labels[];

/* The rows that certwright has. */
extern const struct key_type key_type_rsa;     /* rsaEncryption */
extern const struct key_type key_type_rsa_pss; /* id-RSASSA-PSS */
extern const struct key_type key_type_p256;    /* id-ecPublicKey with a named curve */
extern const struct key_type key_type_p384;
extern const struct key_type key_type_p521;
extern const struct key_type key_type_ed25519; /* id-Ed25519 */
extern const struct key_type key_type_x25519;  /* id-X25519 */

/* key_type_of returns the row for ALGORITHM, or NULL. */
const struct key_type *key_type_of(const struct algorithm_identifier *algorithm);

/* key_type_fail records in ERROR, at OFFSET, that there is no row for ALGORITHM, and returns
 * false. The message begins with WHAT, says which rows there are for its identifier, or else
 * at all, and what ALGORITHM is. */
bool key_type_fail(const struct algorithm_identifier *algorithm, const char *what,
                   size_t offset, struct error *error);

/* key_type_by_name returns the row that is called NAME and of which keys can be made,
 * or NULL. */
const struct key_type *key_type_by_name(const char *name);

#endif
