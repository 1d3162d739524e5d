/* der_writer.h -- writing DER into a growing buffer, ITU-T X.690.
 *
 * Elements are written in the order of their ASN.1; a constructed one is opened with
 * der_begin and closed with der_end, which fills in its length. The first failure
 * sticks: later calls do nothing, and a builder checks once, at der_writer_finish.
 *
 *     struct der_writer writer = {0};
 *     der_begin(&writer, DER_SEQUENCE);
 *     der_write_oid(&writer, oid);
 *     der_write_null(&writer);
 *     der_end(&writer);
 *     ok = der_writer_finish(&writer, &encoded, &error);
 *     ...
 *     der_writer_clear(&writer);
 *
 * The buffer may come to hold a private key, and so every block is wiped when it is
 * given back. A zeroed writer is empty, ready for use, and safe to clear. */
#ifndef CERTWRIGHT_DER_WRITER_H
#define CERTWRIGHT_DER_WRITER_H

#include "bytes.h"
#include "der.h"
#include "error.h"

/* The largest thing that certwright writes is a CRL; see the limits of DESIGN. */
#define DER_WRITER_LENGTH_MAX ((size_t)64 << 20)

struct der_writer {
    uint8_t *data;
    size_t length, capacity;
    size_t open_count;              /* elements begun and not ended */
    size_t open[DER_DEPTH_MAX + 1]; /* where the contents of each start */
    enum error_kind failure;        /* the first one */
};

/* der_begin opens an element with the identifier octet TAG: what is written next is
 * inside it until der_end. An OCTET STRING that holds DER may be opened like a
 * SEQUENCE. */
void der_begin(struct der_writer *writer, uint8_t tag);

/* der_end closes the element opened last. */
void der_end(struct der_writer *writer);

/* der_end_set_of does the same for a SET OF and puts its elements in ascending order,
 * as X.690 11.6 demands. */
void der_end_set_of(struct der_writer *writer);

/* der_write writes a primitive element: TAG, the length, and CONTENTS. */
void der_write(struct der_writer *writer, uint8_t tag, struct bytes contents);

/* der_write_raw copies OCTETS as they are: elements encoded before, or part of the
 * contents of an open primitive element. */
void der_write_raw(struct der_writer *writer, struct bytes octets);

/* der_written returns the octets written at and behind OFFSET, which was writer->length
 * at some earlier time in the element that is open now, borrowed until the next call
 * that writes. Empty after a failure. */
struct bytes der_written(const struct der_writer *writer, size_t offset);

/* der_writer_fail makes the writer fail with KIND, for a value that cannot be
 * encoded. */
void der_writer_fail(struct der_writer *writer, enum error_kind kind);

/* der_writer_finish sets ENCODED to all that was written, borrowed from WRITER until
 * der_writer_clear. False, and a reason in ERROR, if memory ran out, the limit was
 * passed, nesting is too deep or not balanced, or a value could not be encoded. */
bool der_writer_finish(struct der_writer *writer, struct bytes *encoded,
                       struct error *error) __attribute__((warn_unused_result));

/* der_writer_clear wipes and frees the buffer; WRITER is empty again. */
void der_writer_clear(struct der_writer *writer);

#endif
