/* profile.h -- what a certificate gets unless told otherwise: four profiles after RFC
 * 5280 and the baseline requirements of the CA/Browser Forum, and who may issue them.
 *
 *     profile       basicConstraints    keyUsage                            extKeyUsage
 *     root          CA:TRUE             keyCertSign, cRLSign                -
 *     intermediate  CA:TRUE, pathlen:0  keyCertSign, cRLSign                -
 *     server        CA:FALSE            digitalSignature, keyEncipherment   serverAuth
 *     client        CA:FALSE            digitalSignature, keyEncipherment   clientAuth
 *
 * The first two extensions are critical. All have subjectKeyIdentifier and
 * authorityKeyIdentifier (keyIdentifier alone). */
#ifndef CERTWRIGHT_PROFILE_H
#define CERTWRIGHT_PROFILE_H

#include "certificate.h"

enum profile {
    PROFILE_ROOT,
    PROFILE_INTERMEDIATE,
    PROFILE_SERVER,
    PROFILE_CLIENT,
};

/* A longer validity gets a warning: browsers accept 200 days, both ends counted, of a
 * server certificate issued from 2026-03-15 (CA/Browser Forum, ballot SC-081). */
#define PROFILE_SERVER_DAYS_MAX 199

/* profile_days returns for how many days a certificate of PROFILE is valid by
 * default. */
unsigned profile_days(enum profile profile);

/* profile_is_authority tells whether certificates of PROFILE may issue others. */
bool profile_is_authority(enum profile profile);

/* profile_apply sets the extensions of CERTIFICATE but subjectAltName. Its
 * subjectPublicKeyInfo must be set; KEY_IDENTIFIER receives the identifier of that key
 * and must live as long as CERTIFICATE. AUTHORITY is the issuer's certificate, or NULL
 * if CERTIFICATE is self-signed. */
void profile_apply(enum profile profile, const struct certificate *authority,
                   uint8_t key_identifier[SPKI_KEY_IDENTIFIER_LENGTH],
                   uint8_t authority_key_identifier[SPKI_KEY_IDENTIFIER_LENGTH],
                   struct certificate *certificate);

/* profile_set_alt_name sets subjectAltName to NAMES, a GeneralNames element, critical
 * if the subject is empty (RFC 5280 section 4.2.1.6). Does nothing if NAMES is
 * empty. */
void profile_set_alt_name(struct certificate *certificate, struct bytes names);

/* profile_check_authority checks that AUTHORITY may issue a certificate of PROFILE: it
 * has cA TRUE, keyCertSign if it has a keyUsage, a pathLenConstraint that leaves room,
 * and the purpose in its extKeyUsage if it has one; otherwise false and ERROR_RULE. A
 * critical extension that issuing does not keep is ERROR_UNSUPPORTED. */
bool profile_check_authority(enum profile profile, const struct certificate *authority,
                             struct error *error) __attribute__((warn_unused_result));

#endif
