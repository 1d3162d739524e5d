/* policy_pkits.c -- tests x509/path/policy_graph.h with the paths of PKITS 4.8 to 4.12, where what
 * is not valid is so for its policies: tests/vectors/x509/pkits.txt. */
#include <stdlib.h>

#include "policy_path.h"
#include "../suites.h"
#include "../table.h"

#define COLUMNS 8

enum column { NUMBER, NAME, FILE_NAME, OTHERS, CRLS, POLICIES, FLAGS, EXPECTED };

/* The certificates of a path in their order, and the files that they borrow from. */
struct pkits_path {
    struct policy_path path;
    uint8_t *files[POLICY_PATH_MAX];
};

static void add_certificate(struct pkits_path *p, const char *name)
{
    char file[128], path[512];
    size_t length, i = p->path.count++;
    struct error error = {0};
    ck_assert_uint_lt(i, POLICY_PATH_MAX);
    snprintf(file, sizeof file, "x509/PKITS_data/certs/%s", name);
    test_vector_path(file, path, sizeof path);
    p->files[i] = test_file(path, &length);
    ck_assert_msg(certificate_parse(bytes_of(p->files[i], length),
                                    &p->path.certificates[i], &error),
                  "%s: %s", path, error.message);
    const struct certificate *c = &p->path.certificates[i];
    p->path.is_self_issued[i] = bytes_equal(c->subject, c->issuer);
}

/* Adds the certificates of the list OTHERS, which begins beside the end entity. */
static void add_others(struct pkits_path *p, char *others)
{
    for (char *comma; (comma = strrchr(others, ',')) != NULL; *comma = '\0')
        add_certificate(p, comma + 1);
    if (strcmp(others, "-") != 0)
        add_certificate(p, others);
}

/* NIST-test-policy-N is 2.16.840.1.101.3.2.1.48.N. */
static void set_inputs(struct policy_inputs *inputs, const char *policies,
                       const char *flags)
{
    static uint8_t octets[4][10];
    static struct bytes set[4];
    *inputs = (struct policy_inputs){
        .user_initial_policy_set = set,
        .initial_explicit_policy = strcmp(flags, "explicit") == 0,
        .initial_policy_mapping_inhibit = strcmp(flags, "inhibit-mapping") == 0,
        .initial_any_policy_inhibit = strcmp(flags, "inhibit-any") == 0,
    };
    ck_assert(strcmp(flags, "-") == 0 || inputs->initial_explicit_policy ||
              inputs->initial_policy_mapping_inhibit ||
              inputs->initial_any_policy_inhibit);
    for (const char *at = strstr(policies, "NIST"); at != NULL;
         at = strstr(at + 1, "NIST")) {
        size_t i = inputs->policy_count++;
        ck_assert_uint_lt(i, 4);
        memcpy(octets[i], "\x60\x86\x48\x01\x65\x03\x02\x01\x30", 9);
        octets[i][9] = (uint8_t)strtoul(at + strlen("NIST-test-policy-"), NULL, 10);
        set[i] = bytes_of(octets[i], 10);
    }
}

static void run_line(char *columns[COLUMNS], const char *origin)
{
    static struct pkits_path p;
    static char result[POLICY_PATH_RESULT_MAX];
    enum error_kind kind;
    memset(&p, 0, sizeof p);
    add_others(&p, columns[OTHERS]);
    add_certificate(&p, columns[FILE_NAME]);
    set_inputs(&p.path.inputs, columns[POLICIES], columns[FLAGS]);
    policy_path_run(&p.path, result, &kind);
    enum error_kind want =
        strcmp(columns[EXPECTED], "valid") == 0 ? ERROR_NONE : ERROR_RULE;
    ck_assert_msg(kind == want, "%s: %s: want %s, have %s", origin, columns[NAME],
                  columns[EXPECTED], result);
    for (size_t i = 0; i < p.path.count; i++)
        free(p.files[i]);
}

START_TEST(sections_8_to_12)
{
    struct table_lines lines;
    char *columns[COLUMNS];
    size_t count = 0;
    unsigned section;
    table_lines_open(&lines, "tests/vectors/x509/pkits.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL;) {
        ck_assert_uint_eq(table_columns(line, columns, COLUMNS), COLUMNS);
        ck_assert_int_eq(sscanf(columns[NUMBER], "4.%u.", &section), 1);
        if (section < 8 || section > 12)
            continue;
        run_line(columns, lines.origin);
        count++;
    }
    ck_assert_uint_eq(count, 88);
}
END_TEST

Suite *policy_pkits_suite(void)
{
    Suite *suite = suite_create("policy_pkits");
    TCase *values = tcase_create("values");
    tcase_add_test(values, sections_8_to_12);
    suite_add_tcase(suite, values);
    return suite;
}
