/* policy_tree.h -- the valid_policy_tree of RFC 5280 section 6.1, word for word and as large as
 * it comes out, for paths of a few policies: what the graph is compared with. */
#ifndef CERTWRIGHT_TESTS_X509_POLICY_TREE_H
#define CERTWRIGHT_TESTS_X509_POLICY_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Policies are numbers: 0 is anyPolicy. A set has the bit 1 << N. */
#define POLICY_TREE_POLICIES     5
#define POLICY_TREE_CERTIFICATES 5
#define POLICY_TREE_ABSENT       99

struct policy_tree_certificate {
    bool has_policies, has_mappings, is_self_issued;
    uint32_t policies;                     /* a set */
    uint32_t mapped[POLICY_TREE_POLICIES]; /* subjectDomainPolicies of each, a set */
    size_t require_explicit, inhibit_mapping, inhibit_any; /* or POLICY_TREE_ABSENT */
};

struct policy_tree_path {
    struct policy_tree_certificate certificates[POLICY_TREE_CERTIFICATES];
    size_t count;
    uint32_t user_policies; /* a set; 1 is any-policy */
    bool is_explicit, no_mapping, no_any;
};

/* policy_tree_run writes the result of PATH, as policy_path.h has it, to TEXT. */
void policy_tree_run(const struct policy_tree_path *path, char text[64]);

#endif
