/* material.h -- certificates and CRLs to work on, made with the keys and the functions of
 * tests/piles. Run in the root of the repository. */
#ifndef CERTWRIGHT_BENCH_MATERIAL_H
#define CERTWRIGHT_BENCH_MATERIAL_H

#include "contender.h"

#define BUNDLE_CERTIFICATES 10000
#define CRL_ENTRIES         100000
#define ROOTS_MAX           1024

/* material_start loads the keys. */
void material_start(void);

/* A server's certificate for "host.test", an intermediate and a root: RSA-2048. */
struct chain material_chain(void);

/* 10,000 certificates in PEM and a NUL that is not counted: server certificates of one
 * issuer, each with a serial number and a subject of its own; the signatures are wrong. */
struct bytes material_bundle(void);

/* A CRL of 100,000 entries, every other one with a reason. LISTED asks for the entry in
 * the middle, NOT_LISTED for a certificate that is not among them. */
void material_crl(struct crl_question *listed, struct crl_question *not_listed);

/* An authority, and the key of a server. */
struct authority_files material_authority(void);

/* The certificates in the bundle of the system's store, COUNT of them. */
const struct bytes *material_roots(size_t *count);

#endif
