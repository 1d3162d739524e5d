/* rfc6979.c -- tests ec/key.h and ec/ecdsa.h with tests/vectors/ec/rfc6979.txt: public keys,
 * nonces as an observer sees them, and signatures, without randomness. */
#include <string.h>

#include "ec/ecdsa.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define VECTORS "tests/vectors/ec/rfc6979.txt"

static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};

static const struct curve *curve_named(const char *name)
{
    for (size_t i = 0; i < sizeof curves / sizeof *curves; i++)
        if (strcmp(curves[i]->name, name) == 0)
            return curves[i];
    ck_abort_msg("no curve \"%s\"", name);
}

/* What the file has said so far of the vector being read. */
struct vector {
    struct ec_private_key key;
    const struct hash *hash;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    uint8_t point[CURVE_POINT_LENGTH_MAX];
    uint8_t k[CURVE_LENGTH_MAX], r[CURVE_LENGTH_MAX], s[CURVE_LENGTH_MAX];
};

/* Remembers the nonce. */
struct nonce_observer {
    struct ecdsa_observer observer;
    uint8_t k[CURVE_LENGTH_MAX];
    size_t length;
};

static void remember_nonce(struct ecdsa_observer *observer, enum ecdsa_value what,
                           const uint8_t *bytes, size_t length)
{
    struct nonce_observer *self = (struct nonce_observer *)observer;
    if (what == ECDSA_NONCE) {
        memcpy(self->k, bytes, length);
        self->length = length;
    }
}

static void check_vector(const struct vector *v)
{
    size_t length = v->key.public_key.curve->length;
    struct nonce_observer watch = {.observer = {remember_nonce}};
    struct ecdsa_signature signature;
    ck_assert_int_eq(
        ecdsa_sign(&v->key, v->hash, v->digest, NULL, &watch.observer, &signature),
        EC_OK);
    ck_assert_uint_eq(watch.length, length);
    ck_assert_mem_eq(watch.k, v->k, length);
    ck_assert_mem_eq(signature.r, v->r, length);
    ck_assert_mem_eq(signature.s, v->s, length);
    ck_assert_int_eq(
        ecdsa_verify(&v->key.public_key, v->hash, v->digest, &signature, NULL), EC_OK);
    signature.s[length - 1] ^= 1;
    ck_assert_int_eq(
        ecdsa_verify(&v->key.public_key, v->hash, v->digest, &signature, NULL), EC_NO);
}

static void check_public_key(const struct vector *v)
{
    const struct curve *curve = v->key.public_key.curve;
    uint8_t encoded[CURVE_POINT_LENGTH_MAX];
    size_t length = curve_write_point(curve, &v->key.public_key.point, encoded);
    ck_assert_uint_eq(length, 1 + 2 * curve->length);
    ck_assert_uint_eq(encoded[0], 0x04);
    ck_assert_mem_eq(encoded + 1, v->point + 1, 2 * curve->length);
}

START_TEST(vectors)
{
    struct rsp file;
    struct vector v = {0};
    const struct curve *curve = NULL;
    unsigned count = 0;
    rsp_open_path(&file, VECTORS);
    while (rsp_next(&file)) {
        if (rsp_is(&file, "curve")) {
            curve = curve_named(file.value);
        } else if (rsp_is(&file, "x")) {
            uint8_t scalar[CURVE_LENGTH_MAX];
            ck_assert_uint_eq(rsp_hex(&file, scalar, sizeof scalar), curve->length);
            ck_assert_int_eq(ec_private_key_set(&v.key, curve, scalar), EC_OK);
        } else if (rsp_is(&file, "Ux")) {
            rsp_hex(&file, v.point + 1, curve->length);
        } else if (rsp_is(&file, "Uy")) {
            rsp_hex(&file, v.point + 1 + curve->length, curve->length);
            check_public_key(&v);
        } else if (rsp_is(&file, "hash")) {
            v.hash = hash_by_name(file.value);
            ck_assert_ptr_nonnull(v.hash);
        } else if (rsp_is(&file, "message")) {
            hash_digest(v.hash, (const uint8_t *)file.value, strlen(file.value),
                        v.digest);
        } else if (rsp_is(&file, "k")) {
            rsp_hex(&file, v.k, sizeof v.k);
        } else if (rsp_is(&file, "r")) {
            rsp_hex(&file, v.r, sizeof v.r);
        } else if (rsp_is(&file, "s")) {
            rsp_hex(&file, v.s, sizeof v.s);
            check_vector(&v);
            count++;
        }
    }
    ck_assert_uint_eq(count, 30);
}
END_TEST

Suite *rfc6979_suite(void)
{
    Suite *suite = suite_create("rfc6979");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, vectors);
    suite_add_tcase(suite, cases);
    return suite;
}
