/* quick_pair.h -- a key and its certificate, as `quick` finds them in its folder or makes
 * them. */
#ifndef CERTWRIGHT_TOOLS_MAKE_QUICK_PAIR_H
#define CERTWRIGHT_TOOLS_MAKE_QUICK_PAIR_H

#include "../../keys/private_key.h"
#include "../cli/output.h"
#include "draft_command.h"

/* Where both go, what key is wanted, and the key. */
struct quick_pair {
    const char *key_path, *path;
    enum output_kind key_kind;
    const struct key_type *type; /* of a key that is made */
    bool is_type_asked_for;      /* by the user: another one is remarked on */
    bool is_authority;
    bool is_quiet;
    struct private_key key;
    struct signature_algorithm algorithm; /* what the key signs with */
    bool is_key_new;                      /* and so must be written */
};

/* quick_file_exists tells whether there is anything at PATH. */
bool quick_file_exists(const char *path);

/* quick_pair_key reads the key of PAIR, or makes one, if both files may be written, and
 * chooses what it signs with. False when the user has been told why not. The caller wipes
 * pair->key in any case. */
bool quick_pair_key(struct quick_pair *pair) __attribute__((warn_unused_result));

/* quick_pair_write signs DRAFT with SIGNING_KEY and writes it as the certificate of PAIR, with
 * the key if that is new: both files or none. False when the user has been told why
 * not. */
bool quick_pair_write(const struct quick_pair *pair, const struct draft *draft,
                      const struct private_key *signing_key,
                      const struct signature_algorithm *algorithm)
    __attribute__((warn_unused_result));

#endif
