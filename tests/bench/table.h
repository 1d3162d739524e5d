/* table.h -- rows as Markdown. */
#ifndef CERTWRIGHT_BENCH_TABLE_H
#define CERTWRIGHT_BENCH_TABLE_H

#include "measure.h"

/* table_begin prints the heads of the columns below TITLE. */
void table_begin(const char *title);

/* table_add prints ROW: what each took, how many times as fast as OpenSSL and as the best
 * peer certwright is, and the least and the greatest of that over the rounds. */
void table_add(const struct row *row);

#endif
