/* key_file.h -- private keys on the way in and out of files, and a process that keeps
 * them to itself. */
#ifndef CERTWRIGHT_KEY_FILE_H
#define CERTWRIGHT_KEY_FILE_H

#include <stdbool.h>

#include "../../rsa/key.h"
#include "../../keys/signature_algorithm.h"
#include "input.h"
#include "output.h"

/* key_protect_process forbids core dumps and, on Linux, that other processes of the
 * same user read this one's memory. Called once, before anything is read. */
void key_protect_process(void);

/* key_read reads the private key in the file at PATH into KEY, which the caller wipes.
 * False, and a line on standard error, on failure. */
bool key_read(const char *path, struct rsa_private_key *key)
    __attribute__((warn_unused_result));

/* object_has_key tells whether object_write_spki can find a key in OBJECT. */
bool object_has_key(const struct object *object);

/* object_first_key returns the first object of INPUT that has a key, or else the first:
 * input_open gives one at least. */
const struct object *object_first_key(const struct input *input);

/* object_write_spki writes the SubjectPublicKeyInfo of the key in OBJECT: a
 * certificate, a request, a public key (bare or in a SubjectPublicKeyInfo) or a private
 * one. False, and a reason in ERROR, on
 * failure. */
bool object_write_spki(const struct object *object, struct der_writer *writer,
                       struct error *error) __attribute__((warn_unused_result));

/* key_read_public reads the first public key in the file at PATH: of a certificate, a
 * request, a public or a private key. If ALGORITHM is NULL, the key is for encryption,
 * and must not be one that is for signatures only; otherwise it must allow ALGORITHM,
 * which may be completed (signature_key_allows). False, and a line on standard error,
 * on failure. */
bool key_read_public(const char *path, struct signature_algorithm *algorithm,
                     struct rsa_public_key *key) __attribute__((warn_unused_result));

/* key_check_to_create checks that KEY, read from PATH, has a size that certificates are
 * made for. False, and a line on standard error, if not. */
bool key_check_to_create(const struct rsa_public_key *key, const char *path)
    __attribute__((warn_unused_result));

/* How a key is written: DER or PEM, PKCS#1 or PKCS#8. */
struct key_format {
    bool is_der;
    bool is_pkcs1;
};

/* key_write writes KEY to PATH, as output_encoded does. False, and a line on standard error, on failure. */
bool key_write(const char *path, enum output_kind kind, struct key_format format,
               const struct rsa_private_key *key) __attribute__((warn_unused_result));

/* key_generate makes KEY of BITS bits, an even number that rsa_generate takes. Unless IS_QUIET, and if standard error is a
 * terminal, the search can be watched. False, and a line on standard error, on
 * failure. */
bool key_generate(uint64_t bits, bool is_quiet, struct rsa_private_key *key)
    __attribute__((warn_unused_result));

#endif
