/* private_key.c -- any bytes as a private key, PKCS #8, PKCS #1 or SEC 1, and as a public one. A
 * key that is accepted keeps the rules of RFC 8017 section 3.2 by GMP's arithmetic, or, on a
 * curve, is the same key for OpenSSL; it is written back to the same bytes but for what is left
 * out by contract, and is the same after it was written and read again. A refused one leaves
 * nothing behind, and is none that OpenSSL would write. */
#include "keys/private_key.h"

#include "asn1/der_values.h"
#include "curve_oracle.h"
#include "document.h"
#include "fuzz.h"
#include "key_oracle.h"
#include "keys/key_type.h"
#include "keys/rsa_key.h"

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

/* Whether what stands next in READER, which is not RSA's, is written in one way: the
 * parameters outside it or in it, as HAS_PARAMETERS says, and the point uncompressed. */
static bool has_one_curve_form(struct der_reader *reader, bool has_parameters)
{
    struct der_reader inner, point;
    struct bytes encoded;
    if (!der_next_is(reader, DER_SEQUENCE))
        return true; /* 32 bytes */
    if (!der_enter(reader, DER_SEQUENCE, "", &inner) ||
        !der_read_any(&inner, "", NULL, NULL, NULL) ||
        !der_read_any(&inner, "", NULL, NULL, NULL))
        fuzz_fail("an ECPrivateKey cannot be read again");
    return der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(0)) == has_parameters &&
           (!has_parameters || der_read_any(&inner, "", NULL, NULL, NULL)) &&
           der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(1)) &&
           der_enter(&inner, DER_CONTEXT_CONSTRUCTED(1), "", &point) &&
           der_read_bit_octets(&point, "", &encoded) && encoded.data[0] == 0x04;
}

/* What private_key_write leaves out, version 1, attributes and a public key, is not in what
 * follows the version in INNER, and the rest of it is written in one way. */
static bool has_one_form_in_pkcs8(struct der_reader *inner,
                                  const struct private_key *key)
{
    struct algorithm_identifier algorithm;
    struct bytes octets;
    if (!algorithm_read(inner, "", &algorithm) ||
        !der_read(inner, DER_OCTET_STRING, "", &octets))
        fuzz_fail("a PrivateKeyInfo cannot be read again");
    struct der_reader wrapped = der_reader_within(inner, octets);
    return der_at_end(inner) && key_algorithm_has_one_form(&algorithm) &&
           (private_key_rsa(key) != NULL || has_one_curve_form(&wrapped, false));
}

/* Whether DOCUMENT, where KEY was read from, is what is written; IS_OLD is set if it
 * is the older form, which has no algorithm. */
static bool has_one_form(struct bytes document, const struct private_key *key,
                         bool *is_old)
{
    struct error error = {0};
    struct der_reader inner, whole, reader = der_reader_of(document, &error);
    uint32_t version;
    whole = reader;
    if (!der_enter(&reader, DER_SEQUENCE, "", &inner) ||
        !der_read_small(&inner, "", 1, &version))
        fuzz_fail("a private key cannot be read again");
    *is_old = !der_next_is(&inner, DER_SEQUENCE);
    if (*is_old)
        return private_key_rsa(key) != NULL || has_one_curve_form(&whole, true);
    return version == 0 && has_one_form_in_pkcs8(&inner, key);
}

static void check_written(const struct private_key *key, struct bytes document)
{
    const struct bytes none = {0};
    bool is_old, has_one = has_one_form(document, key, &is_old);
    check_form(key, private_key_write, has_one && !is_old ? document : none);
    fuzz_require(!is_old || key->type->traditional != NULL, "an older form of no type");
    if (key->type->traditional != NULL)
        check_form(key, private_key_write_traditional,
                   has_one && is_old ? document : none);
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

static void check_numbers(const struct private_key *key, struct bytes document)
{
    const struct rsa_private_key *rsa = private_key_rsa(key);
    if (rsa != NULL)
        check_rsa_numbers(rsa);
    else
        check_curve_private_key(key, document);
}

static void read_private(struct bytes document)
{
    static struct private_key key;
    struct error error = {0};
    memset(&key, 0xa5, sizeof key);
    bool ok = private_key_parse(document, &key, &error);
    fuzz_error(ok, &error, document);
    if (ok) {
        check_numbers(&key, document);
        check_written(&key, document);
        check_public_half(&key);
        private_key_wipe(&key);
    } else {
        check_refused_private_key(document);
    }
    require_all_zero(&key, sizeof key, "a key that is left behind");
}

static void read_public(struct bytes document)
{
    struct subject_public_key_info spki;
    struct public_key key;
    struct error error = {0};
    bool ok = spki_parse(document, &spki, &error);
    fuzz_error(ok, &error, document);
    if (ok)
        check_spki(document, &spki);
    if (ok && public_key_read(&spki, &key, &error))
        check_curve_public_key(&key, document);
    else
        check_refused_public_key(document);
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
