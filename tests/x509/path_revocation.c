#include "suites.h"
Suite *path_revocation_suite(void)
{
    return suite_create("path_revocation");
}
