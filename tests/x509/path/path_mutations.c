/* path_mutations.c -- tests that nobody gets a path called valid by altering it: 2,000
 * seeded mutations (bits, lengths, cuts, doubled elements) of each certificate and CRL of a
 * valid path. What lies below the anchor is signed, so that VALID means unaltered; the anchor
 * is trusted as it is. The path is made by path_scene.c, without vectors. */
#include <stdlib.h>

#include "path_scene.h"
#include "../suites.h"

#define MUTATIONS 2000

static size_t draw(struct seeded_random *random, size_t bound)
{
    uint8_t octets[4];
    ck_assert(random_fill(&random->source, octets, sizeof octets));
    return ((size_t)octets[0] << 24 | (size_t)octets[1] << 16 | (size_t)octets[2] << 8 |
            octets[3]) %
           bound;
}

/* The place of some element in DER, found by entering and stepping over at random. */
static struct bytes some_element(struct seeded_random *random, struct bytes der)
{
    struct error error = {0};
    struct der_reader reader = der_reader_of(der, &error), inside;
    struct bytes element = der, next, contents;
    uint8_t tag;
    for (;;) {
        if (der_at_end(&reader) || !der_read_any(&reader, "", &tag, &contents, &next))
            return element;
        element = next;
        if (draw(random, 3) == 0)
            return element;
        if ((tag & DER_CONSTRUCTED) != 0 && draw(random, 3) > 0) {
            inside = der_reader_again(contents, &error);
            reader = inside;
        }
    }
}

/* Copies DER to OUT, which has room for twice as much, with one alteration. */
static struct bytes mutate(struct seeded_random *random, struct bytes der, uint8_t *out)
{
    struct bytes element;
    size_t at, length = der.length;
    memcpy(out, der.data, length);
    switch (draw(random, 5)) {
    case 0: /* a bit */
        out[draw(random, length)] ^= (uint8_t)(1 << draw(random, 8));
        break;
    case 1: /* an octet of a header */
        element = some_element(random, der);
        out[(size_t)(element.data - der.data) + draw(random, 2)] =
            (uint8_t)draw(random, 256);
        break;
    case 2: /* cut off */
        length = draw(random, length);
        break;
    case 3: /* an element twice; lengths around it stay */
        element = some_element(random, der);
        at = (size_t)(element.data - der.data) + element.length;
        memmove(out + at + element.length, der.data + at, der.length - at);
        memcpy(out + at, element.data, element.length);
        length += element.length;
        if (draw(random, 2) == 0) /* at the cost of the end */
            length = der.length;
        break;
    default: /* several octets */
        for (size_t count = 1 + draw(random, 8); count > 0; count--)
            out[draw(random, length)] = (uint8_t)draw(random, 256);
        break;
    }
    return bytes_of(out, length);
}

/* A copy that ends where its block ends, so that reading behind it is seen. */
static uint8_t *copy_of(struct bytes octets)
{
    uint8_t *copy = malloc(octets.length > 0 ? octets.length : 1);
    ck_assert_ptr_nonnull(copy);
    if (octets.length > 0)
        memcpy(copy, octets.data, octets.length);
    return copy;
}

START_TEST(altered)
{
    enum scene_part part = (enum scene_part)_i;
    struct scene scene;
    struct seeded_random random;
    size_t count = test_is_quick() ? 60 : MUTATIONS, valid = 0, read = 0;
    scene_init(&scene);
    struct bytes whole = scene.parts[part];
    uint8_t *room = malloc(2 * whole.length);
    ck_assert_ptr_nonnull(room);
    ck_assert_int_eq(scene_judge(scene.parts, false, NULL), VERDICT_VALID);
    seeded_random_init(&random, 4000 + (uint64_t)_i);
    for (size_t i = 0; i < count; i++) {
        bool is_read;
        struct bytes parts[SCENE_PARTS];
        memcpy(parts, scene.parts, sizeof parts);
        struct bytes mutated = mutate(&random, whole, room);
        uint8_t *copy = copy_of(mutated);
        parts[part] = bytes_of(copy, mutated.length);
        enum path_verdict verdict = scene_judge(parts, i % 2 == 0, &is_read);
        bool is_valid = verdict == VERDICT_VALID && !bytes_equal(mutated, whole);
        ck_assert_msg(!is_valid || part == SCENE_ROOT, "part %d, mutation %zu: valid",
                      _i, i);
        if (is_valid) { /* all that the root says of itself was read */
            struct path_certificate root;
            struct error error = {0};
            ck_assert(path_certificate_read(mutated, &root, &error));
            ck_assert_uint_eq(root.certificate.extensions.undecoded, 0);
        }
        valid += is_valid;
        read += is_read;
        free(copy);
    }
    /* Most mutations are found when they are read; there must be others. */
    ck_assert_uint_gt(read, count / 20);
    ck_assert(part == SCENE_ROOT ? test_is_quick() || valid > 0 : valid == 0);
    free(room);
    scene_clear(&scene);
}
END_TEST

Suite *path_mutations_suite(void)
{
    Suite *suite = suite_create("path_mutations");
    TCase *parts = tcase_create("parts");
    tcase_set_timeout(parts, 300);
    tcase_add_loop_test(parts, altered, 0, SCENE_OLDER_CRL);
    suite_add_tcase(suite, parts);
    return suite;
}
