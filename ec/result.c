/* result.c -- what each result is called. */
#include "result.h"

const char *ec_result_text(enum ec_result result)
{
    switch (result) {
    case EC_OK:
        return "done";
    case EC_NO:
        return "invalid signature";
    case EC_POINT_FORM:
        return "these bytes are no point: it begins with 04 and two coordinates "
               "follow, or with 02 or 03 and one";
    case EC_POINT_RANGE:
        return "a coordinate of the point is not below the prime of the field";
    case EC_POINT_OFF_CURVE:
        return "the point is not on the curve";
    case EC_POINT_INFINITY:
        return "the point is infinity, which is no public key";
    case EC_SCALAR_RANGE:
        return "the private key is 0, or not below the order of the curve";
    case EC_KEY_MISMATCH:
        return "the public key is not that of the private key";
    case EC_SHARED_ZERO:
        return "the shared secret is zero: the peer's key is a point of small order";
    case EC_NO_RANDOM:
        return "the source of random numbers failed";
    case EC_FAULT:
        return "the computation went wrong (hardware fault or damaged key); nothing "
               "was released";
    }
    return "unknown result";
}
