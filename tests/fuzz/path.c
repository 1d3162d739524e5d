/* path.c -- any bytes as a pile of certificates and CRLs, to be judged: the first certificate
 * is the leaf, the last one or more are trusted. An OCTET STRING before them holds what else is
 * asked. What it costs is bounded; a valid path keeps what can be checked again here in a few
 * lines; and the report that keeps all findings comes to the same verdict.
 *
 * Linked a second time with true_signatures.c it is the target path_signed. */
#include "x509/path/path.h"

#include "fuzz.h"
#include "sha/hash.h"
#include "x509/name_compare.h"
#include "x509/path/name_constraints_allow.h"
#include "x509/path/peer_name.h"

#define PILE_MAX      24
#define TIME_OF_PKITS 1302825600 /* 2011-04-15 */
#define HALF_A_YEAR   15778476   /* seconds */

/* What the OCTET STRING says, a byte each; what is not there is 0. */
struct wishes {
    uint8_t flags;   /* see below */
    uint8_t anchors; /* how many more than one */
    uint8_t depth;   /* intermediates at most, plus 1 */
    uint8_t time;    /* half years since 1970, or 0 for the time of PKITS */
    uint8_t policy;  /* N of its policy 2.16.840.1.101.3.2.1.48.N, or 0 */
    uint8_t purpose;
    struct bytes host; /* the rest */
};

#define WANTS_CRLS       0x01
#define INHIBITS_MAPPING 0x02
#define WANTS_POLICY     0x04
#define INHIBITS_ANY     0x08
#define ACCEPTS_LEAF     0x10

struct pile {
    struct certificate_pool anchors, untrusted;
    struct path_certificate leaf;
    struct crl_pool crls;
};

static uint8_t next_byte(struct bytes *run)
{
    if (run->length == 0)
        return 0;
    uint8_t byte = run->data[0];
    *run = bytes_after(*run, 1);
    return byte;
}

static struct wishes read_wishes(struct der_reader *reader)
{
    struct wishes wishes = {0};
    struct bytes run = {0};
    if (der_next_is(reader, DER_OCTET_STRING) &&
        !der_read(reader, DER_OCTET_STRING, "wishes", &run))
        return wishes;
    wishes.flags = next_byte(&run);
    wishes.anchors = next_byte(&run);
    wishes.depth = next_byte(&run);
    wishes.time = next_byte(&run);
    wishes.policy = next_byte(&run);
    wishes.purpose = next_byte(&run);
    wishes.host = run;
    return wishes;
}

/* Sorts the elements of DOCUMENT into PILE. False if there is no leaf. */
static bool read_pile(struct pile *pile, struct der_reader *reader, uint8_t anchors)
{
    struct bytes certificates[PILE_MAX], element;
    size_t count = 0;
    while (count < PILE_MAX && !der_at_end(reader) &&
           der_read_any(reader, "object", NULL, NULL, &element)) {
        struct error ignored = {0}, crl_ignored = {0};
        struct path_certificate certificate;
        if (path_certificate_read(element, &certificate, &ignored))
            certificates[count++] = element;
        else
            (void)crl_pool_add(&pile->crls, element, &crl_ignored);
    }
    struct error error = {0};
    if (count == 0 || !path_certificate_read(certificates[0], &pile->leaf, &error))
        return false;
    size_t trusted = count > 1u + anchors % 4 ? 1u + anchors % 4 : 1;
    for (size_t i = 1; i < count; i++) {
        bool is_trusted = i + trusted >= count;
        fuzz_require(
            certificate_pool_add(is_trusted ? &pile->anchors : &pile->untrusted,
                                 certificates[i], &error),
            "a certificate is read once and not twice");
    }
    crl_pool_sort(&pile->crls);
    return certificate_pool_index(&pile->anchors) &&
           certificate_pool_index(&pile->untrusted);
}

/* --- what must be true of a judgement ---------------------------------------------- */

static void check_work(const struct path_judgement *j)
{
    fuzz_require(j->signature_checks <= PATH_SIGNATURE_CHECKS_MAX, "signature checks");
    fuzz_require(j->steps <= PATH_STEPS_MAX, "steps");
    fuzz_require(j->report_count <= PATH_REPORTS_MAX && j->report_count > 0, "reports");
    fuzz_require(j->name_comparisons <= NAME_COMPARISONS_MAX, "name comparisons");
    fuzz_require(j->crl_entries <= PATH_CRL_ENTRIES_MAX, "CRL entries");
    fuzz_require(!j->is_out_of_memory, "out of memory");
}

static void check_findings(const struct path_report *report)
{
    size_t failed = 0, cannot_judge = 0;
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        fuzz_require(finding->check < PATH_CHECK_COUNT, "which check");
        fuzz_require(finding->position <= report->count, "which certificate");
        fuzz_require(memchr(finding->seen, 0, sizeof finding->seen) != NULL, "an end");
        fuzz_safe(bytes_of_text(finding->seen), false, "a finding: unsafe text");
        failed += finding->result == CHECK_FAILED;
        cannot_judge += finding->result == CHECK_CANNOT_JUDGE;
    }
    fuzz_require(failed == report->failed_count, "failed_count");
    fuzz_require(cannot_judge == report->cannot_judge_count, "cannot_judge_count");
}

static void check_link(const struct path_inputs *inputs,
                       const struct path_certificate *below,
                       const struct path_certificate *above)
{
    const struct certificate *c = &below->certificate;
    struct error error = {0};
    fuzz_require(name_equal(c->issuer, above->certificate.subject), "valid: names");
    fuzz_require(c->not_before <= inputs->time && inputs->time <= c->not_after,
                 "valid: times");
    fuzz_require(below->flaw.kind == ERROR_NONE, "valid: a flaw");
    fuzz_require(c->extensions.unknown_critical.length == 0, "valid: critical");
    fuzz_require(signed_verify(&c->signed_part,
                               &above->certificate.subject_public_key_info, &error),
                 "valid: a signature");
}

static void check_ca(const struct certificate *c, size_t below)
{
    const struct extensions *e = &c->extensions;
    fuzz_require(e->basic_constraints.ca && c->version == 3, "valid: no CA");
    fuzz_require(!e->basic_constraints.has_path_length ||
                     below <= e->basic_constraints.path_length,
                 "valid: too long");
    fuzz_require(!extensions_has(e, EXTENSION_KEY_USAGE) ||
                     (e->key_usage & KEY_USAGE_KEY_CERT_SIGN) != 0,
                 "valid: a key that may not sign");
}

static void check_peer(const struct path_inputs *inputs)
{
    struct general_names_walk walk;
    struct general_name name;
    bool is_found = inputs->peer == NULL;
    general_names_walk_begin(
        &walk, inputs->certificate->certificate.extensions.subject_alt_name);
    while (!is_found && general_names_walk_next(&walk, &name))
        is_found = peer_name_matches(&name, inputs->peer);
    fuzz_require(is_found, "valid: another peer");
}

static void check_valid(const struct path_inputs *inputs,
                        const struct path_report *report)
{
    size_t intermediates = 0; /* not self-issued, RFC 5280 6.1.4 (l) */
    fuzz_require(report->anchor != NULL && report->failed_count == 0 &&
                     report->cannot_judge_count == 0,
                 "valid, with a failure");
    fuzz_require(certificate_pool_find(inputs->anchors, report->anchor) != NULL,
                 "valid: no anchor");
    fuzz_require(report->certificates[0] == inputs->certificate, "valid: another leaf");
    check_peer(inputs);
    if (report->anchor == report->certificates[0])
        return; /* trusted as it is */
    for (size_t i = 0; i < report->count; i++) {
        check_link(inputs, report->certificates[i],
                   i + 1 < report->count ? report->certificates[i + 1]
                                         : report->anchor);
        if (i > 0) {
            check_ca(&report->certificates[i]->certificate, intermediates);
            intermediates += !report->certificates[i]->is_self_issued;
        }
    }
    fuzz_require(!inputs->has_depth_max || intermediates <= inputs->depth_max,
                 "valid: deeper than asked for");
}

static enum path_verdict judge(const struct path_inputs *inputs)
{
    struct path_judgement judgement;
    path_judge(inputs, &judgement);
    enum path_verdict verdict = judgement.verdict;
    check_work(&judgement);
    for (size_t i = 0; i < judgement.report_count; i++)
        check_findings(&judgement.reports[i]);
    fuzz_require(judgement.chosen < judgement.report_count, "which report");
    if (verdict == VERDICT_VALID)
        check_valid(inputs, &judgement.reports[judgement.chosen]);
    else
        fuzz_require(verdict == VERDICT_ACCEPTED || path_reason(&judgement) != NULL,
                     "not valid, and no reason");
    path_judgement_clear(&judgement);
    return verdict;
}

/* --- one run ----------------------------------------------------------------------- */

static void judge_pile(const struct pile *pile, const struct wishes *wishes)
{
    uint8_t policy_octets[] = {0x60, 0x86, 0x48, 0x01, 0x65,
                               0x03, 0x02, 0x01, 0x30, wishes->policy};
    const struct bytes policy = bytes_of(policy_octets, sizeof policy_octets);
    uint8_t accepted[PATH_FINGERPRINT_LENGTH];
    const struct bytes leaf = pile->leaf.certificate.signed_part.element;
    const struct general_name peer = {GENERAL_NAME_DNS, wishes->host};
    struct path_inputs inputs = {
        .certificate = &pile->leaf,
        .anchors = &pile->anchors,
        .untrusted = &pile->untrusted,
        .crls = (wishes->flags & WANTS_CRLS) != 0 ? &pile->crls : NULL,
        .time = wishes->time != 0 ? (int64_t)wishes->time * HALF_A_YEAR : TIME_OF_PKITS,
        .purpose = (enum path_purpose)(wishes->purpose % 4),
        .peer = wishes->host.length > 0 ? &peer : NULL,
        .has_depth_max = wishes->depth > 0,
        .depth_max = wishes->depth > 0 ? wishes->depth - 1u : 0,
        .policy = {.user_initial_policy_set = &policy,
                   .policy_count = wishes->policy != 0 && wishes->policy < 0x80,
                   .initial_policy_mapping_inhibit =
                       (wishes->flags & INHIBITS_MAPPING) != 0,
                   .initial_explicit_policy = (wishes->flags & WANTS_POLICY) != 0,
                   .initial_any_policy_inhibit = (wishes->flags & INHIBITS_ANY) != 0},
        .accepted = (wishes->flags & ACCEPTS_LEAF) != 0 ? accepted : NULL};
    hash_digest(hash_by_name("SHA-256"), leaf.data, leaf.length, accepted);
    enum path_verdict verdict = judge(&inputs);
    inputs.wants_passed = true;
    fuzz_require(judge(&inputs) == verdict, "a report changes the verdict");
    if (inputs.crls != NULL && verdict == VERDICT_VALID) {
        inputs.crls = NULL;
        fuzz_require(judge(&inputs) == VERDICT_VALID, "valid only with CRLs");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pile pile = {0};
    struct error error = {0};
    struct der_reader reader = der_reader_of(bytes_of(data, size), &error);
    struct wishes wishes = read_wishes(&reader);
    if (read_pile(&pile, &reader, wishes.anchors))
        judge_pile(&pile, &wishes);
    certificate_pool_clear(&pile.anchors);
    certificate_pool_clear(&pile.untrusted);
    crl_pool_clear(&pile.crls);
    return 0;
}
