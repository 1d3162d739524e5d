/* path_check_leaf.c -- what only the certificate that was asked about must keep: the
 * name that it is for, RFC 9525, and what its key is for. */
#include "path_context.h"
#include "peer_name.h"

/* What a key in a leaf is used for, by purpose: TLS signs with it, or in its older form
 * decrypts; mail does both. */
static uint32_t wanted_key_usage(enum path_purpose purpose)
{
    switch (purpose) {
    case PURPOSE_SERVER:
        return KEY_USAGE_DIGITAL_SIGNATURE | KEY_USAGE_KEY_ENCIPHERMENT |
               KEY_USAGE_KEY_AGREEMENT;
    case PURPOSE_CLIENT:
        return KEY_USAGE_DIGITAL_SIGNATURE | KEY_USAGE_KEY_AGREEMENT;
    case PURPOSE_EMAIL:
        return KEY_USAGE_DIGITAL_SIGNATURE | KEY_USAGE_CONTENT_COMMITMENT |
               KEY_USAGE_KEY_ENCIPHERMENT;
    case PURPOSE_ANY:
        break;
    }
    return 0;
}

static void check_leaf_usage(const struct path_context *context,
                             struct path_report *report)
{
    const struct path_certificate *leaf = report->certificates[0];
    const struct extensions *extensions = &leaf->certificate.extensions;
    uint32_t wanted = wanted_key_usage(context->inputs->purpose);
    bool has_usage = extensions_has(extensions, EXTENSION_KEY_USAGE);
    bool is_ca = extensions->basic_constraints.ca;
    if (wanted == 0)
        return;
    path_found(context, report, CHECK_KEY_USAGE,
               path_passed_if(!has_usage || (extensions->key_usage & wanted) != 0), 0,
               "RFC 5280 4.2.1.3", "%s",
               !has_usage                              ? "no keyUsage"
               : (extensions->key_usage & wanted) != 0 ? "it fits the purpose"
                                                       : "it does not fit the purpose");
    if (report->anchor != leaf)
        path_found(context, report, CHECK_LEAF_IS_NO_CA, path_passed_if(!is_ca), 0,
                   NULL, "cA is %s", is_ca ? "TRUE" : "FALSE");
}

static void check_peer_name(const struct path_context *context,
                            struct path_report *report)
{
    const struct general_name *peer = context->inputs->peer;
    struct bytes alt_names =
        report->certificates[0]->certificate.extensions.subject_alt_name;
    struct general_names_walk walk;
    struct general_name name;
    struct general_name shown; /* the name that matches, or else the first */
    char wanted[PATH_NAME_SIZE] = "", first[PATH_NAME_SIZE] = "";
    size_t count = 0;
    bool matches = false;
    if (peer == NULL)
        return;
    general_names_walk_begin(&walk, alt_names);
    while (!matches && general_names_walk_next(&walk, &name)) {
        matches = peer_name_matches(&name, peer);
        if (count++ == 0 || matches)
            shown = name;
    }
    if (path_keeps(context, path_passed_if(matches))) {
        general_name_to_text(peer, wanted, sizeof wanted);
        if (count > 0)
            general_name_to_text(&shown, first, sizeof first);
    }
    if (matches)
        path_found(context, report, CHECK_PEER_NAME, CHECK_PASSED, 0, NULL, "%s is %s",
                   first, wanted);
    else if (count == 0)
        path_found(context, report, CHECK_PEER_NAME, CHECK_FAILED, 0, NULL,
                   "no subjectAltName for %s; the common name does not count", wanted);
    else
        path_found(context, report, CHECK_PEER_NAME, CHECK_FAILED, 0, NULL,
                   "%s is not among the %zu names, %s the first", wanted, count, first);
}

void path_check_leaf(const struct path_context *context, struct path_report *report)
{
    check_leaf_usage(context, report);
    check_peer_name(context, report);
}
