/* trace_verify.c -- `certwright trace verify`: a signature turned back, step by step,
 * and where it went wrong. */
#include <stdio.h>

#include "../../keys/curve_keys.h"
#include "../cli/hash_options.h"
#include "../cli/key_file.h"
#include "../cli/output.h"
#include "trace.h"
#include "trace_signer.h"
#include "trace_verdict.h"

struct verify_options {
    const char *key_path, *issuer_path, *signature_path;
    struct hash_options hash;
    struct pss_options pss;
    struct trace_style style;
    bool shows_rounds, is_as_is;
};

/* What is verified, and with what. */
struct verification {
    struct trace_message message;
    struct input signature_file;
    struct bytes signature;
    struct signature_algorithm algorithm;
    struct public_key signer_key;
};

/* The signature in a file beside it, by what the options say. */
static bool open_detached(struct verification *v, struct verify_options *options,
                          struct signature_wish *wish)
{
    options->pss.is_checking = true;
    if (!hash_options_wish(&options->hash, "trace verify", wish) ||
        !pss_options_apply(&options->pss, "trace verify", wish) ||
        !input_read_plain(&v->signature_file, options->signature_path, INPUT_SHORT_MAX))
        return false;
    v->signature = v->signature_file.contents;
    return true;
}

/* The signature in the object itself, by what that says. */
static bool open_attached(struct verification *v)
{
    struct error error = {0};
    v->signature = v->message.structure.signature;
    if (signature_algorithm_read(&v->message.structure.signature_algorithm,
                                 &v->algorithm, &error))
        return true;
    error.offset = ERROR_NO_OFFSET; /* it counted from the start of a part */
    report_error(v->message.path, &error);
    return false;
}

/* Whether the key, read from PATH, may be used with the algorithm, and is of a kind whose
 * arithmetic is shown. */
static bool use_key(struct verification *v, const struct signature_wish *wish,
                    const char *path)
{
    struct error error = {0};
    if (wish != NULL) {
        if (!key_choose(&v->signer_key, wish, path, &v->algorithm))
            return false;
    } else if (!signature_allowed(&v->signer_key, &v->algorithm, &error)) {
        report_error(path, &error);
        return false;
    }
    return trace_shows(v->signer_key.type, path);
}

static int verify_by_type(struct verification *v, struct verify_options *options,
                          const struct trace_signer *signer)
{
    const struct trace_verification verification = {
        &options->style, &v->message,   &v->algorithm,   &v->signer_key,
        v->signature,    signer->whose, signer->own_key, options->shows_rounds};
    if (public_key_ec(&v->signer_key) != NULL)
        return trace_verify_ecdsa(&verification);
    if (public_key_ed25519(&v->signer_key) != NULL)
        return trace_verify_ed25519(&verification);
    return trace_verify_rsa(&verification);
}

static int verify(struct verify_options *options, const char *path)
{
    static struct verification v;
    struct trace_signer signer = {.key_path = options->key_path,
                                  .issuer_path = options->issuer_path};
    bool is_detached = options->signature_path != NULL;
    struct signature_wish wish;
    int status = STATUS_UNANSWERED;
    memset(&v, 0, sizeof v);
    enum trace_part part = !is_detached        ? TRACE_TO_BE_SIGNED
                           : options->is_as_is ? TRACE_AS_IS
                                               : TRACE_ONLY;
    if (trace_message_open(&v.message, path, part) &&
        (is_detached ? open_detached(&v, options, &wish) : open_attached(&v)) &&
        trace_signer_find(&signer, &v.message, &v.signer_key) &&
        use_key(&v, is_detached ? &wish : NULL, signer.path))
        status = verify_by_type(&v, options, &signer);
    input_close(&v.signature_file);
    trace_message_close(&v.message);
    return output_flush() ? status : STATUS_UNANSWERED;
}

static const char *why_not(const struct verify_options *o,
                           const struct operands *operands)
{
    if (operands->count > 1)
        return "want one file";
    if (o->signature_path != NULL && o->key_path == NULL && o->issuer_path == NULL)
        return "--signature goes with --key: a public key or a certificate";
    if (o->key_path != NULL && o->issuer_path != NULL)
        return "--key and --issuer exclude each other";
    if (o->signature_path == NULL &&
        (hash_options_is_given(&o->hash) || o->hash.pss || o->pss.salt_length != NULL ||
         o->pss.mgf1_hash != NULL || o->is_as_is))
        return "a hash, a scheme and --as-is go with --signature: a certificate says "
               "itself how it was signed";
    if (o->signature_path != NULL && strcmp(o->signature_path, "-") == 0 &&
        (operands->count == 0 || strcmp(operands->items[0], "-") == 0))
        return "want SIG and FILE from two places, have standard input twice";
    return NULL;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct verify_options o = {0};
    const struct option_row rows[] = {
        {"key", 'k', OPTION_TEXT, &o.key_path},
        {"issuer", 0, OPTION_TEXT, &o.issuer_path},
        {"signature", 0, OPTION_TEXT, &o.signature_path},
        HASH_OPTION_ROW_SHA1(o.hash),
        HASH_OPTION_ROWS(o.hash),
        HASH_OPTION_ROW_PSS(o.hash),
        PSS_OPTION_ROWS(o.pss),
        {"rounds", 0, OPTION_FLAG, &o.shows_rounds},
        {"full", 0, OPTION_FLAG, &o.style.is_full},
        {"as-is", 0, OPTION_FLAG, &o.is_as_is},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    const char *reason = why_not(&o, &operands);
    if (reason == NULL)
        return verify(&o, operands.count > 0 ? operands.items[0] : NULL);
    report("trace verify: %s", reason);
    return STATUS_UNANSWERED;
}

const struct command trace_verify = {
    .name = "trace verify",
    .summary = "show how a signature is checked, and where it went wrong",
    .help =
        "Usage: certwright trace verify [--issuer CERT] [--rounds] [--full] CERT\n"
        "       certwright trace verify --key PUB|CERT --signature SIG [--pss] "
        "[--sha...]\n"
        "                               [--rounds] [--full] [--as-is] [FILE]\n\n"
        "Shows `certwright trace sign` backwards. Of RSA: the digest of what is there, "
        "s^e mod\n"
        "n, and the block that comes out beside the one that should. Of ECDSA: u1, u2, "
        "the sum\n"
        "of two points, and its x beside r. Of Ed25519: S B and h A, and their "
        "difference beside\n"
        "R. If the signature is not valid, says what went wrong, as far as that can be "
        "known:\n"
        "what was signed (the TBS), the digest, the padding, the signature or which "
        "half "
        "of it,\n"
        "the key; how that is known; and, if it is one bit, which.\n"
        "Exit status 0 if it is valid, 1 if it is not.\n\n"
        "CERT is a certificate, a request or a CRL. A request and a self-signed "
        "certificate\n"
        "have the key in them; for any other --issuer names the certificate of "
        "whoever\n"
        "signed it.\n\n"
        "      --issuer CERT     the issuer's certificate\n"
        "  -k, --key FILE        a public key, a certificate or a request\n"
        "      --signature SIG   the signature of FILE\n"
        "      --pss             of an RSA key: RSASSA-PSS, not RSASSA-PKCS1-v1_5\n"
        "      --salt-length N   with --pss: bytes of salt; by default any number\n"
        "      --mgf1 HASH       with --pss: the hash of the mask; by default the "
        "same\n"
        "      --sha384, --sha512, --sha224, --sha512-256, --sha1\n"
        "                        hash with this; by default SHA-256, with P-384 "
        "SHA-384, with\n"
        "                        P-521 SHA-512\n"
        "      --rounds          show every round of each block that is shown\n"
        "      --full            all blocks of a long file, and all digits of long "
        "numbers\n"
        "      --as-is           take a certificate, request or CRL in FILE like any "
        "other file\n\n"
        "Example: certwright trace verify --issuer root.pem server.pem\n"
        "OpenSSL: openssl rsautl -verify -raw -hexdump -in server.sig -certin -inkey "
        "root.pem\n",
    .run = run,
};
