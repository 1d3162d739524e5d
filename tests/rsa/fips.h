/* fips.h -- reads NIST's CAVP files for RSA signatures (FIPS 186-2 and 186-3: SigGen15,
 * SigVer15, SigGenPSS and SigVerPSS). */
#ifndef CERTWRIGHT_TESTS_RSA_FIPS_H
#define CERTWRIGHT_TESTS_RSA_FIPS_H

#include <stdbool.h>
#include <stddef.h>

#include "fixtures.h"
#include "sha/hash.h"
#include "tests/support/rsp.h"

#define FIPS_FOLDER "asymmetric/RSA/FIPS_186-2/"

struct fips_signature {
    struct rsp rsp;
    size_t bits; /* of the section "[mod = ...]" */
    const struct hash *hash;
    char result[80]; /* "P", or "F (...why...)" */
    struct value n, e, d, p, q, message, salt, signature;
    struct value d_of_key; /* of the key that fips_private_key made last */
};

/* fips_open starts reading FILE of the collection python3-cryptography-vectors. */
void fips_open(struct fips_signature *entry, const char *file);

/* fips_next reads up to the next line called LAST, with which the entries of this file end:
 * "S" or "Result". What an entry does not give, n for instance, is that of the one before it.
 * False at the end of the file. */
bool fips_next(struct fips_signature *entry, const char *last);

/* fips_public_key makes KEY of the entry's n and e. */
void fips_public_key(const struct fips_signature *entry, struct rsa_public_key *key);

/* fips_private_key makes KEY of the entry's n, e and d, unless it is the one that was made
 * last. */
void fips_private_key(struct fips_signature *entry, struct rsa_private_key *key);

/* fips_digest writes the digest of the entry's message. */
void fips_digest(const struct fips_signature *entry, uint8_t *digest);

#endif
