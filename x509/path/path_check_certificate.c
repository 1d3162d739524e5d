/* path_check_certificate.c -- what is asked of each certificate of a path, whatever
 * stands above and below it: RFC 5280 sections 4.1 and 4.2, and the rules of the
 * CA/Browser Forum on strength.
 *
 * A trust anchor was chosen by somebody, and how it was encoded, signed and identified
 * is not asked; what it allows, and whether its time has passed, is. */
#include "../../asn1/calendar.h"
#include "../../asn1/oid.h"
#include "../general_name.h"
#include "path_context.h"
#include "peer_name.h"
#include "../serial.h"
#include "../host_name.h"

/* One certificate in its place. */
struct place {
    const struct path_context *context;
    struct path_report *report;
    size_t position;
    const struct certificate *certificate;
    const struct extensions *extensions;
    bool is_trusted; /* it is the anchor, or a leaf that is one */
};

/* A trust anchor must keep the rules of the standard, but may be badly encoded, as long
 * as all that it says of itself can be read: a constraint must not get lost. */
static void check_encoding(const struct place *at)
{
    const struct error *flaw = &path_at(at->report, at->position)->flaw;
    bool has_flaw = flaw->kind != ERROR_NONE;
    bool is_forgiven =
        at->is_trusted && flaw->kind != ERROR_RULE && at->extensions->undecoded == 0;
    path_found(at->context, at->report, CHECK_ENCODING,
               path_passed_if(!has_flaw || is_forgiven), at->position,
               has_flaw ? flaw->source : NULL, "%s%s",
               has_flaw && is_forgiven ? "accepted in an anchor: " : "",
               has_flaw ? flaw->message : "no departure from DER");
}

/* RFC 5280 4.1.2.2 wants positive numbers of CAs, and of whoever relies on them that
 * negative and zero ones are "gracefully" handled. PKITS 4.1.14 has a negative one
 * accepted; zero is refused, as browsers do. */
static void check_serial_number(const struct place *at)
{
    struct bytes serial = at->certificate->serial_number;
    bool is_zero = true;
    for (size_t i = 0; i < serial.length; i++)
        is_zero = is_zero && serial.data[i] == 0;
    path_found(at->context, at->report, CHECK_SERIAL_NUMBER,
               path_passed_if(!is_zero && serial.length <= SERIAL_LENGTH_MAX),
               at->position, NULL, "%s of %zu octets",
               is_zero                  ? "zero"
               : serial.data[0] >= 0x80 ? "a negative number"
                                        : "a positive number",
               serial.length);
}

static void check_critical_extensions(const struct place *at)
{
    char dotted[OID_TEXT_SIZE];
    struct bytes unknown = at->extensions->unknown_critical;
    path_found(at->context, at->report, CHECK_CRITICAL_EXTENSIONS,
               path_passed_if(unknown.length == 0), at->position,
               at->position == 0 ? "RFC 5280 6.1.5 (f)" : NULL, "%s%.120s",
               unknown.length == 0 ? "none is unknown" : "unknown and critical: ",
               unknown.length == 0 ? "" : oid_to_text(unknown, dotted));
}

static void check_key_strength(const struct place *at)
{
    struct error error = {0};
    const struct public_key *key = path_key_of(
        at->context->work, &at->certificate->subject_public_key_info, &error);
    if (key == NULL) {
        path_found(at->context, at->report, CHECK_KEY_STRENGTH, path_result_of(&error),
                   at->position, error.source, "%s", error.message);
        return;
    }
    struct key_strength strength = public_key_strength(key);
    path_found(at->context, at->report, CHECK_KEY_STRENGTH,
               path_passed_if(strength.security_bits >= KEY_SECURITY_BITS_MIN),
               at->position, NULL, "%s", strength.text);
}

static void check_digest_strength(const struct place *at)
{
    const struct algorithm_identifier *identifier =
        &at->certificate->signed_part.signature_algorithm;
    struct signature_algorithm algorithm;
    struct error error = {0};
    if (signature_algorithm_is_broken(identifier))
        path_found(at->context, at->report, CHECK_DIGEST_STRENGTH, CHECK_FAILED,
                   at->position, NULL, "MD5 or one before it");
    else if (!signature_algorithm_read(identifier, &algorithm, &error))
        path_found(at->context, at->report, CHECK_DIGEST_STRENGTH,
                   path_result_of(&error), at->position, error.source, "%s",
                   error.message);
    else
        path_found(at->context, at->report, CHECK_DIGEST_STRENGTH,
                   path_passed_if(!signature_algorithm_is_weak(&algorithm)),
                   at->position, NULL, "%s",
                   algorithm.hash != NULL ? algorithm.hash->name
                                          : algorithm.scheme->name);
}

static void check_validity(const struct place *at)
{
    char not_before[CALENDAR_TEXT_SIZE] = "", not_after[CALENDAR_TEXT_SIZE] = "",
         now[CALENDAR_TEXT_SIZE] = "";
    int64_t time = at->context->inputs->time;
    const struct certificate *certificate = at->certificate;
    const char *seen = "valid";
    if (time > certificate->not_after)
        seen = "expired";
    else if (time < certificate->not_before)
        seen = "not yet valid";
    enum check_result result = path_passed_if(certificate->not_before <= time &&
                                              time <= certificate->not_after);
    if (path_keeps(at->context, result)) {
        calendar_to_text(certificate->not_before, not_before);
        calendar_to_text(certificate->not_after, not_after);
        calendar_to_text(time, now);
    }
    path_found(at->context, at->report, CHECK_VALIDITY, result, at->position, NULL,
               "%s: from %s to %s, and the time is %s", seen, not_before, not_after,
               now);
}

/* Whether the certificate at AT may be self-signed. One that stands below another is
 * not, though it may be self-issued: it is signed with the other's key. */
static bool may_be_self_signed(const struct place *at)
{
    return at->position + 1 == at->report->count && at->report->anchor == NULL &&
           path_certificate_is_self_issued(path_at(at->report, at->position));
}

/* 4.2.1.1: "MUST be included in all certificates generated by conforming CAs", except
 * self-signed ones. */
static void check_key_identifiers(const struct place *at)
{
    bool has_authority =
        at->extensions->authority_key_identifier.key_identifier.length > 0;
    bool has_subject = extensions_has(at->extensions, EXTENSION_SUBJECT_KEY_IDENTIFIER);
    if (!at->is_trusted && !may_be_self_signed(at))
        path_found(at->context, at->report, CHECK_AUTHORITY_KEY_IDENTIFIER,
                   path_passed_if(has_authority), at->position, NULL, "%s",
                   has_authority ? "present" : "none");
    if (!at->is_trusted && at->position > 0)
        path_found(at->context, at->report, CHECK_SUBJECT_KEY_IDENTIFIER,
                   path_passed_if(has_subject), at->position, NULL, "%s",
                   has_subject ? "present" : "none");
}

/* The first name of ALT_NAMES that is no name of its type; false if all are. */
static bool find_malformed(struct bytes alt_names, struct general_name *name)
{
    struct general_names_walk walk;
    general_names_walk_begin(&walk, alt_names);
    while (general_names_walk_next(&walk, name))
        if ((name->type == GENERAL_NAME_DNS && !dns_name_is_valid(name->value, true)) ||
            (name->type == GENERAL_NAME_EMAIL && !email_is_valid(name->value)))
            return true;
    return false;
}

static void check_alt_names(const struct place *at)
{
    char text[PATH_NAME_SIZE];
    struct general_name name;
    if (!extensions_has(at->extensions, EXTENSION_SUBJECT_ALT_NAME))
        return;
    bool is_malformed = find_malformed(at->extensions->subject_alt_name, &name);
    if (is_malformed)
        general_name_to_text(&name, text, sizeof text);
    path_found(at->context, at->report, CHECK_ALT_NAME_FORM,
               path_passed_if(!is_malformed), at->position, NULL, "%s%s",
               is_malformed ? "malformed: " : "all well-formed",
               is_malformed ? text : "");
}

/* "The name constraints extension, which MUST be used only in a CA certificate". */
static void check_name_constraints_place(const struct place *at)
{
    if (extensions_has(at->extensions, EXTENSION_NAME_CONSTRAINTS))
        path_found(at->context, at->report, CHECK_NAME_CONSTRAINTS_PLACE,
                   path_passed_if(at->extensions->basic_constraints.ca), at->position,
                   NULL, "name constraints, and cA is %s",
                   at->extensions->basic_constraints.ca ? "TRUE" : "FALSE");
}

static struct bytes purpose_oid(enum path_purpose purpose)
{
    switch (purpose) {
    case PURPOSE_SERVER:
        return oid_server_auth;
    case PURPOSE_CLIENT:
        return oid_client_auth;
    case PURPOSE_EMAIL:
        return oid_email_protection;
    case PURPOSE_ANY:
        break;
    }
    return oid_any_purpose;
}

/* As browsers have it, an extKeyUsage anywhere in the path restricts all below it. The
 * leaf must name the purpose itself, for 4.2.1.12 leaves it to the application whether
 * anyExtendedKeyUsage will do. */
static void check_extended_key_usage(const struct place *at)
{
    struct key_purpose_walk walk;
    struct bytes purpose, wanted = purpose_oid(at->context->inputs->purpose);
    bool allows = !extensions_has(at->extensions, EXTENSION_EXT_KEY_USAGE);
    const char *seen = allows ? "no extKeyUsage" : "it has other purposes only";
    if (at->context->inputs->purpose == PURPOSE_ANY)
        return;
    key_purpose_walk_begin(&walk, at->extensions->ext_key_usage);
    while (!allows && key_purpose_walk_next(&walk, &purpose)) {
        allows = bytes_equal(purpose, wanted) ||
                 (at->position > 0 && bytes_equal(purpose, oid_any_purpose));
        seen = allows ? "it has the purpose" : seen;
    }
    path_found(at->context, at->report, CHECK_EXTENDED_KEY_USAGE,
               path_passed_if(allows), at->position, NULL, "%s", seen);
}

void path_check_certificate(const struct path_context *context,
                            struct path_report *report, size_t position)
{
    const struct certificate *certificate = &path_at(report, position)->certificate;
    struct place at = {context,
                       report,
                       position,
                       certificate,
                       &certificate->extensions,
                       path_at(report, position) == report->anchor};
    check_encoding(&at);
    if (!at.is_trusted) {
        check_serial_number(&at);
        check_digest_strength(&at);
        check_alt_names(&at);
    }
    check_key_strength(&at);
    check_validity(&at);
    check_critical_extensions(&at);
    check_key_identifiers(&at);
    check_name_constraints_place(&at);
    check_extended_key_usage(&at);
}
