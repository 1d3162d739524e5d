/* path_validate.c -- certification path validation, RFC 5280 section 6.1.
 *
 * Invariants: (1) a state variable has the RFC's name; (2) certificates are taken in
 * the RFC's order, from the one below the anchor (i = 1) down to the leaf (i = n); (3)
 * no check stops the ones behind it, so that a report has all failures; (4) the
 * constraints that the anchor carries hold as if it were a certificate of the path (RFC
 * 5937), but for its certificatePolicies, which are not asked. */
#include "../name_compare.h"
#include "../name_constraints.h"
#include "path_context.h"
#include "name_constraints_allow.h"

/* Section 6.1.2. In the place of the sets permitted_subtrees and excluded_subtrees
 * stand the constraints that they are the intersection and the union of. */
struct validation {
    struct path_context *context;
    struct path_report *report;
    struct policy_state policy; /* (a) and (d) to (f) */
    const struct name_constraints *subtrees[PATH_CERTIFICATES_MAX];
    size_t subtrees_count;                                    /* (b) and (c) */
    const struct subject_public_key_info *working_public_key; /* (g) to (i) */
    const struct path_certificate *working_issuer;            /* (j), its subject */
    size_t max_path_length;                                   /* (k) */
};

static void found(const struct validation *v, enum path_check check, bool has_passed,
                  size_t position, const char *clause, const char *seen)
{
    path_found(v->context, v->report, check, path_passed_if(has_passed), position,
               clause, "%s", seen);
}

/* 6.1.3 (a)(1) */
static void check_signature(struct validation *v, size_t position)
{
    const struct certificate *certificate =
        &v->report->certificates[position]->certificate;
    struct error error = {0};
    if (v->working_public_key == NULL)
        return; /* no anchor was found, and that is said already */
    bool verifies = path_verify(v->context, &certificate->signed_part,
                                v->working_public_key, &error);
    path_found(v->context, v->report, CHECK_SIGNATURE, path_result_of(&error), position,
               verifies ? NULL : error.source, "%s",
               verifies ? "it verifies" : error.message);
}

/* 6.1.3 (a)(4) */
static void check_name_chaining(const struct validation *v, size_t position)
{
    char have[PATH_NAME_SIZE];
    struct bytes issuer = v->report->certificates[position]->certificate.issuer;
    if (v->working_issuer == NULL)
        return;
    enum check_result result =
        path_passed_if(name_equal(issuer, v->working_issuer->certificate.subject));
    path_found(v->context, v->report, CHECK_NAME_CHAINING, result, position, NULL,
               "issuer %s",
               path_keeps(v->context, result) ? path_name_text(issuer, have) : "");
}

/* 6.1.3 (b) and (c): not for self-issued certificates, "unless it is the final
 * certificate in the path". */
static void check_name_constraints(struct validation *v, size_t position)
{
    const struct path_certificate *certificate = v->report->certificates[position];
    struct error error = {0};
    if (v->subtrees_count == 0 ||
        (position > 0 && path_certificate_is_self_issued(certificate)))
        return;
    size_t left = NAME_COMPARISONS_MAX - v->context->work->name_comparisons;
    for (size_t i = 0; i < v->subtrees_count; i++)
        if (!name_constraints_allow(v->subtrees[i], &certificate->certificate, &left,
                                    &error))
            break;
    v->context->work->name_comparisons = NAME_COMPARISONS_MAX - left;
    bool is_allowed = error.kind == ERROR_NONE;
    path_found(v->context, v->report, CHECK_NAME_CONSTRAINTS,
               path_passed_if(is_allowed), position, is_allowed ? NULL : error.source,
               "%s", is_allowed ? "all names are allowed" : error.message);
}

/* Whether a step of policy processing succeeded is said where it did not, and once at
 * the end of the path. */
static void check_policy(struct validation *v, enum path_check check, bool has_passed,
                         size_t position, const struct error *error)
{
    if (error->kind == ERROR_MEMORY)
        v->report->is_out_of_memory = true;
    else if (!has_passed)
        found(v, check, false, position, error->source, error->message);
}

/* 6.1.3 */
static void process(struct validation *v, size_t position)
{
    const struct path_certificate *certificate = v->report->certificates[position];
    struct error error = {0};
    check_signature(v, position);
    path_check_certificate(v->context, v->report, position);
    path_check_revocation(v->context, v->report, position);
    check_name_chaining(v, position);
    check_name_constraints(v, position);
    bool has_policy =
        policy_state_process(&v->policy, &certificate->certificate, position == 0,
                             path_certificate_is_self_issued(certificate), &error);
    check_policy(v, CHECK_POLICY, has_policy, position, &error);
}

/* 6.1.4 (k): "If certificate i is a version 3 certificate, verify that the
 * basicConstraints extension is present and that cA is set to TRUE." One of version 1
 * or 2 says nothing of itself, and is not believed to be a CA. That the extension is
 * critical is demanded of those who make it (4.2.1.9), not of those who read it: PKITS
 * 4.6.4 has it accepted, and three roots that browsers trust are such. */
static void check_basic_constraints(const struct validation *v, size_t position)
{
    const struct certificate *certificate = &path_at(v->report, position)->certificate;
    const struct extensions *extensions = &certificate->extensions;
    bool is_present = extensions_has(extensions, EXTENSION_BASIC_CONSTRAINTS);
    path_found(v->context, v->report, CHECK_VERSION,
               path_passed_if(certificate->version == 3), position, NULL, "version %u",
               certificate->version);
    found(v, CHECK_BASIC_CONSTRAINTS, extensions->basic_constraints.ca, position, NULL,
          !is_present                        ? "no basicConstraints"
          : extensions->basic_constraints.ca ? "cA TRUE"
                                             : "cA FALSE");
}

/* 6.1.4 (l) and (m). The anchor is not part of the path that is counted. */
static void check_path_length(struct validation *v, size_t position)
{
    const struct path_certificate *certificate = path_at(v->report, position);
    const struct basic_constraints *constraints =
        &certificate->certificate.extensions.basic_constraints;
    if (position < v->report->count && !path_certificate_is_self_issued(certificate)) {
        path_found(v->context, v->report, CHECK_PATH_LENGTH,
                   path_passed_if(v->max_path_length > 0), position, NULL,
                   "%zu more allowed above it", v->max_path_length);
        if (v->max_path_length > 0)
            v->max_path_length--;
    }
    if (constraints->ca && constraints->has_path_length &&
        constraints->path_length < v->max_path_length)
        v->max_path_length = constraints->path_length;
}

/* 6.1.4 (n) */
static void check_key_usage(const struct validation *v, size_t position)
{
    const struct extensions *extensions =
        &path_at(v->report, position)->certificate.extensions;
    bool has_usage = extensions_has(extensions, EXTENSION_KEY_USAGE);
    bool may_sign = (extensions->key_usage & KEY_USAGE_KEY_CERT_SIGN) != 0;
    found(v, CHECK_KEY_USAGE, !has_usage || may_sign, position, NULL,
          !has_usage ? "no keyUsage"
          : may_sign ? "it has keyCertSign"
                     : "it has no keyCertSign");
}

/* 6.1.4 (c) to (g), and (k) to (n), for a certificate or for the anchor. */
static void take_over(struct validation *v, size_t position)
{
    const struct path_certificate *certificate = path_at(v->report, position);
    const struct extensions *extensions = &certificate->certificate.extensions;
    v->working_issuer = certificate;
    v->working_public_key = &certificate->certificate.subject_public_key_info;
    if (extensions_has(extensions, EXTENSION_NAME_CONSTRAINTS))
        v->subtrees[v->subtrees_count++] = &extensions->name_constraints;
    check_basic_constraints(v, position);
    check_path_length(v, position);
    check_key_usage(v, position);
}

/* 6.1.4 */
static void prepare(struct validation *v, size_t position)
{
    const struct path_certificate *certificate = v->report->certificates[position];
    struct error error = {0};
    bool is_mapped =
        policy_state_prepare(&v->policy, &certificate->certificate,
                             path_certificate_is_self_issued(certificate), &error);
    check_policy(v, CHECK_POLICY_MAPPING, is_mapped, position, &error);
    take_over(v, position);
}

/* 6.1.5 */
static void wrap_up(struct validation *v)
{
    const struct path_certificate *leaf = v->report->certificates[0];
    struct error error = {0};
    bool is_explicit = policy_state_wrap_up(&v->policy, &leaf->certificate, &error);
    check_policy(v, CHECK_EXPLICIT_POLICY, is_explicit, 0, &error);
    if (is_explicit && v->context->inputs->wants_passed) {
        char policies[FINDING_TEXT_SIZE];
        policy_state_to_text(&v->policy, policies, sizeof policies);
        path_found(v->context, v->report, CHECK_EXPLICIT_POLICY, CHECK_PASSED, 0, NULL,
                   "valid for the policies: %s", policies);
    }
    path_check_leaf(v->context, v->report);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* RFC 5937 section 3.2: the policy constraints of the anchor are inputs of the path. */
static void apply_anchor_policy(struct policy_state *policy,
                                const struct extensions *extensions)
{
    const struct policy_constraints *constraints = &extensions->policy_constraints;
    if (extensions_has(extensions, EXTENSION_POLICY_CONSTRAINTS)) {
        if (constraints->has_require_explicit_policy)
            policy->explicit_policy =
                smaller(policy->explicit_policy, constraints->require_explicit_policy);
        if (constraints->has_inhibit_policy_mapping)
            policy->policy_mapping =
                smaller(policy->policy_mapping, constraints->inhibit_policy_mapping);
    }
    if (extensions_has(extensions, EXTENSION_INHIBIT_ANY_POLICY))
        policy->inhibit_any_policy =
            smaller(policy->inhibit_any_policy, extensions->inhibit_any_policy);
}

static bool is_self_signed(const struct validation *v,
                           const struct path_certificate *certificate)
{
    struct error error = {0};
    return path_certificate_is_self_issued(certificate) &&
           path_verify(v->context, &certificate->certificate.signed_part,
                       &certificate->certificate.subject_public_key_info, &error);
}

/* A path that does not come to a trust anchor. */
static void report_dead_end(const struct validation *v)
{
    struct path_report *report = v->report;
    const struct path_certificate *top = report->certificates[report->count - 1];
    char text[PATH_NAME_SIZE];
    const char *issuer = path_name_text(top->certificate.issuer, text);
    if (report->count + 1 == PATH_CERTIFICATES_MAX)
        path_found(v->context, report, CHECK_TRUST_ANCHOR, CHECK_FAILED,
                   report->count - 1, NULL,
                   "no trusted certificate within %d certificates",
                   PATH_CERTIFICATES_MAX);
    else
        path_found(v->context, report, CHECK_TRUST_ANCHOR, CHECK_FAILED,
                   report->count - 1, NULL, "%s: %s",
                   is_self_signed(v, top) ? "self-signed and not trusted"
                                          : "no certificate at hand is from the issuer",
                   issuer);
}

static void check_anchor(struct validation *v)
{
    struct path_report *report = v->report;
    char name[PATH_NAME_SIZE];
    if (report->anchor == NULL) {
        report_dead_end(v);
        return;
    }
    if (report->anchor == report->certificates[report->count - 1]) {
        found(v, CHECK_TRUST_ANCHOR, true, 0, NULL,
              "the certificate itself is trusted, and its signature is not asked for");
        return;
    }
    if (path_keeps(v->context, CHECK_PASSED))
        path_found(v->context, report, CHECK_TRUST_ANCHOR, CHECK_PASSED, report->count,
                   NULL, "%s",
                   path_name_text(report->anchor->certificate.subject, name));
    path_check_certificate(v->context, report, report->count);
    take_over(v, report->count);
    apply_anchor_policy(&v->policy, &report->anchor->certificate.extensions);
}

void path_validate(struct path_context *context, struct path_report *report)
{
    struct validation v = {.context = context, .report = report};
    v.max_path_length = report->count;
    if (context->inputs->has_depth_max)
        v.max_path_length = smaller(v.max_path_length, context->inputs->depth_max);
    if (!policy_state_begin(&v.policy, &context->inputs->policy, report->count))
        report->is_out_of_memory = true;
    check_anchor(&v);
    for (size_t position = report->count; position-- > 0;) {
        process(&v, position);
        if (position > 0)
            prepare(&v, position);
    }
    wrap_up(&v);
    report->is_out_of_memory = report->is_out_of_memory || v.policy.is_out_of_memory;
    policy_state_clear(&v.policy);
}
