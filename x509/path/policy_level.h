/* policy_level.h -- one level of the valid_policy_graph of RFC 9618: the policies of
 * one certificate of a path. Internal to x509/path/.
 *
 * All nodes of a level with their expected_policy_sets are one sorted list of pairs
 * (expected policy, node). The parents of a node below are then a run of that list,
 * those pairs with the node's policy, and edges need no memory of their own: a level
 * grows with the number of its nodes and mappings and not with their product. */
#ifndef CERTWRIGHT_POLICY_LEVEL_H
#define CERTWRIGHT_POLICY_LEVEL_H

#include "../extensions.h"

struct policy_node;

/* One element of the expected_policy_set of NODE. */
struct expected_policy {
    struct bytes policy;
    struct policy_node *node;
};

/* Qualifiers are not kept, as RFC 9618 allows where they are not asked for. */
struct policy_node {
    struct bytes valid_policy;
    const struct expected_policy *parents; /* a run of the level above */
    size_t parent_count;
    bool is_mapped;
    bool is_kept; /* some way leads from it to the last certificate */
};

/* Both lists ascend, as policy_compare has it; each policy has at most one node. */
struct policy_level {
    struct policy_level *above; /* NULL: this is depth 0 */
    struct policy_node *nodes;
    size_t node_count;
    struct expected_policy *expected;
    size_t expected_count;
};

/* policy_compare orders two policies, each pointed to by its struct bytes or by a
 * structure that begins with it, for qsort and bsearch. */
int policy_compare(const void *a, const void *b);

/* policy_is_any tells whether POLICY is anyPolicy. */
bool policy_is_any(struct bytes policy);

/* policy_level_root returns depth 0, the one node anyPolicy; section 6.1.2 (a). NULL if
 * memory ran out. */
struct policy_level *policy_level_root(void);

/* policy_level_below returns the level of a certificate with EXTENSIONS, of which
 * certificatePolicies is one, below ABOVE, which it owns from then on; section 6.1.3
 * (d). It may have no nodes. ALLOWS_ANY tells whether anyPolicy counts. NULL if memory
 * ran out, and ABOVE is as it was. */
struct policy_level *policy_level_below(struct policy_level *above,
                                        const struct extensions *extensions,
                                        bool allows_any);

/* policy_level_map applies the policyMappings of the certificate whose LEVEL this is;
 * section 6.1.4 (b) (1). */
void policy_level_map(struct policy_level *level, const struct extensions *extensions);

/* policy_level_delete_mapped takes the nodes away that they would map; (b) (2). */
void policy_level_delete_mapped(struct policy_level *level,
                                const struct extensions *extensions);

/* policy_level_free frees LEVEL, unless it is NULL, and all above. */
void policy_level_free(struct policy_level *level);

#endif
