/* issue.c -- `certwright issue`: an authority makes a certificate of a request. */
#include <stdio.h>

#include "../../asn1/oid.h"
#include "../../x509/name.h"
#include "authority.h"
#include "../cli/command.h"
#include "draft.h"
#include "../cli/hash_options.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"
#include "requested.h"

struct issue_options {
    struct subject_options subject; /* only the names are used */
    struct validity_options validity;
    struct hash_options hash;
    struct signature_wish wish;
    const char *authority_path, *key_path;
    const char *profile_name;
    struct draft_product product; /* without its octets */
    draft_output *output;
    bool is_quiet;
    enum profile profile;
};

static bool parse_profile(struct issue_options *options)
{
    static const struct {
        const char *name;
        enum profile profile;
    } profiles[] = {{"server", PROFILE_SERVER},
                    {"client", PROFILE_CLIENT},
                    {"intermediate", PROFILE_INTERMEDIATE}};
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        if (strcmp(options->profile_name, profiles[i].name) == 0) {
            options->profile = profiles[i].profile;
            return true;
        }
    }
    report("issue: --profile: want server, client or intermediate, have %s",
           options->profile_name);
    return false;
}

/* No client looks at a CN any more, but people do: a host that the names do not
 * hold. */
static void warn_if_common_name_differs(const struct certificate *certificate,
                                        struct bytes names, const char *path)
{
    struct general_names_walk walk;
    struct general_name host, name;
    char text[256];
    uint8_t octets[GENERAL_NAME_TEXT_MAX], tag;
    struct error ignored = {0};
    struct bytes common_name = name_find(certificate->subject, oid_common_name, &tag);
    if (common_name.length >= sizeof text)
        return;
    snprintf(text, sizeof text, "%.*s", (int)common_name.length, common_name.data);
    if (!general_name_from_host(text, octets, &host, &ignored))
        return;
    general_names_walk_begin(&walk, names);
    while (general_names_walk_next(&walk, &name))
        if (name.type == host.type && bytes_equal(name.value, host.value))
            return;
    report_later("warning: %s: the subject's CN is a host that is none of the names",
                 path);
}

/* The names that were typed, or else those of the request, or else the host name that
 * the subject's CN is; a server's certificate must have one. */
static bool set_names(struct draft *draft, const struct issue_options *options,
                      const struct certification_request *request, const char *path)
{
    struct bytes names;
    if (!draft_set_names(draft, &options->subject, &names))
        return false;
    bool is_replaced = names.length > 0;
    if (is_replaced && request->extensions.subject_alt_name.length > 0 &&
        !options->is_quiet)
        report_later("%s: the names in the request are replaced by those given here",
                     path);
    if (!is_replaced &&
        !requested_names(request, path, options->is_quiet, &draft->names, &names))
        return false;
    if (names.length == 0 && options->profile == PROFILE_SERVER) {
        der_writer_clear(&draft->names);
        if (!draft_name_from_subject(draft, &names))
            return false;
        if (names.length == 0) {
            report("%s: names no host; --host gives the certificate one", path);
            return false;
        }
    }
    if (names.length == 0 && name_is_empty(draft->certificate.subject)) {
        report("%s: has neither a subject nor a name; a certificate names somebody",
               path);
        return false;
    }
    if (options->profile == PROFILE_SERVER && !options->is_quiet)
        warn_if_common_name_differs(&draft->certificate, names, path);
    profile_set_alt_name(&draft->certificate, names);
    return true;
}

static bool fill(struct draft *draft, const struct issue_options *options,
                 const struct authority *authority,
                 const struct certification_request *request, const char *path)
{
    struct certificate *certificate = &draft->certificate;
    certificate->issuer = authority->certificate.subject;
    certificate->subject = request->subject;
    certificate->subject_public_key_info = request->subject_public_key_info;
    if (profile_is_authority(options->profile) && name_is_empty(request->subject)) {
        report("%s: an authority must have a subject (RFC 5280 4.1.2.6)", path);
        return false;
    }
    profile_apply(options->profile, &authority->certificate, draft->key_identifier,
                  draft->authority_key_identifier, certificate);
    return draft_set_validity(draft, &options->validity, options->profile,
                              &authority->certificate) &&
           draft_set_serial(draft, options->validity.serial) &&
           set_names(draft, options, request, path);
}

static int issue_for_request(const struct issue_options *options,
                             const struct authority *authority,
                             const struct certification_request *request,
                             const char *path)
{
    struct draft draft = {0};
    struct der_writer writer = {0};
    struct draft_product product = options->product;
    int status = requested_check(request, path);
    if (status == STATUS_YES) {
        bool ok = fill(&draft, options, authority, request, path) &&
                  draft_sign_certificate(&draft, &authority->key, &authority->algorithm,
                                         &writer, &product.der) &&
                  options->output(&product);
        if (ok && !options->is_quiet)
            requested_report_dropped(request, path);
        status = ok ? STATUS_YES : STATUS_UNANSWERED;
    }
    der_writer_clear(&writer);
    draft_clear(&draft);
    return status;
}

static int issue_from_file(const struct issue_options *options,
                           const struct authority *authority, const char *path)
{
    struct input input;
    struct certification_request request;
    struct error error = {0};
    int status = STATUS_UNANSWERED;
    if (!input_open(&input, path))
        return STATUS_UNANSWERED;
    const struct object *object = input_find(&input, OBJECT_REQUEST);
    if (object != NULL)
        status = request_parse(object->der, &request, &error)
                     ? issue_for_request(options, authority, &request, input.path)
                     : report_error(input.path, &error);
    input_close(&input);
    return status;
}

static int issue(struct issue_options *options, const char *path)
{
    struct authority authority = {0};
    int status = STATUS_UNANSWERED;
    if (authority_open(&authority, options->authority_path, options->key_path,
                       &options->wish, options->profile, draft_now(&options->validity)))
        status = issue_from_file(options, &authority, path);
    authority_close(&authority);
    return status;
}

int issue_run(const struct command *command, int argc, char **argv,
              draft_output *output)
{
    struct issue_options o = {.product = {.label = "CERTIFICATE"},
                              .output = output,
                              .profile_name = "server"};
    const struct option_row rows[] = {
        {"ca", 0, OPTION_TEXT, &o.authority_path},
        {"ca-key", 0, OPTION_TEXT, &o.key_path},
        {"profile", 'p', OPTION_TEXT, &o.profile_name},
        NAME_OPTION_ROWS(o.subject),
        VALIDITY_OPTION_ROWS(o.validity),
        HASH_OPTION_ROWS(o.hash),
        HASH_OPTION_ROW_PSS(o.hash),
        {"der", 0, OPTION_FLAG, &o.product.is_der},
        {"quiet", 'q', OPTION_FLAG, &o.is_quiet},
        {"output", 'o', OPTION_TEXT, &o.product.path},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (o.authority_path == NULL || o.key_path == NULL)
        report(
            "issue: --ca and --ca-key are missing: an authority's certificate and key");
    else if (operands.count > 1)
        report("issue: want one request, have %zu", operands.count);
    else if (hash_options_wish(&o.hash, "issue", &o.wish) && parse_profile(&o))
        return issue(&o, operands.count > 0 ? operands.items[0] : NULL);
    return STATUS_UNANSWERED;
}

static int run(const struct command *command, int argc, char **argv)
{
    return issue_run(command, argc, argv, draft_write);
}

const struct command command_issue = {
    .name = "issue",
    .summary = "sign a certificate for a request, as an authority",
    .help =
        "Usage: certwright issue --ca CERT --ca-key KEY [--profile P] [--host H]... "
        "[REQUEST]\n\n"
        "Checks the signature of REQUEST, which proves that the requester has the key, "
        "and\n"
        "signs a certificate for its subject, key and names with the authority's KEY. "
        "Of the\n"
        "extensions that REQUEST asks for only subjectAltName is taken; the others are "
        "named\n"
        "and dropped. Whether the requester is who the subject says is for you to find "
        "out.\n\n"
        "      --ca CERT       the authority's certificate\n"
        "      --ca-key KEY    its private key\n"
        "  -p, --profile P     server (the default), client, or intermediate (an "
        "authority\n"
        "                      that may issue to servers and clients only)\n"
        "      --host H        a DNS name, wildcard name or IP address in the place of "
        "those\n"
        "                      in REQUEST; may be repeated; --email and --uri "
        "likewise\n"
        "      --days N        valid for N days: by default 90, an intermediate five "
        "years\n"
        "      --not-before T  the beginning, such as 2026-11-23T12:00:00Z; by default "
        "now\n"
        "      --not-after T   the end\n"
        "      --at T          take T for now\n"
        "      --serial HEX    the serial number; by default 127 random bits\n"
        "      --sha384, --sha512, --sha224, --sha512-256\n"
        "                      sign with this hash; by default SHA-256\n"
        "      --pss           sign with RSASSA-PSS\n"
        "      --der           write DER, not PEM\n"
        "  -q, --quiet         do not say what was dropped\n"
        "  -o, --output FILE   write to FILE\n\n"
        "Example: certwright issue --ca root.pem --ca-key root.key server.csr -o "
        "server.pem\n"
        "OpenSSL: openssl x509 -req -CA root.pem -CAkey root.key -days 90 -in "
        "server.csr \\\n"
        "             -copy_extensions copy\n",
    .run = run,
};
