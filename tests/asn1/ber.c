/* ber.c -- tests asn1/ber.h: headers by hand after X.690 section 8.1, and a walk over
 * documents whose every element is written out here. Random documents must end. */
#include "asn1/ber.h"

#include <stdlib.h>

#include "asn1/hex.h"
#include "suites.h"

static struct bytes octets_of(const char *hex, uint8_t *octets, size_t size)
{
    size_t length;
    ck_assert_msg(hex_decode(hex, octets, size, &length), "%s", hex);
    return bytes_of(octets, length);
}

/* --- headers ------------------------------------------------------------------------------- */

static const struct {
    const char *hex;
    struct ber_header want;
} headers[] = {
    {"0500", {5, BER_UNIVERSAL, false, 5, 1, 2, 0, false, 0}},
    {"020105", {2, BER_UNIVERSAL, false, 2, 1, 2, 1, false, 0}},
    {"3000", {0x30, BER_UNIVERSAL, true, 16, 1, 2, 0, false, 0}},
    {"4100", {0x41, BER_APPLICATION, false, 1, 1, 2, 0, false, 0}},
    {"be00", {0xbe, BER_CONTEXT, true, 30, 1, 2, 0, false, 0}},
    {"c000", {0xc0, BER_PRIVATE, false, 0, 1, 2, 0, false, 0}},
    {"9f1f00", {0x9f, BER_CONTEXT, false, 31, 2, 3, 0, false, 0}},
    {"9f7f00", {0x9f, BER_CONTEXT, false, 127, 2, 3, 0, false, 0}},
    {"9f810000", {0x9f, BER_CONTEXT, false, 128, 3, 4, 0, false, 0}},
    {"9f87ffffff7f00", {0x9f, BER_CONTEXT, false, BER_NUMBER_MAX, 6, 7, 0, false, 0}},
    {"9f1e00", {0x9f, BER_CONTEXT, false, 30, 2, 3, 0, false, BER_LONG_TAG}},
    {"1f801f00", {0x1f, BER_UNIVERSAL, false, 31, 3, 4, 0, false, BER_PADDED_TAG}},
    {"1f800000",
     {0x1f, BER_UNIVERSAL, false, 0, 3, 4, 0, false, BER_PADDED_TAG | BER_LONG_TAG}},
    {"048100", {4, BER_UNIVERSAL, false, 4, 1, 3, 0, false, BER_LONG_LENGTH}},
    {"04810141", {4, BER_UNIVERSAL, false, 4, 1, 3, 1, false, BER_LONG_LENGTH}},
    {"0482000141", {4, BER_UNIVERSAL, false, 4, 1, 4, 1, false, BER_LONG_LENGTH}},
    {"048a0000000000000000000141",
     {4, BER_UNIVERSAL, false, 4, 1, 12, 1, false, BER_LONG_LENGTH}},
    {"3080", {0x30, BER_UNIVERSAL, true, 16, 1, 2, 0, true, BER_INDEFINITE}},
    {"30800000", {0x30, BER_UNIVERSAL, true, 16, 1, 2, 0, true, BER_INDEFINITE}},
};

static void assert_header(const struct ber_header *have, const struct ber_header *want,
                          const char *text)
{
    ck_assert_msg(have->identifier == want->identifier, "%s", text);
    ck_assert_msg(have->tag_class == want->tag_class, "%s", text);
    ck_assert_msg(have->is_constructed == want->is_constructed, "%s", text);
    ck_assert_msg(have->number == want->number, "%s: %u", text, have->number);
    ck_assert_msg(have->identifier_length == want->identifier_length, "%s", text);
    ck_assert_msg(have->header_length == want->header_length, "%s", text);
    ck_assert_msg(have->contents_length == want->contents_length, "%s", text);
    ck_assert_msg(have->is_indefinite == want->is_indefinite, "%s", text);
    ck_assert_msg(have->forms == want->forms, "%s: %x", text, have->forms);
}

START_TEST(reads_headers)
{
    uint8_t octets[64];
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        struct ber_header header;
        struct bytes left = octets_of(headers[i].hex, octets, sizeof octets);
        ck_assert_int_eq(ber_read_header(left, &header), BER_FINE);
        assert_header(&header, &headers[i].want, headers[i].hex);
    }
}
END_TEST

/* 127 and 128 octets, 255 and 256: where the shortest form changes. */
START_TEST(lengths)
{
    static const struct {
        const char *hex;
        size_t length;
        unsigned forms;
    } cases[] = {
        {"047f", 127, 0},
        {"04817f", 127, BER_LONG_LENGTH},
        {"048180", 128, 0},
        {"0481ff", 255, 0},
        {"048200ff", 255, BER_LONG_LENGTH},
        {"04820100", 256, 0},
        {"0483000100", 256, BER_LONG_LENGTH},
    };
    static uint8_t octets[512];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ber_header header;
        struct bytes start = octets_of(cases[i].hex, octets, sizeof octets);
        struct bytes left = bytes_of(octets, start.length + cases[i].length);
        ck_assert_int_eq(ber_read_header(left, &header), BER_FINE);
        ck_assert_uint_eq(header.contents_length, cases[i].length);
        ck_assert_uint_eq(header.forms, cases[i].forms);
        left.length--;
        ck_assert_int_eq(ber_read_header(left, &header), BER_CONTENTS_CUT_OFF);
        ck_assert_uint_eq(header.contents_length, cases[i].length);
    }
}
END_TEST

/* The reserved first length octet FF is read as 127 octets, as OpenSSL does. */
START_TEST(reserved_form)
{
    uint8_t octets[2 + 127 + 1] = {0x04, 0xff};
    struct ber_header header;
    octets[2 + 126] = 1;
    ck_assert_int_eq(ber_read_header(bytes_of(octets, sizeof octets), &header),
                     BER_FINE);
    ck_assert_uint_eq(header.header_length, 129);
    ck_assert_uint_eq(header.contents_length, 1);
    ck_assert_uint_eq(header.forms, BER_RESERVED_FORM | BER_LONG_LENGTH);
    ck_assert_int_eq(ber_read_header(bytes_of(octets, 128), &header),
                     BER_LENGTH_CUT_OFF);
}
END_TEST

static const struct {
    const char *hex;
    enum ber_fault want;
} faults[] = {
    {"", BER_TAG_CUT_OFF},
    {"1f", BER_TAG_CUT_OFF},
    {"1f81", BER_TAG_CUT_OFF},
    {"1f888080800000", BER_TAG_TOO_LARGE},
    {"30", BER_LENGTH_CUT_OFF},
    {"9f1f", BER_LENGTH_CUT_OFF},
    {"3081", BER_LENGTH_CUT_OFF},
    {"308201", BER_LENGTH_CUT_OFF},
    {"30ff00", BER_LENGTH_CUT_OFF},
    {"30888000000000000000", BER_LENGTH_TOO_LARGE},
    {"3089010000000000000000", BER_LENGTH_TOO_LARGE},
    {"30887fffffffffffffff", BER_CONTENTS_CUT_OFF},
    {"0480", BER_PRIMITIVE_INDEFINITE},
    {"04800000", BER_PRIMITIVE_INDEFINITE},
    {"0401", BER_CONTENTS_CUT_OFF},
    {"3005020105", BER_CONTENTS_CUT_OFF},
};

START_TEST(refuses_headers)
{
    uint8_t octets[64];
    const char *source;
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        struct ber_header header;
        struct bytes left = octets_of(faults[i].hex, octets, sizeof octets);
        enum ber_fault fault = ber_read_header(left, &header);
        ck_assert_msg(fault == faults[i].want, "%s: %d", faults[i].hex, (int)fault);
        ck_assert_ptr_nonnull(strstr(ber_fault_text(fault, &source), "want "));
    }
}
END_TEST

/* --- the walk -------------------------------------------------------------------------------- */

/* What a walk that enters everything sees: "OFFSET/DEPTH" for each element, "!" and the
 * fault where it stops, "?" for each element without an end. */
static const struct {
    const char *hex, *want;
} walks[] = {
    {"", ""},
    {"0500", "0/0 "},
    {"05000500", "0/0 2/0 "},
    {"3000", "0/0 "},
    {"30020500", "0/0 2/1 "},
    {"300205000500", "0/0 2/1 4/0 "},
    {"300430020500", "0/0 2/1 4/2 "},
    {"3006300205000500", "0/0 2/1 4/2 6/1 "},
    {"30800000", "0/0 2/1 "},
    {"308005000000", "0/0 2/1 4/1 "},
    {"3080050000000500", "0/0 2/1 4/1 6/0 "},
    {"3080308000000000", "0/0 2/1 4/2 6/1 "},
    {"3080", "0/0 ?"},
    {"30800500", "0/0 2/1 ?"},
    {"30803080", "0/0 2/1 ??"},
    {"30023080", "0/0 2/1 ?"},
    {"300230800500", "0/0 2/1 ?4/0 "},
    {"30020000", "0/0 2/1 "},
    {"0000", "0/0 "},
    {"3003020201", "0/0 !6"},
    {"300102", "0/0 !3"},
    {"05000401", "0/0 !6"},
};

static void describe_walk(struct bytes document, char *text, size_t size)
{
    struct ber_walk walk = ber_walk_of(document);
    struct ber_element element;
    enum ber_fault fault;
    size_t used = 0;
    text[0] = '\0';
    for (;;) {
        enum ber_step step = ber_next(&walk, &element, &fault);
        for (; walk.unended_count > 0; walk.unended_count--)
            used += (size_t)snprintf(text + used, size - used, "?");
        if (step == BER_FAULT)
            snprintf(text + used, size - used, "!%d", (int)fault);
        if (step != BER_ELEMENT)
            return;
        used += (size_t)snprintf(text + used, size - used, "%zu/%u ", element.offset,
                                 element.depth);
        if (element.header.is_constructed)
            ck_assert_int_eq(ber_enter(&walk, &element, 0), BER_FINE);
    }
}

START_TEST(walks_over_elements)
{
    uint8_t octets[64];
    char text[256];
    for (size_t i = 0; i < sizeof walks / sizeof walks[0]; i++) {
        describe_walk(octets_of(walks[i].hex, octets, sizeof octets), text,
                      sizeof text);
        ck_assert_msg(strcmp(text, walks[i].want) == 0, "%s: %s", walks[i].hex, text);
    }
}
END_TEST

/* Who does not enter steps over; who leaves gets what was left. */
START_TEST(steps_over_and_leaves)
{
    uint8_t octets[64];
    struct ber_walk walk = ber_walk_of(octets_of("3006020101020102"
                                                 "0303000500",
                                                 octets, sizeof octets));
    struct ber_element element;
    enum ber_fault fault;
    ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_ELEMENT);
    ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_ELEMENT);
    ck_assert_uint_eq(element.offset, 8);
    ck_assert_int_eq(ber_enter(&walk, &element, 1), BER_FINE); /* a BIT STRING */
    ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_ELEMENT);
    ck_assert_uint_eq(element.offset, 11);
    ck_assert_uint_eq(element.depth, 1);
    ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_END);

    walk = ber_walk_of(bytes_of(octets, 13));
    ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_ELEMENT);
    ck_assert_int_eq(ber_enter(&walk, &element, 0), BER_FINE);
    ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_ELEMENT);
    struct bytes rest = ber_leave_rest(&walk);
    ck_assert(bytes_equal(rest, bytes_of("\x02\x01\x02", 3)));
    ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_ELEMENT);
    ck_assert_uint_eq(element.offset, 8);
    ck_assert_uint_eq(element.depth, 0);
}
END_TEST

START_TEST(depth)
{
    static uint8_t octets[2 * (BER_DEPTH_MAX + 10)];
    for (size_t i = 0; i < sizeof octets; i += 2) {
        octets[i] = 0x30;
        octets[i + 1] = 0x80;
    }
    struct ber_walk walk = ber_walk_of(bytes_of(octets, sizeof octets));
    struct ber_element element;
    enum ber_fault fault;
    for (unsigned i = 0; i <= BER_DEPTH_MAX; i++) {
        ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_ELEMENT);
        ck_assert_uint_eq(element.depth, i);
        ck_assert_int_eq(ber_enter(&walk, &element, 0),
                         i < BER_DEPTH_MAX ? BER_FINE : BER_TOO_DEEP);
    }
    ck_assert_int_eq(ber_next(&walk, &element, &fault), BER_END);
}
END_TEST

/* Every walk ends, in document order, within the document; a fault is got over. */
START_TEST(random_documents)
{
    static const uint8_t common[] = {0x30, 0x80, 0x00, 0x02, 0x01, 0x04, 0x31, 0x81,
                                     0x1f, 0x3f, 0x03, 0xff, 0xa0, 0x24, 0x05, 0x82};
    uint8_t octets[64];
    srand(5);
    for (int round = 0; round < 20000; round++) {
        size_t length = 1 + (size_t)rand() % sizeof octets, seen = 0, last = 0;
        for (size_t i = 0; i < length; i++)
            octets[i] = rand() % 4 == 0 ? (uint8_t)rand() : common[rand() % 16];
        struct ber_walk walk = ber_walk_of(bytes_of(octets, length));
        struct ber_element element;
        enum ber_fault fault;
        enum ber_step step;
        while ((step = ber_next(&walk, &element, &fault)) != BER_END) {
            ck_assert(seen == 0 || element.offset > last);
            ck_assert_uint_lt(seen++, length);
            last = element.offset;
            if (step == BER_FAULT) {
                struct bytes rest = ber_leave_rest(&walk);
                ck_assert_uint_gt(rest.length, 0);
                ck_assert(rest.data == octets + element.offset);
            } else if (element.header.is_constructed) {
                ck_assert_int_eq(ber_enter(&walk, &element, 0), BER_FINE);
            }
            ck_assert_uint_le(walk.position, length);
        }
        ck_assert_uint_eq(walk.position, length);
    }
}
END_TEST

/* --- one value ------------------------------------------------------------------------------- */

START_TEST(one_value)
{
    static const struct {
        const char *hex;
        bool want;
    } cases[] = {
        {"0500", true},        {"3000", true},      {"300430020500", true},
        {"0401ff", true},      {"", false},         {"05000500", false},
        {"050000", false},     {"05", false},       {"0000", false},
        {"8000", false},       {"a0020500", false}, {"3002a000", true},
        {"308100", false},     {"30800000", false}, {"30020000", false},
        {"3003020200", false}, {"1f0500", false},   {"300430810100", false},
        {"3005048100", false}, {"1f1f00", true},
    };
    uint8_t octets[64];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct bytes value = octets_of(cases[i].hex, octets, sizeof octets);
        ck_assert_msg(ber_is_one_value(value) == cases[i].want, "%s", cases[i].hex);
    }
}
END_TEST

Suite *ber_suite(void)
{
    Suite *suite = suite_create("ber");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, reads_headers);
    tcase_add_test(vectors, lengths);
    tcase_add_test(vectors, reserved_form);
    tcase_add_test(vectors, walks_over_elements);
    tcase_add_test(vectors, steps_over_and_leaves);
    tcase_add_test(vectors, depth);
    tcase_add_test(vectors, one_value);
    suite_add_tcase(suite, vectors);
    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, refuses_headers);
    tcase_add_test(rejects, random_documents);
    suite_add_tcase(suite, rejects);
    return suite;
}
