/* path_context.h -- what the parts of path validation share: the work that is left, the
 * signatures that were checked already, and how findings are written down. Internal to
 * x509/path/. */
#ifndef CERTWRIGHT_PATH_CONTEXT_H
#define CERTWRIGHT_PATH_CONTEXT_H

#include "path.h"

/* The value of a macro as text, for messages that name a limit. */
#define PATH_TEXT_OF(macro)        PATH_TEXT_OF_TOKENS(macro)
#define PATH_TEXT_OF_TOKENS(value) #value

/* How deep the search for a CRL's issuer may start another one: the path of that issuer
 * is validated too, revocation included. Honest CRLs need two. */
#define PATH_CRL_NESTING_MAX 3

/* A signature that was checked, and what came of it. It depends on nothing but the
 * octets that were signed and the key, so that any path may use the answer. */
struct checked_signature {
    const uint8_t *to_be_signed;
    struct bytes subject_public_key_info;
    struct signed_digest digest; /* a CRL of 60 MB is hashed once for all keys */
    struct error error;          /* its kind is ERROR_NONE if the signature is right */
};

/* A public key that was read, and what came of it. */
struct path_key {
    struct bytes subject_public_key_info; /* the element, borrowed */
    struct public_key key;
    struct error error; /* its kind is ERROR_NONE if there is a key */
};

/* How many keys are kept: those of a path, and of signers of CRLs beside it. */
#define PATH_KEYS_KEPT (PATH_CERTIFICATES_MAX + PATH_CRL_NESTING_MAX)

/* What one call of path_judge has spent, nested searches included. */
struct path_work {
    size_t signature_checks, steps, name_comparisons, crl_entries, reports;
    bool is_out_of_memory; /* somewhere: no answer is to be trusted */
    size_t key_count; /* made so far; the last PATH_KEYS_KEPT of them are in KEYS */
    /* Only as many as are counted were ever set, so that no zeros need be written. */
    struct path_key keys[PATH_KEYS_KEPT];
    struct checked_signature signatures[PATH_SIGNATURE_CHECKS_MAX];
};

/* path_work_init makes WORK that has spent nothing. */
void path_work_init(struct path_work *work);

struct path_context {
    const struct path_inputs *inputs;
    struct path_work *work;
    unsigned nesting; /* 0 for the certificate that was asked about */
    /* path_search, which sets it: section 6.3.3 (f) has the path of whoever signed a CRL
     * validated as well, and so the search ends where it began. */
    void (*search)(struct path_context *context, struct path_judgement *judgement);
    /* The certificates whose revocation is being looked into, one for each nesting. */
    const struct path_certificate *asked[PATH_CRL_NESTING_MAX + 1];
};

/* path_spend counts one step, and one more for each PATH_OCTETS_PER_STEP of OCTETS, as
 * many as are looked at. False if that is more than is left; then none is left. */
bool path_spend(struct path_context *context, size_t octets)
    __attribute__((warn_unused_result));

/* path_key_of returns the key of SPKI, which is read when it is asked for first. Returns
 * NULL and ERROR if it cannot be read. What it returns may change with the next call for
 * another key. */
const struct public_key *path_key_of(struct path_work *work,
                                     const struct subject_public_key_info *spki,
                                     struct error *error);

/* path_verify is signed_verify, which remembers what it was asked before. False is
 * ERROR_LIMIT as well, if too many signatures were checked. Without memory the whole
 * work is out of it. */
bool path_verify(struct path_context *context, const struct signed_structure *structure,
                 const struct subject_public_key_info *spki, struct error *error)
    __attribute__((warn_unused_result));

/* path_result_of tells what ERROR, of signed_verify or path_key_of, makes of a
 * check. */
enum check_result path_result_of(const struct error *error);

/* path_found writes down that CHECK came to RESULT for the certificate at POSITION.
 * CLAUSE may be NULL, for that of the check's row. What passed is kept only if the
 * inputs want it. */
void path_found(const struct path_context *context, struct path_report *report,
                enum path_check check, enum check_result result, size_t position,
                const char *clause, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* path_keeps tells whether path_found keeps a finding of RESULT. What takes work to say
 * need not be said where it does not. */
bool path_keeps(const struct path_context *context, enum check_result result);

/* path_passed_if returns CHECK_PASSED or CHECK_FAILED. */
enum check_result path_passed_if(bool has_passed);

/* Room for a name in a finding. */
#define PATH_NAME_SIZE 96

/* path_name_text writes NAME as text, cut off if it is long, and returns TEXT. */
const char *path_name_text(struct bytes name, char text[PATH_NAME_SIZE]);

/* path_check_certificate is everything that can be said of the certificate at POSITION
 * without its neighbours. */
void path_check_certificate(const struct path_context *context,
                            struct path_report *report, size_t position);

/* path_check_leaf is what only the leaf of the path must keep: the name that was asked
 * for, and what its key is for. */
void path_check_leaf(const struct path_context *context, struct path_report *report);

/* path_check_revocation is section 6.3 for the certificate at POSITION, which is below
 * the anchor. */
void path_check_revocation(struct path_context *context, struct path_report *report,
                           size_t position);

/* path_validate is section 6.1 for the path in REPORT, whose certificates and anchor
 * are set; it fills in the findings. */
void path_validate(struct path_context *context, struct path_report *report);

/* path_is_valid tells whether nothing in REPORT speaks against its path. */
bool path_is_valid(const struct path_report *report);

/* path_search looks for a valid path for the certificate of the inputs, and fills in
 * the reports, verdict and choice of JUDGEMENT. */
void path_search(struct path_context *context, struct path_judgement *judgement);

#endif
