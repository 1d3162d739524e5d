/* certificate_text.h -- a certificate in a few words: its name, its key and its
 * fingerprint, with nothing in them that could mislead a terminal. */
#ifndef CERTWRIGHT_CERTIFICATE_TEXT_H
#define CERTWRIGHT_CERTIFICATE_TEXT_H

#include "../../sha/sha256.h"
#include "../../x509/certificate.h"

/* Nobody reads a longer name on a line. */
#define CERTIFICATE_LABEL_SIZE 160

/* certificate_label writes the subject of CERTIFICATE or, if that is empty, the first
 * name in its subjectAltName, or "(no name)"; one that is too long ends in "...". Returns
 * LABEL. */
const char *certificate_label(const struct certificate *certificate,
                              char label[CERTIFICATE_LABEL_SIZE]);

/* certificate_key_text writes what kind of key CERTIFICATE has: "RSA 2048", "EC (not
 * computed)" for one that certwright has no code for, or "RSA (no usable key)" if its
 * numbers are refused. Returns TEXT. */
#define CERTIFICATE_KEY_TEXT_SIZE 80
const char *certificate_key_text(const struct certificate *certificate,
                                 char text[CERTIFICATE_KEY_TEXT_SIZE]);

/* certificate_fingerprint writes the SHA-256 digest of CERTIFICATE in hexadecimal:
 * "96:BC:..." with a colon as SEPARATOR, or "96bc..." with NUL. Returns TEXT. */
#define CERTIFICATE_FINGERPRINT_SIZE (3 * SHA256_DIGEST_LENGTH)
const char *certificate_fingerprint(const struct certificate *certificate,
                                    char separator,
                                    char text[CERTIFICATE_FINGERPRINT_SIZE]);

#endif
