/* chain_case.h -- cases of path validation as text files have them: what is asked, what
 * there is, and what comes of it. A case is some lines:
 *
 *     case  NAME                  begins it
 *     ask   time=2026-07-01T00:00:00Z purpose=server host=NAME email=NAME depth=N
 *           explicit nomap noany policy=N crls accept untrusted=none
 *     trust LINE                  an anchor; the LINEs are those of chain.h
 *     offer LINE                  an untrusted certificate
 *     judge LINE                  the one that is asked about
 *     crl   LINE
 *     paths LIST                  which paths are tried, as chain_paths writes them
 *     is    VERDICT               valid, accepted, cannot-judge, not-valid
 *     finds POSITION CHECK RESULT CLAUSE
 *     says  TEXT                  which is in the reason; "-" if there is no reason
 *
 * Policy N is 1.2.N. "accept" is that the user has accepted the certificate by hand, and
 * "crls" asks about revocation even if there is no CRL. All findings of the path that the
 * verdict comes from and that are not "passed" must be there, in this order; if there is no
 * "is", the verdict follows from them. Of what is usual, only the definitions are given:
 *
 *     root DEFINITIONS            trust Root/a by Root/a ; DEFINITIONS
 *     ca   DEFINITIONS            offer CA/b by Root/a   ; DEFINITIONS
 *     leaf DEFINITIONS            judge Leaf/c by CA/b   ; DEFINITIONS
 *
 * and a case that has no "trust", no "offer" or no "judge" gets the usual one. */
#ifndef CERTWRIGHT_TESTS_X509_CHAIN_CASE_H
#define CERTWRIGHT_TESTS_X509_CHAIN_CASE_H

#include "chain.h"

/* chain_case_run runs case number INDEX, from 0 on, of the file at PATH. If it has been the
 * last one, it must be number COUNT - 1. */
void chain_case_run(const char *path, int index, int count);

#endif
