/* fips.h -- reads NIST's CAVP files for RSASSA-PKCS1-v1_5 signatures (FIPS 186-2 and 186-3,
 * SigGen15 and SigVer15). */
#ifndef CERTWRIGHT_TESTS_RSA_FIPS_H
#define CERTWRIGHT_TESTS_RSA_FIPS_H

#include <stdbool.h>
#include <stddef.h>

#include "fixtures.h"
#include "tests/support/rsp.h"

#define FIPS_FOLDER "asymmetric/RSA/FIPS_186-2/"

struct fips_signature {
    struct rsp rsp;
    size_t bits; /* of the section "[mod = ...]" */
    char hash[16];
    char result[80]; /* "P", or "F (...why...)" */
    struct value n, e, d, p, q, message, signature;
};

/* fips_open starts reading FILE of the collection python3-cryptography-vectors. */
void fips_open(struct fips_signature *entry, const char *file);

/* fips_next reads up to the next line called LAST, with which the entries of this file end:
 * "S" or "Result". What an entry does not give, n for instance, is that of the one before it.
 * False at the end of the file. */
bool fips_next(struct fips_signature *entry, const char *last);

/* fips_is_sha256 tells whether the entry is for the one hash function there is. */
bool fips_is_sha256(const struct fips_signature *entry);

/* fips_digest writes the SHA-256 digest of the entry's message. */
void fips_digest(const struct fips_signature *entry, uint8_t digest[32]);

#endif
