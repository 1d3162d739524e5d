/* der_rules.c -- what makes one element DER, X.690 sections 8, 10 and 11: its header, its
 * form, and its place among its siblings. */
#include "der_rules.h"

#include <inttypes.h>

#include "der.h"
#include "der_rules_contents.h"

static void check_forms(const struct check *check)
{
    unsigned forms = check->element->header.forms;
    EXPECT((forms & BER_LONG_TAG) == 0, "X.690 8.1.2.2",
           "want a tag number below 31 in one octet, have more");
    EXPECT((forms & BER_PADDED_TAG) == 0, "X.690 8.1.2.4.2",
           "want the shortest form of the tag number, have a leading 80");
    EXPECT((forms & BER_RESERVED_FORM) == 0, "X.690 8.1.3.5",
           "want a length, have the reserved octet FF");
    EXPECT((forms & BER_LONG_LENGTH) == 0, "X.690 10.1",
           "want the shortest form of the length %" PRIu64 ", have %zu octets",
           check->element->header.contents_length,
           check->element->header.header_length -
               check->element->header.identifier_length);
    EXPECT((forms & BER_INDEFINITE) == 0, "X.690 10.1",
           "want a definite length, have the indefinite form");
}

bool der_type_has_parts(uint32_t number)
{
    return number == BER_SEQUENCE || number == BER_SET || number == 8 || number == 11 ||
           number == 29;
}

/* Types that BER may cut into pieces and DER may not: strings, and the times, which are
 * VisibleStrings. */
static bool is_string(uint32_t number)
{
    return number == DER_BIT_STRING || number == DER_OCTET_STRING ||
           number == DER_UTF8_STRING || number == 7 || (number >= 18 && number <= 30);
}

/* X.680 table 1 ends with RELATIVE-OID-IRI; 15 is nobody's yet. */
static bool is_known(uint32_t number)
{
    return number <= 36 && number != 15;
}

static void check_form(const struct check *check)
{
    const struct ber_header *header = &check->element->header;
    uint32_t number = header->number;
    if (der_type_has_parts(number)) {
        EXPECT(header->is_constructed,
               number == BER_SET ? "X.690 8.11.1" : "X.690 8.9.1",
               "want this type constructed, have it primitive");
    } else if (header->is_constructed) {
        EXPECT(!is_string(number), "X.690 10.2",
               "want a string in one piece, have it constructed");
        EXPECT(is_string(number) || !is_known(number), "X.690 8.1.2.5",
               "want this type primitive, have it constructed");
    } else {
        der_rules_check_contents(check);
    }
}

static void check_end_of_contents(const struct check *check, bool is_ended)
{
    EXPECT(is_ended, "X.690 8.1.5",
           "want end-of-contents octets only behind contents of indefinite length, "
           "have them here");
    EXPECT(check->element->header.contents_length == 0, "X.690 8.1.5",
           "want end-of-contents octets 00 00, have others");
}

void der_rules_check(struct der_breaches *breaches, const struct ber_element *element,
                     bool is_ended)
{
    struct check this = {breaches, element, element->contents, element->offset};
    const struct check *check = &this;
    check_forms(check);
    if (element->header.tag_class != BER_UNIVERSAL)
        return;
    if (element->header.number == BER_END_OF_CONTENTS)
        check_end_of_contents(check, is_ended);
    else
        check_form(check);
}

struct der_siblings der_siblings_in(const struct ber_header *parent)
{
    bool is_set = parent != NULL && parent->tag_class == BER_UNIVERSAL &&
                  parent->number == BER_SET;
    return (struct der_siblings){
        .is_set = is_set, .is_by_value = is_set, .is_by_tag = is_set};
}

/* Orders octet strings as X.690 11.6 does: the shorter one is padded with zeros. */
static int compare_values(struct bytes a, struct bytes b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = memcmp(a.data, b.data, common);
    if (order != 0)
        return order;
    for (size_t i = common; i < a.length; i++)
        if (a.data[i] != 0)
            return 1;
    for (size_t i = common; i < b.length; i++)
        if (b.data[i] != 0)
            return -1;
    return 0;
}

/* Whether A's tag is before B's in the canonical order of X.680 8.6. */
static bool is_tag_before(struct bytes a, struct bytes b)
{
    struct ber_header first, second;
    if (ber_read_header(a, &first) != BER_FINE ||
        ber_read_header(b, &second) != BER_FINE)
        return false;
    return first.tag_class != second.tag_class ? first.tag_class < second.tag_class
                                               : first.number < second.number;
}

void der_siblings_check(struct der_siblings *siblings, struct der_breaches *breaches,
                        size_t offset, struct bytes element)
{
    struct bytes before = siblings->element;
    siblings->element = element;
    if (!siblings->is_set || before.length == 0 || element.length == 0 ||
        !(siblings->is_by_value || siblings->is_by_tag))
        return;
    siblings->is_by_value =
        siblings->is_by_value && compare_values(before, element) <= 0;
    siblings->is_by_tag = siblings->is_by_tag && is_tag_before(before, element);
    if (!siblings->is_by_value && !siblings->is_by_tag)
        breaches->report(breaches, offset, "X.690 11.6",
                         "want the elements of a SET in ascending order, have a "
                         "smaller one here");
}
