/* ecdsa_observe.h -- telling an observer, if there is one. Internal to ec/. */
#ifndef CERTWRIGHT_EC_ECDSA_OBSERVE_H
#define CERTWRIGHT_EC_ECDSA_OBSERVE_H

#include "ecdsa.h"

/* ecdsa_observe shows OBSERVER, which may be NULL, LENGTH BYTES. */
static inline void ecdsa_observe(struct ecdsa_observer *observer, enum ecdsa_value what,
                                 const uint8_t *bytes, size_t length)
{
    if (observer != NULL)
        observer->value(observer, what, bytes, length);
}

#endif
