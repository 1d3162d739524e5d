/* request.c -- `certwright request`: a certificate request. */
#include "../../x509/request.h"
#include "../cli/command.h"
#include "../cli/key_file.h"
#include "../cli/report.h"
#include "decision_report.h"
#include "draft_command.h"

/* Signs the request for the subject, key and names of DRAFT, and gives PRODUCT, which
 * has everything else, to OUTPUT. */
static bool write_request(const struct draft *draft, struct bytes names,
                          const struct signer *signer, struct draft_product *product,
                          draft_output *output)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct certification_request fields = {
        .subject = draft->certificate.subject,
        .subject_public_key_info = draft->certificate.subject_public_key_info,
    };
    if (names.length > 0) {
        fields.extensions.subject_alt_name = names;
        extensions_add(&fields.extensions, EXTENSION_SUBJECT_ALT_NAME, false);
    }
    request_write(&writer, &fields, signer, &error);
    bool ok = der_writer_finish(&writer, &product->der, &error);
    if (!ok)
        report_error(NULL, &error);
    ok = ok && output(product);
    der_writer_clear(&writer);
    return ok;
}

static bool make_request(const char *key_path, const struct subject_options *subject,
                         const struct signature_wish *wish,
                         struct draft_product *product, draft_output *output)
{
    struct private_key key = {0};
    struct signature_algorithm algorithm;
    struct key_signer prepared;
    struct signer signer = {&prepared, &algorithm};
    struct draft draft = {0};
    struct decision decision = {0};
    struct bytes names;
    bool ok = ((draft_set_subject(&draft, subject->subject, &decision) &&
                draft_set_names(&draft, subject, &names, &decision)) ||
               decision_report_refusal(&decision, NULL)) &&
              key_read_to_certify(key_path, wish, &key, &algorithm) &&
              (draft_set_key(&draft, &key, &decision) ||
               decision_report_refusal(&decision, NULL));
    if (ok) {
        key_signer_begin(&prepared, &key, random_system());
        ok = write_request(&draft, names, &signer, product, output);
        key_signer_end(&prepared);
    }
    draft_clear(&draft);
    private_key_wipe(&key);
    return ok;
}

int request_run(const struct command *command, int argc, char **argv,
                draft_output *output)
{
    struct subject_options subject = {0};
    const char *key_path = NULL;
    struct draft_product product = {.label = "CERTIFICATE REQUEST"};
    struct hash_options hash = {0};
    struct signature_wish wish;
    const struct option_row rows[] = {
        {"key", 'k', OPTION_TEXT, &key_path},
        {"subject", 's', OPTION_TEXT, &subject.subject},
        NAME_OPTION_ROWS(subject),
        PRODUCT_OPTION_ROWS(hash, product),
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    bool has_name = subject.subject != NULL || subject.hosts.count > 0 ||
                    subject.emails.count > 0 || subject.uris.count > 0;
    if (operands.count > 0)
        report("request: takes no operand, have %s", operands.items[0]);
    else if (key_path == NULL)
        report("request: --key is missing; `certwright keygen` makes one");
    else if (!has_name)
        report("request: --subject or --host is missing: a certificate names somebody");
    else if (hash_options_wish(&hash, "request", &wish) &&
             make_request(key_path, &subject, &wish, &product, output))
        return STATUS_YES;
    return STATUS_UNANSWERED;
}

static int run(const struct command *command, int argc, char **argv)
{
    return request_run(command, argc, argv, draft_write);
}

const struct command command_request = {
    .name = "request",
    .summary = "make a certificate request for an authority to sign",
    .help =
        "Usage: certwright request --key KEY --subject DN [--host H]... [--der] [-o "
        "FILE]\n\n"
        "Makes a PKCS#10 request: it names the owner of KEY and is signed with it, to "
        "prove\n"
        "that the requester has it. An authority makes a certificate of it.\n\n"
        "  -k, --key KEY      the private key\n"
        "  -s, --subject DN   such as \"CN=example.test,O=Acme\\, Inc.,L=Brno,C=CZ\", "
        "or\n"
        "                     \"/CN=example.test/O=Acme, Inc./L=Brno/C=CZ\"\n"
        "      --host H       a DNS name, wildcard name or IP address; may be "
        "repeated\n"
        "      --email ADDR   an e-mail address; may be repeated\n"
        "      --uri URI      a URI; may be repeated\n"
        "      --sha384, --sha512, --sha224, --sha512-256\n"
        "                     sign with this hash; by default SHA-256, with P-384\n"
        "                     SHA-384, with P-521 SHA-512; Ed25519 has its own\n"
        "      --pss          sign with RSASSA-PSS\n"
        "      --der          write DER, not PEM\n"
        "  -o, --output FILE  write to FILE\n\n"
        "Example: certwright request --key server.key --subject "
        "\"CN=example.test,O=Acme,C=CZ\""
        "\\\n             --host example.test --host www.example.test -o server.csr\n"
        "OpenSSL: openssl req -new -key server.key -subj /CN=example.test/O=Acme/C=CZ "
        "\\\n"
        "             -addext subjectAltName=DNS:example.test,DNS:www.example.test\n",
    .run = run,
};
