/* key_file.h -- private keys on the way in and out of files, and a process that keeps
 * them to itself. */
#ifndef CERTWRIGHT_KEY_FILE_H
#define CERTWRIGHT_KEY_FILE_H

#include <stdbool.h>

#include "../../keys/key_type.h"
#include "input.h"
#include "output.h"

/* key_protect_process forbids core dumps and, on Linux, that other processes of the
 * same user read this one's memory. Called once, before anything is read. */
void key_protect_process(void);

/* key_read reads the private key in the file at PATH into KEY, which the caller wipes.
 * False, and a line on standard error, on failure; KEY is zero then, or as it was. */
bool key_read(const char *path, struct private_key *key)
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
 * request, a public or a private key. False, and a line on standard error, on
 * failure. */
bool key_read_public(const char *path, struct public_key *key)
    __attribute__((warn_unused_result));

/* key_choose sets ALGORITHM to what KEY, which was read from PATH, signs with and WISH
 * asks for. False, and a line on standard error, if there is none. */
bool key_choose(const struct public_key *key, const struct signature_wish *wish,
                const char *path, struct signature_algorithm *algorithm)
    __attribute__((warn_unused_result));

/* key_check_to_certify checks that KEY, read from PATH, has a size that certificates
 * are made for. False, and a line on standard error, if not. */
bool key_check_to_certify(const struct public_key *key, const char *path)
    __attribute__((warn_unused_result));

/* key_read_to_certify reads the private key in the file at PATH, checks that its size is
 * one that certificates are made for, and sets ALGORITHM to what it signs with and WISH
 * asks for. False, and a line on standard error, on failure; the caller has zeroed KEY,
 * and wipes it either way. */
bool key_read_to_certify(const char *path, const struct signature_wish *wish,
                         struct private_key *key, struct signature_algorithm *algorithm)
    __attribute__((warn_unused_result));

/* How a key is written: DER or PEM, PKCS#8 or the older form of its type, PKCS#1 or
 * SEC 1. */
struct key_format {
    bool is_der;
    bool is_traditional;
};

/* key_write writes KEY, whose type has the older form if FORMAT wants it, to PATH, as
 * output_encoded does. False, and a line on standard error, on failure. */
bool key_write(const char *path, enum output_kind kind, struct key_format format,
               const struct private_key *key) __attribute__((warn_unused_result));

/* key_type_from_option sets TYPE to the row that is called NAME, or to the first if NAME
 * is NULL. False, and a line on standard error for COMMAND, if there is none. */
bool key_type_from_option(const char *name, const char *command,
                          const struct key_type **type)
    __attribute__((warn_unused_result));

/* key_bits_usual returns the size of keys of TYPE unless told otherwise, or 0 if the
 * type has one size. */
unsigned key_bits_usual(const struct key_type *type, bool is_authority);

/* key_make makes KEY of TYPE, of BITS bits if the type has a choice. Then, unless IS_QUIET,
 * and if standard error is a terminal, the search can be watched. False, and a line on
 * standard error, on failure. */
bool key_make(const struct key_type *type, uint64_t bits, bool is_quiet,
              struct private_key *key) __attribute__((warn_unused_result));

#endif
