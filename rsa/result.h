/* result.h -- how an RSA operation ended. RSA knows nothing of files and offsets;
 * whoever read the key or the message says where the fault lies. */
#ifndef CERTWRIGHT_RSA_RESULT_H
#define CERTWRIGHT_RSA_RESULT_H

enum rsa_result {
    RSA_OK,
    RSA_BAD_KEY, /* the numbers of a key contradict RFC 8017 section 3 or each other */
    RSA_LIMIT,   /* a key is smaller or larger than certwright accepts */
    RSA_MANY_PRIMES,    /* a key has more than two: RFC 8017 3.2 (b) */
    RSA_OUT_OF_RANGE,   /* "representative out of range": not in [0, n - 1] */
    RSA_TOO_SHORT,      /* "intended encoded message length too short" */
    RSA_BAD_SIGNATURE,  /* "invalid signature" */
    RSA_BAD_CIPHERTEXT, /* "decryption error", whatever the cause */
    RSA_WEAK_HASH, /* nothing new is signed over a hash that is for verifying only */
    RSA_FAULT, /* a result did not verify, or the key is damaged; nothing is released */
    RSA_NO_RANDOM, /* the random source failed, or gives no number that will do */
    RSA_NO_MEMORY, /* nothing is known, and nothing released */
};

/* rsa_result_text returns one line of English, without a full stop. */
const char *rsa_result_text(enum rsa_result result);

#endif
