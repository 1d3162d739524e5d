/* ours_issue.h -- certwright as an authority; see struct x509_operations. */
#ifndef CERTWRIGHT_BENCH_OURS_ISSUE_H
#define CERTWRIGHT_BENCH_OURS_ISSUE_H

#include "contender.h"

void *bench_ours_open_authority(const struct authority_files *files);
void bench_ours_close_authority(void *authority);
bool bench_ours_issue(void *authority, struct encoded *certificate);

#endif
