/* notation.c -- the notation in a unit test. */
#include "notation.h"

#include "tests/support/support.h"

void notation_encode(struct notation *n, const char *text, const struct scope *scope)
{
    const char *reason = "";
    ck_assert_msg(notation_parse(n, text, scope, &reason), "%s: %.200s", reason, text);
}
