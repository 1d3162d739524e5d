/* ed_rows.c -- Ed25519 and X25519. */
#include "rows.h"
#include "table.h"

#define MESSAGE_LENGTH 64

/* What all contenders work on; the signature and the secret are certwright's. */
struct ed_task {
    uint8_t key[ED_KEY_LENGTH], peer[ED_KEY_LENGTH], message[MESSAGE_LENGTH];
    uint8_t signature[ED_SIGNATURE_LENGTH], secret[ED_KEY_LENGTH];
};

struct ed_state {
    const struct ed_operations *ed;
    const struct ed_task *task;
    void *key, *exchange;
    uint8_t signature[ED_SIGNATURE_LENGTH], secret[ED_KEY_LENGTH];
};

static bool run_sign(void *state)
{
    struct ed_state *s = state;
    return s->ed->sign(s->key, bytes_of(s->task->message, MESSAGE_LENGTH),
                       s->signature);
}

static bool run_verify(void *state)
{
    struct ed_state *s = state;
    return s->ed->verify(s->key, bytes_of(s->task->message, MESSAGE_LENGTH),
                         s->task->signature);
}

static bool run_derive(void *state)
{
    struct ed_state *s = state;
    return s->ed->derive(s->exchange, s->secret);
}

static void open_states(const struct ed_task *task,
                        struct ed_state states[CONTENDER_COUNT])
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        struct ed_state *s = &states[id];
        *s = (struct ed_state){.ed = contenders[id].ed, .task = task};
        if (s->ed == NULL)
            continue;
        s->key = s->ed->open(task->key);
        s->exchange = s->ed->open_exchange(task->key, task->peer);
        if (s->key == NULL || s->exchange == NULL)
            bench_fail("Ed25519", contenders[id].name, "cannot read the keys");
    }
}

static void close_states(struct ed_state states[CONTENDER_COUNT])
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (states[id].ed != NULL) {
            states[id].ed->close(states[id].key);
            states[id].ed->close_exchange(states[id].exchange);
        }
}

/* Signatures of certwright have noise in them, so others' are verified here, and its own by
 * the others. */
static void check(struct ed_state *s, struct ed_state *ours, const char *name)
{
    struct ed_task other = *s->task;
    struct ed_state verifier = *s;
    verifier.task = &other;
    if (!run_verify(s))
        bench_fail("verify", name, "a right signature is refused");
    other.signature[ED_SIGNATURE_LENGTH - 2] ^= 1;
    if (run_verify(&verifier))
        bench_fail("verify", name, "a wrong signature is accepted");
    if (!run_sign(s) ||
        !ours->ed->verify(ours->key, bytes_of(s->task->message, MESSAGE_LENGTH),
                          s->signature))
        bench_fail("sign", name, "a wrong signature");
    if (!run_derive(s) || memcmp(s->secret, s->task->secret, ED_KEY_LENGTH) != 0)
        bench_fail("X25519", name, "another secret than certwright's");
}

static void set_task(struct ed_task *task)
{
    struct ed_state states[CONTENDER_COUNT];
    struct ed_state *ours = &states[OURS];
    memset(task->key, 0x4b, sizeof task->key);
    memset(task->peer, 0x11, sizeof task->peer);
    memset(task->message, 0x5a, sizeof task->message);
    open_states(task, states);
    if (!run_sign(ours) || !run_derive(ours))
        bench_fail("Ed25519", "certwright", "cannot sign");
    memcpy(task->signature, ours->signature, sizeof task->signature);
    memcpy(task->secret, ours->secret, sizeof task->secret);
    close_states(states);
}

static void add_row(const char *name, bool (*run)(void *),
                    struct ed_state states[CONTENDER_COUNT],
                    const struct effort *effort)
{
    struct job jobs[CONTENDER_COUNT];
    struct row row;
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        jobs[id] = (struct job){states[id].ed != NULL ? run : NULL, &states[id]};
    measure(name, jobs, 1, effort, &row);
    table_add(&row);
}

void ed_rows(const struct effort *effort)
{
    static struct ed_task task;
    struct ed_state states[CONTENDER_COUNT];
    set_task(&task);
    open_states(&task, states);
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (states[id].ed != NULL)
            check(&states[id], &states[OURS], contenders[id].name);
    table_begin("Ed25519, time for a signature of 64 octets, and X25519");
    add_row("Ed25519 sign", run_sign, states, effort);
    add_row("Ed25519 verify", run_verify, states, effort);
    add_row("X25519", run_derive, states, effort);
    close_states(states);
}
