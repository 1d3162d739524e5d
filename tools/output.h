/* output.h -- where results go: standard output, or a file that is written whole or not
 * at all. */
#ifndef CERTWRIGHT_OUTPUT_H
#define CERTWRIGHT_OUTPUT_H

#include <stdbool.h>

#include "../asn1/bytes.h"

/* How a file is written. A public file replaces an older one, unless that
 * holds a private key, and has the usual mode. A
 * private one has mode 0600 from its first moment, is never written through a symbolic
 * link, and replaces an older one only if told to. */
enum output_kind {
    OUTPUT_PUBLIC,
    OUTPUT_SECRET, /* like a public one, but with mode 0600: a decrypted message */
    OUTPUT_PRIVATE,
    OUTPUT_PRIVATE_FORCE,
};

/* What is written piece by piece, so that it need not be in memory. WRITE writes all of
 * it with output_all, and may be called once; false, and errno, if it cannot. */
struct output_producer {
    bool (*write)(struct output_producer *producer, int descriptor);
};

/* output_all writes OCTETS to DESCRIPTOR. False, and errno, if not all of them could be
 * written. */
bool output_all(int descriptor, struct bytes octets)
    __attribute__((warn_unused_result));

/* output_produce writes what PRODUCER writes as output_write does CONTENTS: a file is
 * there whole or not at all, and standard output has what came before a failure. */
bool output_produce(const char *path, enum output_kind kind,
                    struct output_producer *producer)
    __attribute__((warn_unused_result));

/* output_write writes CONTENTS to the file at PATH, or to standard output if PATH is
 * NULL or "-". A regular file is written under another name in the same folder, synced,
 * and renamed. False, and a line on standard error, if that fails; no file is left
 * then. */
bool output_write(const char *path, enum output_kind kind, struct bytes contents)
    __attribute__((warn_unused_result));

/* output_encoded writes DER to PATH, as PEM with LABEL or, if IS_DER, as it is. */
bool output_encoded(const char *path, enum output_kind kind, const char *label,
                    struct bytes der, bool is_der) __attribute__((warn_unused_result));

/* output_may_write checks, before long work, that output_write of this KIND to PATH
 * would not be refused. */
bool output_may_write(const char *path, enum output_kind kind)
    __attribute__((warn_unused_result));

/* output_flush sees standard output through to its end. False, and a line on standard
 * error, if something was lost. */
bool output_flush(void) __attribute__((warn_unused_result));

#endif
