/* chain_case.c -- cases of path validation as text. */
#include "chain_case.h"

#include <stdlib.h>

#include "asn1/calendar.h"
#include "sha/hash.h"
#include "../table.h"
#include "tests/support/support.h"
#include "x509/path/peer_name.h"

#define TEXT_MAX 4096

struct chain_case {
    struct chain chain;
    char origin[256], name[128];
    bool has_anchor, has_offer, has_leaf, is_accepted;
    struct bytes policies[4];
    uint8_t policy_octets[4][2];
    char paths[TEXT_MAX], verdict[32], says[TEXT_MAX], finds[TEXT_MAX];
};

/* --- what is asked --------------------------------------------------------------------- */

static void ask_peer(struct chain_case *k, enum general_name_type type,
                     const char *text)
{
    struct error error = {0};
    struct chain *c = &k->chain;
    ck_assert_msg(peer_name_from_text(type, text, c->peer_octets, &c->peer, &error),
                  "%s: %s", k->origin, error.message);
    c->inputs.peer = &c->peer;
}

static enum path_purpose purpose_called(const char *name)
{
    static const char *const names[] = {"any", "server", "client", "email"};
    size_t i = 0;
    while (i < 3 && strcmp(names[i], name) != 0)
        i++;
    ck_assert_str_eq(names[i], name);
    return (enum path_purpose)i;
}

static void ask_policy(struct chain_case *k, const char *number)
{
    struct policy_inputs *inputs = &k->chain.inputs.policy;
    uint8_t *octets = k->policy_octets[inputs->policy_count];
    octets[0] = 0x2a;
    octets[1] = (uint8_t)atoi(number);
    k->policies[inputs->policy_count++] = bytes_of(octets, 2);
    inputs->user_initial_policy_set = k->policies;
}

static bool ask_flag(struct chain_case *k, const char *word)
{
    struct path_inputs *inputs = &k->chain.inputs;
    if (strcmp(word, "explicit") == 0)
        inputs->policy.initial_explicit_policy = true;
    else if (strcmp(word, "nomap") == 0)
        inputs->policy.initial_policy_mapping_inhibit = true;
    else if (strcmp(word, "noany") == 0)
        inputs->policy.initial_any_policy_inhibit = true;
    else if (strcmp(word, "crls") == 0)
        inputs->crls = &k->chain.crls;
    else if (strcmp(word, "accept") == 0)
        k->is_accepted = true;
    else if (strcmp(word, "untrusted=none") == 0)
        inputs->untrusted = NULL;
    else
        return false;
    return true;
}

static void ask(struct chain_case *k, char *words)
{
    struct path_inputs *inputs = &k->chain.inputs;
    for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " ")) {
        const char *value = strchr(word, '=');
        if (ask_flag(k, word))
            continue;
        ck_assert_msg(value++ != NULL, "%s: what is %s?", k->origin, word);
        if (strncmp(word, "time=", 5) == 0)
            ck_assert(calendar_from_text(value, &inputs->time));
        else if (strncmp(word, "purpose=", 8) == 0)
            inputs->purpose = purpose_called(value);
        else if (strncmp(word, "host=", 5) == 0)
            ask_peer(k, GENERAL_NAME_DNS, value);
        else if (strncmp(word, "email=", 6) == 0)
            ask_peer(k, GENERAL_NAME_EMAIL, value);
        else if (strncmp(word, "policy=", 7) == 0)
            ask_policy(k, value);
        else if (strncmp(word, "depth=", 6) == 0)
            inputs->depth_max = strtoul(value, NULL, 10);
        else
            ck_abort_msg("%s: what is %s?", k->origin, word);
        inputs->has_depth_max =
            inputs->has_depth_max || strncmp(word, "depth=", 6) == 0;
    }
}

/* --- what there is --------------------------------------------------------------------- */

static const char *with(const char *label, const char *definitions)
{
    static char text[TEXT_MAX];
    snprintf(text, sizeof text, "%s%s%s", label, definitions[0] != '\0' ? " ; " : "",
             definitions);
    return text;
}

static void trust(struct chain_case *k, const char *text)
{
    k->has_anchor = true;
    chain_trust(&k->chain, text);
}

static void offer(struct chain_case *k, const char *text)
{
    k->has_offer = true;
    chain_offer(&k->chain, text);
}

static void judge(struct chain_case *k, const char *text)
{
    k->has_leaf = true;
    chain_ask(&k->chain, text);
}

static void add_usual(struct chain_case *k)
{
    if (!k->has_anchor)
        trust(k, "Root/a by Root/a");
    if (!k->has_offer)
        offer(k, "CA/b by Root/a");
    if (!k->has_leaf)
        judge(k, "Leaf/c by CA/b");
}

static void copy(char *to, size_t size, const char *text)
{
    ck_assert_uint_lt(strlen(text), size);
    strcpy(to, text);
}

static void read_line(struct chain_case *k, const char *word, char *rest)
{
    if (strcmp(word, "ask") == 0)
        ask(k, rest);
    else if (strcmp(word, "trust") == 0)
        trust(k, rest);
    else if (strcmp(word, "root") == 0)
        trust(k, with("Root/a by Root/a", rest));
    else if (strcmp(word, "offer") == 0)
        offer(k, rest);
    else if (strcmp(word, "ca") == 0)
        offer(k, with("CA/b by Root/a", rest));
    else if (strcmp(word, "judge") == 0)
        judge(k, rest);
    else if (strcmp(word, "leaf") == 0)
        judge(k, with("Leaf/c by CA/b", rest));
    else if (strcmp(word, "crl") == 0)
        chain_publish(&k->chain, rest);
    else if (strcmp(word, "paths") == 0)
        copy(k->paths, sizeof k->paths, rest);
    else if (strcmp(word, "is") == 0)
        copy(k->verdict, sizeof k->verdict, rest);
    else if (strcmp(word, "says") == 0)
        copy(k->says, sizeof k->says, rest);
    else if (strcmp(word, "finds") == 0)
        snprintf(k->finds + strlen(k->finds), sizeof k->finds - strlen(k->finds),
                 "%s\n", rest);
    else
        ck_abort_msg("%s: what is %s?", k->origin, word);
}

/* --- what comes of it ------------------------------------------------------------------ */

static void check_findings(const struct chain_case *k)
{
    const struct path_report *report = chain_chosen(&k->chain);
    char text[TEXT_MAX] = "";
    for (size_t i = 0, length = 0; i < report->finding_count; i++) {
        const struct finding *f = &report->findings[i];
        ck_assert_int_ne(f->result, CHECK_PASSED);
        length +=
            (size_t)snprintf(text + length, sizeof text - length, "%zu %s %s %s\n",
                             f->position, path_check_row_of(f->check)->name,
                             f->result == CHECK_FAILED ? "failed" : "cannot-judge",
                             f->clause != NULL ? f->clause : "-");
        ck_assert_uint_lt(length, sizeof text);
    }
    ck_assert_msg(strcmp(text, k->finds) == 0, "%s: %s: want\n%shave\n%s", k->origin,
                  k->name, k->finds, text);
}

static const char *verdict_that_follows(const struct chain_case *k)
{
    if (k->finds[0] == '\0')
        return "valid";
    return strstr(k->finds, " failed ") != NULL ? "not-valid" : "cannot-judge";
}

static void check_outcome(struct chain_case *k)
{
    static const char *const verdicts[] = {"not-valid", "cannot-judge", "accepted",
                                           "valid"};
    char paths[TEXT_MAX];
    const char *have = verdicts[chain_judge(&k->chain)];
    const char *want = k->verdict[0] != '\0' ? k->verdict : verdict_that_follows(k);
    const struct finding *reason = path_reason(&k->chain.judgement);
    check_findings(k);
    ck_assert_msg(strcmp(have, want) == 0, "%s: %s: want %s, have %s: %s", k->origin,
                  k->name, want, have, reason != NULL ? reason->seen : "");
    chain_paths(&k->chain, paths, sizeof paths);
    ck_assert_msg(k->paths[0] == '\0' || strcmp(paths, k->paths) == 0,
                  "%s: %s: want paths\n%s, have\n%s", k->origin, k->name, k->paths,
                  paths);
    const char *seen = reason != NULL ? reason->seen : "-";
    ck_assert_msg(k->says[0] == '\0' || strstr(seen, k->says) != NULL,
                  "%s: %s: want \"%s\", have \"%s\"", k->origin, k->name, k->says,
                  seen);
}

void chain_case_run(const char *path, int index, int count)
{
    static struct chain_case k;
    struct table_lines lines;
    char word[16];
    int number = -1;
    memset(&k, 0, sizeof k);
    chain_init(&k.chain);
    table_lines_open(&lines, path);
    for (char *line; (line = table_lines_next(&lines)) != NULL;) {
        size_t length = strcspn(line, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, line);
        char *rest = trim(line + length);
        bool is_first = strcmp(word, "case") == 0;
        number += is_first;
        if (is_first && number == index) {
            copy(k.origin, sizeof k.origin, lines.origin);
            copy(k.name, sizeof k.name, rest);
        } else if (number == index)
            read_line(&k, word, rest);
    }
    ck_assert_msg(number + 1 == count, "%s: want %d cases, have %d", path, count,
                  number + 1);
    add_usual(&k);
    if (k.is_accepted) {
        struct bytes der = k.chain.leaf.certificate.signed_part.element;
        hash_digest(&hash_sha256, der.data, der.length, k.chain.accepted);
        k.chain.inputs.accepted = k.chain.accepted;
    }
    check_outcome(&k);
    chain_clear(&k.chain);
}
