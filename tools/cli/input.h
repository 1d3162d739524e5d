/* input.h -- what is read: a file or standard input, PEM or DER, and the objects in
 * it. */
#ifndef CERTWRIGHT_INPUT_H
#define CERTWRIGHT_INPUT_H

#include <stdbool.h>

#include "../../asn1/bytes.h"
#include "../../asn1/error.h"

/* How long an input may be that holds no objects: known answers, a list of digests, the
 * notation of `asn1`, a message to encrypt. For one that may, see input_shape.h. */
#define INPUT_TEXT_MAX ((size_t)48 << 20)

/* A signature or a ciphertext: more than any key can make. */
#define INPUT_SHORT_MAX ((size_t)1 << 20)

/* What an object is. */
enum object_kind {
    OBJECT_UNKNOWN,
    OBJECT_CERTIFICATE,
    OBJECT_REQUEST,
    OBJECT_CRL,
    OBJECT_PUBLIC_KEY,     /* SubjectPublicKeyInfo */
    OBJECT_RSA_PUBLIC_KEY, /* RSAPublicKey, of PKCS#1 */
    OBJECT_PRIVATE_KEY,
    OBJECT_TRUSTED_CERTIFICATE, /* of OpenSSL: with what it is trusted for */
};

/* One object of an input, borrowed from it. */
struct object {
    enum object_kind kind;
    struct bytes der;
    bool is_labelled_private; /* by PEM: "...PRIVATE KEY...", and not ENCRYPTED */
};

/* A file that was read whole. It may hold private keys: input_close wipes it. */
struct input {
    const char *path; /* as given; "-" for standard input */
    struct bytes contents;
    struct object *objects;
    size_t count;
    uint8_t *file;    /* owns contents, and the DER of PEM blocks */
    size_t file_size; /* how much of it was used */
    bool
        is_open_to_others; /* a regular file to which others than its owner have access,
                             * of which no warning was given yet */
};

/* input_open reads the file at PATH, or standard input if it is NULL or "-", and finds
 * its objects: every PEM block, or one DER value. At least one is found, and a private key
 * gets the warning of input_warn_of_key. False, and a line on standard error, if not;
 * STATUS_UNANSWERED is then the exit status. */
bool input_open(struct input *input, const char *path)
    __attribute__((warn_unused_result));

/* input_read does the same but looks for no objects: CONTENTS is the file as it is. A file
 * that is longer than its objects can be is refused (input_shape.h). Like the others, it
 * leaves INPUT empty, and safe to close, where it fails. */
bool input_read(struct input *input, const char *path)
    __attribute__((warn_unused_result));

/* input_try does the same, but reports nothing of contents that are refused: ERROR, which is
 * zero before, says why. If the file cannot be read, there is a line, and ERROR stays zero. */
bool input_try(struct input *input, const char *path, struct error *error)
    __attribute__((warn_unused_result));

/* input_read_plain reads whatever it is, of at most LENGTH_MAX octets. False, and a line
 * on standard error, if it cannot be read or is longer. */
bool input_read_plain(struct input *input, const char *path, size_t length_max)
    __attribute__((warn_unused_result));

/* input_find_objects finds the objects of an INPUT that input_read has read: for a caller
 * that reads many files and passes over some. The DER of a PEM block takes the place of its
 * base 64 in the contents. A private key gets the warning of input_warn_of_key. False and
 * ERROR, and no line, if there is none or one of them cannot be decoded. */
bool input_find_objects(struct input *input, struct error *error)
    __attribute__((warn_unused_result));

/* input_warn_of_key warns, by report_later and once for INPUT, that others may read it, if
 * they may and OBJECT is a private key that is not encrypted. */
void input_warn_of_key(struct input *input, const struct object *object);

/* input_close wipes and frees all that INPUT holds. */
void input_close(struct input *input);

/* input_find returns the first object of KIND, or NULL and a line on standard error. */
const struct object *input_find(const struct input *input, enum object_kind kind);

/* object_kind_name returns "a certificate", "a private key", ... */
const char *object_kind_name(enum object_kind kind);

/* object_kind_of finds out what DER is from its structure. */
enum object_kind object_kind_of(struct bytes der);

#endif
