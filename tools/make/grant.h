/* grant.h -- what an authority makes of a request: the fields of the certificate that it
 * grants. This reads no files, looks at no clock and prints nothing. */
#ifndef CERTWRIGHT_GRANT_H
#define CERTWRIGHT_GRANT_H

#include "../../x509/request.h"
#include "draft.h"

/* What the authority says, whatever is requested. */
struct grant_terms {
    enum profile profile; /* not PROFILE_ROOT */
    /* In the place of those in the request; the subject is not looked at. */
    struct subject_options names;
    struct validity_options validity;
};

/* grant_fill fills DRAFT, which is empty, with what AUTHORITY certifies on TERMS for
 * REQUEST, which requested_check has found good: all three outlive DRAFT, and DRAFT is
 * not moved. The names are those of TERMS, or else those of REQUEST, or else, for a server,
 * the host that the subject's CN names. A server's certificate must have a name, and every
 * certificate a name or a subject. NOW is in seconds as in calendar.h; RANDOM is for the
 * serial number. False, and DECISION says why, if there is no such certificate. */
bool grant_fill(struct draft *draft, const struct grant_terms *terms,
                const struct certificate *authority,
                const struct certification_request *request, int64_t now,
                struct random_source *random, struct decision *decision)
    __attribute__((warn_unused_result));

#endif
