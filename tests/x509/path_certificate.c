#include "suites.h"
Suite *path_certificate_suite(void)
{
    return suite_create("path_certificate");
}
