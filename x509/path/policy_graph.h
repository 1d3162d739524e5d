/* policy_graph.h -- which certificate policies a path is valid for: the policy steps of
 * RFC 5280 section 6.1 with the valid_policy_graph of RFC 9618 in the place of the
 * tree, which grew exponentially under mappings.
 *
 * The graph has one level for each certificate, and at each level at most one node for
 * each policy; a node's parents are at the level above. Names of state variables are
 * those of the RFC. */
#ifndef CERTWRIGHT_POLICY_GRAPH_H
#define CERTWRIGHT_POLICY_GRAPH_H

#include "../certificate.h"

/* What the user asks for, RFC 5280 section 6.1.1 (c) and (e) to (g). */
struct policy_inputs {
    const struct bytes *user_initial_policy_set; /* OIDs, contents octets */
    size_t policy_count; /* 0 stands for any-policy, and so does anyPolicy in the set */
    bool initial_policy_mapping_inhibit;
    bool initial_explicit_policy;
    bool initial_any_policy_inhibit;
};

struct policy_graph; /* valid_policy_graph */

/* The state variables, section 6.1.2 (a) and (d) to (f). A zeroed object may be
 * cleared. */
struct policy_state {
    const struct policy_inputs *inputs;
    struct policy_graph *valid_policy_graph; /* NULL: the graph is NULL, or no memory */
    size_t explicit_policy, inhibit_any_policy, policy_mapping;
    bool is_out_of_memory;
};

/* policy_state_begin is section 6.1.2 for a path of COUNT certificates below the trust
 * anchor. INPUTS must outlive STATE. False if memory ran out. */
bool policy_state_begin(struct policy_state *state, const struct policy_inputs *inputs,
                        size_t count) __attribute__((warn_unused_result));

/* policy_state_process is section 6.1.3 (d) to (f) for CERTIFICATE, the next one on the
 * path, whose octets must outlive STATE. False is ERROR_RULE if the path is not valid
 * for any policy and must be for one, or ERROR_MEMORY; after a failure the state may
 * still be used for the next certificates, but no step succeeds after ERROR_MEMORY. */
bool policy_state_process(struct policy_state *state,
                          const struct certificate *certificate, bool is_last,
                          bool is_self_issued, struct error *error)
    __attribute__((warn_unused_result));

/* policy_state_prepare is section 6.1.4 (a), (b) and (h) to (j), the preparation for
 * the certificate behind CERTIFICATE, which was processed last. False is ERROR_RULE if
 * anyPolicy is mapped, or ERROR_MEMORY. */
bool policy_state_prepare(struct policy_state *state,
                          const struct certificate *certificate, bool is_self_issued,
                          struct error *error) __attribute__((warn_unused_result));

/* policy_state_wrap_up is section 6.1.5 (a), (b) and (g) for the last certificate:
 * false and ERROR_RULE if a policy is required and none of the user's is left. */
bool policy_state_wrap_up(struct policy_state *state,
                          const struct certificate *certificate, struct error *error)
    __attribute__((warn_unused_result));

/* policy_state_to_text writes the user-constrained policies for which the path is
 * valid, dotted and with commas between, "any" for anyPolicy, or "none"; at most SIZE
 * octets, as snprintf. Shorter policies come first, and each once. After
 * policy_state_wrap_up. */
size_t policy_state_to_text(const struct policy_state *state, char *text, size_t size);

/* policy_state_clear frees what STATE holds. */
void policy_state_clear(struct policy_state *state);

#endif
