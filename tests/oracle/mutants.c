/* mutants.c -- mutants of certificates, CRLs and requests, each read strictly here and by OpenSSL.
 * What is accepted here and refused there is a fault, unless tests/vectors/x509/oracle.txt says
 * by which clause we are right: lines `WHAT | CLAUSE AND REASON`, WHAT as peer.h has it, with
 * OpenSSL's reason after a colon or without it, or "extension that is not decoded here". What
 * is refused here and read there is counted by our clause. SEED and MUTANTS in the environment
 * choose other mutants, and how many.
 *
 * The documents are those of python3-cryptography-vectors and ca-certificates which are
 * accepted by both as they are. */
#include <stdlib.h>
#include <string.h>

#include "asn1/oid.h"
#include "keys/key_type.h"
#include "mutate.h"
#include "peer.h"
#include "suites.h"
#include "../support/files.h"
#include "../support/support.h"
#include "x509/certificate.h"
#include "x509/crl.h"
#include "x509/request.h"

#define DOCUMENTS_MAX 2048
#define LENGTH_MAX    16384 /* a longer one takes the time of many */
#define CLAUSES_MAX   256

struct document {
    enum document_kind kind;
    uint8_t *octets;
    size_t length;
};

static struct document documents[DOCUMENTS_MAX];
static size_t document_count;

/* One clause by which mutants were refused here that OpenSSL reads. */
static struct refusal {
    char clause[48];
    size_t count;
} refusals[CLAUSES_MAX];
static size_t refusal_count;

/* A key of a type that is not known here may be anything. */
static bool reads_key(const struct subject_public_key_info *spki, struct error *error)
{
    struct public_key key;
    return key_type_of(&spki->algorithm) == NULL || public_key_read(spki, &key, error);
}

static bool we_read(enum document_kind kind, struct bytes der, struct error *error)
{
    struct certificate certificate;
    struct crl crl;
    struct certification_request request;
    *error = (struct error){0};
    switch (kind) {
    case DOCUMENT_CERTIFICATE:
        return certificate_parse(der, &certificate, error) &&
               reads_key(&certificate.subject_public_key_info, error);
    case DOCUMENT_CRL:
        return crl_parse(der, &crl, error);
    case DOCUMENT_REQUEST:
        return request_parse(der, &request, error) &&
               reads_key(&request.subject_public_key_info, error);
    default:
        abort();
    }
}

/* Keeps DER for each kind as which both read it. */
static void keep(struct bytes der)
{
    struct error error;
    char why[PEER_WHY_SIZE];
    for (int kind = 0; kind < DOCUMENT_KIND_COUNT; kind++) {
        if (document_count == DOCUMENTS_MAX || der.length > LENGTH_MAX ||
            !we_read((enum document_kind)kind, der, &error) ||
            !peer_reads((enum document_kind)kind, der, why))
            continue;
        uint8_t *octets = malloc(der.length);
        if (octets == NULL)
            abort();
        memcpy(octets, der.data, der.length);
        documents[document_count++] =
            (struct document){(enum document_kind)kind, octets, der.length};
    }
}

static void visit(struct file_visitor *visitor, const struct der_file *file)
{
    (void)visitor;
    for (size_t i = 0; i < file->count; i++)
        keep(file->blocks[i].der);
}

static void collect(void)
{
    static const char *const folders[] = {"x509", "x509/custom", "x509/requests",
                                          "x509/PKITS_data/certs",
                                          "x509/PKITS_data/crls"};
    static struct der_file roots;
    struct file_visitor visitor = {visit};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char path[512];
        test_vector_path(folders[i], path, sizeof path);
        visit_folder(path, &visitor);
    }
    der_file_open(&roots, ROOTS_FOLDER "/ca-certificates.crt");
    visit(&visitor, &roots);
    der_file_close(&roots);
}

/* Whether TABLE has a line for the first LENGTH characters of WHY. */
static bool has_line(const char *table, const char *why, size_t length)
{
    for (const char *line = table; line != NULL && *line != '\0';) {
        if (strncmp(line, why, length) == 0 && strncmp(line + length, " | ", 3) == 0)
            return true;
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    return false;
}

/* Whether the extension that WHY speaks of, "WHERE extension OID: ...", is one that is decoded
 * here in that place. */
static bool is_decoded(const char *why)
{
    const char *where = strstr(why, "extension ");
    char text[OID_TEXT_SIZE];
    uint8_t octets[OID_OCTETS_MAX];
    size_t length;
    snprintf(text, sizeof text, "%.*s", (int)strcspn(where + 10, ":"), where + 10);
    if (!oid_from_text(text, octets, &length))
        return true;
    struct bytes oid = bytes_of(octets, length);
    if (strncmp(why, "entry", 5) == 0)
        return bytes_equal(oid, oid_reason_code) ||
               bytes_equal(oid, oid_invalidity_date) ||
               bytes_equal(oid, oid_certificate_issuer);
    return extension_id_of(oid, strncmp(why, "CRL", 3) == 0
                                    ? EXTENSIONS_OF_CRL
                                    : EXTENSIONS_OF_CERTIFICATE) != EXTENSION_COUNT;
}

static bool is_explained(const char *table, const char *why)
{
    static const char undecoded[] = "extension that is not decoded here";
    if (strstr(why, "extension ") != NULL && !is_decoded(why))
        return has_line(table, undecoded, strlen(undecoded));
    return has_line(table, why, strlen(why)) || has_line(table, why, strcspn(why, ":"));
}

static void count_refusal(const struct error *error)
{
    const char *clause = error->source != NULL ? error->source : "a limit";
    size_t i = 0;
    while (i < refusal_count && strcmp(refusals[i].clause, clause) != 0)
        i++;
    if (i == refusal_count && refusal_count < CLAUSES_MAX)
        snprintf(refusals[refusal_count++].clause, sizeof refusals[i].clause, "%s",
                 clause);
    if (i < CLAUSES_MAX)
        refusals[i].count++;
}

static void print_hex(struct bytes der)
{
    for (size_t i = 0; i < der.length; i++)
        printf("%02x", der.data[i]);
    putchar('\n');
}

/* What became of the mutants. */
struct tally {
    size_t both, neither, only_peer, explained, faults;
};

static void try_mutant(struct random_source *random, const char *table,
                       struct tally *tally)
{
    const struct document *document = &documents[mutate_choose(random, document_count)];
    struct der_writer writer = {0};
    struct bytes der;
    struct error error = {0};
    char why[PEER_WHY_SIZE];
    mutate(&writer, bytes_of(document->octets, document->length), random);
    if (!der_writer_finish(&writer, &der, &error)) {
        if (error.kind == ERROR_MEMORY)
            abort();
        der = bytes_of(NULL, 0); /* all of it was left out */
    }
    bool we = der.length > 0 && we_read(document->kind, der, &error);
    bool they = der.length > 0 && peer_reads(document->kind, der, why);
    tally->both += we && they;
    tally->neither += !we && !they;
    tally->only_peer += !we && they;
    if (!we && they)
        count_refusal(&error);
    if (we && !they && is_explained(table, why)) {
        tally->explained++;
    } else if (we && !they) {
        tally->faults++;
        printf("FAILED: accepted, and OpenSSL cannot read it: %s\n", why);
        print_hex(der);
    }
    der_writer_clear(&writer);
}

static int by_count(const void *left, const void *right)
{
    const struct refusal *a = left, *b = right;
    return a->count != b->count ? (a->count < b->count ? 1 : -1)
                                : strcmp(a->clause, b->clause);
}

static void print_tally(const struct tally *tally)
{
    printf("accepted by both %zu, refused by both %zu, refused here alone %zu, "
           "explained %zu, faults %zu\n",
           tally->both, tally->neither, tally->only_peer, tally->explained,
           tally->faults);
    qsort(refusals, refusal_count, sizeof refusals[0], by_count);
    printf("refused here alone:");
    for (size_t i = 0; i < refusal_count; i++)
        printf("%s %s %zu", i > 0 ? "," : "", refusals[i].clause, refusals[i].count);
    putchar('\n');
}

START_TEST(mutants)
{
    struct seeded_random random;
    struct tally tally = {0};
    size_t length, count = oracle_number("MUTANTS", test_is_quick() ? 1000 : 20000);
    unsigned long seed = oracle_number("SEED", 1);
    uint8_t *table = test_file("tests/vectors/x509/oracle.txt", &length);
    seeded_random_init(&random, seed);
    collect();
    printf("%zu documents, %zu mutants, seed %lu\n", document_count, count, seed);
    ck_assert_uint_gt(document_count, 100);
    for (size_t i = 0; i < count; i++)
        try_mutant(&random.source, (const char *)table, &tally);
    print_tally(&tally);
    for (size_t i = 0; i < document_count; i++)
        free(documents[i].octets);
    free(table);
    ck_assert(tally.both > count / 100 && tally.neither > count / 10);
    ck_assert_uint_eq(tally.faults, 0);
}
END_TEST

Suite *mutants_suite(void)
{
    Suite *suite = suite_create("mutants");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 600);
    tcase_add_test(values, mutants);
    suite_add_tcase(suite, values);
    return suite;
}
