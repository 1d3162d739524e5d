/* suites.c -- the suites of tools/make/. The program is linked without the rest of tools/:
 * what decides cannot read a file or print. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    authority_judge_suite, draft_suite, requested_suite, grant_suite, NULL,
};
