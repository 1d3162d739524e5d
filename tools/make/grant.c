/* grant.c -- the fields of a certificate that is made of a request. */
#include "grant.h"

#include <stdio.h>

#include "../../asn1/oid.h"
#include "../../x509/name.h"
#include "requested.h"

/* Whether the CN is a host that is not among NAMES: no client looks at a CN any more, but
 * people do. */
static bool has_other_common_name(const struct certificate *certificate,
                                  struct bytes names)
{
    struct general_names_walk walk;
    struct general_name host, name;
    char text[256];
    uint8_t octets[GENERAL_NAME_TEXT_MAX], tag;
    struct error ignored = {0};
    struct bytes common_name = name_find(certificate->subject, oid_common_name, &tag);
    if (common_name.length >= sizeof text)
        return false;
    snprintf(text, sizeof text, "%.*s", (int)common_name.length, common_name.data);
    if (!general_name_from_host(text, octets, &host, &ignored))
        return false;
    general_names_walk_begin(&walk, names);
    while (general_names_walk_next(&walk, &name))
        if (name.type == host.type && bytes_equal(name.value, host.value))
            return false;
    return true;
}

/* The names that were given, or else those of the request, or else the host name that
 * the subject's CN is, for a server. */
static bool choose_names(struct draft *draft, const struct grant_terms *terms,
                         const struct certification_request *request,
                         struct bytes *names, struct decision *decision)
{
    if (!draft_set_names(draft, &terms->names, names, decision))
        return false;
    if (names->length > 0) {
        if (request->extensions.subject_alt_name.length > 0)
            decision_remark(decision, (struct remark){.kind = REMARK_NAMES_REPLACED});
        return true;
    }
    if (!requested_names(request, &draft->names, names, decision))
        return false;
    return names->length > 0 || terms->profile != PROFILE_SERVER ||
           draft_name_from_subject(draft, names, decision);
}

static bool set_names(struct draft *draft, const struct grant_terms *terms,
                      const struct certification_request *request,
                      struct decision *decision)
{
    struct bytes names;
    bool is_server = terms->profile == PROFILE_SERVER;
    if (!choose_names(draft, terms, request, &names, decision))
        return false;
    if (names.length == 0 && is_server)
        return decision_refuse_request(
            decision, NULL, "names no host; --host gives the certificate one");
    if (names.length == 0 && name_is_empty(request->subject))
        return decision_refuse_request(
            decision, NULL,
            "has neither a subject nor a name; a certificate names somebody");
    if (is_server && has_other_common_name(&draft->certificate, names))
        decision_remark(decision, (struct remark){.kind = REMARK_COMMON_NAME_DIFFERS});
    profile_set_alt_name(&draft->certificate, names);
    return true;
}

bool grant_fill(struct draft *draft, const struct grant_terms *terms,
                const struct certificate *authority,
                const struct certification_request *request, int64_t now,
                struct random_source *random, struct decision *decision)
{
    draft->certificate.subject = request->subject;
    draft->certificate.subject_public_key_info = request->subject_public_key_info;
    if (profile_is_authority(terms->profile) && name_is_empty(request->subject))
        return decision_refuse_request(decision, "RFC 5280 4.1.2.6",
                                       "an authority must have a subject");
    draft_remark_on_keys(draft, terms->profile, authority, decision);
    draft_set_issuer(draft, terms->profile, authority);
    return draft_set_validity(draft, &terms->validity, terms->profile, authority, now,
                              decision) &&
           draft_set_serial(draft, terms->validity.serial, random, decision) &&
           set_names(draft, terms, request, decision);
}
