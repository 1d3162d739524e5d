/* name_check.c -- whether a name that was asked for may be certified. */
#include "../asn1/der_string.h"
#include "attribute.h"
#include "name.h"
#include "../asn1/text.h"

static bool fail(struct error *error, const char *type, const char *want)
{
    return error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 A.1",
                      "subject: %.40s: %s", type, want);
}

/* Counts the characters of a value; false at one that may not be shown, or that is no
 * letter where the rule wants letters. */
static bool count_characters(const struct name_attribute *attribute,
                             const struct attribute_rule *rule, size_t *count)
{
    size_t position = 0;
    for (*count = 0;; ++*count) {
        int32_t c = der_string_next(attribute->tag, attribute->contents, &position);
        if (c == DER_STRING_END)
            return true;
        if (c == DER_STRING_INVALID || text_is_unsafe((uint32_t)c) ||
            (rule->is_letters && !text_is_letter(c)))
            return false;
    }
}

static bool check_attribute(const struct name_attribute *attribute, struct error *error)
{
    char dotted[OID_TEXT_SIZE], name[OID_TEXT_SIZE];
    size_t count;
    const char *type = attribute_to_text(attribute->type, name);
    const struct attribute_rule *rule =
        attribute_rule_of(oid_to_text(attribute->type, dotted));
    if (!der_tag_is_string(attribute->tag))
        return fail(error, type, "want a string");
    if (rule->tag != DER_UTF8_STRING && attribute->tag != rule->tag)
        return fail(error, type, "want another type of string");
    if (!count_characters(attribute, rule, &count))
        return fail(error, type, "want characters that can be shown");
    return (count >= rule->length_min && count <= rule->length_max) ||
           fail(error, type, "want a value of the length that the type has");
}

bool name_check_subject(struct bytes name, struct error *error)
{
    struct name_walk walk;
    struct name_attribute attribute;
    name_walk_begin(&walk, name);
    while (name_walk_next(&walk, &attribute))
        if (!check_attribute(&attribute, error))
            return false;
    return true;
}
