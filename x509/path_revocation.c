/* path_revocation.c -- whether a certificate of a path has been revoked, by the CRLs at
 * hand: RFC 5280 section 6.3.
 *
 * Invariants: (1) a certificate is good only if CRLs that may be believed cover it for
 * all reasons and do not list it; whatever stands in the way of that ends in "not
 * known", and that is a failure; (2) state variables have the RFC's names; (3) the
 * issuer of a CRL stands in the path itself, or under the same anchor on a path that is
 * validated for it, its own revocation included. */
#include <stdio.h>

#include "../asn1/calendar.h"
#include "name_compare.h"
#include "path_context.h"

/* Section 6.3.2. */
struct revocation {
    struct path_context *context;
    const struct path_report *report;
    size_t position;
    const struct certificate *certificate;
    uint32_t reasons_mask;
    bool is_revoked; /* cert_status is not UNREVOKED */
    struct revoked_certificate entry;
    char obstacle[FINDING_TEXT_SIZE / 2]; /* why the status is not known */
};

static void note(struct revocation *r, const char *obstacle)
{
    snprintf(r->obstacle, sizeof r->obstacle, "%s", obstacle);
}

/* Tells whether one of NAMES is the directoryName NAME. */
static bool has_directory_name(struct bytes names, struct bytes name)
{
    struct general_names_walk walk;
    struct general_name found;
    general_names_walk_begin(&walk, names);
    while (general_names_walk_next(&walk, &found))
        if (found.type == GENERAL_NAME_DIRECTORY && name_equal(found.value, name))
            return true;
    return false;
}

/* 6.3.3 (b)(1): a cRLIssuer in the distribution point must have issued the CRL, which is
 * then indirect; otherwise the certificate's own issuer. */
static bool has_right_issuer(const struct revocation *r,
                             const struct distribution_point *point,
                             const struct pool_crl *crl)
{
    if (point->crl_issuer.length > 0)
        return has_directory_name(point->crl_issuer, crl->crl.issuer) &&
               crl->scope.indirect_crl;
    return name_equal(crl->crl.issuer, r->certificate->issuer);
}

/* 6.3.3 (b)(2)(i): a CRL that is for a distribution point must be for this one. A point
 * without a name goes by its cRLIssuer, and one that stands for no distribution point at
 * all by the certificate's issuer. */
static bool has_right_name(const struct revocation *r,
                           const struct distribution_point *point,
                           const struct pool_crl *crl)
{
    const struct distribution_point_name *name = &crl->scope.name;
    if (name->full_name.length == 0 && name->name_relative_to_crl_issuer.length == 0)
        return true;
    if (point->name.full_name.length > 0 ||
        point->name.name_relative_to_crl_issuer.length > 0)
        return distribution_point_names_match(
            name, crl->crl.issuer, &point->name,
            point->crl_issuer.length > 0 ? crl->crl.issuer : r->certificate->issuer);
    if (point->crl_issuer.length > 0) {
        struct distribution_point_name by_issuer = {point->crl_issuer, {NULL, 0}};
        return distribution_point_names_match(name, crl->crl.issuer, &by_issuer,
                                              crl->crl.issuer);
    }
    return has_directory_name(name->full_name, r->certificate->issuer);
}

/* 6.3.3 (b)(2)(ii) to (iv) */
static bool has_right_kind(const struct revocation *r, const struct pool_crl *crl)
{
    bool is_ca = r->certificate->extensions.basic_constraints.ca;
    return !crl->scope.only_contains_attribute_certs &&
           !(crl->scope.only_contains_user_certs && is_ca) &&
           !(crl->scope.only_contains_ca_certs && !is_ca);
}

/* 6.3.3 (d) */
static uint32_t interim_reasons_mask(const struct distribution_point *point,
                                     const struct pool_crl *crl)
{
    uint32_t mask = REASONS_ALL;
    if (point->has_reasons)
        mask &= point->reasons;
    if (crl->scope.has_only_some_reasons)
        mask &= crl->scope.only_some_reasons;
    return mask;
}

static bool has_weak_digest(const struct crl *crl)
{
    struct signature_algorithm algorithm;
    struct error error = {0};
    return signature_algorithm_read(&crl->certificate_list.signature_algorithm,
                                    &algorithm, &error) &&
           signature_algorithm_is_weak(&algorithm);
}

/* Returns why CRL may not be used, whoever signed it, or NULL. Section 5.2: with a
 * critical extension that it does not know, "the application MUST NOT use that CRL to
 * determine the status of certificates". */
static const char *unusable_because(const struct revocation *r,
                                    const struct pool_crl *crl)
{
    int64_t time = r->context->inputs->time;
    if (crl->flaw.kind != ERROR_NONE)
        return crl->flaw.message;
    if (crl->crl.extensions.unknown_critical.length > 0 ||
        crl->crl.unknown_critical.length > 0)
        return "the CRL has an unknown critical extension";
    if (!extensions_has(&crl->crl.extensions, EXTENSION_CRL_NUMBER))
        return "the CRL has no cRLNumber (RFC 5280 5.2.3)";
    if (has_weak_digest(&crl->crl))
        return "the CRL is signed over a weak digest";
    if (time < crl->crl.this_update)
        return "the CRL is not in force yet";
    if (!crl->crl.has_next_update)
        return "the CRL has no nextUpdate (RFC 5280 5.1.2.5)";
    if (time > crl->crl.next_update)
        return "the CRL is out of date";
    return NULL;
}

/* Tells whether CERTIFICATE stands in the path above the one that is asked about. */
static bool is_in_path(const struct revocation *r,
                       const struct path_certificate *certificate)
{
    for (size_t i = r->position + 1; i <= r->report->count; i++)
        if (path_certificate_equal(path_at(r->report, i), certificate))
            return true;
    return false;
}

/* Whether SIGNER is on its way to be asked about already. */
static bool is_being_asked(const struct path_context *context,
                           const struct path_certificate *signer)
{
    for (unsigned i = 0; i <= context->nesting; i++)
        if (path_certificate_equal(context->asked[i], signer))
            return true;
    return false;
}

/* 6.3.3 (f): "The trust anchor for the certification path MUST be the same as the trust
 * anchor used to validate the target certificate." */
static bool has_valid_path(struct revocation *r, const struct path_certificate *signer)
{
    struct path_certificate anchor = *r->report->anchor;
    size_t only = 0;
    const struct certificate_pool anchors = {&anchor, 1, 1, &only};
    const struct path_inputs *outer = r->context->inputs;
    struct path_inputs inputs = {.certificate = signer,
                                 .anchors = &anchors,
                                 .untrusted = outer->untrusted,
                                 .crls = outer->crls,
                                 .time = outer->time};
    struct path_context context = *r->context;
    struct path_judgement judgement = {0};
    if (context.nesting == PATH_CRL_NESTING_MAX || is_being_asked(&context, signer))
        return false;
    context.inputs = &inputs;
    context.nesting++;
    path_search(&context, &judgement);
    bool is_valid = judgement.verdict == VERDICT_VALID;
    path_judgement_clear(&judgement);
    return is_valid;
}

/* 6.3.3 (f) and (g) for one candidate. */
static bool may_have_signed(struct revocation *r, const struct crl *crl,
                            const struct path_certificate *candidate)
{
    const struct extensions *extensions = &candidate->certificate.extensions;
    struct error error = {0};
    if (!name_equal(candidate->certificate.subject, crl->issuer))
        return false;
    if (!path_verify(r->context, &crl->certificate_list,
                     &candidate->certificate.subject_public_key_info, &error)) {
        note(r, error.kind == ERROR_UNSUPPORTED
                    ? "cannot judge the signature of the CRL"
                    : "no key at hand made the signature of the CRL");
        return false;
    }
    if (extensions_has(extensions, EXTENSION_KEY_USAGE) &&
        (extensions->key_usage & KEY_USAGE_CRL_SIGN) == 0) {
        note(r, "the key that signed the CRL has no cRLSign in its keyUsage");
        return false;
    }
    if (is_in_path(r, candidate) || has_valid_path(r, candidate))
        return true;
    note(r, "the CRL's issuer has no valid path to the anchor");
    return false;
}

/* Returns the certificate whose owner issued CRL and may do so, or NULL. */
static const struct path_certificate *signer_of(struct revocation *r,
                                                const struct crl *crl)
{
    const struct certificate_pool *untrusted = r->context->inputs->untrusted;
    for (size_t i = r->position + 1; i <= r->report->count; i++)
        if (may_have_signed(r, crl, path_at(r->report, i)))
            return path_at(r->report, i);
    struct subject_walk walk;
    const struct path_certificate *candidate;
    subject_walk_begin(&walk, untrusted, crl->issuer);
    while ((candidate = subject_walk_next(&walk)) != NULL) {
        if (!path_step(r->context))
            return NULL;
        if (!is_in_path(r, candidate) && may_have_signed(r, crl, candidate))
            return candidate;
    }
    return NULL;
}

static int compare_numbers(struct bytes a, struct bytes b)
{
    if (a.length != b.length)
        return a.length < b.length ? -1 : 1;
    return a.length == 0 ? 0 : memcmp(a.data, b.data, a.length);
}

/* 6.3.3 (c) and (h): whether DELTA brings BASE, which SIGNER signed, up to date. Both
 * have the same issuer, scope and key, and BASE is not older than what DELTA starts
 * from. */
static bool is_delta_of(struct revocation *r, const struct pool_crl *delta,
                        const struct pool_crl *base,
                        const struct path_certificate *signer)
{
    const struct extensions *from = &delta->crl.extensions;
    const struct extensions *to = &base->crl.extensions;
    struct error error = {0};
    return extensions_has(from, EXTENSION_DELTA_CRL_INDICATOR) &&
           unusable_because(r, delta) == NULL &&
           name_equal(delta->crl.issuer, base->crl.issuer) &&
           bytes_equal(from->issuing_distribution_point,
                       to->issuing_distribution_point) &&
           bytes_equal(from->authority_key_identifier.key_identifier,
                       to->authority_key_identifier.key_identifier) &&
           compare_numbers(from->delta_crl_indicator, to->crl_number) <= 0 &&
           compare_numbers(to->crl_number, from->crl_number) < 0 &&
           path_verify(r->context, &delta->crl.certificate_list,
                       &signer->certificate.subject_public_key_info, &error);
}

static const struct pool_crl *delta_of(struct revocation *r,
                                       const struct pool_crl *base,
                                       const struct path_certificate *signer)
{
    const struct crl_pool *pool = r->context->inputs->crls;
    for (size_t i = 0; i < pool->count; i++)
        if (is_delta_of(r, &pool->crls[i], base, signer))
            return &pool->crls[i];
    return NULL;
}

/* Looks the certificate up in CRL, which may be NULL. False if the work is too much. */
static bool look_up(struct revocation *r, const struct pool_crl *crl, bool *is_listed)
{
    *is_listed = false;
    if (crl == NULL)
        return true;
    if (crl->crl.revoked_count > PATH_CRL_ENTRIES_MAX - r->context->work->crl_entries) {
        note(r, "too many CRL entries to look at");
        return false;
    }
    r->context->work->crl_entries += crl->crl.revoked_count;
    *is_listed = crl_find(&crl->crl, crl->scope.indirect_crl, r->certificate->issuer,
                          r->certificate->serial_number, &r->entry);
    return true;
}

/* 6.3.3 (i) to (l): the delta has the last word. */
static void apply(struct revocation *r, const struct pool_crl *crl,
                  const struct path_certificate *signer, uint32_t interim)
{
    bool is_listed;
    if (!look_up(r, delta_of(r, crl, signer), &is_listed))
        return;
    if (!is_listed && !look_up(r, crl, &is_listed))
        return;
    if (is_listed && r->entry.reason != CRL_REASON_REMOVE_FROM_CRL)
        r->is_revoked = true;
    else
        r->reasons_mask |= interim;
}

/* 6.3.3 for one distribution point. */
static void process_point(struct revocation *r, const struct distribution_point *point)
{
    const struct crl_pool *pool = r->context->inputs->crls;
    for (size_t i = 0; i < pool->count && !r->is_revoked; i++) {
        const struct pool_crl *crl = &pool->crls[i];
        uint32_t interim = interim_reasons_mask(point, crl);
        if (!path_step(r->context)) {
            note(r, "too many CRLs and distribution points");
            return;
        }
        if (extensions_has(&crl->crl.extensions, EXTENSION_DELTA_CRL_INDICATOR) ||
            !has_right_issuer(r, point, crl) || !has_right_kind(r, crl) ||
            !has_right_name(r, point, crl) || (interim & ~r->reasons_mask) == 0)
            continue;
        const char *obstacle = unusable_because(r, crl);
        if (obstacle != NULL) {
            note(r, obstacle);
            continue;
        }
        const struct path_certificate *signer = signer_of(r, &crl->crl);
        if (signer != NULL)
            apply(r, crl, signer, interim);
    }
}

static void process_all_points(struct revocation *r)
{
    struct distribution_point_walk walk;
    struct distribution_point point;
    distribution_point_walk_begin(&walk,
                                  r->certificate->extensions.crl_distribution_points);
    while (!r->is_revoked && r->reasons_mask != REASONS_ALL &&
           distribution_point_walk_next(&walk, &point))
        process_point(r, &point);
    if (!r->is_revoked && r->reasons_mask != REASONS_ALL) {
        memset(&point, 0, sizeof point); /* "a CRL not specified in a distribution
                                          * point but issued by the issuer" */
        process_point(r, &point);
    }
}

static const char *reason_name(const struct revoked_certificate *entry)
{
    static const char *const names[CRL_REASON_MAX + 1] = {
        "unspecified",     "keyCompromise",
        "cACompromise",    "affiliationChanged",
        "superseded",      "cessationOfOperation",
        "certificateHold", NULL,
        "removeFromCRL",   "privilegeWithdrawn",
        "aACompromise",
    };
    return entry->has_reason && names[entry->reason] != NULL ? names[entry->reason]
                                                             : "no reason given";
}

static void tell(struct revocation *r, struct path_report *report)
{
    char date[CALENDAR_TEXT_SIZE];
    if (r->is_revoked)
        path_found(r->context, report, CHECK_REVOCATION, CHECK_FAILED, r->position,
                   NULL, "revoked at %s, %s",
                   calendar_to_text(r->entry.revocation_date, date),
                   reason_name(&r->entry));
    else if (r->reasons_mask == REASONS_ALL)
        path_found(r->context, report, CHECK_REVOCATION, CHECK_PASSED, r->position,
                   NULL, "covered by a CRL, and not listed");
    else
        path_found(r->context, report, CHECK_REVOCATION, CHECK_FAILED, r->position,
                   NULL, "status not known: %s",
                   r->obstacle[0] != '\0' ? r->obstacle
                   : r->reasons_mask != 0 ? "the CRLs do not cover all reasons"
                                          : "no CRL at hand covers it");
}

void path_check_revocation(struct path_context *context, struct path_report *report,
                           size_t position)
{
    const struct path_certificate *certificate = report->certificates[position];
    if (context->inputs->crls == NULL || report->anchor == certificate)
        return;
    if (report->anchor == NULL) {
        path_found(context, report, CHECK_REVOCATION, CHECK_FAILED, position, NULL,
                   "status not known: no trusted issuer vouches for a CRL");
        return;
    }
    struct revocation r = {.context = context,
                           .report = report,
                           .position = position,
                           .certificate = &certificate->certificate};
    context->asked[context->nesting] = certificate;
    process_all_points(&r);
    tell(&r, report);
}
