/* verdict.h -- what was judged and what came out of it, in one line and as an exit
 * status; the long forms are verify_explain.h and verify_json.h. */
#ifndef CERTWRIGHT_VERDICT_H
#define CERTWRIGHT_VERDICT_H

#include "../../x509/path/path.h"
#include "../cli/command.h"
#include "trust_store.h"
#include "verify_options.h"

/* A judgement and all that a report of it needs; everything is borrowed. */
struct verdict {
    const char *name; /* of the file, or of the server */
    const struct verify_question *question;
    const struct trust_store *store;
    const struct path_judgement *judgement;
};

/* verdict_name returns "valid", "accepted-by-hand", "not-valid" or "cannot-judge". */
const char *verdict_name(const struct path_judgement *judgement);

/* verdict_status returns the exit status that belongs to JUDGEMENT. */
int verdict_status(const struct path_judgement *judgement);

/* verdict_chosen returns the path that JUDGEMENT comes from, or NULL if there is
 * none. */
const struct path_report *verdict_chosen(const struct path_judgement *judgement);

/* verdict_clause returns the clause that FINDING is about. */
const char *verdict_clause(const struct finding *finding);

/* verdict_reason writes the most specific reason of VERDICT: "validity: want ..., have
 * ... (CLAUSE)", behind the name of the certificate if that is not the leaf. Returns
 * TEXT, which is empty if there is no reason. */
#define VERDICT_REASON_SIZE 768
const char *verdict_reason(const struct verdict *verdict,
                           char text[VERDICT_REASON_SIZE]);

/* verdict_print prints the line that VERDICT comes to on standard output, unless
 * IS_QUIET, if the certificate is valid or was accepted. */
void verdict_print(const struct verdict *verdict, bool is_quiet);

/* verdict_report prints it on standard error otherwise. */
void verdict_report(const struct verdict *verdict);

#endif
