/* secret.c -- private keys of every kind, bare and wrapped, whole and damaged: one octet is
 * altered, missing or one too many, or the end is cut off. No private number is shown. The
 * keys are those of tests/vectors/schema/private_keys.txt.
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
    suite_add_tcase(suite, secret);
    return suite;
}
