/* kat_tally.h -- known-answer tests: counting what came of the vectors of a file, and
 * saying so.
 *
 * A vector passes, fails, or is skipped with a reason: what certwright cannot run is never
 * counted as passed. */
#ifndef CERTWRIGHT_KAT_TALLY_H
#define CERTWRIGHT_KAT_TALLY_H

#include <stdbool.h>

#include "../../asn1/bytes.h"

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

/* kat_skip counts the vector at hand as skipped. REASON, a string that lives as long as the
 * program, is printed unless that of the last skipped vector was the same. */
void kat_skip(struct kat_file *file, const char *reason);

/* kat_counted returns how many vectors of FILE were counted so far. */
size_t kat_counted(const struct kat_file *file);

#endif
