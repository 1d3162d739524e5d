/* path_scene.h -- a valid path with all that path validation looks into, for the tests that
 * break it: under the anchor "CN=Root" the CA "CN=CA", with name constraints and policies,
 * and its leaf "CN=host.test"; a second certificate for "CN=CA", with the key that has signed
 * the CRL for the leaf, so that its path is looked for as well; and the CRL of the root. */
#ifndef CERTWRIGHT_TESTS_X509_PATH_SCENE_H
#define CERTWRIGHT_TESTS_X509_PATH_SCENE_H

#include "../fixture.h"
#include "x509/path/path.h"

enum scene_part {
    SCENE_ROOT,
    SCENE_CA,
    SCENE_CRL_SIGNER,
    SCENE_LEAF,
    SCENE_ROOT_CRL,
    SCENE_CA_CRL,
    SCENE_OLDER_CRL, /* empty unless scene_add_older_crl was called */
    SCENE_PARTS,
};

struct scene {
    struct bytes parts[SCENE_PARTS];
    struct der_writer writers[SCENE_PARTS];
};

/* scene_init makes SCENE, which must not be moved. */
void scene_init(struct scene *scene);

/* scene_add_older_crl adds another CRL for the leaf, signed by the CA itself: the path stays
 * valid without the second certificate. */
void scene_add_older_crl(struct scene *scene);

/* scene_judge reads the PARTS that are not empty and judges the leaf: with an explicit policy, a host and
 * revocation demanded. Returns the verdict; VERDICT_NOT_VALID, as the program would have it,
 * if a part cannot be read. IS_READ, unless it is NULL, tells whether all were. */
enum path_verdict scene_judge(const struct bytes parts[SCENE_PARTS], bool wants_passed,
                              bool *is_read);

void scene_clear(struct scene *scene);

#endif
