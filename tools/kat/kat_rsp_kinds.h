/* kat_rsp_kinds.h -- which test a response file holds. */
#ifndef CERTWRIGHT_KAT_RSP_KINDS_H
#define CERTWRIGHT_KAT_RSP_KINDS_H

#include "kat_rsp_tests.h"

/* rsp_choose returns the test for a FILE, by the comments at its head, and sets what these
 * say of the hash and the length of the salt in STATE. NULL if certwright runs none: the
 * reason is in STATE. */
rsp_test *rsp_choose(struct rsp_state *state, const char *file);

#endif
