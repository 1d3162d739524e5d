/* rsa_key.c -- RSAPublicKey and RSAPrivateKey. */
#include "rsa_key.h"

#include "../asn1/der_values.h"

static enum error_kind kind_of(enum rsa_result result)
{
    switch (result) {
    case RSA_LIMIT:
        return ERROR_LIMIT;
    case RSA_BAD_SIGNATURE:
    case RSA_BAD_CIPHERTEXT:
        return ERROR_SIGNATURE;
    case RSA_NO_RANDOM:
    case RSA_FAULT:
        return ERROR_INPUT_OUTPUT;
    case RSA_NO_MEMORY:
        return ERROR_MEMORY;
    default:
        return ERROR_RULE;
    }
}

enum key_result rsa_key_result(enum rsa_result result)
{
    switch (result) {
    case RSA_OK:
        return KEY_OK;
    case RSA_BAD_SIGNATURE:
    case RSA_BAD_CIPHERTEXT:
        return KEY_NO;
    case RSA_BAD_KEY:
    case RSA_MANY_PRIMES:
        return KEY_BAD_KEY;
    case RSA_LIMIT:
    case RSA_OUT_OF_RANGE:
    case RSA_TOO_SHORT:
        return KEY_OUT_OF_RANGE;
    case RSA_WEAK_HASH:
        return KEY_WEAK_HASH;
    case RSA_NO_RANDOM:
        return KEY_NO_RANDOM;
    case RSA_NO_MEMORY:
        return KEY_NO_MEMORY;
    case RSA_FAULT:
        return KEY_FAULT;
    }
    return KEY_FAULT;
}

bool rsa_fail(struct error *error, enum rsa_result result, size_t offset,
              const char *what)
{
    return error_fail(error, kind_of(result), offset, "RFC 8017", "%s: %s", what,
                      rsa_result_text(result));
}

static bool read_integer(struct der_reader *reader, const char *field,
                         struct rsa_integer *integer)
{
    struct bytes magnitude;
    if (!der_read_unsigned(reader, field, &magnitude))
        return false;
    integer->octets = magnitude.data;
    integer->length = magnitude.length;
    return true;
}

static void write_number(struct der_writer *writer, const struct number *number)
{
    uint8_t octets[NUMBER_OCTETS_MAX];
    size_t length = number->limb_count * sizeof(mp_limb_t);
    if (length > sizeof octets || !number_to_octets(number, octets, length))
        der_writer_fail(writer, ERROR_LIMIT);
    else
        der_write_unsigned(writer, bytes_of(octets, length));
    explicit_bzero(octets, sizeof octets);
}

static void write_public_exponent(struct der_writer *writer,
                                  const struct rsa_public_key *key)
{
    struct number exponent;
    number_from_word(&exponent, key->public_exponent);
    write_number(writer, &exponent);
}

/* RSAPublicKey ::= SEQUENCE {
 *     modulus         INTEGER,  -- n
 *     publicExponent  INTEGER   -- e
 * } */
static bool read_public_integers(struct der_reader *reader, const char *field,
                                 struct rsa_integer *modulus,
                                 struct rsa_integer *exponent)
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, field, &inner) &&
           read_integer(&inner, "modulus", modulus) &&
           read_integer(&inner, "publicExponent", exponent) &&
           der_finish(&inner, field);
}

bool rsa_public_key_read(struct der_reader *reader, const char *field,
                         struct rsa_public_key *key)
{
    struct rsa_integer modulus, exponent;
    size_t offset = reader->position;
    if (!read_public_integers(reader, field, &modulus, &exponent))
        return false;
    enum rsa_result result = rsa_public_key_set(key, modulus, exponent);
    return result == RSA_OK || rsa_fail(reader->error, result, offset, field);
}

void rsa_public_key_write(struct der_writer *writer, const struct rsa_public_key *key)
{
    der_begin(writer, DER_SEQUENCE);
    write_number(writer, &key->modulus);
    write_public_exponent(writer, key);
    der_end(writer);
}

/* Version ::= INTEGER { two-prime(0), multi(1) } */
static bool read_version(struct der_reader *reader)
{
    uint32_t version;
    size_t offset = reader->position;
    return der_read_small(reader, "version", 1, &version) &&
           (version == 0 ||
            der_fail(reader, ERROR_UNSUPPORTED, offset, "RFC 8017 A.1.2", "version",
                     "want two primes, have more"));
}

/* RSAPrivateKey ::= SEQUENCE {
 *     version          Version,
 *     modulus          INTEGER,  -- n
 *     publicExponent   INTEGER,  -- e
 *     privateExponent  INTEGER,  -- d
 *     prime1           INTEGER,  -- p
 *     prime2           INTEGER,  -- q
 *     exponent1        INTEGER,  -- d mod (p-1)
 *     exponent2        INTEGER,  -- d mod (q-1)
 *     coefficient      INTEGER,  -- (inverse of q) mod p
 *     otherPrimeInfos  OtherPrimeInfos OPTIONAL } */
bool rsa_private_key_read(struct der_reader *reader, const char *field,
                          struct rsa_private_key *key)
{
    struct der_reader inner;
    struct rsa_private_key_fields fields;
    size_t offset = reader->position;
    if (!der_enter(reader, DER_SEQUENCE, field, &inner) || !read_version(&inner) ||
        !read_integer(&inner, "modulus", &fields.modulus) ||
        !read_integer(&inner, "publicExponent", &fields.public_exponent) ||
        !read_integer(&inner, "privateExponent", &fields.private_exponent) ||
        !read_integer(&inner, "prime1", &fields.prime1) ||
        !read_integer(&inner, "prime2", &fields.prime2) ||
        !read_integer(&inner, "exponent1", &fields.exponent1) ||
        !read_integer(&inner, "exponent2", &fields.exponent2) ||
        !read_integer(&inner, "coefficient", &fields.coefficient) ||
        !der_finish(&inner, field))
        return false;
    enum rsa_result result = rsa_private_key_set(key, &fields);
    return result == RSA_OK || rsa_fail(reader->error, result, offset, field);
}

void rsa_private_key_write(struct der_writer *writer, const struct rsa_private_key *key)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_small(writer, 0);
    write_number(writer, &key->public_key.modulus);
    write_public_exponent(writer, &key->public_key);
    write_number(writer, &key->private_exponent);
    write_number(writer, &key->prime1);
    write_number(writer, &key->prime2);
    write_number(writer, &key->exponent1);
    write_number(writer, &key->exponent2);
    write_number(writer, &key->coefficient);
    der_end(writer);
}
