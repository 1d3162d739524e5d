/* selfsign.c -- `certwright selfsign`: a certificate signed with its own key. */
#include "../../x509/name.h"
#include "../cli/command.h"
#include "../cli/key_file.h"
#include "../cli/report.h"
#include "decision_report.h"
#include "draft_command.h"

struct selfsign_options {
    struct subject_options subject;
    struct validity_options validity;
    struct hash_options hash;
    struct signature_wish wish;
    const char *key_path;
    struct draft_product product;
    draft_output *output;
    bool is_authority;
};

/* A server's certificate is for names, and its CN may be the only one that was
 * given. */
static bool set_names(struct draft *draft, const struct selfsign_options *options,
                      struct decision *decision)
{
    struct bytes names;
    if (!draft_set_names(draft, &options->subject, &names, decision))
        return false;
    if (names.length == 0 && !options->is_authority) {
        if (!draft_name_from_subject(draft, &names, decision))
            return false;
        if (names.length == 0)
            return error_fail(
                &decision->error, ERROR_RULE, ERROR_NO_OFFSET, NULL,
                "selfsign: --host is missing, and the subject's CN is no host name");
    }
    profile_set_alt_name(&draft->certificate, names);
    return true;
}

static bool fill(struct draft *draft, const struct selfsign_options *options,
                 const struct private_key *key, struct decision *decision)
{
    enum profile profile = options->is_authority ? PROFILE_ROOT : PROFILE_SERVER;
    if (!draft_set_subject(draft, options->subject.subject, decision) ||
        !draft_set_key(draft, key, decision) ||
        !draft_set_validity(draft, &options->validity, profile, NULL,
                            draft_now(&options->validity), decision) ||
        !draft_set_serial(draft, options->validity.serial, random_system(), decision))
        return false;
    if (name_is_empty(draft->certificate.subject))
        return error_fail(&decision->error, ERROR_RULE, ERROR_NO_OFFSET,
                          "RFC 5280 4.1.2.4",
                          "selfsign: --subject: an issuer must have a name");
    draft_remark_on_keys(draft, profile, NULL, decision);
    draft_set_issuer(draft, profile, NULL);
    return set_names(draft, options, decision);
}

static bool make_certificate(struct selfsign_options *options)
{
    struct private_key key = {0};
    struct signature_algorithm algorithm;
    struct draft draft = {0};
    struct decision decision = {.hear = remark_report};
    bool ok =
        key_read_to_certify(options->key_path, &options->wish, &key, &algorithm) &&
        (fill(&draft, options, &key, &decision) ||
         decision_report_refusal(&decision, NULL)) &&
        draft_output_certificate(&draft, &key, &algorithm, &options->product,
                                 options->output);
    draft_clear(&draft);
    private_key_wipe(&key);
    return ok;
}

int selfsign_run(const struct command *command, int argc, char **argv,
                 draft_output *output)
{
    struct selfsign_options o = {.product = {.label = "CERTIFICATE"}, .output = output};
    const struct option_row rows[] = {
        {"key", 'k', OPTION_TEXT, &o.key_path},
        {"subject", 's', OPTION_TEXT, &o.subject.subject},
        NAME_OPTION_ROWS(o.subject),
        {"ca", 0, OPTION_FLAG, &o.is_authority},
        VALIDITY_OPTION_ROWS(o.validity),
        PRODUCT_OPTION_ROWS(o.hash, o.product),
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (operands.count > 0)
        report("selfsign: takes no operand, have %s", operands.items[0]);
    else if (o.key_path == NULL)
        report("selfsign: --key is missing; `certwright keygen` makes one");
    else if (o.subject.subject == NULL)
        report("selfsign: --subject is missing: an issuer must have a name");
    else if (hash_options_wish(&o.hash, "selfsign", &o.wish) && make_certificate(&o))
        return STATUS_YES;
    return STATUS_UNANSWERED;
}

static int run(const struct command *command, int argc, char **argv)
{
    return selfsign_run(command, argc, argv, draft_write);
}

const struct command command_selfsign = {
    .name = "selfsign",
    .summary = "make a self-signed certificate, for testing or as a root",
    .help =
        "Usage: certwright selfsign --key KEY --subject DN [--host H]... [--ca] [-o "
        "FILE]\n\n"
        "Makes a certificate that is signed with its own key: no authority stands "
        "behind it,\n"
        "so it is for testing; or, with --ca, the root of an authority.\n\n"
        "  -k, --key KEY       the private key\n"
        "  -s, --subject DN    who owns it, such as \"CN=example.test,O=Acme,C=CZ\"\n"
        "      --host H        a DNS name, wildcard name or IP address; may be "
        "repeated; by\n"
        "                      default the CN, if it is one\n"
        "      --email ADDR    an e-mail address; may be repeated\n"
        "      --uri URI       a URI; may be repeated\n"
        "      --ca            make the root certificate of an authority\n"
        "      --days N        valid for N days: by default 90, with --ca ten years\n"
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
        "  -o, --output FILE   write to FILE\n\n"
        "Example: certwright selfsign --ca --key root.key --subject \"CN=Test "
        "Root,C=CZ\" "
        "-o root.pem\n"
        "OpenSSL: openssl req -x509 -key root.key -subj \"/CN=Test Root/C=CZ\" -days "
        "3652\n",
    .run = run,
};
