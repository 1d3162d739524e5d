/* trace_message.h -- what is signed: a file as it is, of any length; or, of a
 * certificate, request or CRL, the part that its signature covers. */
#ifndef CERTWRIGHT_TRACE_MESSAGE_H
#define CERTWRIGHT_TRACE_MESSAGE_H

#include "../../schema/schema.h"
#include "../../x509/signed.h"
#include "../cli/input.h"
#include "trace_hash.h"

/* Which part of a file is signed. */
enum trace_part {
    TRACE_AS_IS,        /* all octets, whatever they are */
    TRACE_ONLY,         /* toBeSigned of a certificate, request or CRL that is the only
                      * object in the file; else all octets */
    TRACE_TO_BE_SIGNED, /* toBeSigned of the first object, which must be a certificate,
                         * request or CRL */
};

struct trace_message {
    const char *path;     /* "-" for standard input */
    struct input whole;   /* the octets of the file, or the first of a long one */
    struct input decoded; /* a copy in which objects were found, or empty */
    int descriptor;       /* where the rest is still to be read, or -1 */
    bool holds_secret;    /* a private key is in the octets or in a PEM block of them */
    bool is_signed;       /* what follows is set */
    enum object_kind kind;
    struct bytes document; /* the DER of the object */
    struct signed_structure structure;
    struct schema_tree tree; /* of DOCUMENT; empty for a CRL or a large one */
};

/* trace_message_open reads the file at PATH, or standard input if it is NULL or "-",
 * and finds the PART of it. A file that is longer than input_shape.h allows holds no
 * object. False, and a line on standard error, on failure. Call trace_message_close
 * either way. */
bool trace_message_open(struct trace_message *message, const char *path,
                        enum trace_part part) __attribute__((warn_unused_result));

/* trace_message_close frees what MESSAGE holds. */
void trace_message_close(struct trace_message *message);

/* trace_message_field returns the element whose path in an object is PATH, or an empty
 * run. */
struct bytes trace_message_field(const struct trace_message *message, const char *path);

/* trace_message_path writes the path of the field that the octet at OFFSET of the
 * object belongs to, or nothing if it is not known; as snprintf. */
void trace_message_path(const struct trace_message *message, size_t offset, char *text,
                        size_t size);

/* trace_message_bytes returns what is signed, if it is in memory; else an empty run. */
struct bytes trace_message_bytes(const struct trace_message *message);

/* trace_message_whole sets WHOLE to what is signed, for a scheme that takes the message itself:
 * what was not read yet is read now, if all is at most INPUT_TEXT_MAX bytes. False, and a line
 * on standard error, if it cannot be read, or is longer. */
bool trace_message_whole(struct trace_message *message, struct bytes *whole)
    __attribute__((warn_unused_result));

/* trace_message_show prints which octets are signed and where they lie, with the first
 * of them unless the message holds a secret. */
void trace_message_show(const struct trace_message *message);

/* trace_message_hash hashes them, showing how, and writes the digest. Of a message that
 * holds a secret no octets are shown, unless STYLE shows secrets. False, and a line
 * on standard error, if they cannot be read. */
bool trace_message_hash(struct trace_message *message, const struct hash *hash,
                        const struct trace_style *style, bool shows_rounds,
                        uint8_t digest[HASH_DIGEST_LENGTH_MAX])
    __attribute__((warn_unused_result));

#endif
