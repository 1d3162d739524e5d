/* policy_path.h -- paths of certificates of which only the policies matter, written down in
 * one line each, and run through x509/path/policy_graph.h.
 *
 * Certificates are separated by ';' and come in the order of the path, without the anchor.
 * Each is a list of words:
 *
 *     P=1,2,any     certificatePolicies; N is 1.2.N, N.M is 1.2.N.M, 1-9 is all from 1 to 9
 *     M=1>2,1>3     policyMappings, issuerDomainPolicy > subjectDomainPolicy
 *     R=0  I=0      policyConstraints: requireExplicitPolicy, inhibitPolicyMapping
 *     A=0           inhibitAnyPolicy
 *     self          it is self-issued
 *     -             nothing
 *
 * Inputs are words as well: `user=1,any`, `explicit`, `nomap`, `noany`, or `-`. The result is
 *
 *     process N     6.1.3 (f) fails first, at certificate N, counted from 1
 *     prepare N     6.1.4 (a) does
 *     wrap-up       6.1.5 (g) does
 *     1,2           the path is valid for these policies, or "any", or "none" */
#ifndef CERTWRIGHT_TESTS_X509_POLICY_PATH_H
#define CERTWRIGHT_TESTS_X509_POLICY_PATH_H

#include "asn1/der_writer.h"
#include "x509/path/policy_graph.h"

#define POLICY_PATH_MAX        16
#define POLICY_PATH_INPUTS_MAX 40
#define POLICY_PATH_RESULT_MAX 8192

struct policy_path {
    struct certificate certificates[POLICY_PATH_MAX];
    bool is_self_issued[POLICY_PATH_MAX];
    struct der_writer
        writers[2 * POLICY_PATH_MAX]; /* of all that the certificates borrow */
    size_t count, writer_count;
    struct policy_inputs inputs;
    struct bytes user_policies[POLICY_PATH_INPUTS_MAX];
    uint8_t octets[POLICY_PATH_INPUTS_MAX][4];
};

/* policy_path_init sets PATH to what INPUTS and CERTIFICATES say, or fails the test. */
void policy_path_init(struct policy_path *path, const char *inputs,
                      const char *certificates);

/* policy_path_run writes the result of PATH to TEXT, and sets KIND to the kind of its first
 * error. After a failure the rest of the path is run, too. */
void policy_path_run(const struct policy_path *path, char text[POLICY_PATH_RESULT_MAX],
                     enum error_kind *kind);

/* policy_path_clear frees what PATH holds. */
void policy_path_clear(struct policy_path *path);

#endif
