/* input.h -- what is read: a file or standard input, PEM or DER, and the objects in
 * it. */
#ifndef CERTWRIGHT_INPUT_H
#define CERTWRIGHT_INPUT_H

#include <stdbool.h>

#include "../asn1/bytes.h"
#include "../asn1/error.h"

/* More than any file of keys, requests or certificates; a bundle of 10,000 certificates
 * fits. A longer input is refused before it fills the memory. */
#define INPUT_LENGTH_MAX ((size_t)64 << 20)

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
    uint8_t *file; /* owns contents, and the DER of PEM blocks */
    size_t file_size;
};

/* input_open reads the file at PATH, or standard input if it is NULL or "-", and finds
 * its objects: every PEM block, or one DER value. At least one is found. False, and a
 * line on standard error, if not; STATUS_UNANSWERED is then the exit status. */
bool input_open(struct input *input, const char *path)
    __attribute__((warn_unused_result));

/* input_read does the same but looks for no objects: CONTENTS is the file as it is. */
bool input_read(struct input *input, const char *path)
    __attribute__((warn_unused_result));

/* input_find_objects finds the objects of an INPUT that input_read has read: for who
 * reads many files and passes over some. The DER of a PEM block takes the place of its
 * base 64 in the contents. False and ERROR, and no line, if there is none
 * or one of them cannot be decoded. */
bool input_find_objects(struct input *input, struct error *error)
    __attribute__((warn_unused_result));

/* input_close wipes and frees all that INPUT holds. */
void input_close(struct input *input);

/* input_find returns the first object of KIND, or NULL and a line on standard error. */
const struct object *input_find(const struct input *input, enum object_kind kind);

/* object_kind_name returns "a certificate", "a private key", ... */
const char *object_kind_name(enum object_kind kind);

/* object_kind_of finds out what DER is from its structure. */
enum object_kind object_kind_of(struct bytes der);

#endif
