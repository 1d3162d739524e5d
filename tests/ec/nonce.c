/* nonce.c -- tests ec/ecdsa_nonce.h with tests/vectors/ec/nonces.txt: all hashes, with and
 * without additional data, and with an order that refuses half of the candidates. Those of
 * RFC 6979 itself are in rfc6979.c. */
#include "ec/ecdsa_nonce.h"

#include <string.h>

#include "reference.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define NONCES 3

/* A curve of which only the order counts. */
struct vector {
    struct curve curve;
    struct field order;
    const struct hash *hash;
    struct ec_private_key key;
    uint8_t e[CURVE_LENGTH_MAX], random[ECDSA_NONCE_RANDOM_LENGTH];
    bool has_random;
    size_t refused, nonces_read;
    uint8_t k[NONCES][CURVE_LENGTH_MAX];
};

struct counter {
    struct ecdsa_observer observer;
    size_t refused;
};

static void count_refused(struct ecdsa_observer *observer, enum ecdsa_value what,
                          const uint8_t *bytes, size_t length)
{
    (void)bytes, (void)length;
    if (what == ECDSA_NONCE_REFUSED)
        ((struct counter *)observer)->refused++;
}

static void check_vector(struct vector *v)
{
    struct counter counter = {.observer = {count_refused}};
    struct ecdsa_nonce nonce;
    uint8_t k[CURVE_LENGTH_MAX];
    v->curve.order = &v->order;
    v->key.public_key.curve = &v->curve;
    ecdsa_nonce_begin(&nonce, &v->key, v->hash, v->e, v->has_random ? v->random : NULL,
                      &counter.observer);
    for (unsigned i = 0; i < NONCES; i++) {
        ecdsa_nonce_next(&nonce, k);
        ck_assert_mem_eq(k, v->k[i], v->curve.length);
    }
    ck_assert_uint_eq(counter.refused, v->refused);
}

static void start_vector(struct vector *v, const char *name)
{
    memset(v, 0, sizeof *v);
    for (unsigned i = 0; i < CURVE_COUNT; i++)
        if (strcmp(all_curves[i]->name, name) == 0)
            v->curve = *all_curves[i];
    ck_assert_msg(v->curve.name != NULL, "no curve %s", name);
    v->order = *v->curve.order;
}

static void read_order(struct vector *v, const struct rsp *file)
{
    mpz_t q;
    mpz_init(q);
    ck_assert_int_eq(mpz_set_str(q, file->value, 16), 0);
    digits_from_mpz(&v->order.modulus, q);
    mpz_clear(q);
}

START_TEST(vectors)
{
    struct rsp file;
    static struct vector v;
    size_t count = 0, refused = 0;
    rsp_open_path(&file, "tests/vectors/ec/nonces.txt");
    while (rsp_next(&file)) {
        if (rsp_is(&file, "curve"))
            start_vector(&v, file.value);
        else if (rsp_is(&file, "hash"))
            v.hash = hash_by_name(file.value);
        else if (rsp_is(&file, "q"))
            read_order(&v, &file);
        else if (rsp_is(&file, "x"))
            rsp_hex(&file, v.key.scalar, sizeof v.key.scalar);
        else if (rsp_is(&file, "e"))
            rsp_hex(&file, v.e, sizeof v.e);
        else if (rsp_is(&file, "random"))
            v.has_random = rsp_hex(&file, v.random, sizeof v.random) > 0;
        else if (rsp_is(&file, "refused"))
            v.refused = rsp_decimal(&file);
        else if (rsp_is(&file, "k"))
            rsp_hex(&file, v.k[v.nonces_read++], sizeof v.k[0]);
        if (v.nonces_read == NONCES) {
            check_vector(&v);
            v.nonces_read = 0;
            refused += v.refused;
            count++;
        }
    }
    ck_assert_uint_eq(count, 48);
    ck_assert_uint_gt(refused, 24);
}
END_TEST

Suite *nonce_suite(void)
{
    Suite *suite = suite_create("nonce");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, vectors);
    suite_add_tcase(suite, cases);
    return suite;
}
