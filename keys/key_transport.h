/* key_transport.h -- encrypting a short message, usually a key, for the owner of a public
 * key: the table of key-transport schemes. */
#ifndef CERTWRIGHT_KEYS_KEY_TRANSPORT_H
#define CERTWRIGHT_KEYS_KEY_TRANSPORT_H

#include "../random/random.h"
#include "../sha/hash.h"
#include "key.h"
#include "result.h"

/* Bytes of the longest ciphertext, and of the longest message. */
#define TRANSPORT_LENGTH_MAX RSA_MODULUS_LENGTH_MAX

/* A scheme with its parameters, which only RSAES-OAEP has. The functions below want a scheme
 * of the key's own type (transport_choose). */
struct transport_algorithm {
    const struct transport_scheme *scheme;
    const struct hash *hash;      /* of the label */
    const struct hash *mgf1_hash; /* of the masks */
    struct bytes label;           /* bound to the message and not sent; borrowed */
};

struct transport_scheme {
    const char *name; /* "OAEP" */
    const struct bytes *oid;
    bool has_parameters; /* hash, mask and label mean something */
    bool is_old;         /* for older programs: taken only if asked for */
    bool (*message_length_max)(const struct transport_algorithm *algorithm,
                               const struct public_key *key, size_t *length);
    enum key_result (*encrypt)(const struct transport_algorithm *algorithm,
                               const struct public_key *key, struct bytes message,
                               struct random_source *random,
                               uint8_t ciphertext[TRANSPORT_LENGTH_MAX],
                               size_t *length);
    enum key_result (*decrypt)(const struct transport_algorithm *algorithm,
                               const struct private_key *key, struct bytes ciphertext,
                               struct random_source *random,
                               uint8_t message[TRANSPORT_LENGTH_MAX], size_t *length);
};

/* transport_choose returns the scheme of TYPE: the one for older programs if IS_OLD,
 * else the other. NULL and ERROR_RULE if keys of TYPE do not encrypt. */
const struct transport_scheme *transport_choose(const struct key_type *type,
                                                bool is_old, struct error *error);

/* transport_message_length_max sets LENGTH to how many bytes a message for KEY may
 * have at most. False if KEY is too short for any. */
bool transport_message_length_max(const struct transport_algorithm *algorithm,
                                  const struct public_key *key, size_t *length)
    __attribute__((warn_unused_result));

/* transport_encrypt encrypts MESSAGE into CIPHERTEXT and sets LENGTH, which is 0 unless
 * KEY_OK. KEY_OUT_OF_RANGE: the message is too long. */
enum key_result transport_encrypt(const struct transport_algorithm *algorithm,
                                  const struct public_key *key, struct bytes message,
                                  struct random_source *random,
                                  uint8_t ciphertext[TRANSPORT_LENGTH_MAX],
                                  size_t *length) __attribute__((warn_unused_result));

/* transport_decrypt decrypts CIPHERTEXT into MESSAGE and sets LENGTH, which is 0 unless
 * KEY_OK. KEY_NO: it is not right, and nobody learns why. The old scheme has no such answer:
 * it makes up a message (rsa/pkcs1_encryption.h). The caller wipes MESSAGE. */
enum key_result transport_decrypt(const struct transport_algorithm *algorithm,
                                  const struct private_key *key,
                                  struct bytes ciphertext, struct random_source *random,
                                  uint8_t message[TRANSPORT_LENGTH_MAX], size_t *length)
    __attribute__((warn_unused_result));

#endif
