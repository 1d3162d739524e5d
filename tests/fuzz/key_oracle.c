/* key_oracle.c -- public keys of any kind. */
#include "key_oracle.h"

#include "asn1/oid.h"
#include "fuzz.h"
#include "keys/key_type.h"

/* Runs of bytes that an RSASSA-PSS-params has only where it has another form too: SHA-1, which
 * is the default; the default trailerField; and the hashes of SHA-2 without NULL. */
static const uint8_t sha1[] = {0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a};
static const uint8_t trailer[] = {0xa3, 0x03, 0x02, 0x01, 0x01};
static const uint8_t sha2_alone[] = {0x30, 0x0b, 0x06, 0x09, 0x60, 0x86,
                                     0x48, 0x01, 0x65, 0x03, 0x04, 0x02};

static bool contains(struct bytes run, const uint8_t *part, size_t length)
{
    for (size_t i = 0; i + length <= run.length; i++)
        if (memcmp(run.data + i, part, length) == 0)
            return true;
    return false;
}

bool key_algorithm_has_one_form(const struct algorithm_identifier *algorithm)
{
    if (bytes_equal(algorithm->algorithm, oid_rsa_encryption))
        return algorithm->parameters.length > 0;
    return !contains(algorithm->parameters, sha1, sizeof sha1) &&
           !contains(algorithm->parameters, trailer, sizeof trailer) &&
           !contains(algorithm->parameters, sha2_alone, sizeof sha2_alone);
}

void require_all_zero(const void *object, size_t length, const char *what)
{
    const uint8_t *octets = object;
    for (size_t i = 0; i < length; i++)
        fuzz_require(octets[i] == 0, what);
}

static void require_same_limits(const struct rsa_pss_parameters *a,
                                const struct rsa_pss_parameters *b)
{
    fuzz_require(a->hash == b->hash && a->mgf1_hash == b->mgf1_hash &&
                     a->salt_length == b->salt_length,
                 "public_key_write: other parameters");
}

static bool is_compressed(const struct subject_public_key_info *spki,
                          const struct public_key *key)
{
    return key->type->curve != NULL && spki->subject_public_key.data[0] != 0x04;
}

/* Written and read again it is the same key; and the same bytes, if there is one form. */
static void check_written(const struct subject_public_key_info *spki,
                          const struct public_key *key)
{
    static struct public_key again;
    struct subject_public_key_info second;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes written;
    public_key_write(&writer, key);
    fuzz_require(der_writer_finish(&writer, &written, &error), "public_key_write");
    fuzz_require(spki_parse(written, &second, &error), "a written key is no SPKI");
    fuzz_require(public_key_read(&second, &again, &error), "a written key is wrong");
    fuzz_require(public_key_equal(key, &again) && public_key_equal(&again, key),
                 "public_key_write: another key");
    require_same_limits(&key->pss, &again.pss);
    if (is_compressed(spki, key)) /* which is written uncompressed */
        fuzz_require(second.subject_public_key.data[0] == 0x04, "a compressed point");
    else
        fuzz_same(spki->subject_public_key, second.subject_public_key,
                  "subjectPublicKey");
    if (key_algorithm_has_one_form(&spki->algorithm) && !is_compressed(spki, key))
        fuzz_same(spki->element, written, "public_key_write: other bytes");
    der_writer_clear(&writer);
}

static void check_strength(const struct public_key *key)
{
    struct key_strength strength = public_key_strength(key);
    struct error error = {0};
    fuzz_require(memchr(strength.label, 0, sizeof strength.label) != NULL &&
                     memchr(strength.text, 0, sizeof strength.text) != NULL,
                 "public_key_strength: no end");
    fuzz_safe(bytes_of_text(strength.label), false, "public_key_strength: label");
    fuzz_safe(bytes_of_text(strength.text), false, "public_key_strength: text");
    bool ok = public_key_check_to_certify(key, &error);
    fuzz_error(ok, &error, (struct bytes){0});
    fuzz_require(!ok || strength.security_bits >= KEY_SECURITY_BITS_MIN,
                 "a weak key is certified");
}

/* A key that signs may sign with its own choice; written and read again that choice is the same. */
static void check_choice(const struct public_key *key)
{
    struct signature_wish wish = {0};
    struct signature_algorithm chosen, again;
    struct algorithm_identifier identifier;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes written;
    bool ok = signature_choose(key, &wish, &chosen, &error);
    fuzz_error(ok, &error, (struct bytes){0});
    fuzz_require(ok == ((key->type->uses & KEY_SIGNS) != 0), "signature_choose");
    if (!ok)
        return;
    signature_algorithm_write(&writer, &chosen);
    fuzz_require(der_writer_finish(&writer, &written, &error),
                 "signature_algorithm_write");
    struct der_reader reader = der_reader_of(written, &error);
    fuzz_require(algorithm_read(&reader, "", &identifier) &&
                     signature_algorithm_read(&identifier, &again, &error),
                 "a written algorithm is wrong");
    fuzz_require(again.scheme == chosen.scheme && again.hash == chosen.hash &&
                     again.mgf1_hash == chosen.mgf1_hash &&
                     again.salt_length == chosen.salt_length,
                 "signature_algorithm_write: another algorithm");
    fuzz_require(signature_allowed(key, &again, &error),
                 "a key does not allow what it chose");
    der_writer_clear(&writer);
}

void check_public_key(const struct subject_public_key_info *spki)
{
    static struct public_key key;
    struct error error = {0};
    memset(&key, 0xa5, sizeof key);
    bool is_key = public_key_read(spki, &key, &error);
    fuzz_error(is_key, &error, spki->element);
    if (!is_key) {
        require_all_zero(&key, sizeof key, "a public key that is left behind");
        return;
    }
    check_written(spki, &key);
    check_strength(&key);
    check_choice(&key);
}
