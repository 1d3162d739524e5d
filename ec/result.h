/* result.h -- how an operation on a curve ended. */
#ifndef CERTWRIGHT_EC_RESULT_H
#define CERTWRIGHT_EC_RESULT_H

enum ec_result {
    EC_OK,
    EC_NO,              /* the signature is not right */
    EC_POINT_FORM,      /* not as long as a point is, or its first byte tells no form */
    EC_POINT_RANGE,     /* a coordinate is not below the prime */
    EC_POINT_OFF_CURVE, /* no point of the curve has these coordinates */
    EC_POINT_INFINITY,  /* the neutral element, which is no public key */
    EC_SCALAR_RANGE,    /* a private key is 0, or not below the order */
    EC_KEY_MISMATCH,    /* the public key is not the private key's */
    EC_SHARED_ZERO,     /* X25519: the shared secret would be zero */
    EC_NO_RANDOM,       /* the random source failed */
    EC_FAULT,           /* the result did not verify, and was not released */
};

/* ec_result_text returns one line of English for RESULT, without a full stop. */
const char *ec_result_text(enum ec_result result);

#endif
