/* fixture.h -- what the tests of x509/ share: fixed keys, names, a certificate to fill in, and
 * the files of the public collections, block by block.
 *
 * Keys come from tests/vectors/x509/, so that no test waits for their generation. Every
 * function fails the running test instead of returning an error. */
#ifndef CERTWRIGHT_TESTS_X509_FIXTURE_H
#define CERTWRIGHT_TESTS_X509_FIXTURE_H

#include "tests/support/support.h"
#include "keys/key_type.h"
#include "keys/rsa_schemes.h"
#include "x509/certificate.h"
#include "x509/profile.h"
#include "x509/request.h"

/* 2026-01-01T00:00:00Z, the time of all that is made here. */
#define FIXTURE_TIME 1767225600

/* fixture_key returns the key of tests/vectors/x509/key.pem, fixture_other_key that of
 * other.pem. */
const struct private_key *fixture_key(void);
const struct private_key *fixture_other_key(void);

/* fixture_key_called returns the key called LETTER: 'a' is fixture_key, 'b' is
 * fixture_other_key, 'c' is that of third.pem and 'd' that of fourth.pem. */
const struct private_key *fixture_key_called(char letter);

/* fixture_spki returns the SubjectPublicKeyInfo of KEY, one of the two above. */
struct subject_public_key_info fixture_spki(const struct private_key *key);

/* A signer with its own seeded random numbers. */
struct fixture_signer {
    struct signer signer;
    struct key_signer prepared;
    struct seeded_random random;
};

/* sha256WithRSAEncryption, with which the fixtures sign. */
extern const struct signature_algorithm fixture_algorithm;

/* fixture_signer_init makes S sign with KEY. S must not be moved. */
void fixture_signer_init(struct fixture_signer *s, const struct private_key *key);

/* fixture_name appends the Name that is TEXT to WRITER and returns where it is, borrowed
 * until WRITER is written to again. */
struct bytes fixture_name(struct der_writer *writer, const char *text);

/* fixture_finish returns all that WRITER holds, or fails the test. */
struct bytes fixture_finish(struct der_writer *writer);

/* A certificate of one profile in the making, with room for all that it borrows. */
struct fixture_certificate {
    struct certificate fields;
    struct der_writer subject, issuer, alt_names;
    uint8_t key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    uint8_t authority_key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
};

/* fixture_certificate_init sets C to a certificate of PROFILE for SUBJECT, with the fixed
 * key: self-signed if PROFILE is PROFILE_ROOT, else issued by "CN=Test Root". C must not be
 * moved. */
void fixture_certificate_init(struct fixture_certificate *c, enum profile profile,
                              const char *subject);

/* fixture_add_host sets subjectAltName to the one name HOST. */
void fixture_add_host(struct fixture_certificate *c, const char *host);

/* fixture_certificate_clear frees what C holds. */
void fixture_certificate_clear(struct fixture_certificate *c);

/* fixture_write appends the certificate C, signed by KEY, to WRITER and returns WRITER's
 * contents. */
struct bytes fixture_write(struct der_writer *writer,
                           const struct fixture_certificate *c,
                           const struct private_key *key);

/* fixture_write_request appends a request with EXTENSIONS for "CN=example.test", with the
 * fixed key, to WRITER and returns WRITER's contents. */
struct bytes fixture_write_request(struct der_writer *writer,
                                   const struct extensions *extensions);

#endif
