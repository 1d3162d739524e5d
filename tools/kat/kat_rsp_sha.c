/* kat_rsp_sha.c -- SHA and HMAC vectors of NIST: the Secure Hash Algorithm Validation
 * System (SHAVS) sections 6.2 to 6.4, and HMACVS. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../sha/hmac.h"
#include "kat_hex.h"
#include "kat_rsp_tests.h"

#define MONTE_ROUNDS 1000
#define UNKNOWN      "?" /* in a file of questions, where the answer would be */

/* Len, Msg, MD: Len is in bits. */
void rsp_run_message(struct rsp_state *state)
{
    uint8_t *message = NULL, *want = NULL, digest[HASH_DIGEST_LENGTH_MAX];
    size_t message_length, want_length, bits = rsp_number(state, "Len");
    if (!rsp_fresh(state, "MD"))
        return;
    if (bits % 8 != 0) {
        kat_skip(state->file, "messages here are whole octets");
        return;
    }
    if (rsp_octets(state, "Msg", &message, &message_length) &&
        rsp_octets(state, "MD", &want, &want_length) && bits / 8 <= message_length) {
        hash_digest(state->hash, message, bits / 8, digest);
        kat_compare(state->file, "MD", bytes_of(want, want_length),
                    bytes_of(digest, state->hash->digest_length));
    } else {
        kat_verdict(state->file, false, "Msg and MD in hexadecimal", "something else");
    }
    free(message);
    free(want);
}

/* SHAVS 6.4: a thousand digests, each of the three before it, make the next
 * checkpoint. */
static void run_checkpoint(const struct hash *hash,
                           uint8_t seed[HASH_DIGEST_LENGTH_MAX])
{
    uint8_t last[3][HASH_DIGEST_LENGTH_MAX], next[HASH_DIGEST_LENGTH_MAX];
    for (unsigned i = 0; i < 3; i++)
        memcpy(last[i], seed, hash->digest_length);
    for (unsigned round = 0; round < MONTE_ROUNDS; round++) {
        struct hash_state state;
        hash_init(&state, hash);
        for (unsigned i = 0; i < 3; i++)
            hash_update(&state, last[i], hash->digest_length);
        hash_finish(&state, next);
        memcpy(last[0], last[1], hash->digest_length);
        memcpy(last[1], last[2], hash->digest_length);
        memcpy(last[2], next, hash->digest_length);
    }
    memcpy(seed, next, hash->digest_length);
}

/* Seed, then COUNT and MD for each checkpoint. A wrong one is reported and the next
 * starts from what the file says, so that one error is one failure. */
void rsp_run_monte(struct rsp_state *state)
{
    uint8_t *want = NULL, seed[HASH_DIGEST_LENGTH_MAX];
    size_t want_length, seed_length;
    const char *from = rsp_number(state, "COUNT") == 0 ? "Seed" : "previous";
    if (!rsp_fresh(state, "MD"))
        return;
    const char *seed_text = rsp_text(state, from);
    if (strcmp(rsp_text(state, "MD"), UNKNOWN) == 0 ||
        (seed_text != NULL && strcmp(seed_text, UNKNOWN) == 0)) {
        kat_skip(state->file, "the file asks for the checkpoint and does not give it");
        rsp_remember(state, "previous", "MD");
        return;
    }
    if (seed_text != NULL && kat_hex(seed_text, seed, sizeof seed, &seed_length) &&
        seed_length == state->hash->digest_length &&
        rsp_octets(state, "MD", &want, &want_length)) {
        run_checkpoint(state->hash, seed);
        kat_compare(state->file, "MD", bytes_of(want, want_length),
                    bytes_of(seed, state->hash->digest_length));
    } else {
        kat_verdict(state->file, false, "a seed and MD in hexadecimal",
                    "something else");
    }
    free(want);
    rsp_remember(state, "previous", "MD");
}

/* [L = 32] chooses the hash of HMAC.rsp by the length of its digest. */
static const struct hash *hmac_hash(const struct rsp_state *state)
{
    unsigned long length = rsp_number(state, "L");
    if (length == 0)
        return state->hash;
    for (size_t i = 0; hash_table[i] != NULL; i++)
        if (hash_table[i]->digest_length == length)
            return hash_table[i];
    return NULL;
}

/* Tlen says to how many octets the Mac is cut. */
static size_t mac_length(const struct rsp_state *state, const struct hash *hash)
{
    unsigned long length = rsp_number(state, "Tlen");
    return length > 0 && length < hash->digest_length ? length : hash->digest_length;
}

/* Klen, Tlen, Key, Msg, Mac; in the files made from RFC 4231 the last is MD. */
void rsp_run_hmac(struct rsp_state *state)
{
    uint8_t *key = NULL, *message = NULL, *want = NULL, mac[HASH_DIGEST_LENGTH_MAX];
    size_t key_length, message_length, want_length;
    const char *mac_name = rsp_fresh(state, "MD") ? "MD" : "Mac";
    const struct hash *hash = hmac_hash(state);
    if (!rsp_fresh(state, mac_name))
        return;
    if (hash == NULL) {
        kat_skip(state->file, "certwright does not have this hash");
        return;
    }
    if (rsp_octets(state, "Key", &key, &key_length) &&
        rsp_octets(state, "Msg", &message, &message_length) &&
        rsp_octets(state, mac_name, &want, &want_length) &&
        want_length == mac_length(state, hash)) {
        hmac_digest(hash, key, key_length, message, message_length, mac);
        kat_compare(state->file, mac_name, bytes_of(want, want_length),
                    bytes_of(mac, want_length));
    } else {
        kat_verdict(state->file, false, "Key, Msg and Mac in hexadecimal",
                    "something else");
    }
    free(key);
    free(message);
    free(want);
}
