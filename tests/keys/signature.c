/* signature.c -- tests keys/signature.h and pss_parameters.h: the rows of RSA and the
 * parameters of RSASSA-PSS (RFC 4055 section 3.1), both written out by hand. What is signed
 * with them is in signature_make.c, which keys may sign how in signature_allowed.c. */
#include "keys/signature.h"

#include <string.h>

#include "asn1/der_values.h"
#include "asn1/oid.h"
#include "../x509/fixture.h"
#include "suites.h"

static struct algorithm_identifier identifier;
static struct signature_algorithm algorithm;
static struct error error;

static void start(void)
{
    memset(&error, 0, sizeof error);
}

/* Reads the AlgorithmIdentifier DER, and what it means. */
static bool read_identifier(struct bytes der)
{
    struct der_reader reader = der_reader_of(der, &error);
    ck_assert_msg(algorithm_read(&reader, "algorithm", &identifier), "%s",
                  error.message);
    return signature_algorithm_read(&identifier, &algorithm, &error);
}

/* Whether ALGORITHM is written as WANT. */
static void check_written(const struct signature_algorithm *written, struct bytes want)
{
    struct der_writer writer = {0};
    signature_algorithm_write(&writer, written);
    ck_assert(bytes_equal(fixture_finish(&writer), want));
    der_writer_clear(&writer);
}

/* What an RSA key signs with. */
static struct signature_algorithm chosen(const struct hash *hash, bool pss)
{
    const struct public_key key = {.type = &key_type_rsa};
    const struct signature_wish wish = {.hash = hash, .pss = pss};
    struct signature_algorithm made;
    ck_assert(signature_choose(&key, &wish, &made, &error));
    return made;
}

/* PKCS #1 v1.5: 1.2.840.113549.1.1 and a number, parameters NULL. */
static const struct {
    const struct hash *hash;
    uint8_t last;
} rows[] = {{&hash_sha1, 5},       {&hash_sha256, 11}, {&hash_sha384, 12},
            {&hash_sha512, 13},    {&hash_sha224, 14}, {&hash_sha512_224, 15},
            {&hash_sha512_256, 16}};

#define ROW_COUNT ((int)(sizeof rows / sizeof rows[0]))

START_TEST(row)
{
    uint8_t der[] = {0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86,
                     0xf7, 0x0d, 0x01, 0x01, 0x00, 0x05, 0x00};
    der[12] = rows[_i].last;
    ck_assert(read_identifier(bytes_of(der, sizeof der)));
    ck_assert(algorithm.scheme != NULL && !algorithm.scheme->is_pss);
    ck_assert_ptr_eq(algorithm.hash, rows[_i].hash);
    check_written(&algorithm, bytes_of(der, sizeof der));
    struct signature_algorithm made = chosen(rows[_i].hash, false);
    check_written(&made, bytes_of(der, sizeof der));

    identifier.parameters = bytes_of(NULL, 0); /* RFC 4055 section 5: may be absent */
    ck_assert(signature_algorithm_read(&identifier, &algorithm, &error));
    ck_assert_ptr_eq(algorithm.hash, rows[_i].hash);
    identifier.parameters = bytes_of(der + 2, 11); /* but not anything else */
    ck_assert(!signature_algorithm_read(&identifier, &algorithm, &error));
    ck_assert_int_eq(error.kind, ERROR_UNSUPPORTED);
}
END_TEST

/* All other numbers of the arc: md5WithRSAEncryption is 4, id-RSASSA-PSS 10. */
START_TEST(unknown)
{
    uint8_t der[] = {0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86,
                     0xf7, 0x0d, 0x01, 0x01, 0x00, 0x05, 0x00};
    unsigned known = 0;
    for (uint8_t last = 0; last < 128; last++) {
        start();
        der[12] = last;
        bool ok = last != 10 && read_identifier(bytes_of(der, sizeof der));
        known += ok;
        if (!ok && last != 10)
            ck_assert_int_eq(error.kind, ERROR_UNSUPPORTED);
    }
    ck_assert_int_eq((int)known, ROW_COUNT);
}
END_TEST

#define SHA1         "300906052b0e03021a0500"
#define SHA256       "300d06096086480165030402010500"
#define SHA512       "300d06096086480165030402030500"
#define MD5          "300c06082a864886f70d02050500"
#define ABSENT       "300b0609608648016503040201"
#define MGF1         "06092a864886f70d010108"
#define HASH_SHA256  "a00f" SHA256
#define MASK_SHA256  "a11c301a" MGF1 SHA256
#define SALT(number) "a2030201" number

/* Writes the identifier of RSASSA-PSS with FIELDS, in hexadecimal, in its parameters. */
static struct bytes pss_with_fields(struct der_writer *writer, const char *fields)
{
    uint8_t octets[256];
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, oid_rsassa_pss);
    der_begin(writer, DER_SEQUENCE);
    der_write_raw(writer, bytes_of(octets, test_hex(fields, octets, sizeof octets)));
    der_end(writer);
    der_end(writer);
    return fixture_finish(writer);
}

/* is_canonical: these octets are what the values are written as. */
static const struct {
    const char *fields;
    const struct hash *hash, *mgf1_hash;
    size_t salt_length;
    bool is_canonical;
} parameters_taken[] = {
    {"", &hash_sha1, &hash_sha1, 20, true},
    {HASH_SHA256, &hash_sha256, &hash_sha1, 20, true},
    {MASK_SHA256, &hash_sha1, &hash_sha256, 20, true},
    {SALT("00"), &hash_sha1, &hash_sha1, 0, true},
    {SALT("20"), &hash_sha1, &hash_sha1, 32, true},
    {HASH_SHA256 MASK_SHA256, &hash_sha256, &hash_sha256, 20, true},
    {HASH_SHA256 SALT("20"), &hash_sha256, &hash_sha1, 32, true},
    {HASH_SHA256 MASK_SHA256 SALT("20"), &hash_sha256, &hash_sha256, 32, true},
    {HASH_SHA256 "a11c301a" MGF1 SHA512 SALT("7f"), &hash_sha256, &hash_sha512, 127,
     true},
    {"a20402020800", &hash_sha1, &hash_sha1, 2048, true},
    {"a00d" ABSENT, &hash_sha256, &hash_sha1, 20, false},
    {"a11a3018" MGF1 ABSENT, &hash_sha1, &hash_sha256, 20, false},
    /* Defaults, written: what they mean is clear, and RFC 4055 section 3.1 has validators
     * recognise all but the salt's. That they are written is reported when the document is read. */
    {SALT("14"), &hash_sha1, &hash_sha1, 20, false},
    {"a00b" SHA1, &hash_sha1, &hash_sha1, 20, false},
    {"a1183016" MGF1 SHA1, &hash_sha1, &hash_sha1, 20, false},
    {"a303020101", &hash_sha1, &hash_sha1, 20, false},
};

#define TAKEN_COUNT ((int)(sizeof parameters_taken / sizeof parameters_taken[0]))

START_TEST(parameters_read)
{
    struct der_writer writer = {0};
    struct bytes der = pss_with_fields(&writer, parameters_taken[_i].fields);
    ck_assert_msg(read_identifier(der), "%s", error.message);
    ck_assert_ptr_eq(algorithm.scheme, &scheme_rsassa_pss);
    ck_assert_ptr_eq(algorithm.hash, parameters_taken[_i].hash);
    ck_assert_ptr_eq(algorithm.mgf1_hash, parameters_taken[_i].mgf1_hash);
    ck_assert_uint_eq(algorithm.salt_length, parameters_taken[_i].salt_length);
    if (parameters_taken[_i].is_canonical)
        check_written(&algorithm, der);
    der_writer_clear(&writer);
}
END_TEST

START_TEST(every_hash_round_trip)
{
    for (size_t i = 0; hash_table[i] != NULL; i++) {
        struct der_writer writer = {0};
        struct signature_algorithm made = chosen(hash_table[i], true);
        ck_assert_uint_eq(made.salt_length, hash_table[i]->digest_length);
        signature_algorithm_write(&writer, &made);
        ck_assert(read_identifier(fixture_finish(&writer)));
        ck_assert_ptr_eq(algorithm.scheme, &scheme_rsassa_pss);
        ck_assert_ptr_eq(algorithm.hash, hash_table[i]);
        ck_assert_ptr_eq(algorithm.mgf1_hash, hash_table[i]);
        ck_assert_uint_eq(algorithm.salt_length, hash_table[i]->digest_length);
        der_writer_clear(&writer);
    }
}
END_TEST

/* What is refused: the whole parameters, and where, counted from their start. */
static const struct {
    const char *parameters;
    enum error_kind kind;
    size_t offset;
    const char *source;
} parameters_refused[] = {
    {"", ERROR_TRUNCATED, 0, "X.690 8.1.2"},
    {"0500", ERROR_ENCODING, 0, NULL},
    {"3100", ERROR_ENCODING, 0, NULL},
    {"3010a00e" MD5, ERROR_UNSUPPORTED, 4, NULL},
    {"3011a00f300d06096086480165030402010400", ERROR_UNSUPPORTED, 4, NULL},
    {"3013a011" SHA256 "0500", ERROR_ENCODING, 19, NULL},
    {"301ea11c301a06092a864886f70d010109" SHA256, ERROR_UNSUPPORTED, 4, "RFC 4055 2.2"},
    {"300fa10d300b" MGF1, ERROR_UNSUPPORTED, 4, "RFC 4055 2.2"},
    {"301da11b3019" MGF1 MD5, ERROR_UNSUPPORTED, 17, NULL},
    {"3020a11e301a" MGF1 SHA256 "0500", ERROR_ENCODING, 32, NULL},
    {"3005a203020180", ERROR_RULE, 4, NULL},
    {"3006a20402020801", ERROR_LIMIT, 4, NULL},
    {"3007a2050201200500", ERROR_ENCODING, 7, NULL},
    {"3005a203020120"
     "0500",
     ERROR_ENCODING, 7, NULL},
    {"3007a2030201200500", ERROR_ENCODING, 7, NULL},
    {"3005a303020102", ERROR_UNSUPPORTED, 2, "RFC 4055 3.1"},
    {"3005a303020100", ERROR_UNSUPPORTED, 2, "RFC 4055 3.1"},
    {"3007a3050201010500", ERROR_ENCODING, 7, NULL},
    {"300aa203020120a203020120", ERROR_ENCODING, 7, NULL},
    {"3016a203020120a00f" SHA256, ERROR_ENCODING, 7, NULL}, /* [2] before [0] */
    {"300f" SHA256, ERROR_ENCODING, 2, NULL},               /* without its tag */
    {"3003800120", ERROR_ENCODING, 2, NULL},                /* IMPLICIT */
};

#define REFUSED_COUNT ((int)(sizeof parameters_refused / sizeof parameters_refused[0]))

START_TEST(parameters_rejected)
{
    uint8_t octets[256];
    const char *text = parameters_refused[_i].parameters;
    size_t length = test_hex(text, octets, sizeof octets);
    identifier.algorithm = oid_rsassa_pss;
    identifier.parameters = bytes_of(octets, length);
    ck_assert_msg(!signature_algorithm_read(&identifier, &algorithm, &error), "%s",
                  text);
    ck_assert_msg(error.kind == parameters_refused[_i].kind &&
                      error.offset == parameters_refused[_i].offset,
                  "%s: kind %d at %zu, %s: %s", text, (int)error.kind, error.offset,
                  error.source == NULL ? "-" : error.source, error.message);
    if (parameters_refused[_i].source != NULL)
        ck_assert_str_eq(error.source, parameters_refused[_i].source);
}
END_TEST

/* Every beginning of good parameters is none. */
START_TEST(truncated)
{
    uint8_t octets[256];
    size_t length =
        test_hex("3034" HASH_SHA256 MASK_SHA256 SALT("20"), octets, sizeof octets);
    identifier.algorithm = oid_rsassa_pss;
    for (size_t shorter = 0; shorter < length; shorter++) {
        start();
        identifier.parameters = bytes_of(octets, shorter);
        ck_assert(!signature_algorithm_read(&identifier, &algorithm, &error));
        ck_assert_int_eq(error.kind, ERROR_TRUNCATED);
    }
    start();
    identifier.parameters = bytes_of(octets, length);
    ck_assert(signature_algorithm_read(&identifier, &algorithm, &error));
}
END_TEST

/* A hash that has no row is not chosen; and no algorithm at all makes the writer fail. */
START_TEST(cannot_be_written)
{
    const struct public_key key = {.type = &key_type_rsa};
    struct hash other = hash_sha256;
    const struct signature_wish wish = {.hash = &other};
    struct signature_algorithm made;
    struct der_writer writer = {0};
    struct bytes der;
    ck_assert(!signature_choose(&key, &wish, &made, &error));
    ck_assert_int_eq(error.kind, ERROR_UNSUPPORTED);
    start();
    signature_algorithm_write(&writer, &made);
    ck_assert(!der_writer_finish(&writer, &der, &error));
    ck_assert_int_eq(error.kind, ERROR_UNSUPPORTED);
    der_writer_clear(&writer);
}
END_TEST

/* 1.2.840.113549.1.1.2 to 4, and no other of the arc. */
START_TEST(broken)
{
    uint8_t oid[] = {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x00};
    for (uint8_t last = 0; last < 128; last++) {
        oid[8] = last;
        identifier.algorithm = bytes_of(oid, sizeof oid);
        ck_assert(signature_algorithm_is_broken(&identifier) ==
                  (last >= 2 && last <= 4));
    }
}
END_TEST

Suite *signature_suite(void)
{
    Suite *suite = suite_create("signature");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_checked_fixture(values, start, NULL);
    tcase_add_loop_test(values, row, 0, ROW_COUNT);
    tcase_add_loop_test(values, parameters_read, 0, TAKEN_COUNT);
    tcase_add_test(values, every_hash_round_trip);
    tcase_add_test(values, broken);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_checked_fixture(rejects, start, NULL);
    tcase_add_test(rejects, unknown);
    tcase_add_loop_test(rejects, parameters_rejected, 0, REFUSED_COUNT);
    tcase_add_test(rejects, truncated);
    tcase_add_test(rejects, cannot_be_written);
    suite_add_tcase(suite, rejects);
    return suite;
}
