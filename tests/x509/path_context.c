#include "suites.h"
Suite *path_context_suite(void)
{
    return suite_create("path_context");
}
