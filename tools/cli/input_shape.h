/* input_shape.h -- how much of an input is read.
 *
 * An input that goes on and on (a device, a pipe, a file of something else) must not fill
 * the memory before somebody says that it holds no object. So what has been read is looked
 * at while it is read: it may become as long as what it says it is.
 *
 *   DER   begins with its length: as long as that, if a CRL may be.
 *   PEM   a block ends within what its label allows.
 *   else  at most INPUT_GAP_MAX: the text before, between and after blocks, or after DER.
 *
 * Nothing is decoded here, and what passes may still be neither DER nor PEM. */
#ifndef CERTWRIGHT_INPUT_SHAPE_H
#define CERTWRIGHT_INPUT_SHAPE_H

#include <stdbool.h>

#include "../../asn1/bytes.h"
#include "../../asn1/error.h"

/* More than a bundle of 100,000 certificates in PEM, and than a CRL of 64 MiB. */
#define INPUT_LENGTH_MAX ((size_t)256 << 20)

/* More than anybody writes around one object: what `openssl x509 -text` says of the
 * largest certificate is shorter. */
#define INPUT_GAP_MAX ((size_t)1 << 20)

/* What has been seen of an input; all zero at first. */
struct input_shape {
    size_t der_end; /* where the DER ends that the input begins with */
    size_t scanned; /* PEM was looked for up to here */
    size_t mark;    /* the last BEGIN or END line, or 0 */
    /* How long the block that begins at MARK may be; 0 after an END line. */
    size_t block_max;
    bool is_too_long; /* the DER is longer than any object */
};

/* input_shape_allows tells whether an input that begins with SO_FAR may hold objects. SHAPE
 * is what the calls before, with shorter beginnings of the same input, left in it. False and
 * ERROR if it may not, or is longer than INPUT_LENGTH_MAX: no more of it need be read. */
bool input_shape_allows(struct input_shape *shape, struct bytes so_far,
                        struct error *error) __attribute__((warn_unused_result));

#endif
