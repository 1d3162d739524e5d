/* path_search.c -- certification path building: from the leaf upwards, depth first.
 *
 * Invariants: (1) a path under construction holds no two certificates with the same
 * subject and the same key, so that every search ends; (2) a path is judged from the
 * inputs alone, nothing of another path's state is used; (3) the only way to a valid
 * verdict is path_is_valid of a report. */
#include <stdlib.h>

#include "../name_compare.h"
#include "path_context.h"

/* Key identifiers and dates say which candidate for an issuer is tried first; which
 * ones are tried at all, the name alone decides. */
#define PENALTY_NO_KEY_IDENTIFIER    1
#define PENALTY_OTHER_KEY_IDENTIFIER 2
#define PENALTY_UNFIT                3 /* expired, no CA, or badly encoded */
#define PENALTY_MAX                  (PENALTY_OTHER_KEY_IDENTIFIER + PENALTY_UNFIT)

/* Paths that lead nowhere are judged for the report alone, and more of them than this
 * tell nothing new. */
#define DEAD_ENDS_MAX 16

struct search {
    struct path_context *context;
    struct path_judgement *judgement;
    const struct path_certificate *path[PATH_CERTIFICATES_MAX];
    size_t count;
    size_t dead_end_count;
    bool has_complete_path;
    bool follows_wrong_signatures; /* for a report on what is wrong */
    bool is_over;                  /* a valid path was found, or a limit reached */
    const char *limit;             /* which one, or NULL */
};

/* The two piles in which issuers are looked for. */
enum pile { PILE_ANCHORS, PILE_UNTRUSTED, PILE_COUNT };

static const struct path_certificate *top_of(const struct search *search)
{
    return search->path[search->count - 1];
}

static bool has_same_key(const struct path_certificate *a,
                         const struct path_certificate *b)
{
    return bytes_equal(a->certificate.subject_public_key_info.element,
                       b->certificate.subject_public_key_info.element);
}

static bool is_on_path(const struct search *search,
                       const struct path_certificate *candidate)
{
    for (size_t i = 0; i < search->count; i++)
        if (has_same_key(search->path[i], candidate) &&
            name_equal(search->path[i]->certificate.subject,
                       candidate->certificate.subject))
            return true;
    return false;
}

static unsigned penalty_of(const struct search *search,
                           const struct path_certificate *candidate)
{
    const struct certificate *issuer = &candidate->certificate;
    int64_t time = search->context->inputs->time;
    struct bytes wanted =
        top_of(search)->certificate.extensions.authority_key_identifier.key_identifier;
    struct bytes have = issuer->extensions.subject_key_identifier;
    bool is_fit = issuer->not_before <= time && time <= issuer->not_after &&
                  issuer->extensions.basic_constraints.ca &&
                  candidate->flaw.kind == ERROR_NONE;
    unsigned penalty = is_fit ? 0 : PENALTY_UNFIT;
    if (wanted.length == 0 || have.length == 0)
        return penalty + PENALTY_NO_KEY_IDENTIFIER;
    return bytes_equal(wanted, have) ? penalty : penalty + PENALTY_OTHER_KEY_IDENTIFIER;
}

static void stop(struct search *search, const char *limit)
{
    search->is_over = true;
    search->limit = limit;
}

static void stop_for_steps(struct search *search)
{
    stop(search, "want at most " PATH_TEXT_OF(
                     PATH_STEPS_MAX) " steps of building paths, need more");
}

/* Judging takes time in proportion to the certificates. */
static size_t octets_of_path(const struct search *search,
                             const struct path_certificate *anchor)
{
    size_t octets = anchor != NULL ? anchor->certificate.signed_part.element.length : 0;
    for (size_t i = 0; i < search->count; i++)
        octets += search->path[i]->certificate.signed_part.element.length;
    return octets;
}

/* The first path is always judged, so that there is something to say. */
static bool may_judge(struct search *search, const struct path_certificate *anchor)
{
    bool is_first = search->judgement->report_count == 0;
    if (search->context->work->reports == PATH_REPORTS_MAX && !is_first)
        stop(search,
             PATH_TEXT_OF(PATH_REPORTS_MAX) " paths were judged, and none was valid");
    else if (!path_spend(search->context, octets_of_path(search, anchor)) && !is_first)
        stop_for_steps(search);
    else
        return true;
    return false;
}

/* Judges the path as far as it goes, under ANCHOR, which may be NULL. */
static void judge(struct search *search, const struct path_certificate *anchor)
{
    struct path_judgement *judgement = search->judgement;
    if (!may_judge(search, anchor))
        return;
    struct path_report *grown = realloc(
        judgement->reports, (judgement->report_count + 1) * sizeof *judgement->reports);
    if (grown == NULL) {
        judgement->is_out_of_memory = true;
        search->is_over = true;
        return;
    }
    judgement->reports = grown;
    struct path_report *report = &grown[judgement->report_count++];
    search->context->work->reports++;
    memset(report, 0, sizeof *report);
    memcpy(report->certificates, search->path, sizeof search->path);
    report->count = search->count;
    report->anchor = anchor;
    path_validate(search->context, report);
    search->has_complete_path = search->has_complete_path || anchor != NULL;
    judgement->is_out_of_memory =
        report->is_out_of_memory || search->context->work->is_out_of_memory;
    if (path_is_valid(report) || judgement->is_out_of_memory ||
        (search->follows_wrong_signatures && anchor != NULL))
        search->is_over = true;
}

/* Tells whether the path may go on through CANDIDATE: its key made the signature, or
 * nobody can tell. */
static bool has_signed(struct search *search, const struct path_certificate *candidate)
{
    struct error error = {0};
    if (path_verify(search->context, &top_of(search)->certificate.signed_part,
                    &candidate->certificate.subject_public_key_info, &error))
        return true;
    if (error.kind == ERROR_LIMIT &&
        search->context->work->signature_checks == PATH_SIGNATURE_CHECKS_MAX)
        stop(search,
             PATH_TEXT_OF(PATH_SIGNATURE_CHECKS_MAX) " signatures were checked, and no "
                                                     "valid path was found");
    return error.kind == ERROR_UNSUPPORTED || search->follows_wrong_signatures;
}

static void extend(struct search *search);

/* Goes on through CANDIDATE if that is possible, and returns whether it was. */
static bool try_candidate(struct search *search, enum pile pile,
                          const struct path_certificate *candidate)
{
    if (is_on_path(search, candidate) || !has_signed(search, candidate) ||
        search->is_over)
        return false;
    if (pile == PILE_ANCHORS) {
        judge(search, candidate);
        return true;
    }
    if (certificate_pool_find(search->context->inputs->anchors, candidate) != NULL)
        return false; /* it was tried as an anchor */
    search->path[search->count++] = candidate;
    extend(search);
    search->count--;
    return true;
}

/* The next candidate, or NULL; names that were compared to find it are paid for. */
static const struct path_certificate *next_candidate(struct search *search,
                                                     struct subject_walk *walk)
{
    size_t before = walk->octets;
    const struct path_certificate *candidate =
        search->is_over ? NULL : subject_walk_next(walk);
    if (search->is_over || path_spend(search->context, walk->octets - before))
        return candidate;
    stop_for_steps(search);
    return NULL;
}

/* Tries the candidates of POOL with PENALTY and notes the penalties of all in SEEN, bit
 * 1 << penalty. Returns whether the path went on through one. */
static bool try_penalty(struct search *search, enum pile pile, unsigned penalty,
                        unsigned *seen)
{
    const struct path_inputs *inputs = search->context->inputs;
    const struct path_certificate *candidate;
    struct subject_walk walk;
    bool led_on = false;
    subject_walk_begin(&walk,
                       pile == PILE_ANCHORS ? inputs->anchors : inputs->untrusted,
                       top_of(search)->certificate.issuer);
    while ((candidate = next_candidate(search, &walk)) != NULL) {
        unsigned its_penalty = penalty_of(search, candidate);
        *seen |= 1U << its_penalty;
        if (its_penalty == penalty)
            led_on = try_candidate(search, pile, candidate) || led_on;
    }
    return led_on;
}

static bool try_pile(struct search *search, enum pile pile)
{
    unsigned seen = 0;
    bool led_on = try_penalty(search, pile, 0, &seen);
    for (unsigned penalty = 1; penalty <= PENALTY_MAX; penalty++)
        if ((seen & 1U << penalty) != 0)
            led_on = try_penalty(search, pile, penalty, &seen) || led_on;
    return led_on;
}

/* Looks for whoever issued the certificate at the top of the path. */
static void extend(struct search *search)
{
    bool led_on = try_pile(search, PILE_ANCHORS);
    bool has_room = search->count + 1 < PATH_CERTIFICATES_MAX;
    if (!search->is_over && has_room)
        led_on = try_pile(search, PILE_UNTRUSTED) || led_on;
    if (!search->is_over && !led_on && !search->follows_wrong_signatures &&
        search->dead_end_count++ < DEAD_ENDS_MAX)
        judge(search, NULL);
}

/* Orders reports: a path to an anchor tells more than one without, and one with less
 * against it more than one with more. */
static bool is_better(const struct path_report *a, const struct path_report *b)
{
    if (path_is_valid(a) != path_is_valid(b))
        return path_is_valid(a);
    if ((a->anchor != NULL) != (b->anchor != NULL))
        return a->anchor != NULL;
    if (a->failed_count != b->failed_count)
        return a->failed_count < b->failed_count;
    return a->cannot_judge_count < b->cannot_judge_count;
}

static void choose(struct path_judgement *judgement)
{
    judgement->chosen = 0;
    for (size_t i = 1; i < judgement->report_count; i++)
        if (is_better(&judgement->reports[i], &judgement->reports[judgement->chosen]))
            judgement->chosen = i;
}

static enum path_verdict verdict_of(const struct path_judgement *judgement)
{
    if (judgement->report_count == 0 || judgement->is_out_of_memory)
        return VERDICT_NOT_VALID;
    const struct path_report *report = &judgement->reports[judgement->chosen];
    if (path_is_valid(report))
        return VERDICT_VALID;
    return report->failed_count == 0 && report->anchor != NULL &&
                   !report->is_out_of_memory
               ? VERDICT_CANNOT_JUDGE
               : VERDICT_NOT_VALID;
}

void path_search(struct path_context *context, struct path_judgement *judgement)
{
    struct search search = {.context = context, .judgement = judgement};
    context->search = path_search;
    const struct path_certificate *leaf = context->inputs->certificate;
    search.path[search.count++] = leaf;
    if (certificate_pool_find(context->inputs->anchors, leaf) != NULL)
        judge(&search, leaf); /* trusted as it is */
    if (!search.is_over)
        extend(&search);
    if (!search.is_over && !search.has_complete_path) {
        search.follows_wrong_signatures = true;
        extend(&search);
    }
    if (judgement->report_count == 0 && !judgement->is_out_of_memory)
        judge(&search, NULL);
    choose(judgement);
    if (search.limit != NULL && judgement->report_count > 0)
        path_found(context, &judgement->reports[judgement->chosen], CHECK_LIMIT,
                   CHECK_FAILED, 0, NULL, "%s", search.limit);
    judgement->verdict = verdict_of(judgement);
}
