/* key.h -- a key of any kind: which type it has, and its numbers.
 *
 * Whoever uses a key need not know the algorithm: everything that depends on it stands
 * in the row of its type (key_type.h). Both structures are plain memory without
 * pointers to anything of their own: a key is copied by assignment, and wiped by
 * overwriting it. */
#ifndef CERTWRIGHT_KEYS_KEY_H
#define CERTWRIGHT_KEYS_KEY_H

#include "../ec/ed25519.h"
#include "../ec/key.h"
#include "../ec/x25519.h"
#include "../rsa/key.h"
#include "../rsa/pss_signature.h"
#include "result.h"
#include "spki.h"

/* Room for the numbers of a key type that is not certwright's own; tests have one. */
#define KEY_WORDS 8

/* A zeroed object is no key. */
struct public_key {
    const struct key_type *type; /* NULL: no key */
    /* What an id-RSASSA-PSS key with parameters allows: this hash, this mask, and no
     * shorter salt (RFC 4055 section 3.3). Its hash is NULL if all is allowed. */
    struct rsa_pss_parameters pss;
    union {
        struct rsa_public_key rsa;
        struct ec_public_key ec;
        struct ed25519_public_key ed25519;
        struct x25519_public_key x25519;
        uint64_t words[KEY_WORDS];
    };
};

/* A zeroed object is no key. */
struct private_key {
    const struct key_type *type;
    struct rsa_pss_parameters pss; /* as above */
    union {
        struct rsa_private_key rsa;
        struct ec_private_key ec;
        struct ed25519_private_key ed25519;
        struct x25519_private_key x25519;
        uint64_t words[KEY_WORDS];
    };
};

/* How strong a key is, and what it is called. */
struct key_strength {
    unsigned security_bits; /* NIST SP 800-57 part 1, section 5.6.1.1 */
    char label[24];         /* "RSA 2048", "P-256" */
    char text[64];          /* "RSA of 2048 bits, exponent 65537" */
};

/* What the key of a certificate must have to be accepted: as many as RSA of 2048 bits
 * (CA/Browser Forum BR 6.1.5, NIST SP 800-131A). */
#define KEY_SECURITY_BITS_MIN 112

/* public_key_read makes KEY of SPKI, which was read by spki_read. False is
 * ERROR_UNSUPPORTED if there is no row for its algorithm, and another kind if the key
 * is malformed or outside the limits; KEY is zero then. Offsets in ERROR count from the
 * start of SPKI's element. */
bool public_key_read(const struct subject_public_key_info *spki, struct public_key *key,
                     struct error *error) __attribute__((warn_unused_result));

/* public_key_parse_traditional makes KEY of the one public key that is all there is in DER,
 * in the older form of its type: the RSAPublicKey of PKCS#1, as some programs write it
 * bare. KEY is zero if it is none. */
bool public_key_parse_traditional(struct bytes der, struct public_key *key,
                                  struct error *error)
    __attribute__((warn_unused_result));

/* public_key_write writes KEY as a SubjectPublicKeyInfo. Here and below, KEY is one that has
 * a type. */
void public_key_write(struct der_writer *writer, const struct public_key *key);

/* public_key_equal tells whether A and B are keys of one type with the same numbers.
 * What an id-RSASSA-PSS key allows is not compared. */
bool public_key_equal(const struct public_key *a, const struct public_key *b);

/* public_key_strength finds out how strong KEY is. */
struct key_strength public_key_strength(const struct public_key *key);

/* public_key_check_to_certify checks that KEY has a size that certificates are made for
 * today. False is ERROR_RULE. */
bool public_key_check_to_certify(const struct public_key *key, struct error *error)
    __attribute__((warn_unused_result));

/* private_key_public sets PUBLIC to the public half of KEY. */
void private_key_public(const struct private_key *key, struct public_key *public_key);

/* private_key_wipe leaves nothing of KEY. A zeroed key may be wiped. */
void private_key_wipe(struct private_key *key);

/* What key is made, and who hears of it meanwhile, which can take seconds. */
struct key_generation {
    uint64_t bits; /* of the key; for types that have a choice of size */
    /* Called with what is to be shown, a legend first and then a mark for each step; or
     * NULL. */
    void (*progress)(const char *text);
};

/* key_generate makes a new KEY of TYPE. The result is KEY_OUT_OF_RANGE if the type
 * makes none of this size, or none at all; KEY is zero unless KEY_OK. RSA keys are not
 * made in constant time: see rsa/generate.h. */
enum key_result key_generate(const struct key_type *type,
                             const struct key_generation *generation,
                             struct random_source *random, struct private_key *key)
    __attribute__((warn_unused_result));

#endif
