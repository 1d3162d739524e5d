/* x509_rows.c -- certificates and CRLs. */
#include <stdio.h>
#include <stdlib.h>

#include "material.h"
#include "rows.h"
#include "table.h"
#include "x509/certificate.h"

struct x509_state {
    const struct x509_operations *x509;
    const char *name;
    const struct bytes *roots;
    size_t root_count;
    struct chain chain;
    struct bytes bundle;
    struct crl_question question;
    void *authority;
    struct encoded issued;
};

static struct x509_state states[CONTENDER_COUNT];

/* Whether a contender can do something is asked with one of these. */
enum operation { PARSE, JUDGE, LOAD, FIND_REVOKED, ISSUE };

static bool can(const struct x509_operations *x509, enum operation operation)
{
    if (x509 == NULL)
        return false;
    switch (operation) {
    case PARSE:
        return x509->parse != NULL;
    case JUDGE:
        return x509->judge != NULL;
    case LOAD:
        return x509->load != NULL;
    case FIND_REVOKED:
        return x509->find_revoked != NULL;
    case ISSUE:
        return x509->issue != NULL;
    }
    return false;
}

static void add_row(const char *name, bool (*run)(void *), enum operation operation,
                    double units, const struct effort *effort)
{
    struct job jobs[CONTENDER_COUNT];
    struct row row;
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        jobs[id] =
            (struct job){can(states[id].x509, operation) ? run : NULL, &states[id]};
    measure(name, jobs, units, effort, &row);
    table_add(&row);
}

/* --- reading -------------------------------------------------------------------------- */

static bool run_parse(void *state)
{
    const struct x509_state *s = state;
    for (size_t i = 0; i < s->root_count; i++)
        if (!s->x509->parse(s->roots[i]))
            return false;
    return true;
}

/* Adds to REFUSED of whoever refuses DER. */
static bool is_read_by_all(struct bytes der, unsigned refused[CONTENDER_COUNT])
{
    bool ok = true;
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (can(states[id].x509, PARSE) && !states[id].x509->parse(der)) {
            refused[id]++;
            ok = false;
        }
    return ok;
}

static size_t choose_roots(void)
{
    static struct bytes chosen[ROOTS_MAX];
    unsigned refused[CONTENDER_COUNT] = {0};
    size_t count, chosen_count = 0;
    const struct bytes *all = material_roots(&count);
    for (size_t i = 0; i < count; i++)
        if (is_read_by_all(all[i], refused))
            chosen[chosen_count++] = all[i];
    if (chosen_count == 0)
        bench_fail("roots", NULL, "want a certificate that all can read, have none");
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        states[id].roots = chosen;
        states[id].root_count = chosen_count;
        if (refused[id] > 0)
            printf("\nOf %zu roots %s refuses %u, which are left out for all.\n", count,
                   contenders[id].name, refused[id]);
    }
    return chosen_count;
}

static bool run_load(void *state)
{
    const struct x509_state *s = state;
    return s->x509->load(s->bundle) == BUNDLE_CERTIFICATES;
}

static void add_bundle(const struct effort *effort)
{
    struct bytes bundle = material_bundle();
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        states[id].bundle = bundle;
    add_row("PEM bundle of 10,000 certificates loaded", run_load, LOAD, 1, effort);
}

/* --- judging -------------------------------------------------------------------------- */

static bool run_judge(void *state)
{
    const struct x509_state *s = state;
    return s->x509->judge(&s->chain);
}

static void add_chain(const struct effort *effort)
{
    struct chain chain = material_chain(), wrong = chain;
    wrong.host = "other.test";
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        states[id].chain = chain;
        if (!can(states[id].x509, JUDGE))
            continue;
        if (!states[id].x509->judge(&chain))
            bench_fail("chain", contenders[id].name, "refuses a right one");
        if (states[id].x509->judge(&wrong))
            bench_fail("chain", contenders[id].name, "accepts it for another host");
    }
    add_row("leaf, intermediate and root from DER to a verdict", run_judge, JUDGE, 1,
            effort);
}

static bool run_find_revoked(void *state)
{
    const struct x509_state *s = state;
    return s->x509->find_revoked(&s->question) == CRL_LISTED;
}

static void add_crl(const struct effort *effort)
{
    struct crl_question listed, not_listed;
    material_crl(&listed, &not_listed);
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        states[id].question = listed;
        if (can(states[id].x509, FIND_REVOKED) &&
            (states[id].x509->find_revoked(&listed) != CRL_LISTED ||
             states[id].x509->find_revoked(&not_listed) != CRL_NOT_LISTED))
            bench_fail("CRL", contenders[id].name, "gives a wrong answer");
    }
    add_row("CRL of 100,000 entries read, and one looked up", run_find_revoked,
            FIND_REVOKED, 1, effort);
}

/* --- issuing -------------------------------------------------------------------------- */

static bool run_issue(void *state)
{
    struct x509_state *s = state;
    return s->x509->issue(s->authority, &s->issued);
}

/* What S has issued must be right in certwright's eyes, as long as certwright's own but for
 * some octets, and under the authority's key. */
static void check_issued(struct x509_state *s, const struct authority_files *files)
{
    struct certificate authority, issued;
    struct error error = {0};
    if (!run_issue(s))
        bench_fail("certificate built", s->name, "failed");
    if (!certificate_parse(files->certificate, &authority, &error) ||
        !certificate_parse(bytes_of(s->issued.octets, s->issued.length), &issued,
                           &error) ||
        !signed_verify(&issued.signed_part, &authority.subject_public_key_info, &error))
        bench_fail("certificate built", s->name, error.message);
    const struct extensions *extensions = &issued.extensions;
    if (!extensions_has(extensions, EXTENSION_BASIC_CONSTRAINTS) ||
        !extensions_has(extensions, EXTENSION_KEY_USAGE) ||
        !extensions_has(extensions, EXTENSION_EXT_KEY_USAGE) ||
        !extensions_has(extensions, EXTENSION_SUBJECT_ALT_NAME) ||
        !extensions_has(extensions, EXTENSION_SUBJECT_KEY_IDENTIFIER) ||
        !extensions_has(extensions, EXTENSION_AUTHORITY_KEY_IDENTIFIER))
        bench_fail("certificate built", s->name, "an extension is missing");
}

static void add_authority(const struct effort *effort)
{
    struct authority_files files = material_authority();
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        struct x509_state *s = &states[id];
        if (!can(s->x509, ISSUE))
            continue;
        s->authority = s->x509->open_authority(&files);
        if (s->authority == NULL)
            bench_fail("certificate built", s->name, "cannot read the authority");
        check_issued(s, &files);
    }
    add_row("certificate built and signed, RSA-2048", run_issue, ISSUE, 1, effort);
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (can(states[id].x509, ISSUE))
            states[id].x509->close_authority(states[id].authority);
}

void x509_rows(const struct effort *effort)
{
    char name[64];
    material_start();
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        states[id].x509 = contenders[id].x509;
        states[id].name = contenders[id].name;
    }
    size_t count = choose_roots();
    table_begin("X.509");
    snprintf(name, sizeof name, "certificate read, %zu real roots, each", count);
    add_row(name, run_parse, PARSE, (double)count, effort);
    add_chain(effort);
    add_bundle(effort);
    add_crl(effort);
    add_authority(effort);
}
