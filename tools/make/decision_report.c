/* decision_report.c -- the words of remarks, and what is named in a refusal. */
#include "decision_report.h"

#include "../../asn1/oid.h"
#include "../../x509/profile.h"
#include "../cli/report.h"

#define NAME_SIZE 256

static void report_dropped_name(const char *path, const struct general_name *name)
{
    char shown[NAME_SIZE];
    general_name_to_text(name, shown, sizeof shown);
    report_later("%s: dropped from the request: %s", path, shown);
}

static void report_dropped_extension(const char *path, struct bytes oid)
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *known = oid_name_of(oid);
    report_later("%s: dropped from the request: %s", path,
                 known != NULL ? known->long_name : oid_to_text(oid, dotted));
}

/* Says what became of the request at PATH. */
static void report_of_request(const char *path, const struct remark *remark)
{
    if (remark->kind == REMARK_NAMES_REPLACED)
        report_later("%s: the names in the request are replaced by those given here",
                     path);
    else if (remark->kind == REMARK_COMMON_NAME_DIFFERS)
        report_later(
            "warning: %s: the subject's CN is a host that is none of the names", path);
    else if (remark->kind == REMARK_NAME_DROPPED)
        report_dropped_name(path, &remark->name);
    else
        report_dropped_extension(path, remark->oid);
}

void remark_report(void *context, const struct remark *remark)
{
    const struct remark_subject *subject = context;
    if (remark->kind == REMARK_LONG_VALIDITY)
        report_later("warning: valid for more than %d days; browsers refuse such a "
                     "certificate from a public authority",
                     PROFILE_SERVER_DAYS_MAX);
    else if (remark->kind == REMARK_KEY_REFUSED)
        report_later("warning: a server's %s key is refused by %s; p256, p384 and rsa "
                     "are taken everywhere",
                     remark->type->label, remark->type->refused_by);
    else if (remark->kind == REMARK_SIGNATURE_REFUSED)
        report_later("warning: a server's certificate signed with %s is refused by "
                     "%s; p256, p384 and rsa are taken everywhere",
                     remark->type->label, remark->type->signatures_refused_by);
    else if (remark->kind == REMARK_BEFORE_AUTHORITY)
        report_later("warning: valid from a time before that of the authority");
    else if (remark->kind == REMARK_AFTER_AUTHORITY)
        report_later("warning: valid for longer than the authority that issues it");
    else if (!subject->is_quiet)
        report_of_request(subject->path, remark);
}

bool decision_report_refusal(const struct decision *decision, const char *path)
{
    const struct error *error = &decision->error;
    bool is_of_name = decision->blame == BLAME_REQUESTED_NAME;
    char name[NAME_SIZE] = "";
    if (decision->blame == BLAME_NOTHING || decision->blame == BLAME_OPTION) {
        report_error(decision->blame == BLAME_OPTION ? decision->option : NULL, error);
        return false;
    }
    if (is_of_name)
        general_name_to_text(&decision->name, name, sizeof name);
    bool has_source = error->source != NULL;
    report("%s: %s%s%s%s%s%s", path, name, is_of_name ? ": " : "", error->message,
           has_source ? " (" : "", has_source ? error->source : "",
           has_source ? ")" : "");
    return false;
}
