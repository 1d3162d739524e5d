/* authority.h -- a certificate authority as the program meets it: a certificate and the
 * key that belongs to it. */
#ifndef CERTWRIGHT_AUTHORITY_H
#define CERTWRIGHT_AUTHORITY_H

#include <stdbool.h>
#include <stdint.h>

#include "../../x509/certificate.h"
#include "../../x509/profile.h"
#include "../cli/input.h"

/* A zeroed authority is empty and safe to close. */
struct authority {
    struct input input; /* owns what the certificate borrows */
    struct certificate certificate;
    struct rsa_private_key key;
};

/* authority_open reads the first certificate in the file at CERTIFICATE_PATH and the
 * private key in KEY_PATH, and checks that they belong together and may sign by
 * ALGORITHM, that the certificate is valid at NOW, and that it may issue certificates
 * of PROFILE. False, and a line on standard error, if not; call authority_close either
 * way. */
bool authority_open(struct authority *authority, const char *certificate_path,
                    const char *key_path, struct signature_algorithm *algorithm,
                    enum profile profile, int64_t now)
    __attribute__((warn_unused_result));

/* authority_close wipes the key and frees the rest. */
void authority_close(struct authority *authority);

#endif
