/* kat.h -- known-answer tests: what the readers of the two file formats and the tests
 * themselves share.
 *
 * A file has vectors. A vector passes, fails, or is skipped with a reason: what
 * certwright cannot run is never counted as passed. */
#ifndef CERTWRIGHT_KAT_H
#define CERTWRIGHT_KAT_H

#include <stdbool.h>

#include "../../asn1/bytes.h"
#include "../../rsa/key.h"
#include "../../sha/hash.h"
#include "../cli/input.h"

struct kat_count {
    size_t passed, failed, skipped;
};

/* One file being run. */
struct kat_file {
    const char *path;
    struct kat_count count;
    char where[128];         /* the vector at hand, for messages: "line 17: Len = 8" */
    const char *last_reason; /* of the last skipped vector, so that each is said once */
};

/* kat_verdict counts the vector at hand as passed if IS_RIGHT, and otherwise as failed
 * and prints WANT and HAVE, which say what was expected and what came. */
void kat_verdict(struct kat_file *file, bool is_right, const char *want,
                 const char *have);

/* kat_compare does the same for octets of the field WHAT. */
void kat_compare(struct kat_file *file, const char *what, struct bytes want,
                 struct bytes have);

/* kat_skip counts the vector at hand as skipped. REASON lives for ever. */
void kat_skip(struct kat_file *file, const char *reason);

/* kat_hex decodes TEXT, which must be all hexadecimal, into OCTETS, at most SIZE; false
 * if it is not. OCTETS may lie over TEXT. */
bool kat_hex(const char *text, uint8_t *octets, size_t size, size_t *length)
    __attribute__((warn_unused_result));

/* kat_run_rsp runs the NIST response file in INPUT; kat_run_json the Wycheproof file.
 * False, and a line on standard error, if it cannot be understood. */
bool kat_run_rsp(struct kat_file *file, struct input *input)
    __attribute__((warn_unused_result));
bool kat_run_json(struct kat_file *file, const struct input *input)
    __attribute__((warn_unused_result));

#endif
