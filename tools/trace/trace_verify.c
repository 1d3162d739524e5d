/* trace_verify.c -- `certwright trace verify`: a signature turned back, step by step,
 * and where it went wrong. */
#include <stdio.h>

#include "../../rsa/pkcs1_signature.h"
#include "../../rsa/primitive.h"
#include "../../rsa/pss_signature.h"
#include "../cli/hash_options.h"
#include "../cli/key_file.h"
#include "../cli/output.h"
#include "trace.h"
#include "trace_compare.h"
#include "trace_encoding.h"
#include "trace_signer.h"

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
    struct rsa_public_key *key; /* in it */
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    enum rsa_result opened; /* whether EM = s^e mod n is there */
    uint8_t EM[RSA_MODULUS_LENGTH_MAX], expected[RSA_MODULUS_LENGTH_MAX];
};

/* --- what came out ---------------------------------------------------------------- */

static const char *fault_name(const struct trace_message *message,
                              enum trace_fault_kind kind)
{
    switch (kind) {
    case TRACE_FAULT_MESSAGE:
        return message->is_signed ? "TBS" : "message";
    case TRACE_FAULT_DIGEST:
        return "digest";
    case TRACE_FAULT_PADDING:
        return "padding";
    default:
        return "signature";
    }
}

static void show_bit(const struct trace_message *message, enum trace_fault_kind kind,
                     struct trace_bit bit)
{
    if (kind == TRACE_FAULT_SIGNATURE) {
        trace_say(
            "It is one bit: with bit %u of octet %zu of the signature turned over "
            "everything is right.",
            bit.bit, bit.octet);
        return;
    }
    char path[512] = "";
    size_t offset = bit.octet;
    if (message->is_signed) {
        offset +=
            (size_t)(message->structure.to_be_signed.data - message->document.data);
        trace_message_path(message, offset, path, sizeof path);
    }
    trace_say("It is one bit: with bit %u of octet %zu of the %s turned over%s%s%s "
              "everything is right.",
              bit.bit, offset, message->is_signed ? "DER" : "file",
              path[0] != '\0' ? " (" : "", path, path[0] != '\0' ? ")" : "");
}

/* Computes s^e mod n, before anything is printed. False without memory. */
static bool open_signature(struct verification *v)
{
    v->opened = RSA_OUT_OF_RANGE;
    if (v->signature.length == v->key->modulus_length)
        v->opened = rsa_public_operation(v->key, v->signature.data, v->EM);
    if (v->opened == RSA_NO_MEMORY)
        report("trace verify: %s", rsa_result_text(v->opened));
    return v->opened != RSA_NO_MEMORY;
}

/* A signature that is no number below n has no block to be judged. */
static bool is_in_range(struct verification *v, struct trace_fault *fault)
{
    fault->kind = TRACE_NO_FAULT;
    if (v->signature.length != v->key->modulus_length)
        snprintf(fault->reason, sizeof fault->reason,
                 "The signature has %zu octets, and one by this key has %zu.",
                 v->signature.length, v->key->modulus_length);
    else if (v->opened != RSA_OK)
        snprintf(fault->reason, sizeof fault->reason,
                 "The signature as a number is not below n: no signature by this key "
                 "is.");
    else
        return true;
    fault->kind = TRACE_FAULT_SIGNATURE;
    return false;
}

/* Noise can come of an altered key, if that was part of what was signed. */
static bool look_at_own_key(const struct trace_evidence *evidence, struct bytes own_key,
                            struct trace_fault *fault, struct trace_bit *bit)
{
    if (fault->kind != TRACE_FAULT_SIGNATURE ||
        !trace_find_key_bit(evidence, own_key, bit))
        return false;
    fault->kind = TRACE_FAULT_MESSAGE;
    snprintf(fault->reason, sizeof fault->reason,
             "The signature comes to noise with the key in it, and would be right with "
             "another one: the key was altered after it was signed.");
    return true;
}

static int show_verdict(struct verification *v, struct trace_style *style,
                        const struct trace_evidence *evidence,
                        struct trace_fault *fault, struct bytes own_key)
{
    struct trace_bit bit;
    bool is_found = look_at_own_key(evidence, own_key, fault, &bit);
    trace_step(style, "What came out", NULL);
    if (fault->kind == TRACE_NO_FAULT) {
        trace_say("valid: the owner of the key signed exactly this.");
        return STATUS_YES;
    }
    const char *name = fault_name(&v->message, fault->kind);
    trace_say("not valid; fault in: %s", name);
    trace_say("%s", fault->reason);
    if (is_found || trace_find_bit(evidence, fault->kind, &bit))
        show_bit(&v->message, fault->kind, bit);
    else if (fault->kind == TRACE_FAULT_SIGNATURE && own_key.length > 0)
        trace_say("The key comes from what was signed; if that was altered there, it "
                  "would look the same.");
    report("%s: want a valid signature, have a fault in the %s", v->message.path, name);
    return STATUS_NO;
}

/* --- the steps -------------------------------------------------------------------- */

static bool show_signature(struct verification *v, struct trace_style *style,
                           struct trace_fault *fault)
{
    trace_step(style, "The signature as a number", "RFC 8017 8.2.2, steps 1 and 2");
    trace_number_of(style, "n", &v->key->modulus);
    printf("   e        = %llu\n", (unsigned long long)v->key->public_exponent);
    trace_number(style, "s", v->signature);
    if (!is_in_range(v, fault))
        return false;
    trace_step(style, "s^e mod n: the block that the signer made", "RFC 8017 5.2.2");
    trace_number(style, "m", bytes_of(v->EM, v->key->modulus_length));
    putchar('\n');
    trace_octets(bytes_of(v->EM, v->key->modulus_length), 0);
    return true;
}

static bool is_too_short(struct verification *v)
{
    static uint8_t block[RSA_MODULUS_LENGTH_MAX];
    bool is_short =
        v->algorithm.scheme->is_pss
            ? rsa_pss_salt_length_max(v->key, v->algorithm.hash) == RSA_PSS_SALT_ANY
            : rsa_encode_pkcs1(v->algorithm.hash, v->digest, block,
                               v->key->modulus_length) != RSA_OK;
    if (is_short)
        report("%s: %s", v->message.path, rsa_result_text(RSA_TOO_SHORT));
    return is_short;
}

static struct bytes message_in_memory(const struct verification *v)
{
    if (v->message.is_signed)
        return v->message.structure.to_be_signed;
    return v->message.descriptor < 0 ? v->message.whole.contents : bytes_of(NULL, 0);
}

static int verify_steps(struct verification *v, const struct verify_options *options,
                        struct trace_style *style, const struct trace_signer *signer)
{
    struct trace_fault fault;
    if (is_too_short(v) || !open_signature(v))
        return STATUS_UNANSWERED;
    struct bytes message = message_in_memory(v);
    trace_step(style, "What is signed", NULL);
    trace_message_show(&v->message);
    trace_say("The signature is checked by %s with %s and %s, an RSA key of %zu bits.",
              trace_algorithm_name(&v->algorithm), v->algorithm.hash->name,
              signer->whose, v->key->modulus_bits);
    trace_step(style, "The digest", NULL);
    if (!trace_message_hash(&v->message, v->algorithm.hash, style,
                            options->shows_rounds, v->digest))
        return STATUS_UNANSWERED;
    bool is_pss = v->algorithm.scheme->is_pss;
    if (rsa_encode_pkcs1(v->algorithm.hash, v->digest, v->expected,
                         v->key->modulus_length) != RSA_OK &&
        !is_pss)
        return STATUS_UNANSWERED;
    struct trace_evidence evidence = {&v->algorithm,
                                      v->key,
                                      v->digest,
                                      message,
                                      v->signature,
                                      v->EM,
                                      is_pss ? NULL : v->expected};
    if (show_signature(v, style, &fault)) {
        (is_pss ? trace_compare_pss : trace_compare_pkcs1)(style, &evidence);
        trace_find_fault(&evidence, &fault);
    }
    return show_verdict(v, style, &evidence, &fault, signer->own_key);
}

/* --- the command ------------------------------------------------------------------ */

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
    v->key = &v->signer_key.rsa;
    return trace_shows(v->signer_key.type, path);
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
        status = verify_steps(&v, options, &options->style, &signer);
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
        "Shows `certwright trace sign` backwards: the digest of what is there, s^e mod "
        "n,\n"
        "and the block that comes out beside the one that should. If the signature is "
        "not\n"
        "valid, says which of the four went wrong, what was signed (the TBS), the "
        "digest,\n"
        "the padding or the signature, how that is known, and, if it is one bit, "
        "which.\n"
        "Exit status 0 if it is valid, 1 if it is not.\n\n"
        "CERT is a certificate, a request or a CRL. A request and a self-signed "
        "certificate\n"
        "have the key in them; for any other --issuer names the certificate of "
        "whoever\n"
        "signed it.\n\n"
        "      --issuer CERT     the issuer's certificate\n"
        "  -k, --key FILE        a public key, a certificate or a request\n"
        "      --signature SIG   the signature of FILE\n"
        "      --pss             RSASSA-PSS, not RSASSA-PKCS1-v1_5\n"
        "      --salt-length N   with --pss: octets of salt; by default any number\n"
        "      --mgf1 HASH       with --pss: the hash of the mask; by default the "
        "same\n"
        "      --sha384, --sha512, --sha224, --sha512-256, --sha1\n"
        "                        hash with this; by default SHA-256\n"
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
