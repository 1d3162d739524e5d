/* path_revocation.c -- whether a certificate of a path has been revoked, by the CRLs at
 * hand: RFC 5280 section 6.3.
 *
 * Invariants: (1) a certificate is good only if CRLs that may be believed cover it for
 * all reasons and do not list it; whatever stands in the way of that ends in "not
 * known", and that is a failure; (2) state variables have the RFC's names; (3) the
 * issuer of a CRL stands in the path itself, or under the same anchor on a path that is
 * validated for it, its own revocation included. */
#include "../../asn1/calendar.h"
#include "crl_scope.h"
#include "../name_compare.h"
#include "revocation.h"

static int compare_numbers(struct bytes a, struct bytes b)
{
    if (a.length != b.length)
        return a.length < b.length ? -1 : 1;
    return a.length == 0 ? 0 : memcmp(a.data, b.data, a.length);
}

/* 6.3.3 (c): whether DELTA is for BASE. Both have the same issuer, scope and key
 * identifier, and BASE is not older than what DELTA starts from. */
static bool fits(const struct pool_crl *delta, const struct pool_crl *base)
{
    const struct extensions *from = &delta->crl.extensions;
    const struct extensions *to = &base->crl.extensions;
    return extensions_has(from, EXTENSION_DELTA_CRL_INDICATOR) &&
           name_equal(delta->crl.issuer, base->crl.issuer) &&
           bytes_equal(from->issuing_distribution_point,
                       to->issuing_distribution_point) &&
           bytes_equal(from->authority_key_identifier.key_identifier,
                       to->authority_key_identifier.key_identifier) &&
           compare_numbers(from->delta_crl_indicator, to->crl_number) <= 0 &&
           compare_numbers(to->crl_number, from->crl_number) < 0;
}

/* 6.3.3 (h): whether SIGNER signed DELTA. If nobody can tell, nothing is known of the
 * certificate: the delta might be the one that lists it. */
static bool is_signed_by(struct revocation *r, const struct pool_crl *delta,
                         const struct path_certificate *signer)
{
    struct error error = {0};
    if (path_verify(r->context, &delta->crl.signed_part,
                    &signer->certificate.subject_public_key_info, &error))
        return true;
    if (error.kind != ERROR_SIGNATURE) {
        r->is_over = true;
        r->cannot_judge = r->cannot_judge || error.kind == ERROR_UNSUPPORTED;
        revocation_note(r, "the signature of a delta CRL could not be checked");
    }
    return false;
}

/* The delta CRL that brings BASE, which SIGNER signed, up to date; or NULL. */
static const struct pool_crl *delta_of(struct revocation *r,
                                       const struct pool_crl *base,
                                       const struct path_certificate *signer)
{
    const struct crl_pool *pool = r->context->inputs->crls;
    for (size_t i = 0; i < pool->count && pool->has_deltas && !r->is_over; i++) {
        const struct pool_crl *delta = &pool->crls[i];
        if (!revocation_spend(r, base->crl.issuer.length))
            return NULL;
        if (fits(delta, base) && revocation_unusable_because(r, delta) == NULL &&
            is_signed_by(r, delta, signer))
            return delta;
    }
    return NULL;
}

/* Looks the certificate up in CRL, which may be NULL. False if the work is too much. */
static bool look_up(struct revocation *r, const struct pool_crl *crl, bool *is_listed)
{
    struct bytes serial_number = r->certificate->serial_number;
    *is_listed = false;
    if (crl == NULL)
        return true;
    size_t work = crl_pool_find_work(crl, serial_number);
    if (work > PATH_CRL_ENTRIES_MAX - r->context->work->crl_entries) {
        revocation_note(r,
                        "want at most " PATH_TEXT_OF(
                            PATH_CRL_ENTRIES_MAX) " CRL entries to look at, have more");
        return false;
    }
    r->context->work->crl_entries += work;
    *is_listed = crl_pool_find(crl, r->certificate->issuer, serial_number, &r->entry);
    return true;
}

/* 6.3.3 (i) to (l): the delta has the last word. */
static void apply(struct revocation *r, const struct pool_crl *crl,
                  const struct path_certificate *signer, uint32_t interim)
{
    bool is_listed;
    const struct pool_crl *delta = delta_of(r, crl, signer);
    if (r->is_over || !look_up(r, delta, &is_listed))
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
    r->names_crl_issuer = point->crl_issuer.length > 0;
    for (size_t i = 0; i < pool->count && !r->is_revoked; i++) {
        const struct pool_crl *crl = &pool->crls[i];
        uint32_t interim = crl_scope_reasons(crl, point);
        if (!revocation_spend(r, point->crl_issuer.length + crl->crl.issuer.length))
            return;
        if (extensions_has(&crl->crl.extensions, EXTENSION_DELTA_CRL_INDICATOR) ||
            (interim & ~r->reasons_mask) == 0 ||
            !crl_scope_has_issuer(crl, point, r->certificate) ||
            !crl_scope_has_kind(crl, r->certificate))
            continue;
        if (!revocation_spend(r, crl_scope_names_work(crl, point)))
            return;
        if (!crl_scope_has_name(crl, point, r->certificate))
            continue;
        const char *obstacle = revocation_unusable_because(r, crl);
        if (obstacle != NULL) {
            revocation_note(r, obstacle);
            continue;
        }
        const struct path_certificate *signer =
            r->looks_beside_path ? revocation_signer_beside_path(r, &crl->crl)
                                 : revocation_signer_in_path(r, &crl->crl);
        if (signer != NULL)
            apply(r, crl, signer, interim);
    }
}

/* Whether there is still something to find out. */
static bool is_open(const struct revocation *r)
{
    return !r->is_revoked && !r->is_over && r->reasons_mask != REASONS_ALL;
}

static void process_all_points(struct revocation *r)
{
    struct distribution_point_walk walk;
    struct distribution_point point;
    distribution_point_walk_begin(&walk,
                                  r->certificate->extensions.crl_distribution_points);
    while (is_open(r) && distribution_point_walk_next(&walk, &point))
        process_point(r, &point);
    if (is_open(r)) {
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

static void tell_revoked(struct revocation *r, struct path_report *report)
{
    char date[CALENDAR_TEXT_SIZE];
    size_t count = report->finding_count;
    path_found(r->context, report, CHECK_REVOCATION, CHECK_FAILED, r->position, NULL,
               "revoked at %s, %s", calendar_to_text(r->entry.revocation_date, date),
               reason_name(&r->entry));
    if (report->finding_count > count)
        report->findings[count].is_revoked = true;
}

static void tell(struct revocation *r, struct path_report *report)
{
    if (r->is_revoked)
        tell_revoked(r, report);
    else if (r->reasons_mask == REASONS_ALL)
        path_found(r->context, report, CHECK_REVOCATION, CHECK_PASSED, r->position,
                   NULL, "covered by a CRL, and not listed");
    else
        path_found(r->context, report, CHECK_REVOCATION,
                   r->cannot_judge ? CHECK_CANNOT_JUDGE : CHECK_FAILED, r->position,
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
    /* Only what the path itself does not answer is asked of others: who got a
     * certificate with the name of a CA shall not speak over the CA. */
    r.looks_beside_path = true;
    if (is_open(&r))
        process_all_points(&r);
    tell(&r, report);
}
