/* ecdsa_signature.c -- any bytes as the signature of ECDSA on each curve. What is accepted is
 * what OpenSSL reads, writes back to the same bytes, and which fits the curve: two numbers that
 * are not negative. */
#include <openssl/ecdsa.h>
#include <openssl/err.h>

#include "ec/ecdsa.h"
#include "fuzz.h"
#include "keys/curve_keys.h"
#include "../oracle/curve_peer.h"

static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};

/* What OpenSSL reads, if that is all of DOCUMENT, and in the only form. */
static ECDSA_SIG *read_there(struct bytes document)
{
    const unsigned char *at = document.data;
    unsigned char *written = NULL;
    ECDSA_SIG *signature = d2i_ECDSA_SIG(NULL, &at, (long)document.length);
    ERR_clear_error();
    if (signature == NULL)
        return NULL;
    int length = i2d_ECDSA_SIG(signature, &written);
    bool ok = length >= 0 && bytes_equal(document, bytes_of(written, (size_t)length));
    OPENSSL_free(written);
    if (ok)
        return signature;
    ECDSA_SIG_free(signature);
    return NULL;
}

static bool fits(const struct curve *curve, const BIGNUM *number)
{
    return !BN_is_negative(number) && (size_t)BN_num_bytes(number) <= curve->length;
}

static void require_number(const struct curve *curve, const BIGNUM *want,
                           const uint8_t *have)
{
    uint8_t number[CURVE_LENGTH_MAX];
    fuzz_require(BN_bn2binpad(want, number, (int)curve->length) >= 0, "BN_bn2binpad");
    fuzz_same(bytes_of(number, curve->length), bytes_of(have, curve->length),
              "another number");
}

static void check_curve(const struct curve *curve, struct bytes document,
                        const ECDSA_SIG *want)
{
    struct ecdsa_signature signature;
    struct der_writer writer = {0};
    struct error error = {0};
    bool ok = ecdsa_signature_parse(document, curve, &signature, &error);
    fuzz_error(ok, &error, document);
    fuzz_require(ok == (want != NULL && fits(curve, ECDSA_SIG_get0_r(want)) &&
                        fits(curve, ECDSA_SIG_get0_s(want))),
                 "another verdict than OpenSSL's");
    if (!ok)
        return;
    require_number(curve, ECDSA_SIG_get0_r(want), signature.r);
    require_number(curve, ECDSA_SIG_get0_s(want), signature.s);
    ecdsa_signature_write(&writer, curve, &signature);
    fuzz_written(&writer, document, "ecdsa_signature_write");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size);
    ECDSA_SIG *want = read_there(document);
    for (size_t i = 0; i < sizeof curves / sizeof curves[0]; i++)
        check_curve(curves[i], document, want);
    ECDSA_SIG_free(want);
    return 0;
}
