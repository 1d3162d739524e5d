/* hostile.c -- tests that nothing in x509/ is fooled or falls over: every truncation of a
 * certificate, a request and both forms of a private key, and random alterations of each, read
 * strictly and tolerantly and shown as text. The originals are written by the test; under the
 * sanitizers each copy ends where its block of memory ends. */
#include <stdlib.h>

#include "fixture.h"
#include "suites.h"
#include "x509/general_name.h"
#include "x509/name.h"
#include "x509/private_key.h"
#include "x509/rsa_key.h"

#define ALTERATIONS 20000

/* A document to attack. */
struct victim {
    const char *name;
    struct bytes (*write)(struct der_writer *writer);
    /* parse strictly; true if all is well, for signed ones with the signature */
    bool (*judge)(struct bytes der, struct error *error);
    void (*look)(struct bytes der); /* parse tolerantly, make text; NULL: cannot */
};

/* --- certificates and requests --------------------------------------------------------- */

static struct bytes write_certificate(struct der_writer *writer)
{
    struct fixture_certificate c;
    fixture_certificate_init(&c, PROFILE_SERVER, "CN=example.test+O=Acme,C=CZ");
    fixture_add_host(&c, "*.example.test");
    struct bytes der = fixture_write(writer, &c, fixture_key());
    fixture_certificate_clear(&c);
    return der;
}

static bool judge_certificate(struct bytes der, struct error *error)
{
    struct certificate certificate;
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    return certificate_parse(der, &certificate, error) &&
           signed_verify(&certificate.certificate, &spki, error);
}

static void ignore_flaw(struct der_flaws *flaws, const struct error *flaw)
{
    (void)flaws;
    ck_assert(flaw->kind != ERROR_NONE && flaw->message[0] != '\0');
}

static void show_extensions(const struct extensions *extensions)
{
    char text[256];
    struct extensions_walk all;
    struct extension extension;
    struct general_names_walk names;
    struct general_name name;
    struct key_purpose_walk purposes;
    struct bytes oid;
    extensions_walk_begin(&all, extensions->element);
    while (extensions_walk_next(&all, &extension))
        continue;
    if (extensions_has(extensions, EXTENSION_SUBJECT_ALT_NAME)) {
        general_names_walk_begin(&names, extensions->subject_alt_name);
        while (general_names_walk_next(&names, &name))
            general_name_to_text(&name, text, sizeof text);
    }
    if (extensions_has(extensions, EXTENSION_EXT_KEY_USAGE)) {
        key_purpose_walk_begin(&purposes, extensions->ext_key_usage);
        while (key_purpose_walk_next(&purposes, &oid))
            continue;
    }
}

static void look_at_certificate(struct bytes der)
{
    char text[256];
    struct der_flaws flaws = {ignore_flaw};
    struct error error = {0};
    struct rsa_public_key key;
    struct certificate c;
    struct der_reader reader = der_reader_tolerant(der, &flaws, &error);
    if (!certificate_read(&reader, &c))
        return;
    name_to_text(c.issuer, text, sizeof text);
    name_to_text(c.subject, text, sizeof text);
    show_extensions(&c.extensions);
    (void)!spki_rsa_key(&c.subject_public_key_info, &key, &error);
}

static struct bytes write_request(struct der_writer *writer)
{
    static const uint8_t names[] = {0x30, 0x0a, 0x82, 0x02, 'a', 'b',
                                    0x87, 0x04, 0x7f, 0,    0,   1};
    struct extensions extensions = {0};
    extensions.subject_alt_name = bytes_of(names, sizeof names);
    extensions_add(&extensions, EXTENSION_SUBJECT_ALT_NAME, false);
    return fixture_write_request(writer, &extensions);
}

static bool judge_request(struct bytes der, struct error *error)
{
    struct certification_request request;
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    return request_parse(der, &request, error) &&
           signed_verify(&request.request, &spki, error);
}

static void look_at_request(struct bytes der)
{
    char text[256];
    struct der_flaws flaws = {ignore_flaw};
    struct error error = {0};
    struct certification_request request;
    struct der_reader reader = der_reader_tolerant(der, &flaws, &error);
    if (!request_read(&reader, &request))
        return;
    name_to_text(request.subject, text, sizeof text);
    show_extensions(&request.extensions);
}

/* --- keys ------------------------------------------------------------------------------ */

static struct bytes write_pkcs8(struct der_writer *writer)
{
    private_key_write(writer, fixture_key());
    return fixture_finish(writer);
}

static struct bytes write_pkcs1(struct der_writer *writer)
{
    rsa_private_key_write(writer, fixture_key());
    return fixture_finish(writer);
}

/* What is accepted after all is the same key: nothing of an altered number gets in. */
static bool judge_key(struct bytes der, struct error *error)
{
    struct rsa_private_key key;
    bool ok = private_key_parse(der, &key, error);
    ck_assert(!ok || memcmp(&key, fixture_key(), sizeof key) == 0);
    rsa_private_key_wipe(&key);
    return ok;
}

static const struct victim victims[] = {
    {"certificate", write_certificate, judge_certificate, look_at_certificate},
    {"request", write_request, judge_request, look_at_request},
    {"PKCS#8", write_pkcs8, judge_key, NULL},
    {"PKCS#1", write_pkcs1, judge_key, NULL},
};
#define VICTIM_COUNT (sizeof victims / sizeof victims[0])

/* --- attacks --------------------------------------------------------------------------- */

/* A copy that ends where its block ends. */
static uint8_t *copy_of(struct bytes octets)
{
    uint8_t *copy = malloc(octets.length > 0 ? octets.length : 1);
    ck_assert_ptr_nonnull(copy);
    if (octets.length > 0)
        memcpy(copy, octets.data, octets.length);
    return copy;
}

START_TEST(truncations)
{
    const struct victim *victim = &victims[_i];
    struct der_writer writer = {0};
    struct bytes whole = victim->write(&writer);
    struct error error = {0};
    ck_assert_msg(victim->judge(whole, &error), "%s", error.message);
    for (size_t length = 0; length < whole.length; length++) {
        uint8_t *copy = copy_of(bytes_of(whole.data, length));
        struct bytes cut = bytes_of(copy, length);
        error = (struct error){0};
        ck_assert_msg(!victim->judge(cut, &error), "%s: %zu octets", victim->name,
                      length);
        ck_assert_int_eq(error.kind, ERROR_TRUNCATED);
        ck_assert_msg(error.offset <= length, "%s: %zu octets, offset %zu",
                      victim->name, length, error.offset);
        if (victim->look != NULL)
            victim->look(cut);
        free(copy);
    }
    der_writer_clear(&writer);
}
END_TEST

/* Cut off inside, with the length of the outermost SEQUENCE put right: the reader comes to
 * each place where something is missing. */
START_TEST(inner_truncations)
{
    const struct victim *victim = &victims[_i];
    struct der_writer writer = {0};
    struct bytes whole = victim->write(&writer);
    ck_assert(whole.data[0] == 0x30 && whole.data[1] == 0x82);
    for (size_t length = 4; length < whole.length; length++) {
        struct der_writer cut = {0};
        struct error error = {0};
        der_write(&cut, DER_SEQUENCE, bytes_of(whole.data + 4, length - 4));
        uint8_t *copy = copy_of(fixture_finish(&cut));
        struct bytes der = bytes_of(copy, cut.length);
        ck_assert(!victim->judge(der, &error));
        ck_assert_msg(error.offset == ERROR_NO_OFFSET || error.offset <= der.length,
                      "%s: %zu octets, offset %zu", victim->name, length, error.offset);
        if (victim->look != NULL)
            victim->look(der);
        der_writer_clear(&cut);
        free(copy);
    }
    der_writer_clear(&writer);
}
END_TEST

static uint8_t draw(struct seeded_random *random)
{
    uint8_t octet;
    ck_assert(random_fill(&random->source, &octet, 1));
    return octet;
}

static size_t draw_below(struct seeded_random *random, size_t bound)
{
    size_t number = (size_t)draw(random) << 16 | (size_t)draw(random) << 8;
    return (number | draw(random)) % bound;
}

/* One octet becomes another one. Whatever is altered in a certificate or a request, it does
 * not verify any more; the one exception is the parameters NULL of the algorithm outside. */
START_TEST(altered_octets)
{
    const struct victim *victim = &victims[_i];
    struct seeded_random random;
    struct der_writer writer = {0};
    struct bytes whole = victim->write(&writer);
    uint8_t *copy = copy_of(whole);
    size_t count = test_is_quick() ? 100 : ALTERATIONS;
    seeded_random_init(&random, 1000 + (uint64_t)_i);
    for (size_t i = 0; i < count; i++) {
        struct error error = {0};
        size_t at = draw_below(&random, whole.length);
        uint8_t before = copy[at];
        copy[at] ^= (uint8_t)(1 + draw(&random) % 255);
        bool ok = victim->judge(bytes_of(copy, whole.length), &error);
        ck_assert_msg(!ok || victim->look == NULL, "%s: octet %zu altered to %02X",
                      victim->name, at, copy[at]);
        ck_assert(ok == (error.kind == ERROR_NONE));
        ck_assert(error.offset == ERROR_NO_OFFSET || error.offset <= whole.length);
        if (victim->look != NULL)
            victim->look(bytes_of(copy, whole.length));
        copy[at] = before;
    }
    free(copy);
    der_writer_clear(&writer);
}
END_TEST

/* Two to nine octets at once: deeper into what a tolerant reader puts up with. */
START_TEST(many_altered_octets)
{
    const struct victim *victim = &victims[_i];
    struct seeded_random random;
    struct der_writer writer = {0};
    struct bytes whole = victim->write(&writer);
    size_t count = test_is_quick() ? 50 : ALTERATIONS / 4;
    seeded_random_init(&random, 2000 + (uint64_t)_i);
    for (size_t i = 0; i < count; i++) {
        struct error error = {0};
        uint8_t *copy = copy_of(whole);
        for (size_t altered = 2 + draw(&random) % 8; altered > 0; altered--)
            copy[4 + draw_below(&random, whole.length - 4)] = draw(&random);
        struct bytes der = bytes_of(copy, whole.length);
        bool is_same = bytes_equal(der, whole);
        ck_assert(!victim->judge(der, &error) || is_same || victim->look == NULL);
        if (victim->look != NULL)
            victim->look(der);
        free(copy);
    }
    der_writer_clear(&writer);
}
END_TEST

Suite *hostile_suite(void)
{
    Suite *suite = suite_create("hostile");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 300);
    tcase_add_loop_test(values, truncations, 0, VICTIM_COUNT);
    tcase_add_loop_test(values, inner_truncations, 0, VICTIM_COUNT);
    tcase_add_loop_test(values, altered_octets, 0, VICTIM_COUNT);
    tcase_add_loop_test(values, many_altered_octets, 0, VICTIM_COUNT);
    suite_add_tcase(suite, values);
    return suite;
}
