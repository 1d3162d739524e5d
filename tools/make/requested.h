/* requested.h -- what an authority takes from a request: the subject, the key and the
 * names, each checked; and what it leaves. These functions read no files and print
 * nothing. */
#ifndef CERTWRIGHT_REQUESTED_H
#define CERTWRIGHT_REQUESTED_H

#include "../../x509/request.h"
#include "decision.h"

/* requested_check verifies the signature of REQUEST (proof of possession), which must not
 * be over a broken hash, and checks that the subject keeps the rules of
 * name_check_subject and that the key has a size that certificates are made for. False is
 * ERROR_SIGNATURE if the signature is wrong, or another kind; no error has an offset. */
bool requested_check(const struct certification_request *request, struct error *error)
    __attribute__((warn_unused_result));

/* requested_names writes the names of REQUEST that can be checked (DNS, IP, e-mail, URI)
 * into WRITER, which is empty, as GeneralNames, and sets NAMES to them, borrowed from
 * WRITER; or NAMES to nothing, and WRITER is empty again, if there are none. Names of
 * other kinds are left out, with a remark. False if a name is malformed, which is then to
 * blame, or memory ran out. */
bool requested_names(const struct certification_request *request,
                     struct der_writer *writer, struct bytes *names,
                     struct decision *decision) __attribute__((warn_unused_result));

/* requested_drop remarks on each extension but subjectAltName, and on each attribute but
 * extensionRequest, in REQUEST: the certificate does not get them. */
void requested_drop(const struct certification_request *request,
                    const struct decision *decision);

#endif
