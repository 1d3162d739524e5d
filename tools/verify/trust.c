/* trust.c -- `certwright trust`: whom does this machine, or a file, trust? */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../../asn1/calendar.h"
#include "../../keys/key_type.h"
#include "../../x509/path/path.h"
#include "../cli/certificate_text.h"
#include "../cli/command.h"
#include "../cli/options.h"
#include "../cli/output.h"
#include "../cli/report.h"
#include "trust_store.h"

/* Prints MARK behind the others of its line. */
static void print_mark(const char *mark, size_t *count)
{
    printf("%s%s", (*count)++ == 0 ? "  ! " : ", ", mark);
}

static void mark_validity(const struct certificate *certificate, int64_t now,
                          size_t *count)
{
    if (now > certificate->not_after)
        print_mark("expired", count);
    if (now < certificate->not_before)
        print_mark("not yet valid", count);
}

static void mark_key(const struct certificate *certificate, size_t *count)
{
    const struct subject_public_key_info *spki = &certificate->subject_public_key_info;
    struct public_key key;
    struct error error = {0};
    if (key_type_of(&spki->algorithm) != NULL &&
        (!public_key_read(spki, &key, &error) ||
         public_key_strength(&key).security_bits < KEY_SECURITY_BITS_MIN))
        print_mark("weak key", count);
}

/* An anchor is believed because it is in the store, and its signature is never asked
 * for. A root's own says that whoever made it had the key, if it can be computed at
 * all; one by somebody else can have been forged, before it came here, if the digest is
 * weak. */
static void mark_signature(const struct path_certificate *anchor, size_t *count)
{
    const struct certificate *certificate = &anchor->certificate;
    struct signature_algorithm algorithm;
    struct error error = {0};
    if (path_certificate_is_self_issued(anchor)) {
        if (!signed_verify(&certificate->signed_part,
                           &certificate->subject_public_key_info, &error) &&
            error.kind == ERROR_SIGNATURE)
            print_mark("self-signature wrong", count);
    } else if (signature_algorithm_read(&certificate->signed_part.signature_algorithm,
                                        &algorithm, &error) &&
               signature_algorithm_is_weak(&algorithm)) {
        print_mark("weak digest", count);
    }
}

static void mark_flaw(const struct path_certificate *anchor, size_t *count)
{
    if (anchor->flaw.kind == ERROR_NONE)
        return;
    print_mark("flawed encoding: ", count);
    print_safe(stdout, anchor->flaw.message, strlen(anchor->flaw.message));
    if (anchor->flaw.source != NULL)
        printf(" (%s)", anchor->flaw.source);
}

/* Prints the two lines of ANCHOR; true if it has a mark. */
static bool print_anchor(const struct path_certificate *anchor, int64_t now)
{
    const struct certificate *certificate = &anchor->certificate;
    char key[CERTIFICATE_KEY_TEXT_SIZE], label[CERTIFICATE_LABEL_SIZE];
    char expiry[CALENDAR_TEXT_SIZE], fingerprint[CERTIFICATE_FINGERPRINT_SIZE];
    size_t count = 0;
    printf("%-17s  %.10s  %s", certificate_key_text(certificate, key),
           calendar_to_text(certificate->not_after, expiry),
           certificate_label(certificate, label));
    mark_validity(certificate, now, &count);
    mark_key(certificate, &count);
    mark_signature(anchor, &count);
    mark_flaw(anchor, &count);
    printf("\n    %s\n", certificate_fingerprint(certificate, ':', fingerprint));
    return count > 0;
}

/* Those of the system's store that could not be read are in nobody's way, but no
 * anchors either. */
static void print_failures(const struct certificate_pile *pile)
{
    for (size_t i = 0; i < pile->failure_count && i < PILE_FAILURES_MAX; i++) {
        const struct pile_failure *failure = &pile->failures[i];
        printf("(certificate %zu of ", failure->number);
        print_safe(stdout, failure->path, strlen(failure->path));
        printf(")  ! cannot be read: ");
        print_safe(stdout, failure->error.message, strlen(failure->error.message));
        putchar('\n');
    }
}

static void print_store(const struct trust_store *store, int64_t now)
{
    const struct certificate_pile *pile = &store->pile;
    size_t marked = pile->failure_count;
    for (size_t i = 0; i < pile->pool.count; i++)
        marked += print_anchor(&pile->pool.certificates[i], now) ? 1 : 0;
    print_failures(pile);
    printf("%zu trusted in ", pile->pool.count);
    print_safe(stdout, store->place, strlen(store->place));
    if (store->place_count > 1)
        printf(" and %zu more", store->place_count - 1);
    printf(", %zu marked\n", marked);
}

static int run(const struct command *command, int argc, char **argv)
{
    struct text_list paths = {0};
    struct option_time at = {0};
    const struct option_row rows[] = {
        {"trust", 't', OPTION_LIST, &paths},
        {"at", 0, OPTION_TIME, &at},
    };
    struct operands operands;
    struct trust_store store;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (operands.count > 0) {
        report("trust: takes no operand, have %s; name a store with --trust",
               operands.items[0]);
        return STATUS_UNANSWERED;
    }
    bool ok = trust_store_open(&store, &paths);
    if (ok) {
        print_store(&store, at.is_given ? at.seconds : (int64_t)time(NULL));
        ok = output_flush();
    }
    trust_store_close(&store);
    return ok ? STATUS_YES : STATUS_UNANSWERED;
}

const struct command command_trust = {
    .name = "trust",
    .summary = "list the certificates that are trusted",
    .help =
        "Usage: certwright trust [--trust FILE|DIR]... [--at T]\n\n"
        "Lists the trust anchors: key, last day, name and, on a second line, the "
        "SHA-256\n"
        "fingerprint. Behind \"!\" is what is wrong with one: expired, not yet valid, "
        "weak key\n"
        "(RSA below 2048 bits), weak digest (SHA-1, in a signature by somebody else; "
        "an\n"
        "anchor's own signature proves nothing and may have any digest), "
        "self-signature "
        "wrong,\n"
        "flawed encoding. Such an anchor is listed and, by `verify`, judged like any "
        "other.\n\n"
        "  -t, --trust FILE|DIR  what is in this file, or in the files of this folder; "
        "by\n"
        "                        default the system's store: the file SSL_CERT_FILE, "
        "else\n"
        "                        the folders SSL_CERT_DIR, else the usual places\n"
        "      --at T            take T for now, as in 2026-11-23T12:00:00Z\n\n"
        "Files are PEM, with any number of certificates, or DER. The form TRUSTED "
        "CERTIFICATE\n"
        "of OpenSSL is not read.\n\n"
        "Example: certwright trust --trust root.pem\n"
        "OpenSSL: openssl storeutl -noout -text -certs "
        "/etc/ssl/certs/ca-certificates.crt\n",
    .run = run,
};
