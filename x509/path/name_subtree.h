/* name_subtree.h -- whether a name lies in one subtree of a NameConstraints extension,
 * RFC 5280 section 4.2.1.10. Internal to x509/path/. */
#ifndef CERTWRIGHT_NAME_SUBTREE_H
#define CERTWRIGHT_NAME_SUBTREE_H

#include "../general_name.h"

/* A name made ready to be held against many subtrees: all that takes time in proportion
 * to its length is done. */
struct subject_name {
    const struct general_name *name;
    enum error_kind refusal; /* what it gets under a constraint of its type */
    const char *want;        /* why: what the constraint is over */
    struct bytes host; /* of a DNS name, behind the wildcard; of a mailbox; a URI */
    bool is_wildcard;
};

/* name_subtree_prepare makes SUBJECT of NAME, which must outlive it. */
void name_subtree_prepare(struct subject_name *subject,
                          const struct general_name *name);

/* name_subtree_covers tells whether SUBJECT, which is not to be refused, lies in the
 * subtree of BASE, which name_constraints_read has read and which has its type. A
 * wildcard lies in it if all names do that it stands for; if IS_EXCLUDED, if any one
 * does. For all types but directoryName this takes bounded time. */
bool name_subtree_covers(const struct general_name *base,
                         const struct subject_name *subject, bool is_excluded);

#endif
