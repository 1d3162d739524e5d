/* result.h -- how an operation with a key ended, whatever the algorithm is.
 *
 * rsa/ and its neighbours have more detailed results of their own; whoever works with "a key"
 * needs to know only this much. */
#ifndef CERTWRIGHT_KEYS_RESULT_H
#define CERTWRIGHT_KEYS_RESULT_H

enum key_result {
    KEY_OK,
    KEY_NO,           /* the signature, or the ciphertext, is not right */
    KEY_BAD_KEY,      /* the numbers of the key contradict each other */
    KEY_OUT_OF_RANGE, /* what was asked for does not fit this key */
    KEY_WEAK_HASH,    /* nothing new is signed over a hash for verifying only */
    KEY_NO_RANDOM,    /* the random source failed */
    KEY_NO_MEMORY,
    KEY_FAULT, /* the result did not verify (a hardware fault, a damaged key), and was
                * not released */
};

struct key_type;

/* key_result_text returns one line of English for RESULT, of an operation with a key of
 * TYPE, or NULL if there is none, without a full stop. */
const char *key_result_text(const struct key_type *type, enum key_result result);

#endif
