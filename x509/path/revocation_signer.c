/* revocation_signer.c -- whether a CRL may be believed: RFC 5280 section 6.3.3 (a), (f)
 * and (g). */
#include "revocation.h"

#include <stdio.h>

#include "../name_compare.h"

void revocation_note(struct revocation *r, const char *obstacle)
{
    snprintf(r->obstacle, sizeof r->obstacle, "%s", obstacle);
}

bool revocation_spend(struct revocation *r, size_t octets)
{
    if (!r->is_over && path_spend(r->context, octets))
        return true;
    r->is_over = true;
    revocation_note(r,
                    "want at most " PATH_TEXT_OF(PATH_STEPS_MAX) " steps, need more");
    return false;
}

static bool has_weak_digest(const struct crl *crl)
{
    struct signature_algorithm algorithm;
    struct error error = {0};
    return signature_algorithm_read(&crl->signed_part.signature_algorithm, &algorithm,
                                    &error) &&
           signature_algorithm_is_weak(&algorithm);
}

/* Section 5.2: with a critical extension that it does not know, "the application MUST
 * NOT use that CRL to determine the status of certificates". */
const char *revocation_unusable_because(const struct revocation *r,
                                        const struct pool_crl *crl)
{
    int64_t time = r->context->inputs->time;
    if (crl->flaw.kind != ERROR_NONE)
        return crl->flaw.message;
    if (crl->crl.extensions.unknown_critical.length > 0 ||
        crl->crl.unknown_critical.length > 0)
        return "the CRL has an unknown critical extension";
    /* 5.3.1: "The removeFromCRL (8) reasonCode value may only appear in delta CRLs". */
    if (crl->crl.has_remove_from_crl &&
        !extensions_has(&crl->crl.extensions, EXTENSION_DELTA_CRL_INDICATOR))
        return "the CRL has removeFromCRL and is no delta CRL";
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

/* Whether SIGNER is the certificate whose status is looked for, and may speak of
 * itself: its own issuer has named it as the cRLIssuer, so that the very CRL that it
 * issues covers it too (PKITS 4.14.30). The rest of its path is being validated. */
static bool is_itself(const struct revocation *r, const struct path_certificate *signer)
{
    return r->names_crl_issuer &&
           path_certificate_equal(r->report->certificates[r->position], signer);
}

/* Whether SIGNER is on its way to be asked about already, by a search around this
 * one. */
static bool is_being_asked(const struct path_context *context,
                           const struct path_certificate *signer)
{
    for (unsigned i = 0; i < context->nesting; i++)
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
    context.search(&context, &judgement);
    bool is_valid = judgement.verdict == VERDICT_VALID;
    if (judgement.is_out_of_memory)
        context.work->is_out_of_memory = true;
    path_judgement_clear(&judgement);
    return is_valid;
}

/* Notes why CRL's signature is not that of a candidate. */
static void note_signature(struct revocation *r, const struct error *error)
{
    r->cannot_judge = r->cannot_judge || error->kind == ERROR_UNSUPPORTED;
    if (error->kind == ERROR_UNSUPPORTED)
        revocation_note(r, "the CRL is signed by an algorithm that is not implemented");
    else if (error->kind == ERROR_LIMIT)
        revocation_note(r, "want at most " PATH_TEXT_OF(
                               PATH_SIGNATURE_CHECKS_MAX) " signatures to check, have "
                                                          "more");
    else
        revocation_note(r, "no key at hand made the signature of the CRL");
}

/* Tells whether the owner of CANDIDATE signed CRL and may sign CRLs. A keyUsage, if
 * there is one, must have cRLSign; one who stands beside the path must say so. */
static bool has_signed(struct revocation *r, const struct crl *crl,
                       const struct path_certificate *candidate, bool must_say_so)
{
    const struct extensions *extensions = &candidate->certificate.extensions;
    bool has_usage = extensions_has(extensions, EXTENSION_KEY_USAGE);
    struct error error = {0};
    if (!name_equal(candidate->certificate.subject, crl->issuer))
        return false;
    if (!path_verify(r->context, &crl->signed_part,
                     &candidate->certificate.subject_public_key_info, &error)) {
        note_signature(r, &error);
        return false;
    }
    if ((has_usage || must_say_so) &&
        (extensions->key_usage & KEY_USAGE_CRL_SIGN) == 0) {
        revocation_note(r,
                        "the key that signed the CRL has no cRLSign in its keyUsage");
        return false;
    }
    return true;
}

const struct path_certificate *revocation_signer_in_path(struct revocation *r,
                                                         const struct crl *crl)
{
    for (size_t i = r->position + 1; i <= r->report->count; i++)
        if (!revocation_spend(r, crl->issuer.length))
            return NULL;
        else if (has_signed(r, crl, path_at(r->report, i), false))
            return path_at(r->report, i);
    return NULL;
}

/* The part of a certificate that is_in_path may have to compare with others costs less
 * than names do: whole octets are compared. */
#define OCTETS_PER_OCTET_OF_NAME 16

const struct path_certificate *revocation_signer_beside_path(struct revocation *r,
                                                             const struct crl *crl)
{
    struct subject_walk walk;
    const struct path_certificate *candidate;
    subject_walk_begin(&walk, r->context->inputs->untrusted, crl->issuer);
    for (size_t before = 0; (candidate = subject_walk_next(&walk)) != NULL;
         before = walk.octets) {
        size_t length = candidate->certificate.signed_part.element.length;
        if (!revocation_spend(r,
                              walk.octets - before + length / OCTETS_PER_OCTET_OF_NAME))
            return NULL;
        if (is_in_path(r, candidate) || !has_signed(r, crl, candidate, true))
            continue;
        if (is_itself(r, candidate) || has_valid_path(r, candidate))
            return candidate;
        revocation_note(r, "the CRL's issuer has no valid path to the anchor");
    }
    return NULL;
}
