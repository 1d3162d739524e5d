/* algorithm.c -- tests keys/algorithm.h: AlgorithmIdentifier, read and written. Its malformed
 * forms are in tests/vectors/x509/spki.txt, which spki.c runs; the ones here are written by
 * hand after RFC 4055 section 5. */
#include "keys/algorithm.h"

#include "asn1/oid.h"
#include "../x509/fixture.h"
#include "../x509/notation.h"
#include "suites.h"

static struct notation document;

static struct algorithm_identifier read_text(const char *text)
{
    struct algorithm_identifier identifier;
    struct error error = {0};
    notation_encode(&document, text, NULL);
    struct der_reader reader = der_reader_of(notation_bytes(&document), &error);
    ck_assert_msg(algorithm_read(&reader, "algorithm", &identifier), "%s",
                  error.message);
    return identifier;
}

START_TEST(fields)
{
    struct algorithm_identifier a = read_text("30{ 06{ 2a0304 } 30{ 02{05} } } 05{}");
    ck_assert(a.element.data == document.octets && a.element.length == 12);
    ck_assert(a.algorithm.data == document.octets + 4 && a.algorithm.length == 3);
    ck_assert(a.parameters.data == document.octets + 7 && a.parameters.length == 5);
    a = read_text("30{ 06{ 2a0304 } }");
    ck_assert_uint_eq(a.parameters.length, 0);
}
END_TEST

START_TEST(null_or_absent)
{
    static const struct {
        const char *text;
        bool has_null;
    } cases[] = {
        {"30{ 06{ 2a0304 } }", true},
        {"30{ 06{ 2a0304 } 05{} }", true},
        {"30{ 06{ 2a0304 } 04{} }", false},
        {"30{ 06{ 2a0304 } 30{} }", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct algorithm_identifier a = read_text(cases[i].text);
        ck_assert_msg(algorithm_has_null(&a) == cases[i].has_null, "%s", cases[i].text);
    }
}
END_TEST

START_TEST(written)
{
    static const char *const texts[] = {"30{ 06{ 2a0304 } }", "30{ 06{ 2a0304 } 05{} }",
                                        "30{ 06{ 2a0304 } 30{ 02{05} } }"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct der_writer writer = {0};
        struct algorithm_identifier a = read_text(texts[i]);
        algorithm_write(&writer, &a);
        ck_assert(bytes_equal(fixture_finish(&writer), notation_bytes(&document)));
        der_writer_clear(&writer);
    }
}
END_TEST

/* RFC 4055 section 5: sha256WithRSAEncryption with an explicit NULL. */
START_TEST(with_null)
{
    struct der_writer writer = {0};
    struct algorithm_identifier a = algorithm_with_null(oid_sha256_with_rsa_encryption);
    ck_assert(algorithm_has_null(&a) && a.element.length == 0);
    algorithm_write(&writer, &a);
    notation_encode(&document, "30 0d 06 09 2a864886f70d01010b 05 00", NULL);
    ck_assert(bytes_equal(fixture_finish(&writer), notation_bytes(&document)));
    der_writer_clear(&writer);
}
END_TEST

Suite *algorithm_suite(void)
{
    Suite *suite = suite_create("algorithm");
    TCase *values = tcase_create("values");
    tcase_add_test(values, fields);
    tcase_add_test(values, null_or_absent);
    tcase_add_test(values, written);
    tcase_add_test(values, with_null);
    suite_add_tcase(suite, values);
    return suite;
}
