/* policy_tree.c -- the valid_policy_tree of RFC 5280, simple and slow on purpose. */
#include "policy_tree.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#define NODES_MAX 65536
#define ANY       0

struct node {
    size_t policy, parent, depth;
    uint32_t expected; /* a set */
    bool is_deleted;
};

static struct node nodes[NODES_MAX];
static size_t node_count;

static size_t add(size_t policy, size_t parent, size_t depth, uint32_t expected)
{
    ck_assert_uint_lt(node_count, NODES_MAX);
    nodes[node_count] = (struct node){policy, parent, depth, expected, false};
    return node_count++;
}

static bool is_at(size_t i, size_t depth)
{
    return !nodes[i].is_deleted && nodes[i].depth == depth;
}

static bool has_child(size_t parent)
{
    for (size_t i = parent + 1; i < node_count; i++)
        if (!nodes[i].is_deleted && nodes[i].parent == parent)
            return true;
    return false;
}

/* "If there is a node of depth DEPTH-1 or less without any child nodes, delete that node.
 * Repeat": children stand behind their parents, so once from the end is enough. */
static void prune(size_t depth)
{
    for (size_t i = node_count; i-- > 0;)
        if (!nodes[i].is_deleted && nodes[i].depth < depth && !has_child(i))
            nodes[i].is_deleted = true;
}

static bool is_null(void)
{
    return node_count == 0 || nodes[0].is_deleted;
}

/* 6.1.3 (d) (1) and (2). */
static void add_policy(size_t policy, size_t depth, size_t end)
{
    bool is_matched = false;
    for (size_t i = 0; i < end; i++)
        if (is_at(i, depth - 1) && (nodes[i].expected >> policy & 1) != 0) {
            add(policy, i, depth, 1U << policy);
            is_matched = true;
        }
    for (size_t i = 0; i < end && !is_matched; i++)
        if (is_at(i, depth - 1) && nodes[i].policy == ANY)
            add(policy, i, depth, 1U << policy);
}

static void add_any(size_t depth, size_t end)
{
    for (size_t i = 0; i < end; i++)
        for (size_t policy = 0; policy < POLICY_TREE_POLICIES; policy++) {
            bool has = !is_at(i, depth - 1) || (nodes[i].expected >> policy & 1) == 0;
            for (size_t j = end; j < node_count; j++)
                has = has || (nodes[j].parent == i && nodes[j].policy == policy);
            if (!has)
                add(policy, i, depth, 1U << policy);
        }
}

/* 6.1.4 (b) (1) for one issuerDomainPolicy. */
static void map(size_t policy, uint32_t to, size_t depth)
{
    bool is_found = false;
    size_t end = node_count;
    for (size_t i = 0; i < end; i++)
        if (is_at(i, depth) && nodes[i].policy == policy) {
            nodes[i].expected = to;
            is_found = true;
        }
    for (size_t i = 0; i < end && !is_found; i++)
        if (is_at(i, depth) && nodes[i].policy == ANY)
            add(policy, nodes[i].parent, depth, to);
}

static void delete_policy(size_t policy, size_t depth)
{
    for (size_t i = 0; i < node_count; i++)
        if (is_at(i, depth) && nodes[i].policy == policy)
            nodes[i].is_deleted = true;
    prune(depth);
}

struct variables {
    size_t explicit_policy, policy_mapping, inhibit_any;
};

static bool process(const struct policy_tree_path *path, size_t depth,
                    const struct variables *v)
{
    const struct policy_tree_certificate *c = &path->certificates[depth - 1];
    size_t end = node_count;
    bool takes_any = v->inhibit_any > 0 || (depth < path->count && c->is_self_issued);
    if (!c->has_policies)
        node_count = 0;
    else if (!is_null()) {
        for (size_t policy = 1; policy < POLICY_TREE_POLICIES; policy++)
            if ((c->policies >> policy & 1) != 0)
                add_policy(policy, depth, end);
        if ((c->policies & 1) != 0 && takes_any)
            add_any(depth, end);
        prune(depth);
    }
    return v->explicit_policy > 0 || !is_null();
}

static void count_down(size_t *variable, bool is_self_issued, size_t at_most)
{
    *variable -= *variable > 0 && !is_self_issued;
    if (at_most != POLICY_TREE_ABSENT && at_most < *variable)
        *variable = at_most;
}

static void prepare(const struct policy_tree_path *path, size_t depth,
                    struct variables *v)
{
    const struct policy_tree_certificate *c = &path->certificates[depth - 1];
    for (size_t policy = 1; policy < POLICY_TREE_POLICIES; policy++) {
        if (!c->has_mappings || c->mapped[policy] == 0 || is_null())
            continue;
        if (v->policy_mapping > 0)
            map(policy, c->mapped[policy], depth);
        else
            delete_policy(policy, depth);
    }
    count_down(&v->explicit_policy, c->is_self_issued, c->require_explicit);
    count_down(&v->policy_mapping, c->is_self_issued, c->inhibit_mapping);
    count_down(&v->inhibit_any, c->is_self_issued, c->inhibit_any);
}

/* 6.1.5 (g) (iii): the policies of the intersection of the tree and what the user wants; the
 * user's policies take the place of anyPolicy. */
static uint32_t intersect(const struct policy_tree_path *path)
{
    size_t end = node_count;
    uint32_t set = 0;
    for (size_t i = 1; i < end; i++) {
        bool is_first = !nodes[i].is_deleted && nodes[i].policy != ANY &&
                        nodes[nodes[i].parent].policy == ANY;
        bool is_last_any = is_at(i, path->count) && nodes[i].policy == ANY;
        if (is_first || is_last_any)
            set |= 1U << nodes[i].policy;
    }
    if (is_null() || (path->user_policies & 1) != 0)
        return is_null() ? 0 : set;
    return (set & 1) != 0 ? path->user_policies : set & path->user_policies;
}

static void write_set(uint32_t set, char text[64])
{
    size_t length = 0;
    strcpy(text, "none");
    for (size_t policy = 1; policy < POLICY_TREE_POLICIES; policy++)
        if ((set >> policy & 1) != 0)
            length += (size_t)snprintf(text + length, 64 - length, "%s%zu",
                                       length > 0 ? "," : "", policy);
    if ((set & 1) != 0)
        snprintf(text + length, 64 - length, "%sany", length > 0 ? "," : "");
}

void policy_tree_run(const struct policy_tree_path *path, char text[64])
{
    const struct policy_tree_certificate *last = &path->certificates[path->count - 1];
    struct variables v = {path->is_explicit ? 0 : path->count + 1,
                          path->no_mapping ? 0 : path->count + 1,
                          path->no_any ? 0 : path->count + 1};
    node_count = 0;
    add(ANY, SIZE_MAX, 0, 1U << ANY);
    for (size_t depth = 1; depth <= path->count; depth++) {
        if (!process(path, depth, &v)) {
            snprintf(text, 64, "process %zu", depth);
            return;
        }
        if (depth < path->count)
            prepare(path, depth, &v);
    }
    v.explicit_policy -= v.explicit_policy > 0;
    if (last->require_explicit == 0)
        v.explicit_policy = 0;
    uint32_t set = intersect(path);
    if (v.explicit_policy == 0 && set == 0)
        strcpy(text, "wrap-up");
    else
        write_set(set, text);
}
