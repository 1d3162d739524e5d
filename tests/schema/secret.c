/* secret.c -- private keys of every kind, bare and wrapped, whole and with one octet
 * altered: no private number is shown. And what is no key, but near to one, is. The keys
 * are those of tests/vectors/schema/private_keys.txt.
 *
 * Each octet of each is altered to ALTERED_TO values, which hold the tags and lengths
 * that mean something; with CERTWRIGHT_TEST_EXHAUSTIVE set, to all 255. */
#include <stdlib.h>

#include "tests/support/private_keys.h"
#include "suites.h"
#include "tests/support/files.h"

#include "asn1/der.h"
#include "schema/schema.h"
#include "schema/secret.h"

#define KEYS 28 /* in the file */

static const uint8_t altered_to[] = {0,    1,    2,    3,    4,    5,    6,    9,
                                     0x0c, 0x18, 0x1f, 0x20, 0x24, 0x30, 0x31, 0x40,
                                     0x7f, 0x80, 0x81, 0x82, 0x84, 0xa0, 0xa1, 0xff};

static struct key keys[KEYS];
static size_t key_count;
static struct bytes certificate;
static struct der_file leaf;

static void set_up(void)
{
    key_count = keys_read("tests/vectors/schema/private_keys.txt", keys, KEYS);
    der_file_open(&leaf, "tests/tools/fixtures/golden-leaf.pem");
    certificate = leaf.blocks[0].der;
}

static void tear_down(void)
{
    der_file_close(&leaf);
}

/* --- one octet altered ------------------------------------------------------------ */

/* A key in something, and where its private numbers are. */
struct victim {
    const struct key *key;
    size_t wrapping;
    uint8_t octets[KEY_WRAPPED_MAX];
    size_t length;
    size_t places[KEY_NUMBERS_MAX];
};

static size_t find_octets(struct bytes document, const uint8_t *octets, size_t length)
{
    size_t at = 0;
    while (at + length <= document.length &&
           memcmp(document.data + at, octets, length) != 0)
        at++;
    ck_assert_uint_le(at + length, document.length);
    return at;
}

static void prepare(struct victim *victim, const struct key *key, size_t wrapping)
{
    victim->key = key;
    victim->wrapping = wrapping;
    victim->length = key_wrap(key, wrapping, certificate, victim->octets);
    for (size_t i = 0; i < key->count; i++)
        victim->places[i] = find_octets(bytes_of(victim->octets, victim->length),
                                        key->numbers[i], key->number_lengths[i]);
}

/* Whether so many octets of a private number in a row are shown that it is. SHOWN is
 * true for each octet that is. */
static bool shows(const struct victim *victim, const bool *shown)
{
    for (size_t i = 0; i < victim->key->count; i++) {
        size_t count = 0, start = victim->places[i];
        for (size_t j = start; j < start + victim->key->number_lengths[i]; j++) {
            count = shown[j] ? count + 1 : 0;
            if (count == KEY_NUMBER_SHOWN)
                return true;
        }
    }
    return false;
}

static void mark_shown(struct bytes document, bool *shown)
{
    struct secret_search search = {document, 0};
    struct secret_range range;
    size_t last = 0;
    memset(shown, true, document.length);
    while (secret_search_next(&search, &range)) {
        if (range.start < last || range.end <= range.start ||
            range.end > document.length)
            ck_abort_msg("range %zu to %zu behind %zu", range.start, range.end, last);
        last = range.end;
        memset(shown + range.start, false, range.end - range.start);
    }
}

static void check(const struct victim *victim, size_t at, uint8_t value)
{
    static uint8_t octets[KEY_WRAPPED_MAX];
    static bool shown[KEY_WRAPPED_MAX];
    memcpy(octets, victim->octets, victim->length);
    octets[at] = value;
    mark_shown(bytes_of(octets, victim->length), shown);
    if (shows(victim, shown))
        ck_abort_msg("%s, %s: octet %zu, %02x altered to %02x: a private number shows",
                     victim->key->name, key_wrapping_name(victim->wrapping), at,
                     victim->octets[at], value);
}

START_TEST(altered)
{
    static struct victim victim;
    bool is_exhaustive = getenv("CERTWRIGHT_TEST_EXHAUSTIVE") != NULL;
    size_t step = test_is_quick() ? 7 : 1;
    ck_assert_uint_eq(key_count, KEYS);
    for (size_t i = 0; i < KEY_WRAPPINGS; i++) {
        prepare(&victim, &keys[_i], i);
        check(&victim, 0, victim.octets[0]);
        for (size_t at = 0; at < victim.length; at += step)
            for (unsigned value = 0; value < 256; value++)
                if (is_exhaustive || value < sizeof altered_to)
                    check(&victim, at,
                          is_exhaustive ? (uint8_t)value : altered_to[value]);
    }
}
END_TEST

/* Sets OCTETS to those of VICTIM without the one at AT or, if VALUE is not NULL, with that
 * before it; and SHOWN for each of VICTIM. */
static void shift(const struct victim *victim, size_t at, const uint8_t *value,
                  bool shown[KEY_WRAPPED_MAX])
{
    static uint8_t octets[KEY_WRAPPED_MAX];
    static bool shown_here[KEY_WRAPPED_MAX];
    size_t inserted = value != NULL, kept = at + 1 - inserted;
    memcpy(octets, victim->octets, at);
    if (value != NULL)
        octets[at] = *value;
    memcpy(octets + at + inserted, victim->octets + kept, victim->length - kept);
    mark_shown(bytes_of(octets, at + inserted + victim->length - kept), shown_here);
    memset(shown, false, KEY_WRAPPED_MAX);
    memcpy(shown + kept, shown_here + at + inserted, victim->length - kept);
}

/* Whether nothing but the algorithm tells that KEY is one: without the identifier of its
 * OBJECT IDENTIFIER it is no algorithm, and KEY is not found. */
static bool needs_algorithm(const struct key *key)
{
    static const char *const names[] = {"an unknown", "Ed25519 without", "DSA PKCS#8",
                                        "Diffie-Hellman"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strncmp(key->name, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

/* One octet before the private numbers is missing, or there is one too many. */
START_TEST(shifted)
{
    static struct victim victim;
    static bool shown[KEY_WRAPPED_MAX];
    for (size_t i = 0; i < KEY_WRAPPINGS - 1; i++) {
        prepare(&victim, &keys[_i], i);
        for (size_t at = 0; at < victim.places[0]; at++)
            for (size_t j = 0; j <= sizeof altered_to; j++) {
                bool is_missing = j == sizeof altered_to;
                if (is_missing && needs_algorithm(victim.key) &&
                    victim.octets[at] == DER_OID)
                    continue;
                shift(&victim, at, is_missing ? NULL : &altered_to[j], shown);
                if (shows(&victim, shown))
                    ck_abort_msg("%s, %s: octet %zu %s", victim.key->name,
                                 key_wrapping_name(i), at,
                                 is_missing ? "is missing" : "is one too many");
            }
    }
}
END_TEST

/* However much of a key is there, none of it shows. */
START_TEST(cut_off)
{
    static struct victim victim;
    static bool shown[KEY_WRAPPED_MAX];
    for (size_t i = 0; i < KEY_WRAPPINGS - 1; i++) {
        prepare(&victim, &keys[_i], i);
        for (size_t length = 0; length < victim.length; length++) {
            mark_shown(bytes_of(victim.octets, length), shown);
            memset(shown + length, false, victim.length - length);
            if (shows(&victim, shown))
                ck_abort_msg("%s, %s, cut off at %zu", victim.key->name,
                             key_wrapping_name(i), length);
        }
    }
}
END_TEST

/* --- what is left ----------------------------------------------------------------- */

/* Checks each node that it visits: every octet once, the children that there are as
 * many as was said before. */
struct checker {
    struct schema_visitor visitor;
    const char *name;
    size_t position, count;
    uint32_t children[SCHEMA_DEPTH_MAX + 2], wanted[SCHEMA_DEPTH_MAX + 2];
    size_t depth;
    bool *shown;
};

static void close_nodes(struct checker *checker, size_t depth)
{
    for (; checker->depth > depth; checker->depth--)
        if (checker->children[checker->depth] != checker->wanted[checker->depth])
            ck_abort_msg("%s: %u children, %u said", checker->name,
                         (unsigned)checker->children[checker->depth],
                         (unsigned)checker->wanted[checker->depth]);
}

static bool check_node(struct schema_visitor *visitor, const struct schema_tree *view,
                       size_t index)
{
    struct checker *checker = (struct checker *)visitor;
    const struct schema_node *node = &view->nodes[index];
    size_t contents = node->has_children ? 0 : node->contents_length;
    close_nodes(checker, node->depth);
    checker->children[node->depth]++;
    checker->depth = (size_t)node->depth + 1;
    checker->children[checker->depth] = 0;
    checker->wanted[checker->depth] = node->child_count;
    if (node->offset != checker->position ||
        node->index + 1 != checker->children[node->depth])
        ck_abort_msg("%s: a node at %u", checker->name, (unsigned)node->offset);
    memset(checker->shown + node->offset, true, node->header_length);
    memset(checker->shown + node->offset + node->header_length,
           !schema_is_secret(view, index), contents);
    checker->position += node->header_length + contents;
    checker->count++;
    return true;
}

static void check_walk(struct bytes document, enum schema_hiding hiding,
                       const char *name, bool *shown)
{
    struct checker checker = {
        .visitor = {check_node}, .name = name, .shown = shown, .wanted = {1}};
    struct schema_tree tree;
    ck_assert(schema_survey(document, schema_type_of(document), hiding, &tree));
    ck_assert(schema_walk(&tree, &checker.visitor));
    close_nodes(&checker, 0);
    if (checker.position != document.length || checker.count != tree.count)
        ck_abort_msg("%s: %zu octets, %zu nodes", name, checker.position,
                     checker.count);
}

/* The walk leaves out what was found, and all else is there, whatever was altered. */
START_TEST(walked)
{
    static struct victim victim;
    static bool shown[KEY_WRAPPED_MAX];
    uint8_t octets[KEY_WRAPPED_MAX];
    for (size_t i = 0; i < KEY_WRAPPINGS; i++) {
        prepare(&victim, &keys[_i], i);
        size_t step = test_is_quick() ? 97 : 1;
        for (size_t at = 0; at < victim.length; at += step) {
            memcpy(octets, victim.octets, victim.length);
            octets[at] ^= (uint8_t)(1u << at % 8);
            struct bytes document = bytes_of(octets, victim.length);
            check_walk(document, SCHEMA_HIDE_KEYS, victim.key->name, shown);
            if (shows(&victim, shown))
                ck_abort_msg("%s, %s: octet %zu altered: a private number shows",
                             victim.key->name, key_wrapping_name(i), at);
            check_walk(document, SCHEMA_HIDE_ALL, victim.key->name, shown);
            if (shows(&victim, shown))
                ck_abort_msg("%s, %s: all hidden, but not", victim.key->name,
                             key_wrapping_name(i));
        }
    }
}
END_TEST

/* A whole key does not take with it what is behind it. */
START_TEST(neighbours)
{
    static struct victim victim;
    static bool shown[KEY_WRAPPED_MAX];
    prepare(&victim, &keys[_i], KEY_WRAPPINGS - 1);
    mark_shown(bytes_of(victim.octets, victim.length), shown);
    for (size_t i = victim.length - certificate.length; i < victim.length; i++)
        ck_assert_msg(shown[i], "%s: octet %zu", victim.key->name, i);
    prepare(&victim, &keys[_i], KEY_WRAPPINGS - 2);
    mark_shown(bytes_of(victim.octets, victim.length), shown);
    for (size_t i = 0; i < certificate.length; i++)
        ck_assert_msg(shown[i], "%s: octet %zu", victim.key->name, i);
}
END_TEST

/* --- what is no key --------------------------------------------------------------- */

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

Suite *secret_suite(void)
{
    Suite *suite = suite_create("schema secret");
    TCase *secret = tcase_create("secret");
    tcase_set_timeout(secret, 900);
    tcase_add_unchecked_fixture(secret, set_up, tear_down);
    tcase_add_loop_test(secret, altered, 0, KEYS);
    tcase_add_loop_test(secret, shifted, 0, KEYS);
    tcase_add_loop_test(secret, cut_off, 0, KEYS);
    tcase_add_loop_test(secret, walked, 0, KEYS);
    tcase_add_loop_test(secret, neighbours, 0, KEYS);
    tcase_add_loop_test(secret, no_key, 0, sizeof no_keys / sizeof no_keys[0]);
    tcase_add_test(secret, public_files);
    suite_add_tcase(suite, secret);
    return suite;
}
