/* mutate.h -- a document with one thing changed in it, so that the rest is still what it was:
 * the lengths of what is around the change fit it. */
#ifndef CERTWRIGHT_TESTS_ORACLE_MUTATE_H
#define CERTWRIGHT_TESTS_ORACLE_MUTATE_H

#include "asn1/der_writer.h"
#include "random/random.h"

/* mutate writes DOCUMENT, which is DER, to WRITER with a change that RANDOM chooses: in an
 * element at any depth, in strings that hold DER too, or, one time in ten, in an octet
 * anywhere. */
void mutate(struct der_writer *writer, struct bytes document,
            struct random_source *random);

/* mutate_choose returns a number below BOUND. */
size_t mutate_choose(struct random_source *random, size_t bound);

#endif
