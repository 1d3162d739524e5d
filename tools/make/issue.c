/* issue.c -- `certwright issue`: an authority makes a certificate of a request. */
#include "../cli/command.h"
#include "../cli/report.h"
#include "authority.h"
#include "decision_report.h"
#include "draft_command.h"
#include "grant.h"
#include "requested.h"

struct issue_options {
    struct grant_terms terms;
    struct hash_options hash;
    struct signature_wish wish;
    const char *authority_path, *key_path;
    const char *profile_name;
    struct draft_product product; /* without its octets */
    draft_output *output;
    bool is_quiet;
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
            options->terms.profile = profiles[i].profile;
            return true;
        }
    }
    report("issue: --profile: want server, client or intermediate, have %s",
           options->profile_name);
    return false;
}

static bool grant(const struct issue_options *options,
                  const struct authority *authority,
                  const struct certification_request *request, const char *path)
{
    struct draft draft = {0};
    struct draft_product product = options->product;
    struct remark_subject subject = {path, options->is_quiet};
    struct decision decision = {.hear = remark_report, .context = &subject};
    bool ok =
        grant_fill(&draft, &options->terms, &authority->certificate, request,
                   draft_now(&options->terms.validity), random_system(), &decision) ||
        decision_report_refusal(&decision, path);
    ok = ok && draft_output_certificate(&draft, &authority->key, &authority->algorithm,
                                        &product, options->output);
    if (ok)
        requested_drop(request, &decision);
    draft_clear(&draft);
    return ok;
}

static int issue_for_request(const struct issue_options *options,
                             const struct authority *authority,
                             const struct certification_request *request,
                             const char *path)
{
    struct error error = {0};
    if (!requested_check(request, &error))
        return report_error(path, &error);
    return grant(options, authority, request, path) ? STATUS_YES : STATUS_UNANSWERED;
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
                       &options->wish, options->terms.profile,
                       draft_now(&options->terms.validity)))
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
        {"quiet", 'q', OPTION_FLAG, &o.is_quiet},
        NAME_OPTION_ROWS(o.terms.names),
        VALIDITY_OPTION_ROWS(o.terms.validity),
        PRODUCT_OPTION_ROWS(o.hash, o.product),
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
        "                      sign with this hash; by default SHA-256, with P-384\n"
        "                      SHA-384, with P-521 SHA-512; Ed25519 has its own\n"
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
