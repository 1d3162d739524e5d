/* result.c -- what each result is called. */
#include "result.h"

const char *rsa_result_text(enum rsa_result result)
{
    switch (result) {
    case RSA_OK:
        return "done";
    case RSA_BAD_KEY:
        return "the numbers of the RSA key are not consistent";
    case RSA_LIMIT:
        return "the RSA key is outside the accepted sizes";
    case RSA_MANY_PRIMES:
        return "the RSA key has more than two primes, which certwright does not use";
    case RSA_OUT_OF_RANGE:
        return "representative out of range: not below the modulus";
    case RSA_TOO_SHORT:
        return "the RSA key is too short for this message, hash and padding";
    case RSA_BAD_SIGNATURE:
        return "invalid signature";
    case RSA_BAD_CIPHERTEXT:
        return "decryption error";
    case RSA_WEAK_HASH:
        return "this hash is for verifying old signatures only";
    case RSA_FAULT:
        return "the computation went wrong (hardware fault or damaged key); nothing "
               "was released";
    case RSA_NO_RANDOM:
        return "the source of random numbers failed";
    case RSA_NO_MEMORY:
        return "out of memory";
    }
    return "unknown result";
}
