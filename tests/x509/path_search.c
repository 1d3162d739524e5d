#include "suites.h"
Suite *path_search_suite(void)
{
    return suite_create("path_search");
}
