/* path.h -- whether a certificate may be believed: certification path building, and
 * validation after RFC 5280 section 6, as a browser does it.
 *
 * From the certificate upwards every issuer is looked for, by name, in the pile of
 * trust anchors and in a pile of untrusted certificates, until a path ends at an anchor
 * and passes every check, or no path is left. What was checked and what was seen is
 * kept for each path, all failures and not the first alone; the verdict is derived from
 * that. Work is limited, so that no pile of certificates keeps a processor busy.
 *
 * Nothing here touches the disk or the clock: the time is an input. */
#ifndef CERTWRIGHT_PATH_H
#define CERTWRIGHT_PATH_H

#include "crl_pool.h"
#include "../general_name.h"
#include "path_certificate.h"
#include "path_check.h"
#include "policy_graph.h"

/* The most certificates in a path, trust anchor included. Public chains have three or
 * four. */
#define PATH_CERTIFICATES_MAX 16

/* What one call of path_judge may cost. Honest piles need a hundredth of it. */
#define PATH_SIGNATURE_CHECKS_MAX 100
#define PATH_STEPS_MAX            200000 /* see below */
#define PATH_REPORTS_MAX          100    /* paths judged */
#define PATH_CRL_ENTRIES_MAX                                                           \
    16000000 /* CRL entries looked at, by a walk or by an index */

/* A step is a candidate for an issuer, or a CRL, that is looked at; for what is long,
 * and for each certificate of a path that is judged, it is so many octets. */
#define PATH_OCTETS_PER_STEP 128

/* What the certificate is for: extKeyUsage must allow it. */
enum path_purpose {
    PURPOSE_ANY,
    PURPOSE_SERVER, /* serverAuth */
    PURPOSE_CLIENT, /* clientAuth */
    PURPOSE_EMAIL,  /* emailProtection */
};

/* Length of a fingerprint: the SHA-256 digest of the whole certificate. */
#define PATH_FINGERPRINT_LENGTH 32

/* What is asked, RFC 5280 section 6.1.1 and more. Everything is borrowed. */
struct path_inputs {
    const struct path_certificate *certificate; /* the leaf, which is to be judged */
    const struct certificate_pool *anchors;     /* trusted, indexed */
    const struct certificate_pool *untrusted;   /* indexed; NULL for none */
    const struct crl_pool
        *crls;    /* sorted; if not NULL, revocation is demanded of all below the
                                  * anchor, and what is not known is refused */
    int64_t time; /* seconds as in calendar.h */
    enum path_purpose purpose;
    const struct general_name *peer; /* whom the certificate must name, made by
                                      * peer_name_from_text; NULL: nobody */
    bool has_depth_max;
    size_t depth_max; /* intermediates between leaf and anchor, self-issued ones not
                       * counted */
    struct policy_inputs policy;
    const uint8_t *accepted; /* the fingerprint of a certificate that the user has
                              * accepted by hand; or NULL */
    bool wants_passed;       /* keep findings that passed too: for a report */
};

enum check_result {
    CHECK_PASSED,
    CHECK_FAILED,
    CHECK_CANNOT_JUDGE, /* an algorithm that certwright does not have */
};

#define FINDING_TEXT_SIZE 256

/* What one check came to for one certificate of a path. */
struct finding {
    enum path_check check;
    enum check_result result;
    size_t position; /* in the path: 0 is the leaf; COUNT of the path is the anchor */
    bool is_revoked; /* of CHECK_REVOCATION: a CRL lists it, not only is none at hand */
    const char *clause; /* more exact than that of the check's row, as a rule */
    char seen[FINDING_TEXT_SIZE]; /* one line, nothing in it that misleads a terminal */
};

/* A path that was tried, and all that was found. */
struct path_report {
    const struct path_certificate *certificates[PATH_CERTIFICATES_MAX]; /* leaf first */
    size_t count;
    const struct path_certificate *anchor; /* NULL: no anchor was found; may be the leaf
                                            * itself */
    struct finding *findings;              /* from the anchor down */
    size_t finding_count, finding_capacity;
    size_t failed_count, cannot_judge_count;
    bool is_out_of_memory; /* findings are missing: the path is not valid */
};

enum path_verdict {
    VERDICT_NOT_VALID = 0, /* a zeroed judgement accepts nothing */
    VERDICT_CANNOT_JUDGE,  /* nothing failed, but not everything could be checked */
    VERDICT_ACCEPTED,      /* not valid, but accepted by hand */
    VERDICT_VALID,
};

struct path_judgement {
    enum path_verdict verdict;
    struct path_report *reports; /* each path, in the order in which it was tried */
    size_t report_count;
    size_t chosen; /* the report that VERDICT comes from */
    size_t signature_checks, steps, name_comparisons, crl_entries; /* what it cost */
    bool is_out_of_memory;
};

/* path_judge judges inputs->certificate. JUDGEMENT is to be cleared by the caller. If
 * memory runs out the verdict is VERDICT_NOT_VALID. */
void path_judge(const struct path_inputs *inputs, struct path_judgement *judgement);

/* path_reason returns the finding that says best why the verdict is not VERDICT_VALID:
 * the most specific failure of the chosen path. NULL if there is none. */
const struct finding *path_reason(const struct path_judgement *judgement);

/* path_at returns the certificate at POSITION of REPORT, which may be the anchor. */
const struct path_certificate *path_at(const struct path_report *report,
                                       size_t position);

/* path_judgement_clear frees what JUDGEMENT holds. */
void path_judgement_clear(struct path_judgement *judgement);

#endif
