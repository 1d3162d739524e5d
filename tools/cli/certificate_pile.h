/* certificate_pile.h -- certificates collected from files, each counted once however
 * often it is found, and ready for path validation. */
#ifndef CERTWRIGHT_CERTIFICATE_PILE_H
#define CERTWRIGHT_CERTIFICATE_PILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../../x509/path/path_certificate.h"
#include "input.h"

/* One that could not be read: the NUMBERth certificate of the file at PATH. */
struct pile_failure {
    const char *path;
    size_t number; /* from 1 */
    struct error error;
};

/* Of more than these nothing is said but how many they are. */
#define PILE_FAILURES_MAX 16

/* A zeroed object is an empty pile. */
struct certificate_pile {
    struct certificate_pool pool; /* filled by certificate_pile_index */
    struct bytes *items; /* until then, in the order in which they were found */
    size_t count, capacity;
    struct input *inputs; /* which it has come to own */
    size_t input_count;
    struct pile_failure failures[PILE_FAILURES_MAX]; /* the first ones */
    size_t failure_count;
};

/* certificate_pile_add_objects adds all certificates among the objects of INPUT, from the one
 * with index FIRST on, and their number to FOUND. INPUT and its path must live as long as
 * PILE. What cannot be read is counted as a failure, and so is a TRUSTED CERTIFICATE of
 * OpenSSL. False if memory runs out. */
bool certificate_pile_add_objects(struct certificate_pile *pile,
                                  const struct input *input, size_t first,
                                  size_t *found) __attribute__((warn_unused_result));

/* certificate_pile_keep gives INPUT to PILE, to be closed with it; INPUT is empty then.
 * False if memory runs out: then INPUT is as it was. */
bool certificate_pile_keep(struct certificate_pile *pile, struct input *input)
    __attribute__((warn_unused_result));

/* certificate_pile_index fills and indexes the pool; nothing is added after. False if
 * memory runs out. */
bool certificate_pile_index(struct certificate_pile *pile)
    __attribute__((warn_unused_result));

/* certificate_pile_report prints one line for each failure on standard error: the
 * certificate was passed over. */
void certificate_pile_report(const struct certificate_pile *pile);

/* certificate_pile_clear frees what PILE holds. */
void certificate_pile_clear(struct certificate_pile *pile);

#endif
