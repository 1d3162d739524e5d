/* authority_judge.h -- whether a certificate and a key make an authority that may issue.
 * This reads no files, looks at no clock and prints nothing. */
#ifndef CERTWRIGHT_AUTHORITY_JUDGE_H
#define CERTWRIGHT_AUTHORITY_JUDGE_H

#include "../../x509/profile.h"

/* What is to blame if they make none. */
enum authority_blame {
    AUTHORITY_CERTIFICATE,
    AUTHORITY_KEY,  /* it is not one that certificates are made with */
    AUTHORITY_PAIR, /* the key is not that of the certificate */
};

/* authority_judge checks that KEY, the public half of a private key, is what CERTIFICATE
 * certifies and has a size that certificates are made for, that CERTIFICATE is valid at NOW,
 * in seconds as in calendar.h, and that it may issue certificates of PROFILE. It sets
 * ALGORITHM to what KEY signs with and WISH asks for. False, BLAMED and ERROR if not. */
bool authority_judge(const struct certificate *certificate,
                     const struct public_key *key, enum profile profile,
                     const struct signature_wish *wish, int64_t now,
                     struct signature_algorithm *algorithm,
                     enum authority_blame *blamed, struct error *error)
    __attribute__((warn_unused_result));

#endif
