/* hostile.c -- tests that nothing in x509/ is fooled or falls over: every truncation of each
 * document of victims.c, and random alterations, read strictly and tolerantly and shown as
 * text. Under the sanitizers each copy ends where its block of memory ends. */
#include <stdlib.h>

#include "fixture.h"
#include "suites.h"
#include "path/victims.h"

#define ALTERATIONS 20000

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
