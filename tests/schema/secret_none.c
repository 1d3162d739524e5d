/* secret_none.c -- what is no key, but near to one, is shown. */
#include "suites.h"
#include "tests/support/files.h"

#include "schema/secret.h"

#define TWENTY    "0102030405060708090a0b0c0d0e0f1011121314"
#define THIRTYTWO TWENTY "15161718191a1b1c1d1e1f20"
#define SIXTYFOUR                                                                      \
    "7f" THIRTYTWO "1415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e"

static const struct {
    const char *name, *hex;
} no_keys[] = {
    {"a subjectKeyIdentifier of 32 octets", "302b0603551d0e04220420" THIRTYTWO},
    {"the same, critical", "302e0603551d0e0101ff04220420" THIRTYTWO},
    {"the end of a CRL: its number is 1, the algorithm, the signature",
     "0603551d14040302010130"
     "0d06092a864886f70d01010b0500"
     "0303000430"},
    {"pathLenConstraint 1 and the next extension",
     "0603551d130408300601"
     "01ff020101301d0603551d0e04160414" TWENTY},
    {"an entry of a CRL, number 1", "3014020101180f"
                                    "32303236303130313030303030305a"},
    {"an entry of a CRL whose number looks like a header",
     "30140203"
     "01040f170d3236303130313030303030305a"},
    {"entries of a CRL whose numbers look like headers",
     "3013020213"
     "01170d3236303130313030303030305a3013020213"
     "02170d32363031303130303030"
     "30305a3013020213"
     "03170d3236303130313030303030305a3013020213"
     "04170d32363031303130"
     "3030303030305a3013020213"
     "05170d3236303130313030303030305a"},
    {"the date of an entry of a CRL, and the extensions of the CRL",
     "0603551d180411180f"
     "32303236303130313030303030305aa00e300c300a0603551d1404030201"
     "05"},
    {"content and certificates of signed data", "0410"
                                                "000102030405060708090a0b0c0d0e0f"
                                                "a0083006300403020000"},
    {"the parameters of scrypt, and what follows them",
     "30140408010203040506070802020400020108020101301d060960864801650304012a0410"
     "000102030405060708090a0b0c0d0e0f0410000102030405060708090a0b0c0d0e0f"},
    {"a signature of 4096 bits", "0382020100"
                                 "0420" THIRTYTWO},
    {"digested data", "303c020100300b06096086480165030402013008"
                      "06062a8648ce3d01"
                      "0420" THIRTYTWO},
    {"parameters of a curve", "3082010002010130"
                              "2c06072a8648ce3d0101022100" THIRTYTWO "3044"
                              "0420" THIRTYTWO "0420" THIRTYTWO},
    {"parameters of DSA", "30820100"
                          "0240" SIXTYFOUR "0214" TWENTY "0240" SIXTYFOUR},
    {"parameters of X9.42 and a small generator", "06072a8648ce3e020130820100"
                                                  "0240" SIXTYFOUR "020105"
                                                  "0240" SIXTYFOUR "0240" SIXTYFOUR},
    {"an RSA public key", "3047"
                          "0240" SIXTYFOUR "0203010001"},
    {"a signature of two numbers", "3044"
                                   "0220" THIRTYTWO "0220" THIRTYTWO},
    {"a version and a SEQUENCE of 48 octets",
     "3035020101"
     "3030"
     "042e" THIRTYTWO "0102030405060708090a0b0c0d0e"},
    {"an entry of a CRL, numbers 1 and 4", "30130202"
                                           "0104"
                                           "170d"
                                           "3236303130313030303030305a"},
    {"base 64 of a request",
     "4d4948734d494755416745414d417778436a414942674e5642414d4d4157453d"},
    {"base 64 of a message", "4d4949437541594a4b6f5a496876634e415163436f413d3d"},
    {"text of an encrypted key",
     "2d2d2d2d2d424547494e20454e435259505445442050524956415445204b45592d2d2d2d2d"
     "4d4949"},
};

START_TEST(no_key)
{
    uint8_t octets[1024];
    struct secret_search search = {{octets, 0}, 0};
    struct secret_range range;
    search.document.length = test_hex(no_keys[_i].hex, octets, sizeof octets);
    ck_assert_uint_eq(2 * search.document.length, strlen(no_keys[_i].hex));
    if (secret_search_next(&search, &range))
        ck_abort_msg("%s: a key at %zu", no_keys[_i].name, range.start);
}
END_TEST

/* Certificates, requests and CRLs lose nothing. */
START_TEST(public_files)
{
    static struct der_file file;
    der_file_open(&file, ROOTS_FOLDER "/ca-certificates.crt");
    ck_assert_uint_gt(file.count, 100);
    for (size_t i = 0; i < file.count; i++)
        if (secret_is_inside(file.blocks[i].der))
            ck_abort_msg("%s: certificate %zu", file.path, i);
    der_file_close(&file);
}
END_TEST

Suite *secret_none_suite(void)
{
    Suite *suite = suite_create("schema no secret");
    TCase *none = tcase_create("none");
    tcase_add_loop_test(none, no_key, 0, sizeof no_keys / sizeof no_keys[0]);
    tcase_add_test(none, public_files);
    suite_add_tcase(suite, none);
    return suite;
}
