/* policy_graph.c -- the policy steps of RFC 5280 section 6.1, as RFC 9618 section 5 has
 * them.
 *
 * Invariants: (1) a graph has at least one node at its lowest level, or it is NULL.
 * (2) Nodes without children stay in the upper levels: the RFC deletes them at each
 * certificate, but only the lowest level is looked at before the wrap-up, which passes
 * over them, and they make the graph NULL only when the lowest level is empty.
 * (3) Where memory ran out no step succeeds any more. */
#include "policy_graph.h"

#include <stdlib.h>

#include "../../asn1/oid.h"
#include "../certificate_policies.h"
#include "policy_level.h"
#include "../../asn1/text.h"

struct policy_graph {
    struct policy_level *lowest; /* depth i */
    struct bytes *policies;      /* user_constrained_policy_set, after the wrap-up;
                                  * ascending, as policy_compare has it */
    size_t policy_count;
};

static void clear_graph(struct policy_state *state)
{
    if (state->valid_policy_graph == NULL)
        return;
    policy_level_free(state->valid_policy_graph->lowest);
    free(state->valid_policy_graph->policies);
    free(state->valid_policy_graph);
    state->valid_policy_graph = NULL;
}

void policy_state_clear(struct policy_state *state)
{
    clear_graph(state);
    memset(state, 0, sizeof *state);
}

static void run_out_of_memory(struct policy_state *state)
{
    clear_graph(state);
    state->is_out_of_memory = true;
}

static bool check_memory(const struct policy_state *state, struct error *error)
{
    return !state->is_out_of_memory ||
           error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL,
                      "valid_policy_graph: out of memory");
}

bool policy_state_begin(struct policy_state *state, const struct policy_inputs *inputs,
                        size_t count)
{
    *state = (struct policy_state){
        .inputs = inputs,
        .explicit_policy = inputs->initial_explicit_policy ? 0 : count + 1,
        .inhibit_any_policy = inputs->initial_any_policy_inhibit ? 0 : count + 1,
        .policy_mapping = inputs->initial_policy_mapping_inhibit ? 0 : count + 1,
    };
    state->valid_policy_graph = calloc(1, sizeof *state->valid_policy_graph);
    if (state->valid_policy_graph != NULL)
        state->valid_policy_graph->lowest = policy_level_root();
    if (state->valid_policy_graph == NULL || state->valid_policy_graph->lowest == NULL)
        run_out_of_memory(state);
    return !state->is_out_of_memory;
}

/* 6.1.3 (d) and (e). */
static void process_policies(struct policy_state *state,
                             const struct extensions *extensions, bool allows_any)
{
    struct policy_graph *graph = state->valid_policy_graph;
    struct policy_level *level;
    if (graph == NULL)
        return;
    if (!extensions_has(extensions, EXTENSION_CERTIFICATE_POLICIES)) {
        clear_graph(state);
        return;
    }
    level = policy_level_below(graph->lowest, extensions, allows_any);
    if (level == NULL) {
        run_out_of_memory(state);
        return;
    }
    graph->lowest = level;
    if (level->node_count == 0)
        clear_graph(state);
}

bool policy_state_process(struct policy_state *state,
                          const struct certificate *certificate, bool is_last,
                          bool is_self_issued, struct error *error)
{
    bool allows_any = state->inhibit_any_policy > 0 || (!is_last && is_self_issued);
    process_policies(state, &certificate->extensions, allows_any);
    if (!check_memory(state, error))
        return false;
    return state->explicit_policy > 0 || state->valid_policy_graph != NULL ||
           error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 6.1.3 (f)",
                      "certificatePolicies: an explicit policy is required, and the "
                      "path is valid for none");
}

/* 6.1.4 (a): "verify that the special value anyPolicy does not appear as an
 * issuerDomainPolicy or a subjectDomainPolicy". */
static bool check_mappings(struct bytes mappings, struct error *error)
{
    struct policy_walk walk;
    struct bytes from, to;
    policy_walk_begin(&walk, mappings);
    while (policy_walk_next_mapping(&walk, &from, &to))
        if (policy_is_any(from) || policy_is_any(to))
            return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 6.1.4 (a)",
                              "policyMappings: anyPolicy is mapped");
    return true;
}

/* 6.1.4 (b). */
static void process_mappings(struct policy_state *state,
                             const struct extensions *extensions)
{
    struct policy_graph *graph = state->valid_policy_graph;
    if (graph == NULL || !extensions_has(extensions, EXTENSION_POLICY_MAPPINGS))
        return;
    if (state->policy_mapping > 0) {
        policy_level_map(graph->lowest, extensions);
        return;
    }
    policy_level_delete_mapped(graph->lowest, extensions);
    if (graph->lowest->node_count == 0)
        clear_graph(state);
}

static void decrement(size_t *variable)
{
    if (*variable > 0)
        --*variable;
}

static void lower(size_t *variable, bool is_present, uint32_t skip_certs)
{
    if (is_present && skip_certs < *variable)
        *variable = skip_certs;
}

/* 6.1.4 (h) to (j). */
static void update_variables(struct policy_state *state,
                             const struct extensions *extensions, bool is_self_issued)
{
    const struct policy_constraints *constraints = &extensions->policy_constraints;
    bool is_constrained = extensions_has(extensions, EXTENSION_POLICY_CONSTRAINTS);
    if (!is_self_issued) {
        decrement(&state->explicit_policy);
        decrement(&state->policy_mapping);
        decrement(&state->inhibit_any_policy);
    }
    lower(&state->explicit_policy,
          is_constrained && constraints->has_require_explicit_policy,
          constraints->require_explicit_policy);
    lower(&state->policy_mapping,
          is_constrained && constraints->has_inhibit_policy_mapping,
          constraints->inhibit_policy_mapping);
    lower(&state->inhibit_any_policy,
          extensions_has(extensions, EXTENSION_INHIBIT_ANY_POLICY),
          extensions->inhibit_any_policy);
}

bool policy_state_prepare(struct policy_state *state,
                          const struct certificate *certificate, bool is_self_issued,
                          struct error *error)
{
    const struct extensions *extensions = &certificate->extensions;
    bool may_map = !extensions_has(extensions, EXTENSION_POLICY_MAPPINGS) ||
                   check_mappings(extensions->policy_mappings, error);
    if (may_map)
        process_mappings(state, extensions);
    update_variables(state, extensions, is_self_issued);
    return may_map && check_memory(state, error);
}

/* --- the wrap-up ----------------------------------------------------------------- */

/* The nodes that the RFC has not deleted: those of the lowest level, and all from which
 * a way leads to it. Returns how many nodes there are in all. */
static size_t mark_kept(struct policy_level *lowest)
{
    size_t count = 0;
    for (size_t i = 0; i < lowest->node_count; i++)
        lowest->nodes[i].is_kept = true;
    for (const struct policy_level *level = lowest; level != NULL;
         level = level->above) {
        count += level->node_count;
        for (size_t i = 0; i < level->node_count; i++) {
            const struct policy_node *node = &level->nodes[i];
            for (size_t j = 0; node->is_kept && j < node->parent_count; j++)
                node->parents[j].node->is_kept = true;
        }
    }
    return count;
}

static size_t sort_and_unite(struct bytes *policies, size_t count)
{
    size_t left = 0;
    if (count > 0)
        qsort(policies, count, sizeof *policies, policy_compare);
    for (size_t i = 0; i < count; i++)
        if (left == 0 || !bytes_equal(policies[left - 1], policies[i]))
            policies[left++] = policies[i];
    return left;
}

/* 6.1.5 (g) (1) to (4), authority_constrained_policy_set: the policies as the first
 * authority that named them calls them, "whose valid_policy is not anyPolicy and whose
 * parent list is a single node with valid_policy of anyPolicy", and anyPolicy if it is
 * at the lowest level. False if memory ran out. */
static bool constrain_by_authorities(struct policy_graph *graph)
{
    size_t count = 0, node_count = mark_kept(graph->lowest);
    graph->policies = calloc(node_count, sizeof *graph->policies);
    if (graph->policies == NULL)
        return false;
    for (const struct policy_level *level = graph->lowest; level->above != NULL;
         level = level->above)
        for (size_t i = 0; i < level->node_count; i++) {
            const struct policy_node *node = &level->nodes[i];
            bool is_any = policy_is_any(node->valid_policy);
            if (is_any ? level == graph->lowest
                       : node->is_kept && policy_is_any(node->parents[0].policy))
                graph->policies[count++] = node->valid_policy;
        }
    graph->policy_count = sort_and_unite(graph->policies, count);
    return true;
}

static bool is_authority_policy(const struct policy_graph *graph, struct bytes policy)
{
    return bsearch(&policy, graph->policies, graph->policy_count,
                   sizeof *graph->policies, policy_compare) != NULL;
}

static bool user_takes_any(const struct policy_inputs *inputs)
{
    for (size_t i = 0; i < inputs->policy_count; i++)
        if (policy_is_any(inputs->user_initial_policy_set[i]))
            return true;
    return inputs->policy_count == 0;
}

/* (g) (5) and (6), user_constrained_policy_set: what both sets have; anyPolicy of the
 * authorities stands for all of the user's. False if memory ran out. */
static bool constrain_by_user(struct policy_graph *graph,
                              const struct policy_inputs *inputs)
{
    bool has_any = is_authority_policy(graph, oid_any_policy);
    size_t count = 0;
    struct bytes *policies;
    if (user_takes_any(inputs))
        return true;
    policies = calloc(inputs->policy_count, sizeof *policies);
    if (policies == NULL)
        return false;
    for (size_t i = 0; i < inputs->policy_count; i++)
        if (has_any || is_authority_policy(graph, inputs->user_initial_policy_set[i]))
            policies[count++] = inputs->user_initial_policy_set[i];
    free(graph->policies);
    graph->policies = policies;
    graph->policy_count = sort_and_unite(policies, count);
    return true;
}

bool policy_state_wrap_up(struct policy_state *state,
                          const struct certificate *certificate, struct error *error)
{
    const struct extensions *extensions = &certificate->extensions;
    const struct policy_constraints *constraints = &extensions->policy_constraints;
    struct policy_graph *graph = state->valid_policy_graph;
    decrement(&state->explicit_policy);
    if (extensions_has(extensions, EXTENSION_POLICY_CONSTRAINTS) &&
        constraints->has_require_explicit_policy &&
        constraints->require_explicit_policy == 0)
        state->explicit_policy = 0;
    if (graph != NULL &&
        (!constrain_by_authorities(graph) || !constrain_by_user(graph, state->inputs)))
        run_out_of_memory(state);
    if (!check_memory(state, error))
        return false;
    return state->explicit_policy > 0 || (graph != NULL && graph->policy_count > 0) ||
           error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 6.1.5 (g)",
                      "certificatePolicies: an explicit policy is required, and the "
                      "path is valid for none of those asked for");
}

size_t policy_state_to_text(const struct policy_state *state, char *text, size_t size)
{
    const struct policy_graph *graph = state->valid_policy_graph;
    struct text out = text_of(text, size);
    char dotted[OID_TEXT_SIZE];
    for (size_t i = 0; graph != NULL && i < graph->policy_count; i++)
        text_format(&out, "%s%s", i > 0 ? "," : "",
                    policy_is_any(graph->policies[i])
                        ? "any"
                        : oid_to_text(graph->policies[i], dotted));
    if (out.length == 0)
        text_format(&out, "none");
    return text_end(&out);
}
