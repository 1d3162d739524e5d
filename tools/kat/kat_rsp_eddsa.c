/* kat_rsp_eddsa.c -- the examples of RFC 8032 section 7, in the style of NIST's files. */
#include <stdlib.h>

#include "../../ec/ed25519.h"
#include "kat_curve.h"
#include "kat_ed25519.h"
#include "kat_rsp_tests.h"

/* Bytes of a secret key of Ed448. */
#define ED448_SEED_LENGTH 57

/* SECRET, PUBLIC, MESSAGE, SIGNATURE; of Ed448 perhaps CONTEXT. */
void rsp_run_eddsa(struct rsp_state *state)
{
    uint8_t *seed = NULL, *key = NULL, *message = NULL, *signature = NULL;
    size_t seed_length = 0, key_length = 0, message_length = 0, signature_length = 0;
    if (!rsp_fresh(state, "SIGNATURE"))
        return;
    bool ok = rsp_octets(state, "SECRET", &seed, &seed_length) &&
              rsp_octets(state, "PUBLIC", &key, &key_length) &&
              rsp_octets(state, "MESSAGE", &message, &message_length) &&
              rsp_octets(state, "SIGNATURE", &signature, &signature_length);
    struct ed25519_answer answer = {
        .seed = bytes_of(seed, seed_length),
        .public_key = bytes_of(key, key_length),
        .message = bytes_of(message, message_length),
        .signature = bytes_of(signature, signature_length),
    };
    if (!ok)
        kat_verdict(state->file, false,
                    "SECRET, PUBLIC, MESSAGE and SIGNATURE in hexadecimal",
                    "something else");
    else if (seed_length == ED448_SEED_LENGTH)
        kat_skip(state->file, kat_no_curve);
    else
        kat_run_ed25519(state->file, &answer);
    free(seed);
    free(key);
    free(message);
    free(signature);
}
