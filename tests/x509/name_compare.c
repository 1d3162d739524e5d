/* name_compare.c -- tests x509/name_compare.h. Vectors by hand:
 * tests/vectors/x509/name_compare.txt; and names at random against a second opinion, which
 * brings each name into a normal form. */
#include "x509/name_compare.h"

#include <stdlib.h>

#include "asn1/oid.h"
#include "fixture.h"
#include "suites.h"
#include "table.h"
#include "x509/name.h"

/* --- names in short ---------------------------------------------------------------------- */

static uint8_t tag_of(char letter)
{
    static const char letters[] = "UPTIVNBW";
    static const uint8_t tags[] = {DER_UTF8_STRING,    DER_PRINTABLE_STRING,
                                   DER_TELETEX_STRING, DER_IA5_STRING,
                                   DER_VISIBLE_STRING, DER_NUMERIC_STRING,
                                   DER_BMP_STRING,     DER_UNIVERSAL_STRING};
    const char *at = strchr(letters, letter);
    ck_assert_msg(at != NULL && letter != '\0', "no string '%c'", letter);
    return tags[at - letters];
}

static void write_string(struct der_writer *writer, uint8_t tag, const char *text)
{
    static const uint8_t zeros[3] = {0};
    der_begin(writer, tag);
    for (; *text != '\0'; text++) {
        char c = (char)(*text == '_' ? ' ' : *text == '~' ? '\t' : *text);
        der_write_raw(writer, bytes_of(zeros, tag == DER_UNIVERSAL_STRING ? 3
                                              : tag == DER_BMP_STRING     ? 1
                                                                          : 0));
        der_write_raw(writer, bytes_of(&c, 1));
    }
    der_end(writer);
}

static void write_attribute(struct der_writer *writer, const char *text)
{
    uint8_t octets[64];
    const char *equals = strchr(text, '=');
    ck_assert_msg(equals != NULL && equals[1] != '\0' && equals[2] == ':', "%s", text);
    const struct oid_name *type = oid_name_by_text(text, (size_t)(equals - text));
    uint8_t oid[OID_OCTETS_MAX];
    size_t length;
    ck_assert_msg(type != NULL && oid_from_text(type->dotted, oid, &length), "%s",
                  text);
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, bytes_of(oid, length));
    if (equals[1] == 'X')
        der_write_raw(writer,
                      bytes_of(octets, test_hex(equals + 3, octets, sizeof octets)));
    else
        write_string(writer, tag_of(equals[1]), equals + 3);
    der_end(writer);
}

/* Writes TEXT, which it may cut up, as a Name. */
static struct bytes write_name(struct der_writer *writer, char *text)
{
    der_begin(writer, DER_SEQUENCE);
    for (char *rdn = strcmp(text, "-") == 0 ? NULL : text; rdn != NULL;) {
        char *next = strchr(rdn, ';');
        if (next != NULL)
            *next++ = '\0';
        der_begin(writer, DER_SET);
        for (char *attribute = rdn; attribute != NULL;) {
            char *plus = strchr(attribute, '+');
            if (plus != NULL)
                *plus++ = '\0';
            write_attribute(writer, attribute);
            attribute = plus;
        }
        der_end_set_of(writer);
        rdn = next;
    }
    der_end(writer);
    return fixture_finish(writer);
}

/* --- the table --------------------------------------------------------------------------- */

static void check(struct bytes a, struct bytes b, bool equal, bool within, bool around,
                  const char *origin)
{
    ck_assert_msg(name_equal(a, b) == equal, "%s: equal", origin);
    ck_assert_msg(name_equal(b, a) == equal, "%s: equal, turned round", origin);
    ck_assert_msg(name_is_within(a, b) == (equal || within), "%s: within", origin);
    ck_assert_msg(name_is_within(b, a) == (equal || around), "%s: around", origin);
    ck_assert_msg(name_hash(a) == name_hash(b) || !equal, "%s: hash", origin);
    ck_assert_msg(name_equal(a, a) && name_equal(b, b), "%s: itself", origin);
    ck_assert(name_is_within(a, a) && name_is_within(b, b));
}

START_TEST(table)
{
    struct table_lines lines;
    size_t count = 0;
    table_lines_open(&lines, "tests/vectors/x509/name_compare.txt");
    for (char *line; (line = table_lines_next(&lines)) != NULL; count++) {
        struct der_writer a = {0}, b = {0};
        char *columns[4];
        ck_assert_uint_eq(table_columns(line, columns, 4), 4);
        bool equal = strcmp(columns[0], "equal") == 0;
        bool within = strcmp(columns[0], "within") == 0;
        bool around = strcmp(columns[0], "around") == 0;
        ck_assert(equal || within || around || strcmp(columns[0], "apart") == 0);
        struct bytes name_a = write_name(&a, columns[1]);
        struct bytes name_b = write_name(&b, columns[2]);
        check(name_a, name_b, equal, within, around, lines.origin);
        der_writer_clear(&a);
        der_writer_clear(&b);
    }
    ck_assert_uint_eq(count, 65);
}
END_TEST

/* --- at random --------------------------------------------------------------------------- */

#define ATTRIBUTES_MAX 3
#define VALUE_MAX      12

struct attribute {
    int type;
    char value[VALUE_MAX + 1]; /* lower case, single spaces inside: the normal form */
};

struct rdn {
    struct attribute attributes[ATTRIBUTES_MAX];
    int count;
};

struct plain_name {
    struct rdn rdns[3];
    int count;
};

static int draw(struct seeded_random *random, int bound)
{
    uint8_t octets[2];
    ck_assert(random_fill(&random->source, octets, sizeof octets));
    return (octets[0] << 8 | octets[1]) % bound;
}

static int compare_attributes(const void *a, const void *b)
{
    const struct attribute *x = a, *y = b;
    return x->type != y->type ? x->type - y->type : strcmp(x->value, y->value);
}

/* A small alphabet, so that names often are the same by accident. */
static void draw_name(struct seeded_random *random, struct plain_name *name)
{
    static const char *const values[] = {"a", "b", "a b", "ab", "", "1", "a a b"};
    memset(name, 0, sizeof *name);
    name->count = draw(random, 4);
    for (int i = 0; i < name->count; i++) {
        struct rdn *rdn = &name->rdns[i];
        rdn->count = 1 + draw(random, ATTRIBUTES_MAX);
        for (int j = 0; j < rdn->count; j++) {
            rdn->attributes[j].type = draw(random, 2);
            strcpy(rdn->attributes[j].value, values[draw(random, 7)]);
        }
        qsort(rdn->attributes, (size_t)rdn->count, sizeof rdn->attributes[0],
              compare_attributes);
    }
}

/* One way of many to write NAME. */
static struct bytes write_variant(struct seeded_random *random,
                                  struct der_writer *writer,
                                  const struct plain_name *name)
{
    static const char *const types[] = {"CN", "O"};
    der_begin(writer, DER_SEQUENCE);
    for (int i = 0; i < name->count; i++) {
        der_begin(writer, DER_SET);
        for (int j = 0; j < name->rdns[i].count; j++) {
            const struct attribute *attribute = &name->rdns[i].attributes[j];
            char text[128];
            int at = snprintf(text, sizeof text, "%s=%c:%.*s", types[attribute->type],
                              "UPTIVBW"[draw(random, 7)], draw(random, 3), "___");
            for (const char *c = attribute->value; *c != '\0'; c++) {
                bool is_upper = draw(random, 2) == 0 && *c >= 'a';
                text[at++] = (char)(*c == ' ' ? '_' : is_upper ? *c - 'a' + 'A' : *c);
                for (int more = draw(random, 3); *c == ' ' && more > 0; more--)
                    text[at++] = '_';
            }
            snprintf(text + at, sizeof text - (size_t)at, "%.*s", draw(random, 3),
                     "___");
            write_attribute(writer, text);
        }
        der_end_set_of(writer);
    }
    der_end(writer);
    return fixture_finish(writer);
}

static bool begins_with(const struct plain_name *name, const struct plain_name *base)
{
    return name->count >= base->count &&
           memcmp(name->rdns, base->rdns, (size_t)base->count * sizeof base->rdns[0]) ==
               0;
}

START_TEST(random_pairs)
{
    struct seeded_random random;
    size_t rounds = test_is_quick() ? 300 : 10000, equal_count = 0, within_count = 0;
    size_t same_hash_count = 0;
    seeded_random_init(&random, 71);
    for (size_t i = 0; i < rounds; i++) {
        struct der_writer writer_a = {0}, writer_b = {0};
        struct plain_name a, b;
        char origin[32];
        draw_name(&random, &a);
        if (i % 3 == 0)
            b = a;
        else
            draw_name(&random, &b);
        if (i % 6 == 3 && b.count > 0)
            memset(&b.rdns[--b.count], 0, sizeof b.rdns[0]);
        bool in_b = begins_with(&a, &b), in_a = begins_with(&b, &a);
        snprintf(origin, sizeof origin, "round %zu", i);
        check(write_variant(&random, &writer_a, &a),
              write_variant(&random, &writer_b, &b), in_a && in_b, in_b, in_a, origin);
        equal_count += in_a && in_b;
        same_hash_count += name_hash(fixture_finish(&writer_a)) ==
                           name_hash(fixture_finish(&writer_b));
        within_count += in_a != in_b;
        der_writer_clear(&writer_a);
        der_writer_clear(&writer_b);
    }
    ck_assert_uint_eq(same_hash_count,
                      equal_count); /* for these names, as it happens */
    ck_assert_uint_gt(equal_count, rounds / 8);
    ck_assert_uint_gt(within_count, rounds / 8);
}
END_TEST

/* --- large RelativeDistinguishedNames ---------------------------------------------------- */

/* COUNT attributes in one RDN, or with the last in an RDN of its own. */
static struct bytes write_split(struct der_writer *writer, size_t count, bool is_split)
{
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_SET);
    for (size_t i = 0; i < count; i++) {
        char text[32];
        snprintf(text, sizeof text, "CN=U:%06zu", i);
        if (is_split && i == count - 1) {
            der_end(writer);
            der_begin(writer, DER_SET);
        }
        write_attribute(writer, text);
    }
    der_end(writer);
    der_end(writer);
    return fixture_finish(writer);
}

/* Where a run of attributes ends, an RDN need not. */
START_TEST(split_rdns)
{
    for (size_t count = 2; count <= 3 * NAME_RDN_ATTRIBUTES_MAX; count++) {
        struct der_writer a = {0}, b = {0};
        struct bytes whole = write_split(&a, count, false);
        struct bytes split = write_split(&b, count, true);
        ck_assert_msg(!name_equal(whole, split) && !name_equal(split, whole), "%zu",
                      count);
        ck_assert(!name_is_within(whole, split) && !name_is_within(split, whole));
        ck_assert(name_hash(whole) != name_hash(split));
        der_writer_clear(&a);
        der_writer_clear(&b);
    }
}
END_TEST

/* COUNT attributes with the values 0, 1, 2, ...; that at ODD is a BMPString, which sorts
 * behind all others. */
static struct bytes write_wide(struct der_writer *writer, size_t count, size_t odd)
{
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_SET);
    for (size_t i = 0; i < count; i++) {
        char text[32];
        snprintf(text, sizeof text, "CN=%c:%06zu", i == odd ? 'B' : 'U', i);
        write_attribute(writer, text);
    }
    der_end_set_of(writer);
    der_end(writer);
    return fixture_finish(writer);
}

START_TEST(wide_rdns)
{
    for (size_t count = 1; count <= NAME_RDN_ATTRIBUTES_MAX + 4; count++) {
        struct der_writer a = {0}, b = {0}, c = {0};
        struct bytes plain = write_wide(&a, count, count);
        struct bytes odd = write_wide(&b, count, 0);
        struct bytes longer = write_wide(&c, count + 1, count + 1);
        bool want = count <= NAME_RDN_ATTRIBUTES_MAX;
        ck_assert_msg(name_equal(plain, odd) == want, "%zu attributes", count);
        ck_assert(name_equal(plain, plain) && name_is_within(odd, odd));
        ck_assert(name_hash(plain) == name_hash(odd));
        ck_assert(!name_is_within(longer, plain) && !name_is_within(plain, longer));
        ck_assert(!name_equal(longer, plain));
        der_writer_clear(&a);
        der_writer_clear(&b);
        der_writer_clear(&c);
    }
}
END_TEST

/* 20,000 attributes in one RDN: each is compared with few others. */
START_TEST(very_wide_rdns)
{
    struct der_writer a = {0}, b = {0};
    size_t count = test_is_quick() ? 500 : 20000;
    struct bytes name_a = write_wide(&a, count, count);
    struct bytes name_b = write_wide(&b, count, count - 1);
    ck_assert(name_equal(name_a, name_b)); /* the last one stays the last */
    ck_assert(name_equal(name_b, name_b) && name_hash(name_a) == name_hash(name_b));
    der_writer_clear(&a);
    der_writer_clear(&b);
}
END_TEST

Suite *name_compare_suite(void)
{
    Suite *suite = suite_create("name_compare");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_test(values, table);
    tcase_add_test(values, random_pairs);
    tcase_add_test(values, split_rdns);
    tcase_add_test(values, wide_rdns);
    tcase_add_test(values, very_wide_rdns);
    suite_add_tcase(suite, values);
    return suite;
}
