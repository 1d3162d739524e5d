/* policy_level.c -- one level of the valid_policy_graph, made from the level above and
 * from one certificate.
 *
 * Bounds: a certificate has at most CERTIFICATE_POLICIES_MAX policies and as many
 * mappings, and of each there comes at most one node and one expected policy; so a
 * level has at most 768 expected policies more than the one above, and 16 certificates
 * have some 100,000 in all, which is a few megabytes. All memory for a level is taken
 * when it is made, for mappings too. */
#include "policy_level.h"

#include <stdlib.h>

#include "../../asn1/oid.h"
#include "../certificate_policies.h"

int policy_compare(const void *a, const void *b)
{
    const struct bytes *left = a, *right = b;
    if (left->length != right->length)
        return left->length < right->length ? -1 : 1;
    return memcmp(left->data, right->data, left->length);
}

bool policy_is_any(struct bytes policy)
{
    return bytes_equal(policy, oid_any_policy);
}

void policy_level_free(struct policy_level *level)
{
    while (level != NULL) {
        struct policy_level *above = level->above;
        free(level->nodes);
        free(level->expected);
        free(level);
        level = above;
    }
}

static struct policy_level *level_new(size_t node_capacity, size_t expected_capacity)
{
    struct policy_level *level = calloc(1, sizeof *level);
    if (level == NULL)
        return NULL;
    level->nodes = calloc(node_capacity, sizeof *level->nodes);
    level->expected = calloc(expected_capacity, sizeof *level->expected);
    if (level->nodes == NULL || level->expected == NULL) {
        policy_level_free(level);
        return NULL;
    }
    return level;
}

static void add_node(struct policy_level *level, struct bytes policy,
                     const struct expected_policy *parents, size_t parent_count)
{
    level->nodes[level->node_count++] = (struct policy_node){
        .valid_policy = policy,
        .parents = parents,
        .parent_count = parent_count,
    };
}

static void add_expected(struct policy_level *level, struct bytes policy,
                         struct policy_node *node)
{
    level->expected[level->expected_count++] = (struct expected_policy){policy, node};
}

/* The node of POLICY, or NULL. */
static struct policy_node *find(const struct policy_level *level, struct bytes policy)
{
    return bsearch(&policy, level->nodes, level->node_count, sizeof *level->nodes,
                   policy_compare);
}

/* Sorts the nodes. Of several with one policy, which have the same parents, one is
 * left. */
static void sort_nodes(struct policy_level *level)
{
    size_t count = 0;
    qsort(level->nodes, level->node_count, sizeof *level->nodes, policy_compare);
    for (size_t i = 0; i < level->node_count; i++)
        if (count == 0 || !bytes_equal(level->nodes[count - 1].valid_policy,
                                       level->nodes[i].valid_policy))
            level->nodes[count++] = level->nodes[i];
    level->node_count = count;
}

/* Completes the expected policies: a node that is not mapped expects its own. */
static void finish_expected(struct policy_level *level)
{
    for (size_t i = 0; i < level->node_count; i++)
        if (!level->nodes[i].is_mapped)
            add_expected(level, level->nodes[i].valid_policy, &level->nodes[i]);
    qsort(level->expected, level->expected_count, sizeof *level->expected,
          policy_compare);
}

struct policy_level *policy_level_root(void)
{
    struct policy_level *level = level_new(1, 1);
    if (level == NULL)
        return NULL;
    add_node(level, oid_any_policy, NULL, 0);
    finish_expected(level);
    return level;
}

/* The length of the run of pairs with one policy that begins at START. */
static size_t run_length(const struct policy_level *level, size_t start)
{
    size_t end = start;
    while (end < level->expected_count &&
           bytes_equal(level->expected[end].policy, level->expected[start].policy))
        end++;
    return end - start;
}

/* The nodes of LEVEL that expect POLICY; NULL if there are none. */
static const struct expected_policy *find_run(const struct policy_level *level,
                                              struct bytes policy, size_t *count)
{
    const struct expected_policy *found =
        bsearch(&policy, level->expected, level->expected_count,
                sizeof *level->expected, policy_compare);
    if (found == NULL)
        return NULL;
    while (found > level->expected && bytes_equal(found[-1].policy, policy))
        found--;
    *count = run_length(level, (size_t)(found - level->expected));
    return found;
}

/* 6.1.3 (d) (1): each policy below the nodes that expect it, or else below anyPolicy.
 * The only one to expect anyPolicy is anyPolicy itself: no policy is mapped to it. */
static void add_asserted(struct policy_level *level, struct bytes policies)
{
    struct policy_walk walk;
    struct bytes policy;
    policy_walk_begin(&walk, policies);
    while (policy_walk_next(&walk, &policy, NULL)) {
        size_t count = 0;
        const struct expected_policy *parents;
        if (policy_is_any(policy))
            continue;
        parents = find_run(level->above, policy, &count);
        if (parents == NULL)
            parents = find_run(level->above, oid_any_policy, &count);
        if (parents != NULL)
            add_node(level, policy, parents, count);
    }
    sort_nodes(level);
}

/* 6.1.3 (d) (2): anyPolicy is whatever else is expected. What was asserted and expected
 * has these parents already. */
static void add_any(struct policy_level *level)
{
    const struct policy_level *above = level->above;
    for (size_t i = 0, count; i < above->expected_count; i += count) {
        count = run_length(above, i);
        add_node(level, above->expected[i].policy, &above->expected[i], count);
    }
    sort_nodes(level);
}

static bool count_policies(struct bytes policies, size_t *count)
{
    bool has_any = false;
    struct policy_walk walk;
    struct bytes policy;
    policy_walk_begin(&walk, policies);
    for (*count = 0; policy_walk_next(&walk, &policy, NULL); ++*count)
        has_any = has_any || policy_is_any(policy);
    return has_any;
}

static size_t count_mappings(struct bytes mappings)
{
    struct policy_walk walk;
    struct bytes from, to;
    size_t count = 0;
    policy_walk_begin(&walk, mappings);
    while (policy_walk_next_mapping(&walk, &from, &to))
        count++;
    return count;
}

struct policy_level *policy_level_below(struct policy_level *above,
                                        const struct extensions *extensions,
                                        bool allows_any)
{
    size_t policies, mappings = count_mappings(extensions->policy_mappings);
    bool has_any = count_policies(extensions->certificate_policies, &policies);
    size_t nodes = policies + above->expected_count + mappings;
    struct policy_level *level = level_new(nodes, nodes + mappings);
    if (level == NULL)
        return NULL;
    level->above = above;
    add_asserted(level, extensions->certificate_policies);
    if (has_any && allows_any)
        add_any(level);
    finish_expected(level);
    return level;
}

/* A policy that is mapped and was not asserted is one of those that anyPolicy stands
 * for: "generate a child node of the node of depth i-1 that has a valid_policy of
 * anyPolicy", the parent of anyPolicy here. */
static void add_mapped(struct policy_level *level, struct bytes mappings)
{
    struct policy_level before = *level;
    const struct policy_node *any = find(level, oid_any_policy);
    const struct expected_policy *parents;
    size_t parent_count;
    struct policy_walk walk;
    struct bytes from, to;
    if (any == NULL)
        return;
    parents = any->parents;
    parent_count = any->parent_count;
    policy_walk_begin(&walk, mappings);
    while (policy_walk_next_mapping(&walk, &from, &to))
        if (find(&before, from) == NULL)
            add_node(level, from, parents, parent_count);
    sort_nodes(level);
}

void policy_level_map(struct policy_level *level, const struct extensions *extensions)
{
    struct policy_walk walk;
    struct bytes from, to;
    add_mapped(level, extensions->policy_mappings);
    level->expected_count = 0;
    policy_walk_begin(&walk, extensions->policy_mappings);
    while (policy_walk_next_mapping(&walk, &from, &to)) {
        struct policy_node *node = find(level, from);
        if (node == NULL)
            continue;
        node->is_mapped = true;
        add_expected(level, to, node);
    }
    finish_expected(level);
}

void policy_level_delete_mapped(struct policy_level *level,
                                const struct extensions *extensions)
{
    size_t count = 0;
    struct policy_walk walk;
    struct bytes from, to;
    policy_walk_begin(&walk, extensions->policy_mappings);
    while (policy_walk_next_mapping(&walk, &from, &to)) {
        struct policy_node *node = find(level, from);
        if (node != NULL)
            node->is_mapped = true;
    }
    for (size_t i = 0; i < level->node_count; i++)
        if (!level->nodes[i].is_mapped)
            level->nodes[count++] = level->nodes[i];
    level->node_count = count;
    level->expected_count = 0;
    finish_expected(level);
}
