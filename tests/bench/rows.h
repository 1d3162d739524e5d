/* rows.h -- what is measured, subject by subject. Each checks that all contenders come to
 * the same result before it takes their times. */
#ifndef CERTWRIGHT_BENCH_ROWS_H
#define CERTWRIGHT_BENCH_ROWS_H

#include "measure.h"

void hash_rows(const struct effort *effort);
void rsa_rows(const struct effort *effort);
void ec_rows(const struct effort *effort);
void ed_rows(const struct effort *effort);
void keygen_rows(const struct effort *effort);
void x509_rows(const struct effort *effort);

/* keygen_serve makes keys of BITS bits for another process: for each octet on standard
 * input one, and writes the seconds that it took, a double, on standard output. */
int keygen_serve(unsigned bits);

#endif
