/* policy_graph.c -- tests x509/path/policy_graph.h. Vectors by hand:
 * tests/vectors/x509/policy_graph.txt; and paths made to be large, with the memory that
 * they take and without it. */
#include "x509/path/policy_graph.h"

#include <stdlib.h>

#include "policy_memory.h"
#include "policy_path.h"
#include "../suites.h"
#include "../table.h"
#include "x509/certificate_policies.h"

static void check_path(const char *inputs, const char *certificates, const char *want,
                       const char *origin)
{
    static struct policy_path path;
    static char have[POLICY_PATH_RESULT_MAX];
    enum error_kind kind;
    policy_path_init(&path, inputs, certificates);
    policy_memory_reset(SIZE_MAX);
    policy_path_run(&path, have, &kind);
    ck_assert_msg(strcmp(have, want) == 0, "%s: want %s, have %s", origin, want, have);
    ck_assert_msg(policy_memory().blocks == 0, "%s: memory is not given back", origin);
    policy_path_clear(&path);
}

START_TEST(table)
{
    struct table_lines lines;
    char *columns[3];
    size_t count = 0;
    table_lines_open(&lines, "tests/vectors/x509/policy_graph.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL; count++) {
        ck_assert_uint_eq(table_columns(line, columns, 3), 3);
        check_path(columns[0], columns[1], columns[2], lines.origin);
    }
    ck_assert_uint_eq(count, 194);
}
END_TEST

/* --- memory ---------------------------------------------------------------------------- */

/* Wherever memory runs out, in a path that is valid, nothing is valid. */
static void check_without_memory(const char *inputs, const char *certificates)
{
    static struct policy_path path;
    static char result[POLICY_PATH_RESULT_MAX];
    enum error_kind kind;
    policy_path_init(&path, inputs, certificates);
    policy_memory_reset(SIZE_MAX);
    policy_path_run(&path, result, &kind);
    ck_assert_int_eq(kind, ERROR_NONE);
    size_t calls = policy_memory().calls;
    ck_assert_uint_gt(calls, 2);
    for (size_t good = 0; good < calls; good++) {
        policy_memory_reset(good);
        policy_path_run(&path, result, &kind);
        ck_assert_msg(kind == ERROR_MEMORY, "%s, call %zu: kind %d, %s", certificates,
                      good, (int)kind, result);
        ck_assert_uint_eq(policy_memory().blocks, 0);
    }
    policy_memory_reset(SIZE_MAX);
    policy_path_clear(&path);
}

START_TEST(out_of_memory)
{
    check_without_memory("-", "P=1");
    check_without_memory("-", "P=1; P=any; P=1");
    check_without_memory("explicit user=1", "P=1 M=1>2; P=2; P=any");
    check_without_memory("explicit user=1,2", "P=any M=1>2,3>2; P=any M=2>5; P=any");
    check_without_memory("user=7", "P=1; P=1 M=1>2; P=2 R=9");
}
END_TEST

/* Memory that comes back does not make the state good again. */
START_TEST(memory_comes_back)
{
    static struct policy_path path;
    struct policy_state state;
    struct error error = {0};
    policy_path_init(&path, "-", "P=1; P=1; P=1");
    policy_memory_reset(3 + 2);
    ck_assert(policy_state_begin(&state, &path.inputs, 3));
    ck_assert_uint_eq(policy_memory().calls, 4);
    ck_assert(
        !policy_state_process(&state, &path.certificates[0], false, false, &error));
    ck_assert_int_eq(error.kind, ERROR_MEMORY);
    policy_memory_reset(SIZE_MAX);
    for (int i = 0; i < 3; i++) {
        error = (struct error){0};
        bool is_good =
            i == 0 ? policy_state_prepare(&state, &path.certificates[0], false, &error)
            : i == 1 ? policy_state_process(&state, &path.certificates[1], true, false,
                                            &error)
                     : policy_state_wrap_up(&state, &path.certificates[1], &error);
        ck_assert(!is_good);
        ck_assert_int_eq(error.kind, ERROR_MEMORY);
    }
    char text[8];
    ck_assert_uint_eq(policy_state_to_text(&state, text, sizeof text), 4);
    ck_assert_str_eq(text, "none");
    policy_state_clear(&state);
    policy_path_clear(&path);
}
END_TEST

/* --- growth ---------------------------------------------------------------------------- */

/* Runs a path of COUNT times ONE and then LAST, and returns the memory that it took. */
static size_t grow(const char *inputs, const char *one, size_t count, const char *last,
                   const char *want)
{
    size_t length = strlen(one);
    char *certificates = malloc((length + 1) * count + strlen(last) + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(certificates + i * (length + 1), one, length);
        certificates[i * (length + 1) + length] = ';';
    }
    strcpy(certificates + (length + 1) * count, last);
    check_path(inputs, certificates, want, "growth");
    free(certificates);
    return policy_memory().peak;
}

/* In the tree of RFC 5280 each level has twice the nodes of the one above: 2^16 and as many
 * again. */
START_TEST(doubling)
{
    size_t peak = grow("explicit", "P=1,2 M=1>1,1>2,2>1,2>2", 15, "P=1,2", "1,2");
    ck_assert_uint_lt(peak, 16 * 1024);
}
END_TEST

/* CERTIFICATE_POLICIES_MAX mappings of policy F(i) to policy G(i), as words. */
static char *many_mappings(size_t (*from)(size_t), size_t (*to)(size_t))
{
    char *text = malloc(CERTIFICATE_POLICIES_MAX * 12 + 1), *at = text;
    for (size_t i = 1; i <= CERTIFICATE_POLICIES_MAX; i++)
        at += sprintf(at, "%s%zu>%zu", i > 1 ? "," : "", from(i), to(i));
    return text;
}

static size_t same(size_t i)
{
    return i;
}

static size_t next(size_t i)
{
    return i % CERTIFICATE_POLICIES_MAX + 1;
}

static size_t one(size_t i)
{
    (void)i;
    return 1;
}

static const struct {
    const char *policies;
    size_t (*from)(size_t), (*to)(size_t);
    const char *last, *want;
} many[] = {
    {"1-256", same, next, "P=17", "2"}, /* 15 certificates on */
    {"1-256", next, same, "P=17", "32"},  {"1-256", one, same, "P=17", "1,17"},
    {"1,any", one, same, "P=17,18", "1"}, {"any", same, one, "P=300", "300"},
    {"any", next, same, "P=256", "15"},
};

START_TEST(many_policies)
{
    char *mappings = many_mappings(many[_i].from, many[_i].to), *certificate;
    size_t length = strlen(mappings) + 32;
    certificate = malloc(length);
    snprintf(certificate, length, "P=%s M=%s", many[_i].policies, mappings);
    size_t peak = grow("explicit", certificate, 15, many[_i].last, many[_i].want);
    ck_assert_uint_lt(peak, (size_t)4 << 20);
    free(certificate);
    free(mappings);
}
END_TEST

/* The largest graph that there is: each certificate asserts and maps policies that nobody
 * else knows, and asserts anyPolicy, which keeps all that came before. */
START_TEST(largest)
{
    char *path = malloc(16 * 6000), *at = path;
    for (size_t level = 0; level < 15; level++) {
        size_t first = level * 800;
        at += sprintf(at, "P=any,%zu-%zu M=", first, first + 254);
        for (size_t i = 0; i < CERTIFICATE_POLICIES_MAX; i++)
            at += sprintf(at, "%s%zu>%zu", i > 0 ? "," : "", first + 255 + i,
                          first + 520 + i);
        at += sprintf(at, ";");
    }
    strcpy(at, "P=any,16000-16254");
    check_path("explicit user=10,300,600,16001,16300", path, "10,300,600,16001,16300",
               "largest");
    ck_assert_uint_lt(policy_memory().peak, (size_t)16 << 20);
    ck_assert_uint_gt(policy_memory().peak, (size_t)1 << 20);
    free(path);
}
END_TEST

/* --- text ------------------------------------------------------------------------------ */

START_TEST(text_of_any_size)
{
    static struct policy_path path;
    static const char want[] = "1.2.1,1.2.200,any";
    struct policy_state state;
    struct error error = {0};
    char text[32];
    policy_path_init(&path, "-", "P=1,200,any");
    ck_assert(policy_state_begin(&state, &path.inputs, 1));
    ck_assert(policy_state_process(&state, &path.certificates[0], true, false, &error));
    ck_assert_uint_eq(policy_state_to_text(&state, text, sizeof text), 4);
    ck_assert_str_eq(text, "none"); /* not yet known */
    ck_assert(policy_state_wrap_up(&state, &path.certificates[0], &error));
    ck_assert_uint_eq(policy_state_to_text(&state, NULL, 0), strlen(want));
    for (size_t size = 1; size < sizeof text; size++) {
        memset(text, '#', sizeof text);
        ck_assert_uint_eq(policy_state_to_text(&state, text, size), strlen(want));
        size_t length = size <= strlen(want) ? size - 1 : strlen(want);
        ck_assert(strlen(text) == length && strncmp(text, want, length) == 0);
        ck_assert(size == sizeof text || text[size] == '#');
    }
    policy_state_clear(&state);
    policy_path_clear(&path);
}
END_TEST

Suite *policy_graph_suite(void)
{
    Suite *suite = suite_create("policy_graph");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, out_of_memory);
    tcase_add_test(values, memory_comes_back);
    tcase_add_test(values, doubling);
    tcase_add_loop_test(values, many_policies, 0, sizeof many / sizeof many[0]);
    tcase_add_test(values, largest);
    tcase_add_test(values, text_of_any_size);
    suite_add_tcase(suite, values);
    return suite;
}
