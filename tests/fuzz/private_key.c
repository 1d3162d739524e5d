/* private_key.c -- any bytes as a private key, PKCS #8 or PKCS #1, and as a public one. A key
 * that is accepted keeps the rules of RFC 8017 section 3.2 by GMP's arithmetic, is written back
 * to the same bytes but for what is left out by contract, and is the same after it was written
 * and read again; a refused one leaves nothing behind. */
#include "keys/private_key.h"

#include <gmp.h>

#include "asn1/der_values.h"
#include "document.h"
#include "fuzz.h"
#include "key_oracle.h"
#include "keys/key_type.h"
#include "keys/rsa_key.h"

static void import(mpz_t out, const struct number *number)
{
    static uint8_t octets[NUMBER_OCTETS_MAX];
    fuzz_require(number_to_octets(number, octets, sizeof octets), "number_to_octets");
    mpz_init(out);
    mpz_import(out, sizeof octets, 1, 1, 1, 0, octets);
}

/* x = 1 mod (m - MINUS). */
static void require_one(const mpz_t x, const mpz_t m, unsigned long minus,
                        const char *what)
{
    mpz_t rest, modulus;
    mpz_inits(rest, modulus, NULL);
    mpz_sub_ui(modulus, m, minus);
    mpz_mod(rest, x, modulus);
    fuzz_require(mpz_cmp_ui(rest, 1) == 0, what);
    mpz_clears(rest, modulus, NULL);
}

static void check_numbers(const struct rsa_private_key *key)
{
    mpz_t n, d, p, q, dp, dq, qinv, x;
    import(n, &key->public_key.modulus);
    import(d, &key->private_exponent);
    import(p, &key->prime1);
    import(q, &key->prime2);
    import(dp, &key->exponent1);
    import(dq, &key->exponent2);
    import(qinv, &key->coefficient);
    mpz_init(x);
    mpz_mul(x, p, q);
    fuzz_require(mpz_cmp(x, n) == 0, "n is not p * q");
    mpz_mul_ui(x, d, key->public_key.public_exponent);
    require_one(x, p, 1, "e * d is not 1 mod p - 1");
    require_one(x, q, 1, "e * d is not 1 mod q - 1");
    mpz_mul_ui(x, dp, key->public_key.public_exponent);
    require_one(x, p, 1, "e * dP is not 1 mod p - 1");
    mpz_mul_ui(x, dq, key->public_key.public_exponent);
    require_one(x, q, 1, "e * dQ is not 1 mod q - 1");
    mpz_mul(x, q, qinv);
    require_one(x, p, 0, "q * qInv is not 1 mod p");
    fuzz_require(mpz_cmp(d, n) < 0 && mpz_cmp(dp, p) < 0 && mpz_cmp(dq, q) < 0 &&
                     mpz_cmp(qinv, p) < 0,
                 "a number above its bound");
    mpz_clears(n, d, p, q, dp, dq, qinv, x, NULL);
}

/* DER, all of it written again: as PKCS #8, or in the older form of its type. */
typedef void write_function(struct der_writer *writer, const struct private_key *key);

/* What WRITE makes of KEY is read to the same key. DOCUMENT is where KEY comes from, if these are
 * the bytes that are wanted; or empty. */
static void check_form(const struct private_key *key, write_function *write,
                       struct bytes document)
{
    static struct private_key again;
    struct der_writer first = {0}, second = {0};
    struct error error = {0};
    struct bytes written;
    write(&first, key);
    fuzz_require(der_writer_finish(&first, &written, &error), "a key is not written");
    fuzz_require(private_key_parse(written, &again, &error), "a written key is wrong");
    write(&second, &again);
    fuzz_written(&second, written, "a written key is another");
    if (document.length > 0)
        fuzz_same(document, written, "a private key: other bytes");
    der_writer_clear(&first);
    private_key_wipe(&again);
}

/* What private_key_write leaves out, version 1, attributes and a public key, is not in DOCUMENT,
 * and its algorithm is written in one way: then it is written to the same bytes. IS_OLD is set if
 * there is no algorithm, but an INTEGER. */
static bool has_one_form(struct bytes document, bool *is_old)
{
    struct error error = {0};
    struct der_reader inner, reader = der_reader_of(document, &error);
    struct algorithm_identifier algorithm;
    uint32_t version;
    *is_old = false;
    if (!der_enter(&reader, DER_SEQUENCE, "", &inner) ||
        !der_read_small(&inner, "", 1, &version))
        fuzz_fail("a private key cannot be read again");
    *is_old = der_next_is(&inner, DER_INTEGER);
    return !*is_old && version == 0 && algorithm_read(&inner, "", &algorithm) &&
           key_algorithm_has_one_form(&algorithm) &&
           der_read_any(&inner, "", NULL, NULL, NULL) && der_at_end(&inner);
}

static void check_written(const struct private_key *key, struct bytes document)
{
    const struct bytes none = {0};
    bool is_old, is_alone = has_one_form(document, &is_old);
    check_form(key, private_key_write, is_alone ? document : none);
    fuzz_require(!is_old || key->type->traditional != NULL, "an older form of no type");
    if (key->type->traditional != NULL)
        check_form(key, private_key_write_traditional, is_old ? document : none);
}

/* The public half is the key that is in the certificates for it. */
static void check_public_half(const struct private_key *key)
{
    static struct public_key half;
    struct subject_public_key_info spki;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes written;
    private_key_public(key, &half);
    public_key_write(&writer, &half);
    fuzz_require(der_writer_finish(&writer, &written, &error) &&
                     spki_parse(written, &spki, &error),
                 "the public half is no key");
    check_public_key(&spki);
    der_writer_clear(&writer);
}

static void read_private(struct bytes document)
{
    static struct private_key key;
    struct error error = {0};
    memset(&key, 0xa5, sizeof key);
    bool ok = private_key_parse(document, &key, &error);
    fuzz_error(ok, &error, document);
    if (ok) {
        const struct rsa_private_key *rsa = private_key_rsa(&key);
        fuzz_require(rsa != NULL, "a key of no type");
        check_numbers(rsa);
        check_written(&key, document);
        check_public_half(&key);
        private_key_wipe(&key);
    }
    require_all_zero(&key, sizeof key, "a key that is left behind");
}

static void read_public(struct bytes document)
{
    struct subject_public_key_info spki;
    struct error error = {0};
    bool ok = spki_parse(document, &spki, &error);
    fuzz_error(ok, &error, document);
    if (ok)
        check_spki(document, &spki);
}

static void read_rsa_public(struct bytes document)
{
    struct rsa_public_key key;
    struct der_writer writer = {0};
    struct error error = {0};
    struct der_reader reader = der_reader_of(document, &error);
    bool ok = rsa_public_key_read(&reader, "RSAPublicKey", &key) &&
              der_finish(&reader, "RSAPublicKey");
    fuzz_error(ok, &error, document);
    if (!ok)
        return;
    rsa_public_key_write(&writer, &key);
    fuzz_written(&writer, document, "rsa_public_key_write");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size);
    read_private(document);
    read_public(document);
    read_rsa_public(document);
    return 0;
}
