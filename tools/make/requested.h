/* requested.h -- what an authority takes from a request: the subject, the key and the
 * names, each looked at; and what it leaves. */
#ifndef CERTWRIGHT_REQUESTED_H
#define CERTWRIGHT_REQUESTED_H

#include <stdbool.h>

#include "../../x509/request.h"

/* requested_check verifies the signature of REQUEST, read from PATH (proof of
 * possession), that its key is large enough and not too large,
 * and that its subject keeps the rules of name_check_subject. Returns
 * STATUS_YES, or another exit status with a line on standard error. */
int requested_check(const struct certification_request *request, const char *path);

/* requested_names writes the names of REQUEST that can be checked (DNS, IP, e-mail,
 * URI) into WRITER as GeneralNames and sets NAMES to them, or to nothing if there are
 * none. A name that is malformed is refused; names of other kinds are left out, and a
 * line says so unless IS_QUIET. */
bool requested_names(const struct certification_request *request, const char *path,
                     bool is_quiet, struct der_writer *writer, struct bytes *names)
    __attribute__((warn_unused_result));

/* requested_report_dropped says what else REQUEST asked for and does not get. */
void requested_report_dropped(const struct certification_request *request,
                              const char *path);

#endif
