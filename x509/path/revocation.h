/* revocation.h -- the state of the search for one certificate's revocation, and the two
 * halves of it: which CRLs are about the certificate and what they say
 * (path_revocation.c), and whether a CRL may be believed (revocation_signer.c).
 * Internal to x509/path/. */
#ifndef CERTWRIGHT_REVOCATION_H
#define CERTWRIGHT_REVOCATION_H

#include "path_context.h"

/* Section 6.3.2, for one certificate of a path. */
struct revocation {
    struct path_context *context;
    const struct path_report *report;
    size_t position;
    const struct certificate *certificate;
    bool looks_beside_path; /* for issuers of CRLs; first only the path is asked */
    bool names_crl_issuer;  /* the distribution point at hand has a cRLIssuer */
    uint32_t reasons_mask;
    bool cannot_judge; /* a CRL was left out because its signature cannot be computed */
    bool is_revoked;   /* cert_status is not UNREVOKED */
    bool is_over;      /* a limit was reached */
    struct revoked_certificate entry;
    char obstacle[FINDING_TEXT_SIZE / 2]; /* why the status is not known */
};

/* revocation_note keeps why a CRL did not help. */
void revocation_note(struct revocation *r, const char *obstacle);

/* revocation_spend counts the work of comparing OCTETS of names. Once it is too much it
 * returns false, and nothing about the certificate is known any more. */
bool revocation_spend(struct revocation *r, size_t octets)
    __attribute__((warn_unused_result));

/* revocation_unusable_because returns why CRL may not be used, whoever signed it, or
 * NULL. */
const char *revocation_unusable_because(const struct revocation *r,
                                        const struct pool_crl *crl);

/* revocation_signer_in_path returns the certificate above R's on its path whose owner
 * signed CRL and may sign CRLs; or NULL, and why is noted. Section 6.3.3 (f) and
 * (g). */
const struct path_certificate *revocation_signer_in_path(struct revocation *r,
                                                         const struct crl *crl);

/* revocation_signer_beside_path does the same for the other certificates at hand, which
 * must have a valid path of their own under the same anchor, and cRLSign in a
 * keyUsage. */
const struct path_certificate *revocation_signer_beside_path(struct revocation *r,
                                                             const struct crl *crl);

#endif
