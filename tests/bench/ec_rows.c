/* ec_rows.c -- ECDSA and Diffie-Hellman with P-256, P-384 and P-521. */
#include <stdio.h>

#include "ec/key.h"
#include "keys/key_type.h"
#include "keys/private_key.h"
#include "rows.h"
#include "sha/hash.h"
#include "table.h"

/* What all contenders work on; the signature and the secret are certwright's. */
struct ec_task {
    struct encoded key;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    size_t digest_length;
    uint8_t signature[EC_SIGNATURE_LENGTH_MAX], secret[EC_SIGNATURE_LENGTH_MAX];
    size_t signature_length, secret_length;
};

struct ec_state {
    const struct ec_operations *ec;
    const struct ec_task *task;
    void *key;
    uint8_t signature[EC_SIGNATURE_LENGTH_MAX], secret[EC_SIGNATURE_LENGTH_MAX];
    size_t signature_length, secret_length;
};

static struct bytes digest_of(const struct ec_task *task)
{
    return bytes_of(task->digest, task->digest_length);
}

static bool run_sign(void *state)
{
    struct ec_state *s = state;
    return s->ec->sign(s->key, digest_of(s->task), s->signature, &s->signature_length);
}

static bool run_verify(void *state)
{
    struct ec_state *s = state;
    return s->ec->verify(s->key, digest_of(s->task),
                         bytes_of(s->task->signature, s->task->signature_length));
}

static bool run_derive(void *state)
{
    struct ec_state *s = state;
    return s->ec->derive(s->key, s->secret, &s->secret_length);
}

static void open_states(const struct ec_task *task,
                        struct ec_state states[CONTENDER_COUNT])
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        struct ec_state *s = &states[id];
        *s = (struct ec_state){.ec = contenders[id].ec, .task = task};
        if (s->ec == NULL)
            continue;
        s->key = s->ec->open(bytes_of(task->key.octets, task->key.length));
        if (s->key == NULL)
            bench_fail("ECDSA", contenders[id].name, "cannot read the key");
    }
}

static void close_states(struct ec_state states[CONTENDER_COUNT])
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (states[id].ec != NULL)
            states[id].ec->close(states[id].key);
}

/* Writes a new key of the type called NAME as a PrivateKeyInfo. */
static void make_key(const struct curve *curve, const struct key_type *type,
                     struct encoded *key)
{
    struct private_key private = {.type = type};
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    if (ec_generate(&private.ec, curve, random_system()) != EC_OK)
        bench_fail("ECDSA", "certwright", "cannot make a key");
    private_key_write(&writer, &private);
    if (!der_writer_finish(&writer, &der, &error) || der.length > sizeof key->octets)
        bench_fail("ECDSA", "certwright", "cannot write a key");
    memcpy(key->octets, der.data, der.length);
    key->length = der.length;
    der_writer_clear(&writer);
    private_key_wipe(&private);
}

/* A nonce is new each time, so others' signatures are verified by certwright, and its own by
 * the others. */
static void check(struct ec_state *s, struct ec_state *ours, const char *name)
{
    struct ec_task other = *s->task;
    struct ec_state verifier = *s;
    verifier.task = &other;
    if (!run_verify(s))
        bench_fail("verify", name, "a right signature is refused");
    other.signature[other.signature_length - 1] ^= 1;
    if (run_verify(&verifier))
        bench_fail("verify", name, "a wrong signature is accepted");
    if (!run_sign(s) || !ours->ec->verify(ours->key, digest_of(s->task),
                                          bytes_of(s->signature, s->signature_length)))
        bench_fail("sign", name, "a wrong signature");
    if (!run_derive(s) || s->secret_length != s->task->secret_length ||
        memcmp(s->secret, s->task->secret, s->secret_length) != 0)
        bench_fail("ECDH", name, "another secret than certwright's");
}

static void set_task(struct ec_task *task, const struct curve *curve,
                     const struct key_type *type)
{
    struct ec_state states[CONTENDER_COUNT];
    struct ec_state *ours = &states[OURS];
    make_key(curve, type, &task->key);
    memset(task->digest, 0x5a, sizeof task->digest);
    task->digest_length = curve->bits == 521 ? HASH_DIGEST_LENGTH_MAX : curve->length;
    open_states(task, states);
    if (!run_sign(ours) || !run_derive(ours))
        bench_fail("ECDSA", "certwright", "cannot sign");
    memcpy(task->signature, ours->signature, sizeof task->signature);
    task->signature_length = ours->signature_length;
    memcpy(task->secret, ours->secret, sizeof task->secret);
    task->secret_length = ours->secret_length;
    close_states(states);
}

static void add_row(const char *curve, const char *what, bool (*run)(void *),
                    struct ec_state states[CONTENDER_COUNT],
                    const struct effort *effort)
{
    struct job jobs[CONTENDER_COUNT];
    struct row row;
    char name[32];
    snprintf(name, sizeof name, "%s %s", curve, what);
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        jobs[id] = (struct job){states[id].ec != NULL ? run : NULL, &states[id]};
    measure(name, jobs, 1, effort, &row);
    table_add(&row);
}

static void add_rows(const struct curve *curve, const struct key_type *type,
                     const struct effort *effort)
{
    static struct ec_task task;
    struct ec_state states[CONTENDER_COUNT];
    set_task(&task, curve, type);
    open_states(&task, states);
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (states[id].ec != NULL)
            check(&states[id], &states[OURS], contenders[id].name);
    add_row(curve->name, "sign", run_sign, states, effort);
    add_row(curve->name, "verify", run_verify, states, effort);
    add_row(curve->name, "ECDH", run_derive, states, effort);
    close_states(states);
}

void ec_rows(const struct effort *effort)
{
    table_begin("ECDSA, time for a signature of a digest, and Diffie-Hellman");
    add_rows(&curve_p256, &key_type_p256, effort);
    add_rows(&curve_p384, &key_type_p384, effort);
    add_rows(&curve_p521, &key_type_p521, effort);
}
