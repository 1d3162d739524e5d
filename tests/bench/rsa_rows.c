/* rsa_rows.c -- signing and verifying. */
#include <stdio.h>

#include "bench_key.h"
#include "rows.h"
#include "table.h"

#define BATCH 8

/* What all contenders work on; the signatures are certwright's. */
struct rsa_task {
    struct encoded key;
    struct signed_digest_case cases[BATCH];
    size_t signature_length;
};

struct rsa_state {
    const struct rsa_operations *rsa;
    const struct rsa_task *task;
    void *key;
    uint8_t signature[BENCH_SIGNATURE_LENGTH_MAX];
};

static bool run_sign(void *state)
{
    struct rsa_state *s = state;
    return s->rsa->sign(s->key, s->task->cases[0].digest, s->signature);
}

static bool run_verify(void *state)
{
    struct rsa_state *s = state;
    const struct signed_digest_case *c = &s->task->cases[0];
    return s->rsa->verify(s->key, c->digest,
                          bytes_of(c->signature, s->task->signature_length));
}

static bool run_verify_many(void *state)
{
    struct rsa_state *s = state;
    return s->rsa->verify_many(s->key, s->task->cases, BATCH,
                               s->task->signature_length);
}

static bool run_verify_each(void *state)
{
    struct rsa_state *s = state;
    for (unsigned i = 0; i < BATCH; i++) {
        const struct signed_digest_case *c = &s->task->cases[i];
        if (!s->rsa->verify(s->key, c->digest,
                            bytes_of(c->signature, s->task->signature_length)))
            return false;
    }
    return true;
}

static void set_task(unsigned bits, struct rsa_task *task)
{
    void *key;
    bench_key(bits, &task->key);
    task->signature_length = bits / 8;
    key = contenders[OURS].rsa->open(bytes_of(task->key.octets, task->key.length));
    if (key == NULL)
        bench_fail("RSA", "certwright", "cannot read its own key");
    for (unsigned i = 0; i < BATCH; i++) {
        memset(task->cases[i].digest, (int)(i + 1), DIGEST_LENGTH);
        if (!contenders[OURS].rsa->sign(key, task->cases[i].digest,
                                        task->cases[i].signature))
            bench_fail("RSA", "certwright", "cannot sign");
    }
    contenders[OURS].rsa->close(key);
}

static void open_states(const struct rsa_task *task,
                        struct rsa_state states[CONTENDER_COUNT])
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        states[id] = (struct rsa_state){.rsa = contenders[id].rsa, .task = task};
        if (states[id].rsa == NULL)
            continue;
        states[id].key =
            states[id].rsa->open(bytes_of(task->key.octets, task->key.length));
        if (states[id].key == NULL)
            bench_fail("RSA", contenders[id].name, "cannot read the key");
    }
}

static void close_states(struct rsa_state states[CONTENDER_COUNT])
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (states[id].rsa != NULL)
            states[id].rsa->close(states[id].key);
}

/* In each place of a batch a wrong signature must be found. */
static void check_many(const struct rsa_state *s, const char *name)
{
    struct rsa_task wrong = *s->task;
    struct rsa_state state = *s;
    if (!run_verify_many(&state))
        bench_fail("verify", name, "a batch of right signatures is refused");
    state.task = &wrong;
    for (unsigned i = 0; i < BATCH; i++) {
        wrong.cases[i].signature[s->task->signature_length - 1] ^= 1;
        if (run_verify_many(&state))
            bench_fail("verify", name, "a batch with a wrong signature is accepted");
        wrong.cases[i] = s->task->cases[i];
    }
}

/* This scheme has no random part: all must give the same octets. A wrong signature must be
 * refused. */
static void check(struct rsa_state *s, const char *name)
{
    struct rsa_task wrong = *s->task;
    struct rsa_state other = *s;
    if (!run_sign(s) || memcmp(s->signature, s->task->cases[0].signature,
                               s->task->signature_length) != 0)
        bench_fail("sign", name, "another signature than certwright's");
    if (!run_verify(s) || !run_verify_each(s))
        bench_fail("verify", name, "a right signature is refused");
    other.task = &wrong;
    wrong.cases[0].signature[s->task->signature_length - 1] ^= 1;
    if (run_verify(&other))
        bench_fail("verify", name, "a wrong signature is accepted");
    if (s->rsa->verify_many != NULL)
        check_many(s, name);
}

static void add_row(const char *name, bool (*run)(void *),
                    struct rsa_state states[CONTENDER_COUNT], double units,
                    const struct effort *effort)
{
    struct job jobs[CONTENDER_COUNT];
    struct row row;
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        bool is_there = states[id].rsa != NULL;
        jobs[id] = (struct job){is_there ? run : NULL, &states[id]};
        if (is_there && run == run_verify_each && states[id].rsa->verify_many != NULL)
            jobs[id].run = run_verify_many;
    }
    measure(name, jobs, units, effort, &row);
    table_add(&row);
}

static void add_rows(unsigned bits, const struct effort *effort)
{
    static struct rsa_task task;
    struct rsa_state states[CONTENDER_COUNT];
    char name[64];
    set_task(bits, &task);
    open_states(&task, states);
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (states[id].rsa != NULL)
            check(&states[id], contenders[id].name);
    snprintf(name, sizeof name, "sign, %u", bits);
    add_row(name, run_sign, states, 1, effort);
    snprintf(name, sizeof name, "verify, %u", bits);
    add_row(name, run_verify, states, 1, effort);
    if (bits == 2048)
        add_row("verify, 2048, eight of one key, each", run_verify_each, states, BATCH,
                effort);
    close_states(states);
}

void rsa_rows(const struct effort *effort)
{
    table_begin(
        "RSA: RSASSA-PKCS1-v1_5 with SHA-256, time for a signature of a digest");
    add_rows(2048, effort);
    add_rows(3072, effort);
    add_rows(4096, effort);
}
