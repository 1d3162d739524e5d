/* decision.h -- what comes of deciding what a certificate says: remarks on what is done
 * nevertheless, and why something is refused.
 *
 * The functions that decide are those of this header, draft.h, requested.h, grant.h and
 * authority_judge.h. They read no files, look at no clock and print nothing; time and
 * random numbers are arguments. decision_report.h says aloud what they found. */
#ifndef CERTWRIGHT_DECISION_H
#define CERTWRIGHT_DECISION_H

#include <stdbool.h>

#include "../../asn1/bytes.h"
#include "../../asn1/error.h"
#include "../../keys/key_type.h"
#include "../../x509/general_name.h"

enum remark_kind {
    REMARK_LONG_VALIDITY,       /* longer than browsers accept */
    REMARK_KEY_REFUSED,         /* browsers refuse a server with a key of TYPE */
    REMARK_SIGNATURE_REFUSED,   /* or one whose certificate such a key has signed */
    REMARK_BEFORE_AUTHORITY,    /* valid before the authority is */
    REMARK_AFTER_AUTHORITY,     /* valid when the authority no longer is */
    REMARK_NAMES_REPLACED,      /* other names than those in the request */
    REMARK_COMMON_NAME_DIFFERS, /* a host in the CN that is none of the names */
    REMARK_NAME_DROPPED,        /* NAME was asked for, and is left out */
    REMARK_EXTENSION_DROPPED,   /* so is the extension or attribute OID */
};

struct remark {
    enum remark_kind kind;
    struct general_name name; /* borrowed from the request */
    struct bytes oid;         /* its contents; borrowed likewise */
    const struct key_type *type;
};

/* What is to blame for a refusal. */
enum blame {
    BLAME_NOTHING, /* memory, random numbers, options that do not go together */
    BLAME_OPTION,
    BLAME_REQUEST,
    BLAME_REQUESTED_NAME, /* one of the names in the request */
};

/* A zeroed decision holds no refusal, and has nobody to hear remarks. It is used up once it
 * holds a refusal. */
struct decision {
    /* Called with each remark, which it must not keep; or NULL. */
    void (*hear)(void *context, const struct remark *remark);
    void *context;
    /* Set by a function that returns false, and only then. */
    struct error error;
    enum blame blame;
    /* "--subject", or what was typed as the value of an option; borrowed from there. With
     * BLAME_OPTION. */
    const char *option;
    struct general_name name; /* borrowed from the request; with BLAME_REQUESTED_NAME */
};

/* decision_remark lets REMARK be heard, if somebody does. */
void decision_remark(const struct decision *decision, struct remark remark);

/* decision_blame_option says that OPTION is to blame for the error, and returns false. */
bool decision_blame_option(struct decision *decision, const char *option);

/* decision_refuse_request refuses a request for a REASON that lies in it; SOURCE is the clause
 * that it breaks, or NULL. Returns false. */
bool decision_refuse_request(struct decision *decision, const char *source,
                             const char *reason);

#endif
