/* output.h -- where results go: standard output, or a file that is written whole or not
 * at all. */
#ifndef CERTWRIGHT_OUTPUT_H
#define CERTWRIGHT_OUTPUT_H

#include <stdbool.h>

#include "../../asn1/bytes.h"

/* How a file is written. A public file replaces an older one, unless that holds a private
 * key anywhere (key_search.h) or cannot be searched for one, and has its mode, or the
 * usual one. A private one has mode 0600 from its first moment, is never written through
 * a symbolic link, and replaces an older one only if told to. */
enum output_kind {
    OUTPUT_PUBLIC,
    OUTPUT_SECRET, /* like a public one, but with mode 0600: a decrypted message */
    OUTPUT_PRIVATE,
    OUTPUT_PRIVATE_FORCE,
};

/* What is written piece by piece, so that it need not be in memory. WRITE writes all of
 * it with write_all, and is called once; false, and errno, if it cannot. */
struct output_producer {
    bool (*write)(struct output_producer *producer, int descriptor);
};

/* One file: what PRODUCER writes, or CONTENTS as they are, or as PEM if there is a LABEL.
 * PATH may be NULL or "-", which is standard output. */
struct output_file {
    const char *path;
    enum output_kind kind;
    const char *label;
    struct bytes contents;
    struct output_producer *producer; /* NULL: there are CONTENTS */
};

#define OUTPUT_FILES_MAX 2

/* output_write_files writes FILES, COUNT of them and at most OUTPUT_FILES_MAX, which belong
 * together. A regular file is written under another name in the same folder, synced, and
 * renamed; the renaming begins when all are written, so that only a crash of the machine
 * or a failure of the file system in between can leave some of them new and others old,
 * the first ones being new. Signals wait meanwhile: no file is left under another name. What
 * is no regular file is opened and written, before the others. False, and a line on
 * standard error, if one of them fails; none is left then under another name. */
bool output_write_files(const struct output_file *files, size_t count)
    __attribute__((warn_unused_result));

/* output_produce does so with the one file that PRODUCER writes. Standard output has what
 * came before a failure. */
bool output_produce(const char *path, enum output_kind kind,
                    struct output_producer *producer)
    __attribute__((warn_unused_result));

/* output_write does so with one file, CONTENTS as they are. */
bool output_write(const char *path, enum output_kind kind, struct bytes contents)
    __attribute__((warn_unused_result));

/* output_encoded writes DER to PATH, as PEM with LABEL or, if IS_DER, as it is. */
bool output_encoded(const char *path, enum output_kind kind, const char *label,
                    struct bytes der, bool is_der) __attribute__((warn_unused_result));

/* output_may_write checks, before long work, that output_write of this KIND would not be
 * refused for the sake of what stands at PATH. False, and a line on standard error, if it
 * would. */
bool output_may_write(const char *path, enum output_kind kind)
    __attribute__((warn_unused_result));

/* output_flush sees standard output through to its end. False, and a line on standard
 * error, if something was lost. */
bool output_flush(void) __attribute__((warn_unused_result));

#endif
