/* distribution_point_match.h -- whether two distribution points have a name in common. */
#ifndef CERTWRIGHT_DISTRIBUTION_POINT_MATCH_H
#define CERTWRIGHT_DISTRIBUTION_POINT_MATCH_H

#include "../distribution_point.h"

/* The longest name that an issuer and a nameRelativeToCRLIssuer may make together, with
 * its headers. */
#define DISTRIBUTION_POINT_RELATIVE_MAX 4096

/* distribution_point_names_match tells whether A and B have a name in common: a
 * GeneralName of both, where nameRelativeToCRLIssuer stands for the directoryName that
 * ISSUER (a Name element; one for each) and it make together. directoryNames are
 * compared as in name_compare.h, all others as octets. A name longer than
 * DISTRIBUTION_POINT_RELATIVE_MAX matches nothing. */
bool distribution_point_names_match(const struct distribution_point_name *a,
                                    struct bytes issuer_a,
                                    const struct distribution_point_name *b,
                                    struct bytes issuer_b);

/* distribution_point_names_work returns how many octets distribution_point_names_match
 * may have to look at. */
size_t distribution_point_names_work(const struct distribution_point_name *a,
                                     const struct distribution_point_name *b);

#endif
