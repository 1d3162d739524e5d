/* signed.c -- tests x509/signed.h: the signature around a certificate, a request, or anything.
 * Structures are written by the test itself, with the fixed key. Malformed ones are in
 * tests/vectors/x509/certificate.txt, run by certificate.c. */
#include "x509/signed.h"

#include <stdlib.h>

#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "fixture.h"
#include "suites.h"

/* A signed structure around SEQUENCE { INTEGER 5 }. */
static struct bytes write_sample(struct der_writer *writer)
{
    struct fixture_signer s;
    struct error error = {0};
    fixture_signer_init(&s, fixture_key());
    size_t start = signed_begin(writer);
    der_begin(writer, DER_SEQUENCE);
    der_write_small(writer, 5);
    der_end(writer);
    signed_end(writer, start, &s.signer, &error);
    ck_assert_msg(error.kind == ERROR_NONE, "%s", error.message);
    return fixture_finish(writer);
}

static bool read_structure(struct bytes der, struct signed_structure *structure,
                           struct error *error)
{
    struct der_reader contents, reader = der_reader_of(der, error);
    return signed_read(&reader, "structure", "toBeSigned", structure, &contents) &&
           der_finish(&reader, "structure");
}

static enum error_kind verify(struct bytes der)
{
    struct signed_structure structure;
    struct error error = {0};
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    bool ok = read_structure(der, &structure, &error) &&
              signed_verify(&structure, &spki, &error);
    ck_assert(ok == (error.kind == ERROR_NONE));
    return error.kind;
}

START_TEST(sign_and_verify)
{
    struct der_writer writer = {0};
    struct signed_structure structure;
    struct error error = {0};
    struct bytes der = write_sample(&writer);
    ck_assert_int_eq(verify(der), ERROR_NONE);
    ck_assert(read_structure(der, &structure, &error));
    ck_assert(bytes_equal(structure.element, der));
    ck_assert_uint_eq(structure.to_be_signed.length, 5);
    ck_assert(structure.to_be_signed.data == der.data + 4);
    ck_assert_uint_eq(structure.signature.length, 256);
    struct signature_algorithm algorithm;
    ck_assert(
        signature_algorithm_read(&structure.signature_algorithm, &algorithm, &error));
    ck_assert_ptr_eq(algorithm.scheme, &scheme_sha256_with_rsa);
    ck_assert_ptr_eq(algorithm.hash, &hash_sha256);
    struct subject_public_key_info other = fixture_spki(fixture_other_key());
    ck_assert(!signed_verify(&structure, &other, &error));
    ck_assert_int_eq(error.kind, ERROR_SIGNATURE);
    der_writer_clear(&writer);
}
END_TEST

/* PKCS#1 v1.5 signatures do not depend on the random numbers. */
START_TEST(deterministic)
{
    struct der_writer writer = {0}, again = {0};
    struct bytes first = write_sample(&writer);
    ck_assert(bytes_equal(first, write_sample(&again)));
    der_writer_clear(&writer);
    der_writer_clear(&again);
}
END_TEST

/* Each bit of what is signed, and each bit of the signature. */
START_TEST(one_bit_flipped)
{
    struct der_writer writer = {0};
    struct signed_structure structure;
    struct error error = {0};
    struct bytes der = write_sample(&writer);
    ck_assert(read_structure(der, &structure, &error));
    struct bytes parts[2] = {structure.to_be_signed, structure.signature};
    size_t step = test_is_quick() ? 61 : 1;
    for (size_t part = 0; part < 2; part++) {
        uint8_t *octets = writer.data + (parts[part].data - writer.data);
        for (size_t bit = 0; bit < 8 * parts[part].length; bit += step) {
            octets[bit / 8] ^= (uint8_t)(1u << bit % 8);
            enum error_kind kind = verify(der);
            ck_assert_msg(kind == ERROR_SIGNATURE ||
                              (part == 0 && bit < 8 * 4 && kind != ERROR_NONE),
                          "part %zu, bit %zu: kind %d", part, bit, (int)kind);
            octets[bit / 8] ^= (uint8_t)(1u << bit % 8);
        }
    }
    ck_assert_int_eq(verify(der), ERROR_NONE);
    der_writer_clear(&writer);
}
END_TEST

/* The structure of write_sample, with ALGORITHM and SIGNATURE in place of its own. */
static enum error_kind verify_with(const struct algorithm_identifier *algorithm,
                                   struct bytes signature)
{
    struct der_writer writer = {0};
    der_begin(&writer, DER_SEQUENCE);
    der_begin(&writer, DER_SEQUENCE);
    der_write_small(&writer, 5);
    der_end(&writer);
    algorithm_write(&writer, algorithm);
    der_write_bit_octets(&writer, signature);
    der_end(&writer);
    enum error_kind kind = verify(fixture_finish(&writer));
    der_writer_clear(&writer);
    return kind;
}

START_TEST(algorithms)
{
    static const uint8_t md5[] = {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 4};
    static const uint8_t null[] = {0x05, 0x00, 0x00}, string[] = {0x0c, 0x00};
    struct der_writer writer = {0};
    struct signed_structure structure;
    struct error error = {0};
    ck_assert(read_structure(write_sample(&writer), &structure, &error));
    struct algorithm_identifier a = structure.signature_algorithm;
    ck_assert_int_eq(verify_with(&a, structure.signature), ERROR_NONE);
    a.parameters = bytes_of(NULL, 0);
    ck_assert_int_eq(verify_with(&a, structure.signature), ERROR_NONE);
    a.parameters = bytes_of(string, sizeof string);
    ck_assert_int_eq(verify_with(&a, structure.signature), ERROR_ENCODING);
    a.parameters = bytes_of(null, 2);
    a.algorithm = bytes_of(md5, sizeof md5);
    ck_assert_int_eq(verify_with(&a, structure.signature), ERROR_UNSUPPORTED);
    a.algorithm = oid_rsa_encryption;
    ck_assert_int_eq(verify_with(&a, structure.signature), ERROR_UNSUPPORTED);
    a.algorithm = bytes_of(oid_sha256_with_rsa_encryption.data,
                           oid_sha256_with_rsa_encryption.length - 1);
    ck_assert_int_eq(verify_with(&a, structure.signature), ERROR_UNSUPPORTED);
    der_writer_clear(&writer);
}
END_TEST

/* Signatures of a wrong length, with octets before or behind, and s + n. */
START_TEST(signature_lengths)
{
    struct der_writer writer = {0};
    struct signed_structure s;
    struct error error = {0};
    uint8_t longer[258] = {0};
    ck_assert(read_structure(write_sample(&writer), &s, &error));
    const struct algorithm_identifier *a = &s.signature_algorithm;
    for (size_t length = 0; length < s.signature.length; length += 15)
        ck_assert_int_eq(verify_with(a, bytes_of(s.signature.data, length)),
                         ERROR_SIGNATURE);
    memcpy(longer + 1, s.signature.data, s.signature.length);
    ck_assert_int_eq(verify_with(a, bytes_of(longer, 257)), ERROR_SIGNATURE);
    ck_assert_int_eq(verify_with(a, bytes_of(longer + 1, 257)), ERROR_SIGNATURE);
    ck_assert_int_eq(verify_with(a, bytes_of(longer + 1, 256)), ERROR_NONE);
    memset(longer, 0, sizeof longer);
    ck_assert_int_eq(verify_with(a, bytes_of(longer, 256)), ERROR_SIGNATURE);
    longer[255] = 1;
    ck_assert_int_eq(verify_with(a, bytes_of(longer, 256)), ERROR_SIGNATURE);
    der_writer_clear(&writer);
}
END_TEST

START_TEST(malformed_key)
{
    static const uint8_t bad[] = {0x30, 0x12, 0x30, 0x0d, 0x06, 0x09, 0x2a,
                                  0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01,
                                  0x01, 0x05, 0x00, 0x03, 0x01, 0x00};
    struct der_writer writer = {0};
    struct signed_structure structure;
    struct subject_public_key_info spki;
    struct error error = {0};
    ck_assert(read_structure(write_sample(&writer), &structure, &error));
    ck_assert(spki_parse(bytes_of(bad, sizeof bad), &spki, &error));
    ck_assert(!signed_verify(&structure, &spki, &error));
    ck_assert_int_eq(error.kind, ERROR_TRUNCATED);
    ck_assert_uint_eq(error.offset, ERROR_NO_OFFSET);
    der_writer_clear(&writer);
}
END_TEST

static bool fail_to_fill(struct random_source *source, uint8_t *octets, size_t length)
{
    (void)source;
    (void)octets;
    (void)length;
    return false;
}

/* A signer is used again and again: PKCS #1 v1.5 has nothing random in it, so the bytes are
 * the same, and the blinding is drawn once. */
START_TEST(prepared_key)
{
    struct fixture_signer s;
    struct der_writer writer[2] = {{0}};
    struct error error = {0};
    struct bytes der[2];
    fixture_signer_init(&s, fixture_key());
    for (unsigned i = 0; i < 2; i++) {
        size_t start = signed_begin(&writer[i]);
        der_begin(&writer[i], DER_SEQUENCE);
        der_end(&writer[i]);
        signed_end(&writer[i], start, &s.signer, &error);
        der[i] = fixture_finish(&writer[i]);
    }
    ck_assert_uint_eq(s.prepared.rsa.blinding_uses, RSA_BLINDING_USES_MAX - 2);
    ck_assert_uint_eq(der[0].length, der[1].length);
    ck_assert_mem_eq(der[0].data, der[1].data, der[0].length);
    key_signer_end(&s.prepared);
    der_writer_clear(&writer[0]);
    der_writer_clear(&writer[1]);
}
END_TEST

/* Without random numbers there is no blinding, and then no signature. */
START_TEST(failing_random)
{
    struct random_source failing = {fail_to_fill};
    struct key_signer prepared;
    struct signer signer = {&prepared, &fixture_algorithm};
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    key_signer_begin(&prepared, fixture_key(), &failing);
    size_t start = signed_begin(&writer);
    der_begin(&writer, DER_SEQUENCE);
    der_end(&writer);
    signed_end(&writer, start, &signer, &error);
    ck_assert_int_eq(error.kind, ERROR_INPUT_OUTPUT);
    ck_assert_uint_eq(der_written(&writer, 0).length, 0);
    struct error first = error;
    ck_assert(!der_writer_finish(&writer, &der, &error));
    ck_assert_str_eq(error.message, first.message);
    der_writer_clear(&writer);
}
END_TEST

/* What cannot be encoded is not signed, and its own failure is the one that is told. */
START_TEST(failed_writer)
{
    struct fixture_signer s;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    fixture_signer_init(&s, fixture_key());
    size_t start = signed_begin(&writer);
    der_write_oid(&writer, bytes_of(NULL, 0));
    signed_end(&writer, start, &s.signer, &error);
    ck_assert_int_eq(error.kind, ERROR_NONE);
    ck_assert(!der_writer_finish(&writer, &der, &error));
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    der_writer_clear(&writer);
}
END_TEST

Suite *signed_suite(void)
{
    Suite *suite = suite_create("signed");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_test(values, sign_and_verify);
    tcase_add_test(values, deterministic);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_test(rejects, one_bit_flipped);
    tcase_add_test(rejects, algorithms);
    tcase_add_test(rejects, signature_lengths);
    tcase_add_test(rejects, malformed_key);
    tcase_add_test(rejects, prepared_key);
    tcase_add_test(rejects, failing_random);
    tcase_add_test(rejects, failed_writer);
    suite_add_tcase(suite, rejects);
    return suite;
}
