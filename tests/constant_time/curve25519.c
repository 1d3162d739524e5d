/* curve25519.c -- Ed25519 and X25519 under valgrind, with seeds, scalars and noise marked
 * undefined: memcheck then reports every branch and every address that depends on them. What is
 * made known on purpose goes through verdict (ec/verdict.h), which is another one here: it marks
 * what it returns as defined. R and S are public as soon as they are made: an observer says so.
 * "control" is the multiplication that verifying uses, which must be reported. Run by
 * tests/constant_time/run.sh. */
#include <stdio.h>
#include <string.h>
#include <valgrind/memcheck.h>

#include "ec/ed25519.h"
#include "ec/edwards.h"
#include "ec/verdict.h"
#include "ec/x25519.h"

bool verdict(uint64_t mask)
{
    VALGRIND_MAKE_MEM_DEFINED(&mask, sizeof mask);
    return mask != 0;
}

/* What looks random, and is as unknown to valgrind. */
static bool fill(struct random_source *source, uint8_t *bytes, size_t length)
{
    (void)source;
    for (size_t i = 0; i < length; i++)
        bytes[i] = (uint8_t)(i * 151 + 7);
    VALGRIND_MAKE_MEM_UNDEFINED(bytes, length);
    return true;
}

static struct random_source source = {fill};

static void publish(const void *bytes, size_t length)
{
    VALGRIND_MAKE_MEM_DEFINED(bytes, length);
}

static void publish_signature(struct ed25519_observer *observer,
                              enum ed25519_value what, const uint8_t *bytes,
                              size_t length)
{
    (void)observer;
    if (what == ED25519_R || what == ED25519_S)
        publish(bytes, length);
}

static void say(const char *what, enum ec_result result)
{
    publish(&result, sizeof result);
    printf("%s: %d\n", what, (int)result);
}

static void run_keygen(void)
{
    struct ed25519_private_key key;
    struct x25519_private_key x_key;
    say("Ed25519", ed25519_generate(&key, &source));
    say("X25519", x25519_generate(&x_key, &source));
}

static void run_sign(struct random_source *noise)
{
    struct ed25519_observer observer = {publish_signature};
    struct ed25519_private_key key;
    uint8_t signature[64], message[100] = {1, 2, 3};
    say("key", ed25519_generate(&key, &source));
    publish(&key.public_key, sizeof key.public_key);
    say("signature",
        ed25519_sign(&key, message, sizeof message, noise, &observer, signature));
}

static void run_derive(void)
{
    struct x25519_private_key key;
    struct x25519_public_key peer;
    uint8_t secret[32];
    say("key", x25519_generate(&key, &source));
    (void)fill(&source, peer.u, sizeof peer.u);
    say("secret", x25519_derive(&key, &peer, secret));
    memset(peer.u, 0, sizeof peer.u);
    say("no secret", x25519_derive(&key, &peer, secret));
}

static void run_control(void)
{
    struct edwards_point sum;
    uint8_t scalar[32];
    (void)fill(&source, scalar, sizeof scalar);
    scalar[31] &= 0x7f;
    edwards_multiply_add(&sum, scalar, scalar, &edwards_base);
    publish(&sum, sizeof sum);
    printf("control: %u\n", field25519_is_odd(&sum.X));
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (!RUNNING_ON_VALGRIND) {
        fputs("curve25519: run this under valgrind\n", stderr);
        return 2;
    }
    if (strcmp(what, "keygen") == 0)
        run_keygen();
    else if (strcmp(what, "sign") == 0)
        run_sign(&source);
    else if (strcmp(what, "deterministic") == 0)
        run_sign(NULL);
    else if (strcmp(what, "derive") == 0)
        run_derive();
    else if (strcmp(what, "control") == 0)
        run_control();
    else
        return 2;
    return 0;
}
