/* rsp.h -- reads test vectors written as lines "name = value": the response files of
 * NIST's CAVP, and our own files in tests/vectors.
 *
 * A section "[mod = 2048]" is read like the line "mod = 2048". Lines that begin with
 * '#' and lines without '=' are passed over (NIST's have a "!!" here and there); and so
 * every test counts its vectors, or a spoilt file would be one without failures. */
#ifndef CERTWRIGHT_TESTS_RSP_H
#define CERTWRIGHT_TESTS_RSP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define RSP_LINE_MAX 32768

struct rsp {
    FILE *file;
    const char *name;  /* borrowed from line, like value; until the next rsp_next */
    const char *value; /* without the spaces around it */
    char line[RSP_LINE_MAX];
};

/* rsp_open starts reading at the beginning of FILE, which R owns from now on. */
void rsp_open(struct rsp *r, FILE *file);

/* rsp_open_path starts reading the file at PATH, seen from the root of the repository. */
void rsp_open_path(struct rsp *r, const char *path);

/* rsp_next reads the next line into r->name and r->value. At the end of the file it
 * closes the file and returns false. */
bool rsp_next(struct rsp *r);

/* rsp_is tells whether the line just read has this NAME. */
bool rsp_is(const struct rsp *r, const char *name);

/* rsp_hex decodes the value, hexadecimal digits only and an even number of them, into
 * OCTETS (at most SIZE) and returns how many there are. */
size_t rsp_hex(const struct rsp *r, uint8_t *octets, size_t size);

/* rsp_decimal returns the value of the line, a decimal number. */
size_t rsp_decimal(const struct rsp *r);

#endif
