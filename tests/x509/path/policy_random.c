/* policy_random.c -- tests x509/path/policy_graph.h with random paths: the result must be that of
 * the valid_policy_tree of RFC 5280 (policy_tree.h), which RFC 9618 says is the same. */
#include <stdarg.h>

#include "policy_path.h"
#include "policy_tree.h"
#include "../suites.h"

#define TEXT_MAX 1024

static size_t draw(struct seeded_random *random, size_t bound)
{
    uint8_t octets[4];
    ck_assert(random_fill(&random->source, octets, sizeof octets));
    uint32_t number = (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 |
                      (uint32_t)octets[2] << 8 | octets[3];
    return number % bound;
}

static bool one_in(struct seeded_random *random, size_t count)
{
    return draw(random, count) == 0;
}

static void draw_certificate(struct seeded_random *random,
                             struct policy_tree_certificate *c)
{
    c->has_policies = !one_in(random, 40);
    for (size_t i = 0; i < POLICY_TREE_POLICIES; i++)
        if (one_in(random, 2))
            c->policies |= 1U << i;
    if (c->policies == 0)
        c->policies = 1;
    for (int i = 0; one_in(random, 2) && i < 6; i++) {
        size_t from = 1 + draw(random, POLICY_TREE_POLICIES - 1);
        c->mapped[from] |= 1U << (1 + draw(random, POLICY_TREE_POLICIES - 1));
        c->has_mappings = true;
    }
    c->is_self_issued = one_in(random, 4);
    c->require_explicit = one_in(random, 8) ? draw(random, 4) : POLICY_TREE_ABSENT;
    c->inhibit_mapping = one_in(random, 8) ? draw(random, 4) : POLICY_TREE_ABSENT;
    c->inhibit_any = one_in(random, 8) ? draw(random, 4) : POLICY_TREE_ABSENT;
}

static void draw_path(struct seeded_random *random, struct policy_tree_path *path)
{
    memset(path, 0, sizeof *path);
    path->count = 1 + draw(random, POLICY_TREE_CERTIFICATES);
    for (size_t i = 0; i < path->count; i++)
        draw_certificate(random, &path->certificates[i]);
    /* anyPolicy, or any set but the empty one of policies 1 to 4 */
    path->user_policies =
        one_in(random, 2) ? 1 : (uint32_t)(2 + 2 * draw(random, 7)); /* not empty */
    path->is_explicit = one_in(random, 3);
    path->no_mapping = one_in(random, 8);
    path->no_any = one_in(random, 8);
}

/* --- in words -------------------------------------------------------------------------- */

static void say(char *text, const char *format, ...)
{
    size_t length = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + length, TEXT_MAX - length, format, arguments);
    va_end(arguments);
    ck_assert_uint_lt(strlen(text) + 1, TEXT_MAX);
}

static void say_set(char *text, const char *before, uint32_t set)
{
    const char *between = before;
    for (size_t i = 0; i < POLICY_TREE_POLICIES; i++)
        if ((set >> i & 1) != 0) {
            say(text, i == 0 ? "%sany" : "%s%zu", between, i);
            between = ",";
        }
}

static void say_certificate(char *text, const struct policy_tree_certificate *c)
{
    const char *between = " M=";
    say(text, "-");
    if (c->has_policies)
        say_set(text, " P=", c->policies);
    for (size_t from = 1; from < POLICY_TREE_POLICIES; from++)
        for (size_t to = 1; to < POLICY_TREE_POLICIES; to++)
            if ((c->mapped[from] >> to & 1) != 0) {
                say(text, "%s%zu>%zu", between, from, to);
                between = ",";
            }
    if (c->require_explicit != POLICY_TREE_ABSENT)
        say(text, " R=%zu", c->require_explicit);
    if (c->inhibit_mapping != POLICY_TREE_ABSENT)
        say(text, " I=%zu", c->inhibit_mapping);
    if (c->inhibit_any != POLICY_TREE_ABSENT)
        say(text, " A=%zu", c->inhibit_any);
    say(text, c->is_self_issued ? " self;" : ";");
}

static void say_path(const struct policy_tree_path *path, char inputs[TEXT_MAX],
                     char certificates[TEXT_MAX])
{
    inputs[0] = certificates[0] = '\0';
    say_set(inputs, "user=", path->user_policies);
    say(inputs, "%s%s%s", path->is_explicit ? " explicit" : "",
        path->no_mapping ? " nomap" : "", path->no_any ? " noany" : "");
    for (size_t i = 0; i < path->count; i++)
        say_certificate(certificates, &path->certificates[i]);
}

START_TEST(graph_and_tree)
{
    static struct policy_path path;
    static char inputs[TEXT_MAX], certificates[TEXT_MAX], have[POLICY_PATH_RESULT_MAX];
    struct policy_tree_path drawn;
    struct seeded_random random;
    size_t valid = 0, count = test_is_quick() ? 500 : 20000;
    seeded_random_init(&random, 9618);
    for (size_t i = 0; i < count; i++) {
        char want[64];
        enum error_kind kind;
        draw_path(&random, &drawn);
        say_path(&drawn, inputs, certificates);
        policy_tree_run(&drawn, want);
        policy_path_init(&path, inputs, certificates);
        policy_path_run(&path, have, &kind);
        ck_assert_msg(strcmp(have, want) == 0, "%s | %s: the tree has %s, the graph %s",
                      inputs, certificates, want, have);
        policy_path_clear(&path);
        valid += kind == ERROR_NONE && strcmp(have, "none") != 0;
    }
    ck_assert_uint_gt(valid, count / 10);
    ck_assert_uint_lt(valid, count - count / 10);
}
END_TEST

Suite *policy_random_suite(void)
{
    Suite *suite = suite_create("policy_random");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_test(values, graph_and_tree);
    suite_add_tcase(suite, values);
    return suite;
}
