/* victims.h -- documents for hostile.c to attack. */
#ifndef CERTWRIGHT_TESTS_X509_VICTIMS_H
#define CERTWRIGHT_TESTS_X509_VICTIMS_H

#include "asn1/der_writer.h"

/* A document to attack. */
struct victim {
    const char *name;
    struct bytes (*write)(struct der_writer *writer);
    /* parse strictly; true if all is well, for signed ones with the signature */
    bool (*judge)(struct bytes der, struct error *error);
    void (*look)(struct bytes der); /* parse tolerantly, make text; NULL: cannot */
};

#define VICTIM_COUNT 6

extern const struct victim victims[VICTIM_COUNT];

#endif
