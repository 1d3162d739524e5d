/* vectors.h -- entries of the vectors in RSA Laboratories' format (tests/support/
 * pkcs1_vectors.h): a key, and then what was signed or encrypted with it. */
#ifndef CERTWRIGHT_TESTS_RSA_VECTORS_H
#define CERTWRIGHT_TESTS_RSA_VECTORS_H

#include "fixtures.h"
#include "tests/support/pkcs1_vectors.h"

struct vectors {
    struct pkcs1_vectors file;
    struct test_key key;
    size_t key_count;            /* how many were made */
    struct value modulus_of_key; /* of the last of them */
    struct value message;        /* what was signed or encrypted */
    struct value random;         /* the salt or the seed */
    struct value output;         /* the signature or the ciphertext */
};

/* vectors_open starts reading FILE of the collection python3-cryptography-vectors. */
void vectors_open(struct vectors *vectors, const char *file);

/* vectors_next reads up to the next value called LAST, "Signature" or "Encryption", which is
 * the output. False at the end of the file. */
bool vectors_next(struct vectors *vectors, const char *last);

/* vectors_key makes KEY of the numbers of the entry, unless it is the one that was made last. */
void vectors_key(struct vectors *vectors, struct rsa_private_key *key);

#endif
