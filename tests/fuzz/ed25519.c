/* ed25519.c -- a key, a signature and a message, of 32, 64 and any number of bytes. The verdict is
 * OpenSSL's, but for keys that are not in their only form (RFC 8032 section 5.1.3), which are
 * none here. With the same 32 bytes as its private key, the message has the signature that
 * OpenSSL makes, and X25519 finds the same secret with the next 32. */
#include "fuzz.h"
#include "key_oracle.h"
#include "ec/ed25519.h"
#include "ec/x25519.h"
#include "../oracle/curve_peer.h"

static void check_verdict(const uint8_t *encoded, const uint8_t *signature,
                          struct bytes message)
{
    struct ed25519_public_key key;
    memset(&key, 0xa5, sizeof key);
    bool is_key = ed25519_public_key_set(&key, encoded) == EC_OK;
    bool is_right = is_key && ed25519_verify(&key, message.data, message.length,
                                             signature, NULL) == EC_OK;
    if (!is_key)
        require_all_zero(&key, sizeof key, "a key that is left behind");
    if (!peer_reads_strictly(encoded)) {
        fuzz_require(!is_key, "a key that is not in its only form");
        return;
    }
    EVP_PKEY *peer = peer_raw_public_key(EVP_PKEY_ED25519, encoded);
    fuzz_require(is_right == peer_verify_message(peer, message, signature),
                 "another verdict than OpenSSL's");
    EVP_PKEY_free(peer);
}

static void check_signing(const uint8_t *seed, struct bytes message)
{
    struct ed25519_private_key key;
    uint8_t want[ED25519_SIGNATURE_LENGTH], have[ED25519_SIGNATURE_LENGTH];
    EVP_PKEY *peer = peer_raw_private_key(EVP_PKEY_ED25519, seed);
    ed25519_private_key_set(&key, seed);
    fuzz_require(ed25519_sign(&key, message.data, message.length, NULL, NULL, have) ==
                     EC_OK,
                 "ed25519_sign");
    peer_sign_message(peer, message, want);
    fuzz_same(bytes_of(want, sizeof want), bytes_of(have, sizeof have),
              "another signature");
    EVP_PKEY_free(peer);
}

static void check_agreement(const uint8_t *scalar, const uint8_t *u)
{
    struct x25519_private_key key;
    struct x25519_public_key peer;
    uint8_t want[X25519_LENGTH] = {0}, have[X25519_LENGTH];
    EVP_PKEY *own = peer_raw_private_key(EVP_PKEY_X25519, scalar);
    EVP_PKEY *other = peer_raw_public_key(EVP_PKEY_X25519, u);
    x25519_private_key_set(&key, scalar);
    memcpy(peer.u, u, sizeof peer.u);
    bool ok = x25519_derive(&key, &peer, have) == EC_OK;
    fuzz_require(ok == peer_agree(own, other, want, sizeof want), "another secret");
    if (ok)
        fuzz_same(bytes_of(want, sizeof want), bytes_of(have, sizeof have),
                  "another secret");
    else
        require_all_zero(have, sizeof have, "a secret that is left behind");
    EVP_PKEY_free(own);
    EVP_PKEY_free(other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 96)
        return 0;
    struct bytes message = bytes_of(data + 96, size - 96);
    check_verdict(data, data + 32, message);
    check_signing(data, message);
    check_agreement(data, data + 32);
    return 0;
}
