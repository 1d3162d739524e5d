/* fuzz.h -- what the fuzz targets share: demands that stop a run, text that is looked at, and
 * the functions that libFuzzer calls. */
#ifndef CERTWRIGHT_TESTS_FUZZ_H
#define CERTWRIGHT_TESTS_FUZZ_H

#include <stdio.h>

#include "asn1/bytes.h"
#include "asn1/der_reader.h"
#include "asn1/der_writer.h"

/* libFuzzer's names. A target defines the first; fuzz.c and der_mutator.c the others. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max,
                               unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1,
                                 const uint8_t *data2, size_t size2, uint8_t *out,
                                 size_t size_max, unsigned seed);

/* fuzz_fail prints WHAT and ends the process as a crash. */
void fuzz_fail(const char *what) __attribute__((noreturn, cold));

/* fuzz_require fails unless IS_SO. */
static inline void fuzz_require(bool is_so, const char *what)
{
    if (!is_so)
        fuzz_fail(what);
}

/* fuzz_same fails unless WANT and HAVE are the same bytes, and prints both. */
void fuzz_same(struct bytes want, struct bytes have, const char *what);

/* fuzz_within fails unless PART, if it is not empty, is borrowed from DOCUMENT. */
void fuzz_within(struct bytes document, struct bytes part, const char *what);

/* fuzz_written fails unless WRITER came to WANT, and clears it. */
void fuzz_written(struct der_writer *writer, struct bytes want, const char *what);

/* fuzz_safe fails unless TEXT is UTF-8 that cannot mislead a terminal; with new lines in it
 * if IS_LINES. */
void fuzz_safe(struct bytes text, bool is_lines, const char *what);

/* fuzz_error fails unless ERROR says what happened: a failure if not IS_OK, in safe ASCII, at
 * an offset that is none or in DOCUMENT. */
void fuzz_error(bool is_ok, const struct error *error, struct bytes document);

/* fuzz_text returns RUN with a NUL behind it, to be freed by the caller; what follows a NUL
 * inside it is not part of it. */
char *fuzz_text(struct bytes run);

/* Counts the flaws that a tolerant reader reports. */
struct fuzz_flaws {
    struct der_flaws flaws; /* {fuzz_count_flaw} */
    size_t count;
};
void fuzz_count_flaw(struct der_flaws *flaws, const struct error *flaw);

/* Text on its way to memory. */
struct fuzz_output {
    FILE *stream, *saved;
    char *text;
    size_t length;
};

/* fuzz_output_begin opens a stream into memory; fuzz_output_begin_stdout lets standard output
 * go there too, for functions that print. */
void fuzz_output_begin(struct fuzz_output *output);
void fuzz_output_begin_stdout(struct fuzz_output *output);

/* fuzz_output_end closes it and returns what was written, which fuzz_output_free frees. */
struct bytes fuzz_output_end(struct fuzz_output *output);
void fuzz_output_free(struct fuzz_output *output);

#endif
