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
    struct private_key key;
    struct signature_algorithm algorithm; /* what it signs with */
};

/* authority_open reads the first certificate in the file at CERTIFICATE_PATH and the
 * private key in KEY_PATH into AUTHORITY, which is zeroed, and judges them as
 * authority_judge does, of which PROFILE, WISH and NOW are arguments. False, and a line on
 * standard error, if they are no such authority; call authority_close either way. */
bool authority_open(struct authority *authority, const char *certificate_path,
                    const char *key_path, const struct signature_wish *wish,
                    enum profile profile, int64_t now)
    __attribute__((warn_unused_result));

/* authority_close wipes the key and frees the rest. */
void authority_close(struct authority *authority);

#endif
