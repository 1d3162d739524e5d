/* path_memory.c -- tests that path validation never calls a path valid when memory ran out,
 * and gives everything back: malloc fails at the k-th call, for every k, once and from there
 * on. The path is made by path_scene.c, without vectors. */
#include "path_scene.h"
#include "policy_memory.h"
#include "../suites.h"

static size_t calls_of(const struct scene *scene, bool wants_passed)
{
    policy_memory_reset(SIZE_MAX);
    ck_assert_int_eq(scene_judge(scene->parts, wants_passed, NULL), VERDICT_VALID);
    ck_assert_uint_eq(policy_memory().blocks, 0);
    return policy_memory().asked;
}

START_TEST(failing_from_a_call_on)
{
    struct scene scene;
    bool wants_passed = _i == 1;
    scene_init(&scene);
    scene_add_older_crl(&scene); /* were a failure passed over, it would do */
    size_t calls = calls_of(&scene, wants_passed);
    ck_assert_uint_gt(calls, 15); /* the piles, the graphs, the nested search */
    for (size_t k = 0; k <= calls; k++) {
        policy_memory_reset(k);
        enum path_verdict verdict = scene_judge(scene.parts, wants_passed, NULL);
        ck_assert_msg(verdict == (k < calls ? VERDICT_NOT_VALID : VERDICT_VALID),
                      "%zu of %zu calls: verdict %d", k, calls, (int)verdict);
        ck_assert_uint_eq(policy_memory().blocks, 0);
    }
    policy_memory_reset(SIZE_MAX);
    scene_clear(&scene);
}
END_TEST

/* Memory is there again behind the one call that fails. */
START_TEST(failing_once)
{
    struct scene scene;
    bool wants_passed = _i == 1;
    scene_init(&scene);
    scene_add_older_crl(&scene); /* were a failure passed over, it would do */
    size_t calls = calls_of(&scene, wants_passed);
    for (size_t k = 0; k < calls; k++) {
        policy_memory_reset(SIZE_MAX);
        policy_memory_fail_once(k);
        enum path_verdict verdict = scene_judge(scene.parts, wants_passed, NULL);
        ck_assert_msg(verdict == VERDICT_NOT_VALID, "call %zu of %zu: verdict %d", k,
                      calls, (int)verdict);
        ck_assert_uint_eq(policy_memory().blocks, 0);
    }
    policy_memory_reset(SIZE_MAX);
    scene_clear(&scene);
}
END_TEST

Suite *path_memory_suite(void)
{
    Suite *suite = suite_create("path_memory");
    TCase *calls = tcase_create("calls");
    tcase_set_timeout(calls, 300);
    tcase_add_loop_test(calls, failing_from_a_call_on, 0, 2);
    tcase_add_loop_test(calls, failing_once, 0, 2);
    suite_add_tcase(suite, calls);
    return suite;
}
