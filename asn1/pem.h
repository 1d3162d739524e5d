/* pem.h -- the textual encoding of RFC 7468: base 64 between two lines that say what it
 * is.
 *
 *     -----BEGIN CERTIFICATE-----
 *     MIIB...
 *     -----END CERTIFICATE-----
 *
 * A file may hold several blocks, and any text before, between and behind them. */
#ifndef CERTWRIGHT_PEM_H
#define CERTWRIGHT_PEM_H

#include "bytes.h"
#include "error.h"

/* One block of a file, borrowed from it. */
struct pem_block {
    struct bytes label; /* "CERTIFICATE" */
    struct bytes body;  /* the lines between, line ends included */
    size_t offset;      /* of the BEGIN line in the file */
};

enum pem_result {
    PEM_BLOCK, /* found */
    PEM_END,   /* no further block */
    PEM_ERROR, /* a block without its end, say */
};

/* pem_next finds the next block of FILE at or behind *POSITION and moves *POSITION
 * behind it. Lines may end in LF, CRLF or CR. A BEGIN line without its END line is an
 * error, as is an END line with another label. A search of a whole file takes time in
 * proportion to its length. */
enum pem_result pem_next(struct bytes file, size_t *position, struct pem_block *block,
                         struct error *error) __attribute__((warn_unused_result));

/* pem_label_is tells whether BLOCK has this label. */
bool pem_label_is(const struct pem_block *block, const char *label);

/* pem_decoded_size returns how much room pem_decode needs. */
size_t pem_decoded_size(const struct pem_block *block);

/* pem_decode decodes the base 64 of BLOCK into OCTETS, which may be where the body of
 * BLOCK is, and sets LENGTH. Encapsulated headers (RFC 1421), as in an encrypted
 * private key of old, are ERROR_UNSUPPORTED. Offsets in ERROR count from the start of
 * FILE. */
bool pem_decode(struct bytes file, const struct pem_block *block, uint8_t *octets,
                size_t *length, struct error *error)
    __attribute__((warn_unused_result));

/* pem_encoded_length returns how many characters pem_encode writes. */
size_t pem_encoded_length(const char *label, size_t der_length);

/* pem_encode writes DER as a block with lines of 64 characters, LF at the end of
 * each. */
void pem_encode(const char *label, struct bytes der, char *text);

#endif
